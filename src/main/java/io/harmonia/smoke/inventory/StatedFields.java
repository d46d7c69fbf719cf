package io.harmonia.smoke.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.JsonWriter;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.RelativePath;

/** Fields of a manifest's objects as they are written; what is right already stays as it is. */
final class StatedFields {
  static final String SIZE = "size_bytes";
  static final String COUNT = "files_count";
  static final String SHA256 = "sha256";
  static final String VERSION = "version";

  private StatedFields() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Another object of the same values. */
  static ObjectNode copy(JsonNode object) {
    return object().setAll((ObjectNode) object);
  }

  /** The entries of a list; none where there is no such list. */
  static ArrayNode entries(ObjectNode manifest, ListName list) {
    return manifest.get(list.key()) instanceof ArrayNode entries
        ? entries
        : JsonNodeFactory.instance.arrayNode();
  }

  static void amount(ObjectNode object, String name, long value) {
    object.set(name, JsonWriter.number(value));
  }

  static void digest(ObjectNode object, Sha256 value) {
    if (Sha256.parse(object.path(SHA256).asText()).filter(value::equals).isEmpty()) {
      object.put(SHA256, value.hex());
    }
  }

  /** The path of a file as the entry of its directory states it. */
  static String below(RelativePath directory, RelativePath path) {
    return path.text().substring(directory.text().length() + 1);
  }
}
