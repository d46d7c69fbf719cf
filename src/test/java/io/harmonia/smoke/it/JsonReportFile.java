package io.harmonia.smoke.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code smoke-report.json}.
 *
 * @param json its content
 */
record JsonReportFile(JsonNode json) {

  static JsonReportFile in(Path folder) {
    try {
      return new JsonReportFile(
          new ObjectMapper().readTree(folder.resolve("smoke-report.json").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String outcome() {
    return json.path("outcome").asText();
  }

  long count(String name) {
    return json.path("summary").path(name).asLong(-1);
  }

  List<JsonNode> results() {
    List<JsonNode> results = new ArrayList<>();
    json.path("results").forEach(results::add);
    return results;
  }

  List<String> ids() {
    return results().stream().map(result -> result.path("id").asText()).toList();
  }

  /** Each finding of what drifted or could not be checked, as {@code id = kind}. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (JsonNode result : results()) {
      if (List.of("drifted", "unchecked").contains(result.path("verdict").asText())) {
        result
            .path("findings")
            .forEach(
                f -> findings.add(result.path("id").asText() + " = " + f.path("kind").asText()));
      }
    }
    return findings;
  }

  /** Messages of every finding. */
  List<String> messages() {
    List<String> messages = new ArrayList<>();
    results()
        .forEach(r -> r.path("findings").forEach(f -> messages.add(f.path("message").asText())));
    return messages;
  }
}
