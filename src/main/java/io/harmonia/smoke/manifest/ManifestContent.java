package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.json.Field;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonObject;
import io.harmonia.smoke.json.Misspellings;
import io.harmonia.smoke.json.Notes;
import io.harmonia.smoke.json.PathBase;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a manifest states.
 *
 * @param entries of its lists, those that it has
 * @param notes what is wrong with it as a document, and worth knowing of it
 */
record ManifestContent(Map<ListName, List<Entry>> entries, Optional<Totals> totals, Notes notes) {
  private static final Field<JsonNode> TOTALS = Field.json("totals").fitting(JsonNode::isObject);
  private static final Field<EntryVersion> VERSION = Field.parsed(EntryVersion::stated, "version");
  private static final List<String> NAMES_AND_PATHS =
      Stream.of(EntryField.NAME, EntryField.PATH).flatMap(f -> f.names().stream()).toList();

  /** What a document states, whose lists were read. */
  static ManifestContent of(
      ManifestKind kind, JsonDocument document, ObjectNode root, EntryLists taken, PathBase paths) {
    JsonObject manifest = new JsonObject(document, root, paths);
    Misspellings misspellings = Misspellings.in(manifest, knownTo(kind));
    Notes notes = new Notes();
    notes.addAll(document.problems());
    notes.addAll(misspellings.problems());
    notes.remark(document.remarks());
    notes.remark(misspellings.remarks());
    Map<ListName, List<Entry>> lists = lists(kind, manifest, taken, notes);
    if (lists.isEmpty() && notes.problems().size() == document.problems().size()) {
      notes.add(noList(kind, document.at(root)));
    }
    for (ListName list : ListName.values()) {
      boolean isEmpty = taken.size(list) == 0 && root.path(list.key()).isEmpty();
      if (!kind.lists().contains(list) && !isEmpty) {
        notes.add(inTheWrongPart(list, manifest.at(list.key())));
      }
    }
    VERSION
        .in(manifest)
        .flatMap(Stated::problem)
        .map(wrong -> new Problem(wrong.at(), "version " + wrong.message(), wrong.remedy()))
        .ifPresent(notes::add);
    return new ManifestContent(
        lists, TOTALS.in(manifest).map(stated -> Totals.of(manifest, stated)), notes);
  }

  /** The fields of a manifest that call for checks. */
  private static Misspellings.KnownFields knownTo(ManifestKind kind) {
    List<Field<?>> fields = new ArrayList<>();
    for (ListName list : kind.lists()) {
      fields.add(
          Field.json(list.key()).fitting(node -> EntryField.isListOf(NAMES_AND_PATHS, node)));
    }
    fields.add(TOTALS);
    return new Misspellings.KnownFields(fields);
  }

  private static Map<ListName, List<Entry>> lists(
      ManifestKind kind, JsonObject manifest, EntryLists taken, Notes notes) {
    Map<ListName, List<Entry>> lists = new EnumMap<>(ListName.class);
    for (ListName list : kind.lists()) {
      String key = list.key();
      JsonNode node = manifest.node().path(key);
      if (node.isArray()) {
        lists.put(list, taken.entries(list));
      } else if (!node.isMissingNode()) {
        notes.add(WrongType.problem(manifest.at(key), key, "an array of entries", node));
      }
    }
    return lists;
  }

  private static Problem noList(ManifestKind kind, Location at) {
    String expected = kind.lists().get(0).key();
    return new Problem(
        at,
        "has no list of entries: expected \"" + expected + "\"",
        "Write \"" + expected + "\": [], or give the list its right name.");
  }

  /** What a part lists of the other part would be checked by nothing. */
  private static Problem inTheWrongPart(ListName list, Location at) {
    return new Problem(
        at,
        "lists " + list.key() + ", which stand in a part of their own: nothing checks them here",
        "Move them to " + ManifestKind.partFor(list).defaultPath() + ".");
  }
}
