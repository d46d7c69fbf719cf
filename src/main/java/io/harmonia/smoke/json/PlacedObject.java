package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** An object that knows where it and its values stand, each as {@code line << 32 | column}. */
@SuppressWarnings("unchecked") // Jackson's deepCopy()
final class PlacedObject extends ObjectNode implements JsonPlaces.Located {
  private static final long serialVersionUID = 1L;

  /** As many fields are looked through faster than they are hashed. */
  private static final int FEW = 32;

  private final long place;
  private long[] values = {};
  private Map<String, Integer> numbers = Map.of(); // of a large object, once it is asked for

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

  /** The number of a field, counted from 0, or one below 0 where there is none. */
  int numberOf(String field) {
    if (size() > FEW && numbers.isEmpty()) {
      Map<String, Integer> all = new HashMap<>();
      properties().forEach(property -> all.put(property.getKey(), all.size()));
      numbers = all;
    }
    if (!numbers.isEmpty()) {
      return numbers.getOrDefault(field, -1);
    }
    int number = 0;
    for (Map.Entry<String, JsonNode> property : properties()) {
      if (property.getKey().equals(field)) {
        return number;
      }
      number++;
    }
    return -1;
  }

  /** Where the value of a number stands, counted from 0. */
  long placeOf(int index) {
    return values[index];
  }
}
