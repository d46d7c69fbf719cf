package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.json.Misspellings;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Fields of an entry that are stated under two of their names, for example under the older {@code
 * local_path} as well. One of them is read and checked; what the other says goes unchecked, so it
 * is a problem unless it says the same.
 *
 * @param fields the entry's fields
 * @param paths how paths are read
 */
record SecondNames(FieldReader fields, PathRules paths) {

  /** Every field that says two things. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    compare(problems, "name", "repo_id", (one, other) -> false);
    compare(problems, "name", "folder_name", this::isItsFolder);
    compare(problems, "repo_id", "folder_name", this::isItsFolder);
    compare(problems, "path", "local_path", (one, other) -> path(one).equals(path(other)));
    compare(problems, "files", "top_files", (one, other) -> files(one).equals(files(other)));
    return problems;
  }

  private void compare(
      List<Problem> problems, String name, String other, BiPredicate<JsonNode, JsonNode> same) {
    if (!fields.object().hasNonNull(name) || !fields.object().hasNonNull(other)) {
      return;
    }
    JsonNode one = fields.object().path(name);
    JsonNode two = fields.object().path(other);
    if (!one.equals(two) && !same.test(one, two)) {
      problems.add(
          new Problem(
              fields.places().at(fields.object(), other),
              "one field is stated under two names, and they say different things: \""
                  + name
                  + "\" is "
                  + FieldReader.describe(one)
                  + ", \""
                  + other
                  + "\" is "
                  + (two.isArray() ? "another one" : FieldReader.describe(two))
                  + ", which nothing checks",
              "Remove the one that is wrong, or make both say the same."));
    }
  }

  /** Whether one is the other's folder: {@code google_musiccaps} of {@code google/musiccaps}. */
  private boolean isItsFolder(JsonNode name, JsonNode folder) {
    Optional<String> last =
        fields.path(paths, "path", "local_path").flatMap(Stated::value).map(RelativePath::name);
    return letters(name).equals(letters(folder)) || last.equals(Optional.of(folder.asText()));
  }

  private static String letters(JsonNode node) {
    return Misspellings.lettersOf(node.asText());
  }

  private String path(JsonNode node) {
    return node.isTextual() && paths.parse(node.asText()) instanceof ParsedPath.Safe safe
        ? safe.path().text()
        : Printable.quoted(node.toString());
  }

  /** What files say, whatever their order. */
  private List<List<String>> files(JsonNode list) {
    if (!list.isArray()) {
      return List.of(List.of(list.toString()));
    }
    List<List<String>> files = new ArrayList<>();
    for (JsonNode file : list) {
      files.add(
          List.of(
              path(file.path("path")),
              file.path("size_bytes").asText(),
              file.path("sha256").asText().toLowerCase(Locale.ROOT)));
    }
    files.sort((one, other) -> String.join("\0", one).compareTo(String.join("\0", other)));
    return files;
  }
}
