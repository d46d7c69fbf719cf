package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonPlaces;
import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.json.Misspellings;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.schema.SchemaFault;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
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

/** Reads manifests, one entry at a time. Never throws for what one holds. */
public final class ManifestReader {
  /** What is kept of a manifest. */
  public enum Keep {
    /** Its entries alone. */
    ENTRIES,
    /** Its entries, and what it breaks of this project's schema. */
    FAULTS,
    /**
     * All this, and the whole document of a combined manifest, which a schema of the workspace can
     * be about. That takes several times as much of the heap.
     */
    DOCUMENT
  }

  private static final List<String> NAMES_AND_PATHS =
      List.of("name", "repo_id", "folder_name", "path", "local_path");
  private static final List<String> TOTALS =
      List.of("models_bytes", "models_files", "datasets_bytes", "datasets_files");
  private static final Misspellings.KnownFields FIELDS_OF_TOTALS =
      new Misspellings.KnownFields(
          TOTALS.stream().map(name -> Misspellings.Field.amount(name)).toList());

  private final Workspace workspace;
  private final PathRules paths;
  private final Keep keep;
  private final EntryPool pool = new EntryPool();

  /**
   * A reader of manifests of one workspace, whose equal entries share what they state.
   *
   * @param workspace where they lie
   * @param paths how the paths in them are read
   * @param keep what to keep of them
   */
  public ManifestReader(Workspace workspace, PathRules paths, Keep keep) {
    this.workspace = workspace;
    this.paths = paths;
    this.keep = keep;
  }

  /** Reads manifests so that they can be held to every schema. */
  public ManifestReader(Workspace workspace, PathRules paths) {
    this(workspace, paths, Keep.DOCUMENT);
  }

  /** Lets what is read from now on share what these entries state, too. */
  public ManifestReader sharing(List<Entry> entries) {
    entries.forEach(pool::shared);
    return this;
  }

  /** Where the manifests lie. */
  public Workspace workspace() {
    return workspace;
  }

  /** Reads the manifest at a place. */
  public Document<Manifest> read(ManifestKind kind, Place place) {
    return Document.read(workspace, place, parser(kind, place));
  }

  /** The manifest as it would be read if it held these bytes. */
  public Document<Manifest> reread(ManifestKind kind, Place place, byte[] bytes) {
    return Document.of(workspace.bounds(), place, bytes, parser(kind, place));
  }

  /** Parses a manifest that is read from elsewhere, for example from an earlier commit. */
  public ReadFile.Parser<Manifest> parser(ManifestKind kind, Place place) {
    return in -> parse(kind, place, in);
  }

  private Manifest parse(ManifestKind kind, Place place, InputStream in)
      throws IOException, MalformedTextException {
    JsonPlaces places = new JsonPlaces(place.shownAs());
    Optional<ManifestSchema> schema =
        keep == Keep.ENTRIES ? Optional.empty() : Optional.of(new ManifestSchema(places));
    boolean whole = keep == Keep.DOCUMENT && kind == ManifestKind.COMBINED;
    EntryLists lists = new EntryLists(kind, new EntryReader(places, paths, pool), schema, whole);
    JsonDocument document =
        JsonReader.read(in, place.shownAs(), workspace.bounds().limits(), lists);
    if (document.root() instanceof ObjectNode root) {
      List<SchemaFault> faults = schema.map(ours -> ours.faults(document, root)).orElse(List.of());
      return manifest(
          kind,
          place,
          document,
          root,
          lists,
          faults,
          whole ? Optional.of(document) : Optional.empty());
    }
    throw new MalformedTextException(
        FieldReader.wrongType(
            Location.startOf(place.shownAs()), "the manifest", "an object", document.root()));
  }

  private static Manifest manifest(
      ManifestKind kind,
      Place place,
      JsonDocument document,
      ObjectNode root,
      EntryLists taken,
      List<SchemaFault> faults,
      Optional<JsonDocument> kept) {
    Misspellings misspellings = Misspellings.in(document, root, fieldsOf(kind));
    List<Problem> problems = new ArrayList<>(document.problems());
    problems.addAll(misspellings.problems());
    List<String> remarks = new ArrayList<>(document.remarks());
    remarks.addAll(misspellings.remarks());
    Map<ListName, List<Entry>> lists = new EnumMap<>(ListName.class);
    for (ListName list : kind.lists()) {
      entries(document, root, list, taken, problems).ifPresent(entries -> lists.put(list, entries));
    }
    if (lists.isEmpty() && problems.size() == document.problems().size()) {
      String expected = kind.lists().get(0).key();
      problems.add(
          new Problem(
              document.at(root),
              "has no list of entries: expected \"" + expected + "\"",
              "Write \"" + expected + "\": [], or give the list its right name."));
    }
    for (ListName list : ListName.values()) {
      boolean isEmpty = taken.size(list) == 0 && root.path(list.key()).isEmpty();
      if (!kind.lists().contains(list) && !isEmpty) {
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
        kind,
        place,
        faults,
        kept,
        lists,
        totals(document, root),
        List.copyOf(problems),
        List.copyOf(remarks));
  }

  /** The fields of a manifest that call for checks. */
  private static Misspellings.KnownFields fieldsOf(ManifestKind kind) {
    List<Misspellings.Field> fields = new ArrayList<>();
    kind.lists()
        .forEach(list -> fields.add(Misspellings.Field.listOf(NAMES_AND_PATHS, list.key())));
    fields.add(Misspellings.Field.object("totals"));
    return new Misspellings.KnownFields(fields);
  }

  /** What a part lists of the other part would be checked by nothing. */
  private static Problem inTheWrongPart(ListName list, Location at) {
    return new Problem(
        at,
        "lists " + list.key() + ", which stand in a part of their own: nothing checks them here",
        "Move them to " + ManifestKind.partFor(list).defaultPath() + ".");
  }

  private static Optional<List<Entry>> entries(
      JsonDocument document,
      ObjectNode root,
      ListName list,
      EntryLists taken,
      List<Problem> problems) {
    JsonNode node = root.get(list.key());
    if (node == null) {
      return Optional.empty();
    }
    if (node.isArray()) {
      return Optional.of(taken.entries(list));
    }
    problems.add(
        FieldReader.wrongType(
            document.at(root, list.key()), list.key(), "an array of entries", node));
    return Optional.empty();
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
