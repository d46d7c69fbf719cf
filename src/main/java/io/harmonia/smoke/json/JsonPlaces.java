package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the values of a JSON file stand, all of it or a part that was read by itself. */
public class JsonPlaces {
  private final String file;

  /**
   * @param file what to call it in locations
   */
  public JsonPlaces(String file) {
    this.file = file;
  }

  /** The place of an object or array. */
  public Location at(JsonNode container) {
    return container instanceof Located placed ? location(placed.place()) : Location.startOf(file);
  }

  /** The place of a field's value. */
  public Location at(ObjectNode object, String field) {
    int number = object instanceof PlacedObject placed ? placed.numberOf(field) : -1;
    return number >= 0 ? location(((PlacedObject) object).placeOf(number)) : at(object);
  }

  /** The fields of an object, each with the place of its value, in their order. */
  public List<Field> fields(ObjectNode object) {
    List<Field> fields = new ArrayList<>(object.size());
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      Location at =
          object instanceof PlacedObject placed
              ? location(placed.placeOf(fields.size()))
              : at(object);
      fields.add(new Field(property.getKey(), property.getValue(), at));
    }
    return fields;
  }

  /** The place of an array's element. */
  public Location at(ArrayNode array, int index) {
    return array instanceof PlacedArray placed && index < array.size()
        ? location(placed.placeOf(index))
        : at(array);
  }

  /**
   * The place that a path of field names and element numbers leads to from a value, as far as there
   * is one.
   *
   * @param start where the value stands
   */
  public Location locate(JsonNode value, Location start, List<Object> path) {
    JsonNode node = value;
    Location found = start;
    for (Object step : path) {
      if (node instanceof ObjectNode object && object.has(step.toString())) {
        found = at(object, step.toString());
        node = object.path(step.toString());
      } else if (node instanceof ArrayNode array
          && step instanceof Number number
          && number.intValue() < array.size()) {
        found = at(array, number.intValue());
        node = array.path(number.intValue());
      } else {
        break;
      }
    }
    return found;
  }

  /** The place that a packed one is. */
  Location location(long packed) {
    return new Location(file, (int) (packed >>> 32), (int) packed);
  }

  /**
   * A field of an object.
   *
   * @param at where its value stands
   */
  public record Field(String name, JsonNode value, Location at) {}

  /** A container that knows its place, as {@code line << 32 | column}. */
  interface Located {
    /** Where it stands. */
    long place();
  }
}
