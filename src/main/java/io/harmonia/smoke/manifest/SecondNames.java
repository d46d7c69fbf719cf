package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.json.JsonObject;
import io.harmonia.smoke.json.Spelling;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.path.ParsedPath;
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
 * @param entry the entry
 */
record SecondNames(JsonObject entry) {

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
    if (!entry.node().hasNonNull(name) || !entry.node().hasNonNull(other)) {
      return;
    }
    JsonNode one = entry.node().path(name);
    JsonNode two = entry.node().path(other);
    if (!one.equals(two) && !same.test(one, two)) {
      problems.add(
          new Problem(
              entry.at(other),
              "one field is stated under two names, and they say different things: \""
                  + name
                  + "\" is "
                  + WrongType.describe(one)
                  + ", \""
                  + other
                  + "\" is "
                  + (two.isArray() ? "another one" : WrongType.describe(two))
                  + ", which nothing checks",
              "Remove the one that is wrong, or make both say the same."));
    }
  }

  /** Whether one is the other's folder: {@code google_musiccaps} of {@code google/musiccaps}. */
  private boolean isItsFolder(JsonNode name, JsonNode folder) {
    Optional<String> last =
        EntryField.PATH.in(entry).flatMap(Stated::value).map(RelativePath::name);
    return letters(name).equals(letters(folder)) || last.equals(Optional.of(folder.asText()));
  }

  private static String letters(JsonNode node) {
    return Spelling.lettersOf(node.asText());
  }

  private String path(JsonNode node) {
    return node.isTextual()
            && entry.paths().rules().parse(node.asText()) instanceof ParsedPath.Safe safe
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
