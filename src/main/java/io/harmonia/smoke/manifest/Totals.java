package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.json.Field;
import io.harmonia.smoke.json.JsonObject;
import io.harmonia.smoke.json.Misspellings;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The {@code totals} of a manifest.
 *
 * @param at where they stand
 * @param fields what is stated, by name: {@code models_bytes}, {@code models_files}, {@code
 *     datasets_bytes}, {@code datasets_files}
 * @param names every name that is stated, these and others, but for misspelt ones
 * @param problems what is wrong with them beside their fields
 */
public record Totals(
    Location at, Map<String, Stated<Long>> fields, List<String> names, List<Problem> problems) {
  private static final List<Field<Long>> SUMS =
      Stream.of("models_bytes", "models_files", "datasets_bytes", "datasets_files")
          .map(Field::amount)
          .toList();
  private static final Misspellings.KnownFields KNOWN =
      new Misspellings.KnownFields(List.copyOf(SUMS));

  /** Reads what stands as the totals of a manifest. */
  static Totals of(JsonObject manifest, Stated<JsonNode> stated) {
    JsonNode node = stated.value().orElseThrow();
    if (!(node instanceof ObjectNode object)) {
      Problem wrong = WrongType.problem(stated.at(), "totals", "an object", node);
      return new Totals(stated.at(), Map.of(), List.of(), List.of(wrong));
    }
    JsonObject totals = new JsonObject(manifest.places(), object, manifest.paths());
    Map<String, Stated<Long>> fields = new LinkedHashMap<>();
    SUMS.forEach(sum -> sum.in(totals).ifPresent(amount -> fields.put(sum.name(), amount)));
    Misspellings misspellings = Misspellings.in(totals, KNOWN);
    List<String> names =
        object.properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> !misspellings.names().contains(name))
            .toList();
    return new Totals(stated.at(), fields, names, misspellings.problems());
  }
}
