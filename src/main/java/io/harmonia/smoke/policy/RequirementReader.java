package io.harmonia.smoke.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonPlaces;
import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.json.Values;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads requirements: a JSON object of two objects, as {@code requirements.schema.json} in the jar
 * describes it, and as strictly. Never throws for what a file holds.
 *
 * @param workspace where it lies
 */
public record RequirementReader(Workspace workspace) {
  /** Where it lies unless a setting says otherwise, relative to the workspace. */
  public static final String DEFAULT_PATH = "inventory/requirements.json";

  private static final String SHAPE = "{\"models\": {\"NAME\": \">=1.2.0 <2.0.0\"}}";
  private static final String LISTS =
      Arrays.stream(ListName.values()).map(ListName::key).collect(Collectors.joining(", "));

  /** Reads the requirements at a place. */
  public Document<StatedRequirements> read(Place place) {
    return Document.read(workspace, place, in -> parse(place, in));
  }

  private StatedRequirements parse(Place place, InputStream in)
      throws IOException, MalformedTextException {
    JsonDocument document = JsonReader.read(in, place.shownAs(), workspace.bounds().limits());
    if (!(document.root() instanceof ObjectNode root)) {
      throw new MalformedTextException(
          WrongType.problem(
              document.at(document.root()),
              "the document",
              "an object of requirements: " + SHAPE,
              document.root()));
    }
    List<Problem> problems = new ArrayList<>(document.problems());
    List<StatedRequirement> requirements = new ArrayList<>();
    for (JsonPlaces.Field field : document.fields(root)) {
      Optional<ListName> list = ListName.parse(field.name());
      if (list.isEmpty()) {
        problems.add(unknown(field));
      } else if (field.value() instanceof ObjectNode required) {
        document.fields(required).forEach(one -> requirements.add(requirement(list.get(), one)));
      } else {
        problems.add(
            WrongType.problem(
                field.at(),
                field.name(),
                "an object of names and ranges: " + SHAPE,
                field.value()));
      }
    }
    return new StatedRequirements(
        List.copyOf(requirements), List.copyOf(problems), List.copyOf(document.remarks()));
  }

  private static StatedRequirement requirement(ListName list, JsonPlaces.Field field) {
    return new StatedRequirement(
        list, field.name(), field.at(), Values.text(field.value(), field.at()));
  }

  private static Problem unknown(JsonPlaces.Field field) {
    return new Problem(
        field.at(),
        "requirements have no list " + Printable.quoted(field.name()) + ": expected " + LISTS,
        "Correct its spelling, or remove it.");
  }
}
