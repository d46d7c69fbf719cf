package io.harmonia.smoke.check;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The id of a check is the name of a test: unique, complete and printable. */
class UniqueIdsTest {
  private static final String HOSTILE = "a\\u0007\\u202e\\ud83d\\n<b> › fields\\\"";

  @TempDir Path root;

  private static String entry(String name, String path) {
    return "{\"name\": \"%s\", \"path\": \"%s\"}".formatted(name, path);
  }

  private Checked checkEntries(String... names) {
    String entries =
        IntStream.range(0, names.length)
            .mapToObj(i -> entry(names[i], "p" + i))
            .collect(Collectors.joining(",\n"));
    return WorkspaceBuilder.withModel(root, entries).check();
  }

  private Checked checkLines(String... names) {
    String[] lines =
        Arrays.stream(names).map(name -> sha256(name) + "  " + name).toArray(String[]::new);
    return WorkspaceBuilder.empty(root).checksums(MODEL_SUMS, lines).check();
  }

  private static void assertUnique(Checked checked) {
    assertThat(checked.ids()).doesNotHaveDuplicates();
    assertThat(checked.ids())
        .allSatisfy(id -> assertThat(id.codePoints()).noneMatch(Character::isISOControl));
    assertThat(checked.results()).extracting(made -> made.check().key()).doesNotHaveDuplicates();
  }

  @Test
  void entriesOfOneNameAreToldApartByTheirPlaces() {
    Checked checked = checkEntries("a", "a", "a");

    assertUnique(checked);
    assertThat(checked.ids())
        .contains(
            MODELS + " › a (2:1) › fields",
            MODELS + " › a (3:1) › fields",
            MODELS + " › a (4:1) › fields");
  }

  @Test
  void anEntryMayBeNamedAsAnotherOneIsTold() {
    assertUnique(checkEntries("a (4:1)", "a (3:1)", "a", "a"));
  }

  @Test
  void anEntryMayBeNamedAsOneWithoutANameIsCalled() {
    String entries = "{\"path\": \"x\"},\n" + entry("models[0]", "y");

    assertUnique(WorkspaceBuilder.withModel(root, entries).check());
  }

  @Test
  void entriesWhoseNamesShortenAlikeAreToldApart() {
    String head = "a".repeat(300);

    assertUnique(checkEntries(head + "b" + head, head + "c" + head, head + "b" + head));
  }

  @Test
  void entriesOfHostileNamesAreToldApart() {
    assertUnique(checkEntries(HOSTILE, "a\\u0008", "a\\\\u{8}", "", " ", "\\u00a0"));
  }

  @Test
  void anEntryMayBeNamedLikeACheck() {
    assertUnique(
        checkEntries("schema", "well-formed", "a", "a › fields", "fields", "models › a", "parts"));
  }

  @Test
  void aModelAndADatasetOfOneNameAreToldApartWhereTheCombinedManifestSpeaksForBoth() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file(
                COMBINED,
                "{\"models\": [%s], \"datasets\": [%s]}"
                    .formatted(entry("a", "x"), entry("a", "y")));

    assertUnique(workspace.check());
  }

  @Test
  void linesOfOneNameAreToldApartByTheirNumbers() {
    Checked checked = checkLines("a", "a", "b");

    assertUnique(checked);
    assertThat(checked.ids())
        .containsExactly(
            MODEL_SUMS + " › a (line 1)", MODEL_SUMS + " › a (line 2)", MODEL_SUMS + " › b");
  }

  @Test
  void aFileMayBeNamedAsAnotherLineIsTold() {
    assertUnique(checkLines("a (line 2)", "a", "a", "a (line 3)", "a (line 2)"));
  }

  @Test
  void aFileMayBeNamedLikeAMalformedLine() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .checksums(MODEL_SUMS, "junk", sha256("a") + "  line 1", sha256("a") + "  line 4", "x");

    assertUnique(workspace.check());
  }

  @ParameterizedTest
  @ValueSource(strings = {"encoding", "readable", "no recorded checksums"})
  void aFileMayBeNamedLikeACheckOfItsChecksumFile(String name) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file(MODEL_SUMS, "\ufeff" + sha256("a") + "  " + name + "\n")
            .file("models/" + name, "a");

    Checked checked = workspace.check();

    assertUnique(checked);
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void linesWhoseNamesShortenAlikeAreToldApart() {
    String head = "a".repeat(300);

    assertUnique(checkLines(head + "b" + head, head + "c" + head));
  }

  @Test
  void linesOfHostileNamesAreToldApart() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .checksums(
                MODEL_SUMS,
                "\\" + sha256("a") + "  a\\nb",
                sha256("a") + "  a\\nb",
                sha256("a") + "  a\\u{a}b",
                sha256("a") + "  a\u0007",
                sha256("a") + "  a\u202eb");

    assertUnique(workspace.check());
  }

  @Test
  void theSameSubjectHasTheSameKeyWhereverItStands() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    List<String> before = keys(workspace.check());

    workspace.file(MODELS, "\n\n" + workspace.text(MODELS));

    assertThat(keys(workspace.check())).isEqualTo(before);
  }

  private static List<String> keys(Checked checked) {
    return checked.results().stream().map(made -> made.check().key()).toList();
  }
}
