package io.harmonia.smoke.entries;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REQUIREMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A version that is required is there, or its absence is drift. */
class RequirementCheckTest {
  private static final String SHARDS = REQUIREMENTS + " › models › acme/shards";
  private static final String AT = REQUIREMENTS + ":2:16";

  @TempDir Path root;

  private Checked checkShards(String range) {
    return WorkspaceBuilder.valid(root).requirements(shards(range)).check();
  }

  private static String shards(String range) {
    return "\"acme/shards\": \"" + range + "\"";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.2.0", ">=1.2.0 <2.0.0", "^1.2", "1.x || 2.x", "*", "1.0.0 - 1.2.0", "=1.2"})
  void passesWhereTheVersionIsInTheRange(String range) {
    Checked checked = checkShards(range);

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, SHARDS).passes(Kind.CONSISTENT);
    assertThat(checked.of(SHARDS).check().at()).hasToString(AT);
    assertThat(checked.of(SHARDS).check().entry()).contains("acme/shards");
  }

  @ParameterizedTest
  @CsvSource({
    ">=1.3.0 <2.0.0, 1.3.0",
    "^2, 2.0.0",
    "<=1.1.0, 1.1.0",
    ">1.2.0, 1.2.1",
    "1.1.x || ^3.4, 3.4.0"
  })
  void findsAVersionThatIsOutOfRange(String range, String nearest) {
    Checked checked = checkShards(range);

    assertThat(checked.red()).containsExactly(SHARDS + ": requirement-unmet");
    assertThatCheck(checked, SHARDS)
        .finds(Kind.REQUIREMENT_UNMET, AT)
        .says("of \"acme/shards\" in " + range + ", actual 1.2.0 at " + MODELS + ":7:")
        .advises(
            "Provide a version in the range, for example "
                + nearest
                + ", or, where the code works with what is there, write \"acme/shards\":"
                + " \"1.2.0\".");
  }

  @Test
  void namesNoVersionWhereTheRangeNamesNone() {
    assertThatCheck(checkShards("<1.0.0"), SHARDS)
        .finds(Kind.REQUIREMENT_UNMET, AT)
        .advises(
            "Provide a version in the range, or, where the code works with what is there, write"
                + " \"acme/shards\": \"1.2.0\".");
  }

  @Test
  void aPreReleaseIsNoReleaseInTheRange() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .editModel("\"1.2.0\"", "\"1.3.0-rc.1\"")
            .requirements(shards("^1.2"))
            .check();

    assertThatCheck(checked, SHARDS).finds(Kind.REQUIREMENT_UNMET, AT).says("actual 1.3.0-rc.1 at");
  }

  @Test
  void takesTheVersionInAnyOfItsSpellings() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .editModel("\"1.2.0\"", "\"models:v1.2.0\"")
            .requirements(shards("1.2.0"))
            .check();

    assertThat(checked.red()).isEmpty();
  }

  @Test
  void findsAnEntryThatIsMissing() {
    Checked checked = WorkspaceBuilder.valid(root).requirements("\"acme/none\": \"^1.2\"").check();

    assertThatCheck(checked, REQUIREMENTS + " › models › acme/none")
        .finds(Kind.REQUIREMENT_UNMET, REQUIREMENTS + ":2:14")
        .says("expected an entry \"acme/none\" in models with a version in ^1.2, actual none")
        .advises("Add the entry with a version in the range, for example 1.2.0, or remove");
  }

  @Test
  void namesAnEntryThatDiffersInCaseAlone() {
    Checked checked =
        WorkspaceBuilder.valid(root).requirements("\"Acme/SHARDS\": \"^1.2\"").check();

    assertThatCheck(checked, REQUIREMENTS + " › models › Acme/SHARDS")
        .finds(Kind.REQUIREMENT_UNMET, AT)
        .says("actual none but \"acme/shards\" at " + MODELS + ":5:5, which differs in case")
        .advises("Write \"acme/shards\": \"^1.2\", with the name as the manifest has it.");
  }

  @Test
  void anEntryOfTheOtherListIsNone() {
    Checked checked = WorkspaceBuilder.valid(root).requirements("\"acme/words\": \"^2\"").check();

    assertThatCheck(checked, REQUIREMENTS + " › models › acme/words")
        .finds(Kind.REQUIREMENT_UNMET, REQUIREMENTS + ":2:15");
  }

  @Test
  void findsAnEntryWithoutAVersion() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .editModel("\"version\": \"1.2.0\",", "")
            .requirements(shards("^1.2"))
            .check();

    assertThatCheck(checked, SHARDS)
        .finds(Kind.REQUIREMENT_UNMET, AT)
        .says("actual none stated at " + MODELS + ":5:5")
        .advises("for example 1.2.0");
  }

  @Test
  void findsAVersionThatIsNone() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .editModel("\"1.2.0\"", "\"1.2\"")
            .requirements(shards("*"))
            .check();

    assertThatCheck(checked, SHARDS)
        .finds(Kind.REQUIREMENT_UNMET, AT)
        .says("actual 1.2, which is no semantic version, at " + MODELS + ":7:");
  }

  @Test
  void everyEntryOfTheNameHasToSatisfyIt() {
    Checked checked =
        WorkspaceBuilder.empty(root)
            .file(
                MODELS,
                """
                {"models": [{"name": "a", "path": "x", "version": "1.0.0"},
                            {"name": "a", "path": "y", "version": "2.0.0"}]}""")
            .requirements("\"a\": \"^1\"")
            .check();

    assertThatCheck(checked, REQUIREMENTS + " › models › a")
        .findsOnly(Kind.REQUIREMENT_UNMET)
        .says("actual 2.0.0 at " + MODELS + ":2:");
  }

  @Test
  void thePartSpeaksForItsList() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .edit(COMBINED, "\"1.2.0\"", "\"1.9.0\"")
            .requirements(shards(">=1.9.0"))
            .check();

    assertThatCheck(checked, SHARDS).finds(Kind.REQUIREMENT_UNMET, AT);
  }

  @Test
  void theCombinedManifestSpeaksWhereThereIsNoPart() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .delete(MODELS, DATASETS)
            .file(
                REQUIREMENTS,
                "{\"models\": {\"acme/shards\": \"^1\"}, \"datasets\": {\"acme/words\": \"^3\"}}")
            .check();

    assertThatCheck(checked, SHARDS).passes(Kind.CONSISTENT);
    assertThatCheck(checked, REQUIREMENTS + " › datasets › acme/words")
        .finds(Kind.REQUIREMENT_UNMET, REQUIREMENTS + ":1:62");
  }

  @Test
  void isUncheckedWhereTheManifestCannotBeRead() {
    Checked checked =
        WorkspaceBuilder.valid(root).file(MODELS, "{").requirements(shards("^1.2")).check();

    assertThatCheck(checked, SHARDS)
        .finds(Kind.NOT_RECORDED, AT)
        .findsOnly(Kind.NOT_RECORDED)
        .says(
            "whether \"acme/shards\" has a version in ^1.2 could not be checked: "
                + MODELS
                + " could not be read")
        .advises("See the finding of " + MODELS + ".");
    assertThat(checked.red()).containsExactly(MODELS + " › well-formed: manifest-invalid");
  }

  @Test
  void isUnmetWhereThereIsNoManifest() {
    Checked checked = WorkspaceBuilder.empty(root).requirements(shards("^1.2")).check();

    assertThat(checked.red())
        .containsExactly(
            "workspace › nothing to check: nothing-to-check", SHARDS + ": requirement-unmet");
  }

  @Test
  void noFileIsNoCheck() {
    Checked checked = WorkspaceBuilder.valid(root).check();

    assertThat(checked.ids()).noneMatch(id -> id.contains("requirements"));
  }

  @Test
  void requirementsOfHostileNamesAreToldApart() {
    String head = "a".repeat(300);

    Checked checked =
        WorkspaceBuilder.valid(root)
            .requirements(
                "\"a\\u001b\": \"*\"",
                "\"a\\\\u{1b}\": \"*\"",
                "\"" + head + "b" + head + "\": \"*\"",
                "\"" + head + "c" + head + "\": \"*\"",
                "\"a (3:14)\": \"*\"",
                "\"\": \"*\"")
            .check();

    assertThat(checked.ids()).doesNotHaveDuplicates();
    assertThat(checked.results()).extracting(made -> made.check().key()).doesNotHaveDuplicates();
    assertThat(checked.red())
        .hasSize(6)
        .allSatisfy(shown -> assertThat(shown).endsWith(": requirement-unmet"));
    assertThat(checked.results())
        .flatExtracting(made -> made.judgement().findings())
        .extracting(Object::toString)
        .noneMatch(text -> text.contains("\u001b"));
  }
}
