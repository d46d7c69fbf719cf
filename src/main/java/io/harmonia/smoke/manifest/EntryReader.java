package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.json.Field;
import io.harmonia.smoke.json.JsonObject;
import io.harmonia.smoke.json.JsonPlaces;
import io.harmonia.smoke.json.Misspellings;
import io.harmonia.smoke.json.Notes;
import io.harmonia.smoke.json.PathBase;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.json.StatedFields;
import io.harmonia.smoke.json.Values;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes entries of JSON objects, in the current shape and the older one.
 *
 * @param places where their values stand
 * @param paths how paths are read
 * @param pool what entries may share
 */
record EntryReader(JsonPlaces places, PathBase paths, EntryPool pool) {
  private static final List<String> TEXTS_OF_LICENSE =
      List.of("name", "url", "file_path", "commercial_use", "redistribution", "notes");

  private static final Misspellings.KnownFields OF_A_FILE =
      new Misspellings.KnownFields(List.of(EntryField.SIZE_BYTES, EntryField.SHA256));
  private static final Misspellings.KnownFields OF_A_LICENSE =
      new Misspellings.KnownFields(List.of(Field.text("file_path")));

  Entry read(ListName list, int index, JsonNode node, Location at) {
    return pool.shared(new Entry(list, index, at, parts(node, at), pool));
  }

  private EntryParts parts(JsonNode node, Location at) {
    Notes notes = new Notes();
    if (!(node instanceof ObjectNode object)) {
      notes.add(WrongType.problem(at, "the entry", "an object", node));
      return EntryParts.none(notes);
    }
    JsonObject entry = new JsonObject(places, object, paths);
    Misspellings misspellings = Misspellings.in(entry, EntryField.CHECKED);
    notes.addAll(misspellings.problems());
    notes.addAll(new SecondNames(entry).problems());
    notes.remark(misspellings.remarks());
    StatedFields fields = StatedFields.of(entry, EntryField.ALL);
    Optional<RelativePath> path = fields.get(EntryField.PATH).flatMap(Stated::value);
    return new EntryParts(
        fields, artifacts(entry, paths.below(path), notes), license(entry, notes), notes);
  }

  private List<Artifact> artifacts(JsonObject entry, PathBase below, Notes notes) {
    Optional<String> field = entry.firstStated(EntryField.FILES.names());
    if (field.isEmpty()) {
      return List.of();
    }
    JsonNode node = entry.node().path(field.get());
    if (!(node instanceof ArrayNode array)) {
      notes.add(WrongType.problem(entry.at(field.get()), field.get(), "an array of files", node));
      return List.of();
    }
    List<Artifact> artifacts = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      artifacts.add(artifact(array.get(i), places.at(array, i), below, notes));
    }
    return List.copyOf(artifacts);
  }

  private Artifact artifact(JsonNode node, Location at, PathBase below, Notes ofTheEntry) {
    Notes notes = new Notes();
    if (!(node instanceof ObjectNode object)) {
      notes.add(WrongType.problem(at, "the file", "an object with a path", node));
      return new Artifact(
          at, Optional.empty(), Optional.empty(), Optional.empty(), notes.problems());
    }
    JsonObject file = new JsonObject(places, object, below);
    Optional<Stated<RelativePath>> path = EntryField.PATH_OF_FILE.in(file);
    Misspellings misspellings = Misspellings.in(file, OF_A_FILE);
    ofTheEntry.remark(misspellings.remarks());
    notes.addAll(misspellings.problems());
    if (path.isEmpty()) {
      notes.add(new Problem(at, "the file has no path", "Add its \"path\"."));
    }
    return new Artifact(
        at, path, EntryField.SIZE_BYTES.in(file), EntryField.SHA256.in(file), notes.problems());
  }

  private SortedMap<String, Stated<String>> license(JsonObject entry, Notes notes) {
    SortedMap<String, Stated<String>> license = new TreeMap<>();
    EntryField.LICENSE
        .in(entry)
        .ifPresent(
            stated -> {
              JsonNode node = stated.value().orElseThrow();
              if (node instanceof ObjectNode object) {
                read(license, new JsonObject(places, object, paths), notes);
              } else {
                notes.add(WrongType.problem(stated.at(), "license", "an object with a name", node));
              }
            });
    return license;
  }

  private static void read(
      SortedMap<String, Stated<String>> license, JsonObject object, Notes notes) {
    notes.addAll(Misspellings.in(object, OF_A_LICENSE).problems());
    for (JsonPlaces.Field field : object.places().fields(object.node())) {
      if (!field.value().isNull()) {
        license.put(field.name(), textOf(field, object.paths(), notes));
      }
    }
  }

  private static Stated<String> textOf(JsonPlaces.Field field, PathBase paths, Notes notes) {
    if (!field.value().isTextual() && TEXTS_OF_LICENSE.contains(field.name())) {
      notes.add(WrongType.problem(field.at(), "license." + field.name(), "a text", field.value()));
    }
    if (!field.name().equals("file_path")) {
      return Values.anything(field.value(), field.at());
    }
    Stated<RelativePath> path = paths.parse(Values.written(field.value()), field.at());
    return new Stated<>(
        path.text(), path.at(), path.value().map(RelativePath::text), path.problem());
  }
}
