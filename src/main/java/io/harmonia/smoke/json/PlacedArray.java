package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An array that knows where it and its elements stand, each as {@code line << 32 | column}. */
@SuppressWarnings("unchecked") // Jackson's deepCopy()
final class PlacedArray extends ArrayNode implements JsonPlaces.Located {
  private static final long serialVersionUID = 1L;

  private final long place;
  private long[] elements = {};

  PlacedArray(long place) {
    super(JsonNodeFactory.instance);
    this.place = place;
  }

  /** Says where the elements stand, in their order. */
  void place(long[] ofElements) {
    elements = ofElements;
  }

  @Override
  public long place() {
    return place;
  }

  /** Where the element of a number stands, counted from 0. */
  long placeOf(int index) {
    return elements[index];
  }
}
