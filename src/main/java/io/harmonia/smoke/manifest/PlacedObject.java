package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An object that knows where it and its values stand, each as {@code line << 32 | column}. */
@SuppressWarnings("unchecked") // Jackson's deepCopy()
final class PlacedObject extends ObjectNode implements JsonPlaces.Placed {
  private static final long serialVersionUID = 1L;

  private final long place;
  private long[] values = {};

  PlacedObject(long place) {
    super(JsonNodeFactory.instance);
    this.place = place;
  }

  /** Says where the values stand, in their order. */
  void place(long[] ofValues) {
    values = ofValues;
  }

  @Override
  public long place() {
    return place;
  }

  /** Where the value of a number stands, counted from 0. */
  long placeOf(int index) {
    return values[index];
  }
}
