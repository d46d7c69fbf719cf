package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.List;

/** A JSON document with the place of every value in it. */
public final class JsonDocument extends JsonPlaces {
  private final JsonNode root;
  private final List<Problem> problems;
  private final List<String> remarks;

  JsonDocument(String file, JsonNode root, List<Problem> problems, List<String> remarks) {
    super(file);
    this.root = root;
    this.problems = problems;
    this.remarks = remarks;
  }

  public JsonNode root() {
    return root;
  }

  /** Duplicate keys. */
  public List<Problem> problems() {
    return problems;
  }

  public List<String> remarks() {
    return remarks;
  }

  /**
   * The place that a path of field names and element numbers leads to, as far as the document has
   * it.
   */
  public Location locate(List<Object> path) {
    return locate(root, at(root), path);
  }
}
