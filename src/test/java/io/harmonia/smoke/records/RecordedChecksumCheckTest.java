package io.harmonia.smoke.records;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RecordedChecksumCheckTest {
  private static final String SINGLE_LINE = "models/checksums.sha256 › models/acme/single.onnx";
  private static final String AT = "models/checksums.sha256:2:1";

  @TempDir Path root;

  @Test
  void verifiesTheContent() {
    Checked checked = WorkspaceBuilder.valid(root).check();

    Judgement judgement = checked.of(SINGLE_LINE).judgement();
    assertThat(judgement.kind()).isEqualTo(Kind.MATCH);
    assertThat(judgement.verified()).extracting(RelativePath::text).containsExactly(SINGLE);
    assertThat(judgement.evidence().orElseThrow())
        .returns(true, Evidence::exists)
        .returns(Optional.of(7L), Evidence::sizeBytes)
        .returns(Sha256.parse(SINGLE_SHA), Evidence::sha256)
        .returns(Sha256.parse(SINGLE_SHA), Evidence::expected)
        .returns(Optional.of(true), Evidence::match);
  }

  @Test
  void findsAByteThatIsFlipped() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).file(SINGLE, "sinGle!");

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE)
        .finds(Kind.CHECKSUM_MISMATCH, AT)
        .says(SINGLE + ": expected SHA-256 " + SINGLE_SHA + ", actual " + sha256("sinGle!"))
        .advises(
            "Restore the artifact, or, if you meant to change it, run “harmonia-smoke record "
                + SINGLE
                + " --write”");
    assertThat(checked.red()).containsExactly(SINGLE_LINE + ": checksum-mismatch");
    assertThat(checked.of(SINGLE_LINE).judgement().verified()).isEmpty();
    assertThat(checked.of(SINGLE_LINE).judgement().evidence().orElseThrow().match())
        .contains(false);
  }

  @Test
  void findsAFileThatIsNotThere() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(SINGLE);

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE)
        .finds(Kind.MISSING_ARTIFACT, AT)
        .says(
            SINGLE + ": expected a file with SHA-256 " + SINGLE_SHA + ", actual: there is none",
            "nor is there one at models/models/acme/single.onnx");
    assertThat(checked.red()).containsExactly(SINGLE_LINE + ": missing-artifact");
    assertThat(checked.of(SINGLE_LINE).judgement().evidence().orElseThrow().exists()).isFalse();
  }

  @Test
  void findsTheSizeWithTheContent() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).file(SINGLE, "single");

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE)
        .finds(Kind.CHECKSUM_MISMATCH, AT)
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says("expected 7 bytes, actual 6 bytes (" + MODELS + ":24:21");
    assertThat(checked.red()).containsExactly(SINGLE_LINE + ": checksum-mismatch");
  }

  @Test
  void findsAStatedSizeThatIsWrongThoughTheContentIsRight() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .editModel("\"size_bytes\": 7", "\"size_bytes\": 8")
            .edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 19");

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":24:21")
        .findsOnly(Kind.SIZE_MISMATCH)
        .says("expected 8 bytes, actual 7 bytes");
    assertThat(checked.red()).containsExactly(SINGLE_LINE + ": size-mismatch");
  }

  @Test
  void findsTheSizeOfAnArtifactOnce() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).file(TOP, "TOP!").file(REST, "rest..+");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › " + TOP)
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says("expected 5 bytes, actual 4 bytes (" + MODELS + ":15:43");
    assertThat(checked.of(MODELS + " › acme/shards › content").judgement().findings())
        .extracting(Finding::message)
        .noneMatch(message -> message.contains(TOP));
  }

  @Test
  void findsAnEmptyFile() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("models/a.bin", "")
            .checksums(MODEL_SUMS, sha256("a") + "  a.bin");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › a.bin")
        .finds(Kind.EMPTY_FILE, MODEL_SUMS + ":1:1")
        .says("models/a.bin: is empty: expected SHA-256 " + sha256("a") + ", actual " + sha256(""))
        .advises("Restore the artifact");
  }

  @Test
  void anEmptyFileMayBeRecorded() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("models/a.bin", "")
            .checksums(MODEL_SUMS, sha256("") + "  a.bin");

    assertThatCheck(workspace.check(), MODEL_SUMS + " › a.bin").passes(Kind.MATCH);
  }

  @Test
  void acceptsAnUpperCaseDigestWithARemark() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(MODEL_SUMS, SINGLE_SHA, SINGLE_SHA.toUpperCase(Locale.ROOT));

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE)
        .passes(Kind.MATCH)
        .remarks(AT + ": the digest is written in upper case");
  }

  @Test
  void findsTheWrongOneOfTwoDigestsForOneFile() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(MODEL_SUMS, SINGLE + "\n", SINGLE + "\n" + OTHER_SHA + "  " + SINGLE + "\n");

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE + " (line 2)").passes(Kind.MATCH);
    assertThatCheck(checked, SINGLE_LINE + " (line 3)")
        .finds(Kind.DUPLICATE, MODEL_SUMS + ":3:1")
        .findsOnly(Kind.DUPLICATE)
        .advises("Remove the line: the file has the content that another one records.");
    assertThat(checked.red()).hasSize(1);
  }

  @Test
  void findsTwoDigestsForOneFileInTwoFilesAndSpellings() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .delete(WORDS)
            .checksums(DATASET_SUMS, WORDS_SHA + "  acme/words.txt")
            .edit(
                MODEL_SUMS,
                SINGLE + "\n",
                SINGLE + "\n" + OTHER_SHA + "  ..\\datasets/acme/words.txt\n");

    Checked checked = workspace.check();

    assertThat(checked.of(DATASET_SUMS + " › acme/words.txt").judgement().findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.DUPLICATE, Kind.MISSING_ARTIFACT);
    assertThat(checked.of(MODEL_SUMS + " › ..\\datasets/acme/words.txt").judgement().findings())
        .extracting(Finding::kind)
        .contains(Kind.DUPLICATE, Kind.MISSING_ARTIFACT);
  }

  @Test
  void theSameLineTwicePasses() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(MODEL_SUMS, SINGLE + "\n", SINGLE + "\n" + SINGLE_SHA + " *" + SINGLE + "\n");

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE + " (line 2)").passes(Kind.MATCH);
    assertThatCheck(checked, SINGLE_LINE + " (line 3)").passes(Kind.MATCH);
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void findsADirectoryInItsPlace() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(SINGLE).folder(SINGLE);

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE)
        .finds(Kind.MISSING_ARTIFACT, AT)
        .says("actual: a directory lies there");
  }

  @Test
  void findsALinkToNothingInItsPlace() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).delete(SINGLE).link(SINGLE, "gone.onnx");

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE)
        .finds(Kind.MISSING_ARTIFACT, AT)
        .says("actual: there is none (a link to nothing lies there)");
  }

  @Test
  void findsADownloadThatBrokeOffBesideIt() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).delete(SINGLE).file(SINGLE + ".incomplete", "sin");

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE)
        .finds(Kind.MISSING_ARTIFACT, AT)
        .says("there is none (a download that broke off lies at " + SINGLE + ".incomplete)");
  }

  @Test
  void aLinkInsideTheWorkspaceIsFollowed() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .delete(SINGLE)
            .file("blobs/" + SINGLE_SHA, "single!")
            .link(SINGLE, "../../blobs/" + SINGLE_SHA);

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE).passes(Kind.MATCH);
  }

  @Test
  void theNameOfABlobIsNotTrusted() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .delete(SINGLE)
            .file("blobs/" + SINGLE_SHA, "sinGle!")
            .link(SINGLE, "../../blobs/" + SINGLE_SHA);

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE).finds(Kind.CHECKSUM_MISMATCH, AT);
  }

  @Test
  void refusesALinkOutOfTheWorkspaceThoughItsContentIsRight(@TempDir Path elsewhere)
      throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("single.onnx"), "single!");
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).delete(SINGLE).link(SINGLE, outside.toString());

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE)
        .finds(Kind.PATH_REFUSED, AT)
        .findsOnly(Kind.PATH_REFUSED)
        .says(SINGLE + " is a link that leaves the workspace");
    assertThat(workspace.bytesHashed()).isEqualTo(5 + 6 + 6);
  }

  @Test
  void refusesALinkToItself() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).delete(SINGLE).link(SINGLE, "single.onnx");

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE).finds(Kind.PATH_REFUSED, AT).says("leads back to itself");
  }

  @Test
  @Timeout(300)
  void refusesAPipeWithoutOpeningIt() throws Exception {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).delete(SINGLE);
    Process mkfifo = new ProcessBuilder("mkfifo", root.resolve(SINGLE).toString()).start();
    assumeTrue(mkfifo.waitFor() == 0, "mkfifo is not there");

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE_LINE)
        .finds(Kind.PATH_REFUSED, AT)
        .says("is a device, a pipe or a socket, not a file");
  }

  @Test
  void anOtherPlaceThatIsALinkOutIsNotTakenForAgreement(@TempDir Path elsewhere)
      throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("a.bin"), "b");
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("models/a.bin", "a")
            .link("a.bin", outside.toString())
            .checksums(MODEL_SUMS, sha256("a") + "  a.bin");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › a.bin")
        .finds(Kind.PATH_REFUSED, MODEL_SUMS + ":1:1")
        .says("a.bin is a link that leaves the workspace");
  }
}
