package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A JSON document with the place of every value in it. */
final class JsonDocument {
  private final String file;
  private final JsonNode root;
  private final IdentityHashMap<JsonNode, Positions> positions;
  private final List<Problem> problems;
  private final List<String> remarks;

  JsonDocument(
      String file,
      JsonNode root,
      IdentityHashMap<JsonNode, Positions> positions,
      List<Problem> problems,
      List<String> remarks) {
    this.file = file;
    this.root = root;
    this.positions = positions;
    this.problems = problems;
    this.remarks = remarks;
  }

  JsonNode root() {
    return root;
  }

  /** Duplicate keys. */
  List<Problem> problems() {
    return problems;
  }

  List<String> remarks() {
    return remarks;
  }

  /** The place of an object or array. */
  Location at(JsonNode container) {
    Positions known = positions.get(container);
    return known == null ? Location.startOf(file) : location(known.own());
  }

  /** The place of a field's value. */
  Location at(ObjectNode object, String field) {
    Positions known = positions.get(object);
    int index = 0;
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      if (property.getKey().equals(field)) {
        return known == null ? at(object) : location(known.children()[index]);
      }
      index++;
    }
    return at(object);
  }

  /** The fields of an object, each with the place of its value, in their order. */
  List<Field> fields(ObjectNode object) {
    Positions known = positions.get(object);
    List<Field> fields = new ArrayList<>(object.size());
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      Location at = known == null ? at(object) : location(known.children()[fields.size()]);
      fields.add(new Field(property.getKey(), property.getValue(), at));
    }
    return fields;
  }

  /** The place of an array's element. */
  Location at(ArrayNode array, int index) {
    Positions known = positions.get(array);
    return known == null || index >= known.children().length
        ? at(array)
        : location(known.children()[index]);
  }

  /**
   * The place that a path of field names and element numbers leads to, as far as the document has
   * it.
   */
  Location locate(List<Object> path) {
    JsonNode node = root;
    Location found = at(root);
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

  private Location location(long packed) {
    return new Location(file, (int) (packed >>> 32), (int) packed);
  }

  /**
   * A field of an object.
   *
   * @param at where its value stands
   */
  record Field(String name, JsonNode value, Location at) {}

  /**
   * Where a container and its children stand, each as {@code line << 32 | column}.
   *
   * @param own the container's own place
   * @param children places of the values, in their order
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; boxed lists would cost too much
  record Positions(long own, long[] children) {}
}
