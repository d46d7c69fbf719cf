package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.text.Location;
import java.util.List;
import java.util.Optional;

/**
 * An object of a document. A field that is {@code null} counts as not stated.
 *
 * @param places where its values stand
 * @param paths how the paths in it are read
 */
public record JsonObject(JsonPlaces places, ObjectNode node, PathBase paths) {

  /** Where the value of a field stands. */
  public Location at(String field) {
    return places.at(node, field);
  }

  /** The first of these fields that is stated. */
  public Optional<String> firstStated(List<String> names) {
    for (String name : names) {
      if (node.hasNonNull(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
