package io.harmonia.smoke.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.json.Field;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonObject;
import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.json.PathBase;
import io.harmonia.smoke.json.StatedFields;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.schema.SchemaValidator;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads waivers: a JSON array of objects, as {@code waivers.schema.json} in the jar describes it.
 * Never throws for what a file holds.
 *
 * @param workspace where it lies
 * @param paths how the paths in it are read
 */
public record WaiverReader(Workspace workspace, PathRules paths) {
  /** Where they lie unless a setting says otherwise, relative to the workspace. */
  public static final String DEFAULT_PATH = "inventory/waivers.json";

  private static final List<String> NAMES = StatedWaiver.FIELDS.stream().map(Field::name).toList();

  /** Reads the waivers at a place. */
  public Document<StatedWaivers> read(Place place) {
    return Document.read(workspace, place, parser(place));
  }

  /** Parses the waivers at a place. */
  public ReadFile.Parser<StatedWaivers> parser(Place place) {
    return in -> parse(place, in);
  }

  private StatedWaivers parse(Place place, InputStream in)
      throws IOException, MalformedTextException {
    JsonDocument document = JsonReader.read(in, place.shownAs(), workspace.bounds().limits());
    if (!(document.root() instanceof ArrayNode array)) {
      throw new MalformedTextException(
          WrongType.problem(
              document.at(document.root()),
              "the document",
              "an array of waivers: [{\"path\": …, \"kind\": …, \"reason\": …, \"expires\": …}]",
              document.root()));
    }
    Map<Integer, List<Problem>> faults = SchemaValidator.validateWaivers(document);
    List<StatedWaiver> waivers = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      waivers.add(
          waiver(
              document,
              i + 1,
              array.get(i),
              document.at(array, i),
              faults.getOrDefault(i, List.of())));
    }
    return new StatedWaivers(
        List.copyOf(waivers), List.copyOf(document.problems()), List.copyOf(document.remarks()));
  }

  private StatedWaiver waiver(
      JsonDocument document, int number, JsonNode node, Location at, List<Problem> faults) {
    if (!(node instanceof ObjectNode object)) {
      Problem wrong = WrongType.problem(at, "the waiver", "an object", node);
      return new StatedWaiver(number, at, StatedFields.NONE, List.of(wrong), List.of());
    }
    JsonObject waiver = new JsonObject(document, object, PathBase.workspace(paths));
    return new StatedWaiver(
        number,
        at,
        StatedFields.of(waiver, StatedWaiver.FIELDS),
        unknownFields(document, object),
        faults);
  }

  private static List<Problem> unknownFields(JsonDocument document, ObjectNode object) {
    return object.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !NAMES.contains(name))
        .map(
            name ->
                new Problem(
                    document.at(object, name),
                    "no waiver has a field "
                        + Printable.quoted(name)
                        + ": expected "
                        + String.join(", ", NAMES),
                    "Correct its spelling, or remove it."))
        .toList();
  }
}
