package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.json.JsonPlaces;
import io.harmonia.smoke.json.Misspellings;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes entries of JSON objects, in the current shape and the older one ({@code repo_id}, {@code
 * folder_name}, {@code local_path}, {@code top_files}).
 *
 * @param places where their values stand
 * @param paths how paths are read
 * @param pool what entries may share
 */
record EntryReader(JsonPlaces places, PathRules paths, EntryPool pool) {
  private static final List<String> FIELDS_OF_LICENSE =
      List.of("name", "url", "file_path", "commercial_use", "redistribution", "notes");
  private static final List<String> PATHS = List.of("path", "local_path");

  private static final Misspellings.Field SIZE =
      Misspellings.Field.amount("size_bytes", "size", "bytes", "length");
  private static final Misspellings.Field SHA256 =
      Misspellings.Field.sha256("sha256", "sha256sum", "hash", "checksum", "digest");
  private static final Misspellings.KnownFields OF_AN_ENTRY =
      new Misspellings.KnownFields(
          List.of(
              Misspellings.Field.of("version"),
              SIZE,
              SHA256,
              Misspellings.Field.of("source_url", "url", "source"),
              Misspellings.Field.of("snapshot"),
              Misspellings.Field.amount("files_count"),
              Misspellings.Field.listOf(PATHS, "files", "top_files")
                  .resembling("artifacts", "file_list"),
              Misspellings.Field.of("license"),
              Misspellings.Field.required("name", "repo_id", "folder_name"),
              Misspellings.Field.required("path", "local_path")));
  private static final Misspellings.KnownFields OF_A_FILE =
      new Misspellings.KnownFields(List.of(SIZE, SHA256));
  private static final Misspellings.KnownFields OF_A_LICENSE =
      new Misspellings.KnownFields(List.of(Misspellings.Field.of("file_path")));

  Entry read(ListName list, int index, JsonNode node, Location at) {
    if (!(node instanceof ObjectNode object)) {
      return notAnObject(list, index, node, at);
    }
    FieldReader fields = new FieldReader(places, object);
    Optional<Stated<RelativePath>> path = fields.path(paths, "path", "local_path");
    Misspellings misspellings = Misspellings.in(places, object, OF_AN_ENTRY);
    List<Problem> problems = new ArrayList<>(misspellings.problems());
    problems.addAll(new SecondNames(fields, paths).problems());
    List<String> remarks = new ArrayList<>(misspellings.remarks());
    Entry entry =
        new Entry(
            list,
            index,
            at,
            fields.nonBlankText("name", "repo_id", "folder_name"),
            fields.version("version"),
            path,
            fields.amount("size_bytes"),
            fields.sha256("sha256"),
            fields.url("source_url"),
            fields.text("snapshot"),
            fields.amount("files_count"),
            fields.anything("variant"),
            fields.anything("notes"),
            artifacts(fields, path.flatMap(Stated::value), problems, remarks),
            license(fields, problems),
            List.copyOf(problems),
            List.copyOf(remarks),
            new EntryPacker(at, pool));
    return pool.shared(entry);
  }

  private Entry notAnObject(ListName list, int index, JsonNode node, Location at) {
    return new Entry(
        list,
        index,
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new TreeMap<>(),
        List.of(FieldReader.wrongType(at, "the entry", "an object", node)),
        List.of());
  }

  private List<Artifact> artifacts(
      FieldReader entry,
      Optional<RelativePath> base,
      List<Problem> problems,
      List<String> remarks) {
    Optional<String> field = entry.firstStated("files", "top_files");
    if (field.isEmpty()) {
      return List.of();
    }
    JsonNode node = entry.object().path(field.get());
    if (!(node instanceof ArrayNode array)) {
      problems.add(
          FieldReader.wrongType(
              places.at(entry.object(), field.get()), field.get(), "an array of files", node));
      return List.of();
    }
    List<Artifact> artifacts = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      artifacts.add(artifact(array.get(i), places.at(array, i), base, remarks));
    }
    return List.copyOf(artifacts);
  }

  private Artifact artifact(
      JsonNode node, Location at, Optional<RelativePath> base, List<String> remarks) {
    if (!(node instanceof ObjectNode object)) {
      return new Artifact(
          at,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(FieldReader.wrongType(at, "the file", "an object with a path", node)));
    }
    FieldReader fields = new FieldReader(places, object);
    Optional<Stated<RelativePath>> path = fields.pathBelow(base, paths, "path");
    Misspellings misspellings = Misspellings.in(places, object, OF_A_FILE);
    remarks.addAll(misspellings.remarks());
    List<Problem> problems = new ArrayList<>(misspellings.problems());
    if (path.isEmpty()) {
      problems.add(new Problem(at, "the file has no path", "Add its \"path\"."));
    }
    return new Artifact(
        at, path, fields.amount("size_bytes"), fields.sha256("sha256"), List.copyOf(problems));
  }

  private SortedMap<String, Stated<String>> license(FieldReader entry, List<Problem> problems) {
    SortedMap<String, Stated<String>> license = new TreeMap<>();
    Optional<String> stated = entry.firstStated("license");
    if (stated.isEmpty()) {
      return license;
    }
    JsonNode node = entry.object().path("license");
    Location at = places.at(entry.object(), "license");
    if (node instanceof ObjectNode object) {
      problems.addAll(Misspellings.in(places, object, OF_A_LICENSE).problems());
      object
          .properties()
          .forEach(
              field -> {
                Location place = places.at(object, field.getKey());
                if (!field.getValue().isNull()) {
                  license.put(
                      field.getKey(), textOf(field.getKey(), field.getValue(), place, problems));
                }
              });
    } else {
      problems.add(FieldReader.wrongType(at, "license", "an object with a name", node));
    }
    return license;
  }

  private Stated<String> textOf(String field, JsonNode node, Location at, List<Problem> problems) {
    if (!node.isTextual() && FIELDS_OF_LICENSE.contains(field)) {
      problems.add(FieldReader.wrongType(at, "license." + field, "a text", node));
    }
    return field.equals("file_path")
        ? filePath(FieldReader.written(node), at)
        : FieldReader.anything(node, at);
  }

  private Stated<String> filePath(String text, Location at) {
    Stated<RelativePath> path = FieldReader.parsePath(text, at, paths, RelativePath.ROOT);
    return new Stated<>(text, at, path.value().map(RelativePath::text), path.problem());
  }
}
