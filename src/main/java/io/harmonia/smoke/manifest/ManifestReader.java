package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.PathRules;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads manifests. Never throws for what one holds.
 *
 * @param workspace where they lie
 * @param paths how the paths in them are read
 */
public record ManifestReader(Workspace workspace, PathRules paths) {
  private static final List<String> NAMES_AND_PATHS =
      List.of("name", "repo_id", "folder_name", "path", "local_path");
  private static final List<String> TOTALS =
      List.of("models_bytes", "models_files", "datasets_bytes", "datasets_files");
  private static final List<Misspellings.Field> FIELDS_OF_TOTALS =
      TOTALS.stream().map(name -> Misspellings.Field.amount(name)).toList();

  /** Reads the manifest at a place. */
  public ReadManifest read(ManifestFile file) {
    return new ReadManifest(
        file, ReadFile.read(workspace, file.file(), file.shownAs(), parser(file)));
  }

  /** Parses a manifest that is read from elsewhere, for example from an earlier commit. */
  public ReadFile.Parser<Manifest> parser(ManifestFile file) {
    return in -> parse(file, in);
  }

  private Manifest parse(ManifestFile file, InputStream in)
      throws IOException, MalformedTextException {
    JsonDocument document = JsonReader.read(in, file.shownAs());
    if (document.root() instanceof ObjectNode root) {
      return manifest(file, document, root);
    }
    throw new MalformedTextException(
        FieldReader.wrongType(
            Location.startOf(file.shownAs()), "the manifest", "an object", document.root()));
  }

  private Manifest manifest(ManifestFile file, JsonDocument document, ObjectNode root) {
    Misspellings misspellings = Misspellings.in(document, root, fieldsOf(file.kind()));
    List<Problem> problems = new ArrayList<>(document.problems());
    problems.addAll(misspellings.problems());
    List<String> remarks = new ArrayList<>(document.remarks());
    remarks.addAll(misspellings.remarks());
    Map<ListName, List<Entry>> lists = new EnumMap<>(ListName.class);
    for (ListName list : file.kind().lists()) {
      entries(document, root, list, problems).ifPresent(entries -> lists.put(list, entries));
    }
    if (lists.isEmpty() && problems.size() == document.problems().size()) {
      String expected = file.kind().lists().get(0).key();
      problems.add(
          new Problem(
              document.at(root),
              "has no list of entries: expected \"" + expected + "\"",
              "Add \"" + expected + "\": [], or remove the file."));
    }
    for (ListName list : ListName.values()) {
      if (!file.kind().lists().contains(list) && !root.path(list.key()).isEmpty()) {
        problems.add(inTheWrongPart(list, document.at(root, list.key())));
      }
    }
    new FieldReader(document, root)
        .version("version")
        .flatMap(Stated::problem)
        .ifPresent(
            problem ->
                problems.add(
                    new Problem(problem.at(), "version " + problem.message(), problem.remedy())));
    return new Manifest(
        file, document, lists, totals(document, root), List.copyOf(problems), List.copyOf(remarks));
  }

  /** The fields of a manifest that call for checks. */
  private static List<Misspellings.Field> fieldsOf(ManifestKind kind) {
    List<Misspellings.Field> fields = new ArrayList<>();
    kind.lists()
        .forEach(list -> fields.add(Misspellings.Field.listOf(NAMES_AND_PATHS, list.key())));
    fields.add(Misspellings.Field.object("totals"));
    return fields;
  }

  /** What a part lists of the other part would be checked by nothing. */
  private static Problem inTheWrongPart(ListName list, Location at) {
    return new Problem(
        at,
        "lists " + list.key() + ", which stand in a part of their own: nothing checks them here",
        "Move them to " + ManifestKind.partFor(list).defaultPath() + ".");
  }

  private Optional<List<Entry>> entries(
      JsonDocument document, ObjectNode root, ListName list, List<Problem> problems) {
    JsonNode node = root.get(list.key());
    if (node == null) {
      return Optional.empty();
    }
    if (!(node instanceof ArrayNode array)) {
      problems.add(
          FieldReader.wrongType(
              document.at(root, list.key()), list.key(), "an array of entries", node));
      return Optional.empty();
    }
    EntryReader reader = new EntryReader(document, paths);
    List<Entry> entries = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      entries.add(reader.read(list, i, array.get(i), document.at(array, i)));
    }
    return Optional.of(List.copyOf(entries));
  }

  private static Optional<Totals> totals(JsonDocument document, ObjectNode root) {
    JsonNode node = root.path("totals");
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    Location at = document.at(root, "totals");
    if (!(node instanceof ObjectNode object)) {
      return Optional.of(
          new Totals(
              at,
              Map.of(),
              List.of(),
              List.of(FieldReader.wrongType(at, "totals", "an object", node))));
    }
    FieldReader fields = new FieldReader(document, object);
    Map<String, Stated<Long>> stated = new LinkedHashMap<>();
    for (String name : TOTALS) {
      fields.amount(name).ifPresent(amount -> stated.put(name, amount));
    }
    Misspellings misspellings = Misspellings.in(document, object, FIELDS_OF_TOTALS);
    List<String> names =
        object.properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> !misspellings.names().contains(name))
            .toList();
    return Optional.of(new Totals(at, stated, names, misspellings.problems()));
  }
}
