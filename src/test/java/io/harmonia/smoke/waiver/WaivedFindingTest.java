package io.harmonia.smoke.waiver;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckName;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.finding.Waived;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.text.Location;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A waived finding is skipped, and says what it was; every other one stays as it is. */
public class WaivedFindingTest {
  private static final String RECORDED = MODEL_SUMS + " › " + SINGLE;

  @TempDir Path root;

  public static String waiver(String target, String value, String kind) {
    return "{\"%s\": \"%s\", \"kind\": \"%s\", \"reason\": \"ticket 42\","
            .formatted(target, value, kind)
        + " \"expires\": \"2026-12-31\"}";
  }

  private Checked checkWithChangedFile(String... waivers) {
    return WorkspaceBuilder.valid(root).file(SINGLE, "SINGLE!").waivers(waivers).check();
  }

  @Test
  void aWaivedFindingSaysWhatWasFoundAndWhyItIsBorneWith() {
    Checked checked = checkWithChangedFile(waiver("path", SINGLE, "checksum-mismatch"));

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).containsExactly(RECORDED + ": waived");
    assertThatCheck(checked, RECORDED)
        .finds(Kind.WAIVED, MODEL_SUMS + ":2:1")
        .says(": waived until 2026-12-31 (ticket 42), found checksum-mismatch: " + SINGLE + ": exp")
        .advises("Then remove the waiver at inventory/waivers.json:2:1.")
        .advises("Restore the artifact");
  }

  @Test
  void aWaivedFindingKeepsItsOriginal() {
    Finding before =
        WorkspaceBuilder.valid(root)
            .file(SINGLE, "SINGLE!")
            .check()
            .of(RECORDED)
            .judgement()
            .findings()
            .get(0);

    Judgement judgement =
        checkWithChangedFile(waiver("path", SINGLE, "checksum-mismatch")).of(RECORDED).judgement();

    Waived waived = judgement.findings().get(0).waived().orElseThrow();
    assertThat(waived.original()).isEqualTo(before);
    assertThat(waived.reason()).isEqualTo("ticket 42");
    assertThat(waived.expires()).isEqualTo("2026-12-31");
    assertThat(waived.waiver()).hasToString("inventory/waivers.json:2:1");
    assertThat(judgement.verified()).isEmpty();
    assertThat(judgement.evidence().orElseThrow().match()).contains(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/acme/single.onnx",
        "./models//acme/./single.onnx",
        "models\\\\acme\\\\single.onnx",
        "C:/rec/models/acme/single.onnx"
      })
  void aPathMatchesInEverySpellingThatManifestsMayUse(String spelling) {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file(SINGLE, "SINGLE!")
            .recordedRoot("C:\\rec")
            .waivers(waiver("path", spelling, "checksum-mismatch"))
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).containsExactly(RECORDED + ": waived");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/single", "models/acme/single"})
  void anEntryCoversTheRecordedChecksumOfItsFile(String name) {
    Checked checked = checkWithChangedFile(waiver("entry", name, "checksum-mismatch"));

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).containsExactly(RECORDED + ": waived");
  }

  @Test
  void anEntryCoversTheRecordedChecksumsBelowItsDirectory() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file(TOP, "top!!")
            .waivers(waiver("entry", "acme/shards", "checksum-mismatch"))
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).containsExactly(MODEL_SUMS + " › " + TOP + ": waived");
  }

  @Test
  void anIdCoversItsCheck() {
    Checked checked = checkWithChangedFile(waiver("id", RECORDED, "checksum-mismatch"));

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).containsExactly(RECORDED + ": waived");
  }

  @Test
  void aWaiverOfAnotherKindLeavesTheFindingRed() {
    Checked checked = checkWithChangedFile(waiver("path", SINGLE, "missing-artifact"));

    assertThatCheck(checked, RECORDED).finds(Kind.CHECKSUM_MISMATCH, MODEL_SUMS + ":2:1");
  }

  @Test
  void aWaiverOfAnotherPathLeavesTheFindingRed() {
    Checked checked = checkWithChangedFile(waiver("path", TOP, "checksum-mismatch"));

    assertThatCheck(checked, RECORDED).finds(Kind.CHECKSUM_MISMATCH, MODEL_SUMS + ":2:1");
  }

  @Test
  void whereAnotherFindingRemainsTheCheckIsRedWithThatOneAndListsTheWaivedOne() {
    Checked checked =
        directoryWithTwoChangedFiles()
            .file("models/d/b.bin", "")
            .waivers(waiver("path", "models/d/b.bin", "empty-file"))
            .check();

    assertThatCheck(checked, MODELS + " › d › content")
        .finds(Kind.CHECKSUM_MISMATCH, MODELS + ":3:50")
        .findsOnly(Kind.CHECKSUM_MISMATCH, Kind.WAIVED);
    assertThat(checked.red()).containsExactly(MODELS + " › d › content: checksum-mismatch");
  }

  @Test
  void twoWaiversWaiveTwoKindsOfFindingsOfOneCheck() {
    Checked checked =
        directoryWithTwoChangedFiles()
            .file("models/d/b.bin", "")
            .waivers(
                waiver("path", "models/d/b.bin", "empty-file"),
                waiver("entry", "d", "checksum-mismatch"))
            .check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, MODELS + " › d › content").findsOnly(Kind.WAIVED, Kind.WAIVED);
  }

  @Test
  void aWaiverOfTheSizeLeavesOtherContentRed() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file(SINGLE, "longer than it was")
            .waivers(waiver("path", SINGLE, "size-mismatch"))
            .check();

    assertThatCheck(checked, RECORDED)
        .finds(Kind.CHECKSUM_MISMATCH, MODEL_SUMS + ":2:1")
        .findsOnly(Kind.CHECKSUM_MISMATCH)
        .says("expected 7 bytes, actual 18 bytes");
  }

  @Test
  void whereTwoWaiversMatchTheFirstIsNamedAndBothHold() {
    Checked checked =
        checkWithChangedFile(
            waiver("id", RECORDED, "checksum-mismatch"),
            waiver("path", SINGLE, "checksum-mismatch"));

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, RECORDED).advises("inventory/waivers.json:2:1");
  }

  @Test
  void aPathCoversAnArtifactThatIsCheckedWithItsDirectory() {
    WorkspaceBuilder workspace = directoryWithTwoChangedFiles();

    Checked checked =
        workspace.waivers(waiver("path", "models/d/a.bin", "checksum-mismatch")).check();

    assertThatCheck(checked, MODELS + " › d › content")
        .finds(Kind.CHECKSUM_MISMATCH, MODELS + ":4:50")
        .findsOnly(Kind.CHECKSUM_MISMATCH, Kind.WAIVED);
    assertThat(checked.ids()).contains("inventory/waivers.json › waiver 1 › path models/d/a.bin");
    assertThat(checked.red()).containsExactly(MODELS + " › d › content: checksum-mismatch");
  }

  @Test
  void aPathOfADirectoryCoversNoArtifactBelowIt() {
    WorkspaceBuilder workspace = directoryWithTwoChangedFiles();

    Checked checked = workspace.waivers(waiver("path", "models/d", "checksum-mismatch")).check();

    assertThatCheck(checked, MODELS + " › d › content")
        .findsOnly(Kind.CHECKSUM_MISMATCH, Kind.CHECKSUM_MISMATCH);
    assertThatCheck(checked, "inventory/waivers.json › waiver 1 › path models/d")
        .finds(Kind.WAIVER_INVALID, "inventory/waivers.json:2:1");
  }

  @Test
  void anEntryCoversEveryArtifactOfIt() {
    WorkspaceBuilder workspace = directoryWithTwoChangedFiles();

    Checked checked = workspace.waivers(waiver("entry", "d", "checksum-mismatch")).check();

    assertThat(checked.red()).isEmpty();
  }

  private WorkspaceBuilder directoryWithTwoChangedFiles() {
    String artifact = "{\"path\": \"%s\", \"size_bytes\": 1,     \"sha256\": \"%s\"}";
    return WorkspaceBuilder.withModel(
            root,
            "{\"name\": \"d\", \"path\": \"models/d\", \"files\": [\n"
                + artifact.formatted("a.bin", OTHER_SHA)
                + ",\n"
                + artifact.formatted("b.bin", OTHER_SHA)
                + "]}")
        .file("models/d/a.bin", "a")
        .file("models/d/b.bin", "b");
  }

  @Test
  void aTotalCanBeWaivedByItsName() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 19")
            .waivers(waiver("id", COMBINED + " › totals › models_bytes", "manifest-inconsistent"))
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).containsExactly(COMBINED + " › totals: waived");
  }

  @Test
  void whatCouldNotBeCheckedStaysUncheckedBesideWhatIsWaived() {
    Finding waived = Finding.nowhere(Kind.CHECKSUM_MISMATCH, "other", "Do.");
    Finding unread = Finding.nowhere(Kind.UNREADABLE, "closed", "Do.");

    Judgement judgement = new NamedCheck(checkSaying(waived, unread), List.of(mismatch())).judge();

    assertThat(judgement.verdict()).isEqualTo(Verdict.UNCHECKED);
    assertThat(judgement.findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.UNREADABLE, Kind.WAIVED);
  }

  private static Waiver mismatch() {
    Location at = Location.startOf("w");
    return new Waiver(
        1,
        at,
        new Waiver.Matter(Target.id("x"), Kind.CHECKSUM_MISMATCH),
        "why",
        WorkspaceBuilder.TODAY,
        at);
  }

  private static Check checkSaying(Finding... said) {
    Findings findings = new Findings();
    List.of(said).forEach(findings::add);
    return new Check(
        new CheckName("x"),
        CheckType.ENTRY_CONTENT,
        new Subject.Plain(Path.of("x"), Location.startOf("x")),
        () -> findings.judge(Kind.MATCH));
  }
}
