package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonPlaces;
import io.harmonia.smoke.schema.SchemaFault;
import io.harmonia.smoke.schema.SchemaValidator;
import io.harmonia.smoke.text.Location;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Holds a manifest to this project's schema, each entry when it is read and the rest at the end, so
 * that the document need not be kept. The faults are those of the whole document, in their order.
 */
final class ManifestSchema {
  private final Map<ListName, List<SchemaFault>> ofEntries = new EnumMap<>(ListName.class);
  private final JsonPlaces places;

  /**
   * @param places of the document
   */
  ManifestSchema(JsonPlaces places) {
    this.places = places;
  }

  /** Validates an element of a list. */
  void entry(ListName list, int index, JsonNode entry, Location at) {
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    alone.putArray(list.key()).add(entry);
    List<SchemaFault> faults =
        SchemaValidator.validate(
            Ours.SCHEMA,
            alone,
            path ->
                new SchemaFault(
                    renumbered(path, index),
                    places.locate(entry, at, SchemaValidator.steps(path, 2)),
                    SchemaFault.OUR_NAME));
    if (!faults.isEmpty()) {
      ofEntries.computeIfAbsent(list, l -> new ArrayList<>()).addAll(faults);
    }
  }

  /** The faults of the whole document, whose lists may be kept or not. */
  List<SchemaFault> faults(JsonDocument document, ObjectNode root) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    rest.setAll(root);
    for (ListName list : ListName.values()) {
      if (rest.get(list.key()) instanceof ArrayNode) {
        rest.putArray(list.key());
      }
    }
    List<SchemaFault> faults = new ArrayList<>();
    List<SchemaFault> last = new ArrayList<>();
    for (SchemaFault fault :
        SchemaValidator.validate(
            Ours.SCHEMA,
            rest,
            path ->
                new SchemaFault(
                    path, document.locate(SchemaValidator.steps(path, 0)), SchemaFault.OUR_NAME))) {
      (isOfTotals(fault.instance()) ? last : faults).add(fault);
    }
    for (ListName list : ListName.values()) {
      faults.addAll(ofEntries.getOrDefault(list, List.of()));
    }
    faults.addAll(last);
    return List.copyOf(faults);
  }

  /** The totals come after the lists in the schema, and so do their faults. */
  private static boolean isOfTotals(NodePath path) {
    return path.getNameCount() > 0 && path.getElement(0).equals("totals");
  }

  /** The path in the document of what was validated as the only element of its list. */
  private static NodePath renumbered(NodePath path, int index) {
    NodePath there =
        new NodePath(PathType.JSON_POINTER).append((String) path.getElement(0)).append(index);
    for (Object step : SchemaValidator.steps(path, 2)) {
      there = step instanceof Integer number ? there.append(number) : there.append((String) step);
    }
    return there;
  }

  /** Loaded where it is first needed. */
  private static final class Ours {
    static final Schema SCHEMA = SchemaValidator.load("/io/harmonia/smoke/manifest.schema.json");
  }
}
