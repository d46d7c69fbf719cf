package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.path.RelativePath;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file the name in a checksum line means. */
class RecordedPlaceTest {
  private static final String SUMS = "models/checksums.sha256";
  private static final String A = sha256("a");

  @TempDir Path root;

  private Checked check(String... names) {
    String[] lines = Arrays.stream(names).map(name -> A + "  " + name).toArray(String[]::new);
    return WorkspaceBuilder.empty(root).checksums(SUMS, lines).check();
  }

  private WorkspaceBuilder with(String... files) {
    WorkspaceBuilder workspace = WorkspaceBuilder.empty(root);
    Arrays.stream(files).forEach(file -> workspace.file(file, "a"));
    return workspace;
  }

  private static RelativePath placeOf(Checked checked, String name) {
    return checked.of(SUMS + " › " + name).judgement().evidence().orElseThrow().path();
  }

  @Test
  void aNameIsRelativeToTheWorkspace() {
    with("models/acme/a.bin");

    Checked checked = check("models/acme/a.bin");

    assertThatCheck(checked, SUMS + " › models/acme/a.bin").passes(Kind.MATCH);
    assertThat(placeOf(checked, "models/acme/a.bin").text()).isEqualTo("models/acme/a.bin");
  }

  @Test
  void aNameIsRelativeToTheFolderOfItsChecksumFile() {
    with("models/acme/a.bin");

    Checked checked = check("acme/a.bin");

    assertThatCheck(checked, SUMS + " › acme/a.bin").passes(Kind.MATCH);
    assertThat(placeOf(checked, "acme/a.bin").text()).isEqualTo("models/acme/a.bin");
  }

  @Test
  void findsNamesOfWhichAsManyAreRelativeToTheOneFolderAsToTheOther() {
    with("models/acme/a.bin", "models/acme/b.bin");

    Checked checked = check("acme/a.bin", "models/acme/b.bin");

    assertThatCheck(checked, SUMS + " › acme/a.bin")
        .finds(Kind.AMBIGUOUS_PATH, SUMS + ":1:1")
        .findsOnly(Kind.AMBIGUOUS_PATH)
        .says(
            "\"acme/a.bin\" may mean acme/a.bin or models/acme/a.bin",
            "as many lines of the file lead to the one folder as to the other");
    assertThat(checked.red())
        .containsExactly(
            SUMS + " › acme/a.bin: ambiguous-path", SUMS + " › models/acme/b.bin: ambiguous-path");
  }

  @Test
  void namesInOneFileMayBeRelativeToEitherWhereAManifestClaimsWhatTheyMean() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"models/acme\"}");
    with("models/acme/a.bin", "models/acme/b.bin");

    Checked checked =
        workspace.checksums(SUMS, A + "  acme/a.bin", A + "  models/acme/b.bin").check();

    assertThatCheck(checked, SUMS + " › acme/a.bin").passes(Kind.MATCH);
    assertThat(placeOf(checked, "acme/a.bin").text()).isEqualTo("models/acme/a.bin");
    assertThatCheck(checked, SUMS + " › models/acme/b.bin").passes(Kind.MATCH);
    assertThat(placeOf(checked, "models/acme/b.bin").text()).isEqualTo("models/acme/b.bin");
  }

  @Test
  void theWorkspaceComesFirstWhereBothHoldTheSameContent() {
    with("acme/a.bin", "models/acme/a.bin");

    Checked checked = check("acme/a.bin");

    assertThatCheck(checked, SUMS + " › acme/a.bin").passes(Kind.MATCH);
    assertThat(placeOf(checked, "acme/a.bin").text()).isEqualTo("acme/a.bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/a.bin", "models/acme/a.bin"})
  void findsANameThatMeansTwoFilesOfDifferentContent(String changed) {
    with("acme/a.bin", "models/acme/a.bin").file(changed, "b");

    Checked checked = check("acme/a.bin");

    assertThatCheck(checked, SUMS + " › acme/a.bin")
        .finds(Kind.AMBIGUOUS_PATH, SUMS + ":1:1")
        .says(
            "\"acme/a.bin\" means two files of different content",
            "acme/a.bin (SHA-256 ",
            "models/acme/a.bin (SHA-256 ",
            A,
            sha256("b"));
  }

  @Test
  void aLinkToTheOtherPlaceIsOneFile() {
    with("models/acme/a.bin").link("acme", "models/acme");

    WorkspaceBuilder workspace = WorkspaceBuilder.empty(root).checksums(SUMS, A + "  acme/a.bin");

    assertThatCheck(workspace.check(), SUMS + " › acme/a.bin").passes(Kind.MATCH);
    assertThat(workspace.bytesHashed()).isEqualTo(1);
  }

  @Test
  void aDirectoryInTheWorkspaceGivesWayToAFileInTheFolder() {
    with("models/a.bin").folder("a.bin");

    Checked checked = check("a.bin");

    assertThatCheck(checked, SUMS + " › a.bin").passes(Kind.MATCH);
  }

  @Test
  void whereNeitherIsThereItIsThePlaceThatAManifestClaims() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"models/acme/a.bin\"}")
            .checksums(SUMS, A + "  acme/a.bin");

    Checked checked = workspace.check();

    assertThatCheck(checked, SUMS + " › acme/a.bin")
        .finds(Kind.MISSING_ARTIFACT, SUMS + ":1:1")
        .says(
            "models/acme/a.bin: expected a file with SHA-256 " + A,
            "actual: there is none; nor is there one at acme/a.bin")
        .advises("Restore the artifact");
  }

  @Test
  void whereNeitherIsThereItIsThePlaceOfAnArtifactThatAManifestClaims() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
                root,
                "{\"name\": \"a\", \"path\": \"models/acme\", \"files\": [{\"path\": \"a.bin\"}]}")
            .checksums(SUMS, A + "  acme/a.bin");

    Checked checked = workspace.check();

    assertThat(placeOf(checked, "acme/a.bin").text()).isEqualTo("models/acme/a.bin");
  }

  @Test
  void whereNeitherIsThereItIsThePlaceThatOtherLinesLeadTo() {
    with("models/acme/a.bin", "models/acme/b.bin", "x/c.bin");

    Checked checked = check("acme/a.bin", "acme/b.bin", "x/c.bin", "acme/gone.bin");

    assertThatCheck(checked, SUMS + " › acme/gone.bin")
        .finds(Kind.MISSING_ARTIFACT, SUMS + ":4:1")
        .says("models/acme/gone.bin: expected", "nor is there one at acme/gone.bin");
    assertThatCheck(checked, SUMS + " › x/c.bin")
        .finds(Kind.MISSING_ARTIFACT, SUMS + ":3:1")
        .says("models/x/c.bin: expected", "the file at x/c.bin does not stand for it");
    assertThat(checked.red()).hasSize(2);
  }

  @Test
  void aCopyAtTheOtherPlaceIsNotLookedAtWhereOtherLinesTellWhichIsMeant() {
    with("models/acme/a.bin", "models/acme/b.bin").file("acme/b.bin", "something else");

    assertThat(check("acme/a.bin", "acme/b.bin").red()).isEmpty();
  }

  @Test
  void whatLiesBelowAnEntryIsClaimedByIt() {
    with("acme/a.bin");
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"models/acme\"}")
            .folder("models/acme")
            .checksums(SUMS, A + "  acme/a.bin");

    assertThatCheck(workspace.check(), SUMS + " › acme/a.bin")
        .finds(Kind.MISSING_ARTIFACT, SUMS + ":1:1")
        .says("models/acme/a.bin: expected", "the file at acme/a.bin does not stand for it");
  }

  @Test
  void aClaimedFileIsItselfWhateverTheOtherLinesSay() {
    with("models/acme/x.bin", "a.bin", "b.bin");
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"models/acme/x.bin\"}")
            .checksums(SUMS, A + "  a.bin", A + "  b.bin", A + "  acme/x.bin");

    assertThat(workspace.check().red()).isEmpty();
    workspace.delete("models/acme/x.bin").file("acme/x.bin", "a");
    assertThatCheck(workspace.check(), SUMS + " › acme/x.bin")
        .finds(Kind.MISSING_ARTIFACT, SUMS + ":3:1");
  }

  @Test
  void linesWithTagsDecideForThemselves() {
    with("models/a.bin", "models/b.bin");
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .checksums(SUMS, A + "  models/a.bin", A + "  models/b.bin", "SHA256 (a.bin) = " + A);

    assertThat(workspace.check().red()).isEmpty();
  }

  @Test
  void aChecksumFileThatListsItselfIsToldToRemoveTheLine() {
    with("models/a.bin");

    Checked checked = check("models/a.bin", SUMS);

    assertThatCheck(checked, SUMS + " › " + SUMS)
        .finds(Kind.CHECKSUM_MISMATCH, SUMS + ":2:1")
        .says("the checksum file lists itself")
        .advises("Remove line 2 of " + SUMS);
  }

  @Test
  void aManifestsClaimGoesBeforeOtherLines() {
    with("models/acme/b.bin");
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"acme/a.bin\"}")
            .checksums(SUMS, A + "  acme/a.bin", A + "  acme/b.bin");

    Checked checked = workspace.check();

    assertThatCheck(checked, SUMS + " › acme/a.bin")
        .finds(Kind.MISSING_ARTIFACT, SUMS + ":1:1")
        .says("acme/a.bin: expected", "nor is there one at models/acme/a.bin");
  }

  @Test
  void whereNothingTellsItIsTheWorkspace() {
    Checked checked = check("acme/a.bin");

    assertThatCheck(checked, SUMS + " › acme/a.bin")
        .finds(Kind.MISSING_ARTIFACT, SUMS + ":1:1")
        .says("1:1: acme/a.bin: expected", "nor is there one at models/acme/a.bin");
  }

  @Test
  void asManyLinesEitherWayLeadToTheWorkspace() {
    with("models/a.bin", "b.bin");

    Checked checked = check("a.bin", "b.bin", "gone.bin");

    assertThat(placeOf(checked, "gone.bin").text()).isEqualTo("gone.bin");
  }

  @Test
  void aChecksumFileAtTheTopHasOneBase() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root).checksumFiles("SHA256SUMS").checksums("SHA256SUMS", A + "  a");

    Checked checked = workspace.check();

    assertThatCheck(checked, "SHA256SUMS › a")
        .finds(Kind.MISSING_ARTIFACT, "SHA256SUMS:1:1")
        .says("actual: there is none");
    assertThat(checked.of("SHA256SUMS › a").judgement().findings().get(0).message())
        .doesNotContain("nor is there one");
  }

  @Test
  void aNameMayLeaveTheFolderButNotTheWorkspace() {
    with("datasets/a.bin");

    Checked checked = check("../datasets/a.bin", "../../a.bin");

    assertThatCheck(checked, SUMS + " › ../datasets/a.bin").passes(Kind.MATCH);
    assertThatCheck(checked, SUMS + " › ../../a.bin")
        .finds(Kind.PATH_REFUSED, SUMS + ":2:1")
        .says("\"../../a.bin\" leaves the workspace");
  }

  /** On systems where a name can hold one. */
  @ParameterizedTest
  @ValueSource(strings = {"acme\\a.bin", "./acme\\a.bin"})
  void aBackslashIsPartOfANameThatAFileHas(String name) {
    assumeTrue(File.separatorChar == '/', "a name can hold a backslash");
    with("models/acme\\a.bin");

    assertThatCheck(check(name), SUMS + " › " + name).passes(Kind.MATCH);
    with().file("models/acme\\a.bin", "b");
    assertThatCheck(check(name), SUMS + " › " + name).finds(Kind.CHECKSUM_MISMATCH, SUMS + ":1:1");
  }

  /** sha256sum would check the one whose name it is, and no other. */
  @ParameterizedTest
  @ValueSource(strings = {"acme\\a.bin", "models/acme\\a.bin", "acme/a.bin", "models/acme/a.bin"})
  void aBackslashIsAmbiguousWhereItMayMeanTwoFiles(String changed) {
    assumeTrue(File.separatorChar == '/', "a name can hold a backslash");
    with("acme\\a.bin", "models/acme\\a.bin", "acme/a.bin", "models/acme/a.bin");
    assertThat(check("acme\\a.bin").red()).isEmpty();

    with().file(changed, "b");

    assertThat(check("acme\\a.bin").red()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.bin/.", "a.bin/", "a.bin\\", "a.bin/./", ".", "a.bin\\."})
  void refusesANameThatOnlyADirectoryCanHave(String name) {
    with("a.bin");

    assertThatCheck(check(name), SUMS + " › " + name)
        .finds(Kind.PATH_REFUSED, SUMS + ":1:1")
        .says("ends in a separator or a dot");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"models\\acme\\a.bin", "acme\\a.bin", "./models/acme//a.bin", "./acme/a.bin"})
  void separatorsDoNotMatter(String name) {
    with("models/acme/a.bin");

    Checked checked = check(name);

    assertThat(checked.red()).isEmpty();
    assertThat(placeOf(checked, name).text()).isEqualTo("models/acme/a.bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:/repos/h/models/a.bin", "c:\\repos\\h\\models\\a.bin"})
  void theRecordedRootIsStripped(String name) {
    WorkspaceBuilder workspace =
        with("models/a.bin").recordedRoot("C:/repos/h").checksums(SUMS, A + "  " + name);

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThat(placeOf(checked, name).text()).isEqualTo("models/a.bin");
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd,is absolute",
    "C:/repos/h/models/a.bin,is absolute",
    "~/a.bin,is absolute",
    "../../../a.bin,leaves the workspace",
    "acme/../a.bin,goes down and up again",
    "-,'stands for standard input, not for a file'"
  })
  void refusesANameThatIsNoPathOfTheWorkspace(String name, String reason) {
    Checked checked = check(name);

    assertThatCheck(checked, SUMS + " › " + name)
        .finds(Kind.PATH_REFUSED, SUMS + ":1:1")
        .findsOnly(Kind.PATH_REFUSED)
        .says("the path \"" + name + "\" " + reason);
  }

  @Test
  void aFileMayBeNamedLikeStandardInputWithItsFolder() {
    with("models/-");

    Checked checked = check("./-");

    assertThatCheck(checked, SUMS + " › ./-").passes(Kind.MATCH);
  }

  @Test
  void aNameWithOneMeaningIsNotLedByOtherLines() {
    with("models/acme/a.bin");

    Checked checked = check("acme/a.bin", "../datasets/gone.bin");

    assertThatCheck(checked, SUMS + " › ../datasets/gone.bin")
        .finds(Kind.MISSING_ARTIFACT, SUMS + ":2:1")
        .says("2:1: datasets/gone.bin: expected");
  }

  @Test
  void aDirectoryInTheFolderGoesBeforeNothingInTheWorkspace() {
    with("models/a.bin/x");

    Checked checked = check("a.bin");

    assertThatCheck(checked, SUMS + " › a.bin")
        .finds(Kind.MISSING_ARTIFACT, SUMS + ":1:1")
        .says("models/a.bin: expected", "a directory lies there; nor is there one at a.bin");
  }
}
