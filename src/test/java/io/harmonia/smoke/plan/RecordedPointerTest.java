package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointer;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.path.RelativePath;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded checksum of a file in whose place a Git LFS pointer lies. */
class RecordedPointerTest {
  private static final String RECORDED = MODEL_SUMS + " › " + SINGLE;
  private static final String STATES_SIZE = MODELS + ":24:21";

  @TempDir Path root;

  /** A valid workspace but for what lies in the place of a file of 7 bytes. */
  private Checked checked(String inItsPlace) {
    return WorkspaceBuilder.valid(root).file(SINGLE, inItsPlace).check();
  }

  /** A workspace without manifests, in which that digest is recorded for the file. */
  private WorkspaceBuilder recordedAlone(String digest) {
    return WorkspaceBuilder.empty(root).checksums(MODEL_SUMS, digest + "  " + SINGLE);
  }

  @Test
  void isHeldToTheDigestThatThePointerStates() {
    Checked checked = checked(pointerTo("single!"));

    assertThatCheck(checked, RECORDED).passes(Kind.POINTER_MATCH);
    assertThat(checked.red()).isEmpty();
    assertThat(checked.of(RECORDED).judgement().verified()).isEmpty();
    assertThat(checked.of(RECORDED).judgement().verifiedByPointer())
        .containsExactly(new RelativePath(SINGLE));
  }

  @Test
  void isHeldToItWithoutAnyManifest() {
    Checked checked = recordedAlone(SINGLE_SHA).file(SINGLE, pointerTo("single!")).check();

    assertThatCheck(checked, RECORDED).passes(Kind.POINTER_MATCH);
  }

  @Test
  void reportsTheContentAndNotThePointer() {
    Evidence evidence = checked(pointerTo("single!")).of(RECORDED).judgement().evidence().get();

    assertThat(evidence)
        .isEqualTo(
            new Evidence(
                new RelativePath(SINGLE),
                true,
                Optional.of(7L),
                Sha256.parse(SINGLE_SHA),
                Sha256.parse(SINGLE_SHA)));
  }

  @Test
  void hashesNothing() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).file(SINGLE, pointerTo("single!"));

    workspace.check();

    assertThat(workspace.bytesHashed()).isEqualTo(17); // the three other files
  }

  @Test
  void findsAPointerToAnotherContent() {
    Checked checked = checked(pointerTo("SINGLE!"));

    assertThatCheck(checked, RECORDED)
        .finds(Kind.POINTER_MISMATCH, MODEL_SUMS + ":2:1")
        .findsOnly(Kind.POINTER_MISMATCH)
        .says(
            SINGLE
                + ": expected SHA-256 "
                + SINGLE_SHA
                + ", actual a Git LFS pointer to SHA-256 "
                + sha256("SINGLE!"))
        .advises("write the line “" + sha256("SINGLE!") + "  " + SINGLE + "” and bump");
    assertThat(checked.of(RECORDED).judgement().verifiedByPointer()).isEmpty();
  }

  @Test
  void findsTheDigestFirstWhereTheSizeIsWrongAsWell() {
    Checked checked = checked(pointerTo("another" + " one"));

    assertThatCheck(checked, RECORDED)
        .finds(Kind.POINTER_MISMATCH, MODEL_SUMS + ":2:1")
        .findsOnly(Kind.POINTER_MISMATCH, Kind.POINTER_MISMATCH);
  }

  @Test
  void findsAPointerToTheRightContentOfAnotherSize() {
    Checked checked = checked(pointer("oid sha256:" + SINGLE_SHA, "size 8"));

    assertThatCheck(checked, RECORDED)
        .finds(Kind.POINTER_MISMATCH, STATES_SIZE)
        .findsOnly(Kind.POINTER_MISMATCH)
        .says(SINGLE + ": expected 7 bytes, actual a Git LFS pointer to 8 bytes")
        .advises("\"size_bytes\": 8");
  }

  @Test
  void findsTheDigestOfThePointersOwnText() {
    String pointer = pointerTo("single!");
    Checked checked = recordedAlone(sha256(pointer)).file(SINGLE, pointer).check();

    assertThatCheck(checked, RECORDED)
        .finds(Kind.POINTER_MISMATCH, MODEL_SUMS + ":1:1")
        .says("SHA-256 " + sha256(pointer) + " is that of the Git LFS pointer's own text")
        .says("expected that of the content: " + SINGLE_SHA)
        .advises("Write the line “" + SINGLE_SHA + "  " + SINGLE + "”");
  }

  @Test
  void saysSoBesideAManifestThatStatesTheRightDigest() {
    String pointer = pointerTo("single!");
    Checked checked =
        WorkspaceBuilder.valid(root)
            .edit(MODEL_SUMS, SINGLE_SHA, sha256(pointer))
            .file(SINGLE, pointer)
            .check();

    assertThatCheck(checked, RECORDED)
        .finds(Kind.POINTER_MISMATCH, MODEL_SUMS + ":2:1")
        .findsOnly(Kind.POINTER_MISMATCH)
        .says(
            "SHA-256 " + sha256(pointer) + " is that of the Git LFS pointer's own text",
            "expected that of the content: " + SINGLE_SHA);
    assertThat(checked.red()).containsExactly(RECORDED + ": pointer-mismatch");
  }

  @Test
  void findsTheDigestOfThePointersTextWhereTheContentLiesToo() {
    Checked checked = recordedAlone(sha256(pointerTo("single!"))).file(SINGLE, "single!").check();

    assertThatCheck(checked, RECORDED)
        .finds(Kind.POINTER_MISMATCH, MODEL_SUMS + ":1:1")
        .says("is that of the Git LFS pointer's own text")
        .advises("Write the line “" + SINGLE_SHA + "  " + SINGLE + "”");
    assertThat(checked.of(RECORDED).judgement().verified()).isEmpty();
  }

  @Test
  void holdsToTheContentAndNotToWhatAnExtensionMadeOfIt() {
    Checked checked = checked(extended(SINGLE_SHA, OTHER_SHA));

    assertThatCheck(checked, RECORDED)
        .passes(Kind.POINTER_MATCH)
        .remarks("the size of " + SINGLE + " cannot be compared")
        .remarks("of the object which \"rev\" made of it");
    assertThat(checked.of(RECORDED).judgement().evidence().get().sizeBytes()).isEmpty();
  }

  @Test
  void findsTheDigestOfWhatAnExtensionMadeOfTheContent() {
    Checked checked = checked(extended(OTHER_SHA, SINGLE_SHA));

    assertThatCheck(checked, RECORDED)
        .finds(Kind.POINTER_MISMATCH, MODEL_SUMS + ":2:1")
        .says("SHA-256 " + SINGLE_SHA + " is that of the stored object")
        .says("goes through the Git LFS extension \"rev\": " + OTHER_SHA);
  }

  @Test
  void findsAPointerThatPullsAnEmptyFile() {
    Checked checked = checked(pointer("oid sha256:" + SINGLE_SHA, "size 0"));

    assertThatCheck(checked, RECORDED)
        .finds(Kind.POINTER_MISMATCH, MODEL_SUMS + ":2:1")
        .says("which is empty, since its Git LFS pointer states size 0: " + Sha256.OF_NOTHING);
  }

  @Test
  void showsTheNameOfAnExtensionPrintable() {
    String hostile = extended(SINGLE_SHA, OTHER_SHA).replace("rev", "r\u001b[31m\u202e::error::");

    Checked checked = checked(hostile);

    assertThatCheck(checked, RECORDED).remarks("\"r\\u{1b}[31m\\u{202e}::error::\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"junk", "key value\n", "oid sha256:x\n"})
  void namesWhatOnlyLooksLikeAPointer(String junk) {
    Checked checked = checked(pointerTo("single!") + junk);

    assertThatCheck(checked, RECORDED)
        .findsOnly(Kind.POINTER_MISMATCH)
        .says("actual an almost Git LFS pointer", "line 4 is more than a pointer has");
  }

  @Test
  void passesNoPointerLookalikeThoughItIsRecordedAsItIs() {
    Checked checked = recordedAsItIs(pointerTo("single!") + "junk");

    assertThatCheck(checked, MODEL_SUMS + " › a.txt")
        .findsOnly(Kind.POINTER_MISMATCH)
        .says("is that of this text itself");
  }

  @Test
  void passesAPointerLookalikeThatIsTooLargeForOneAndRecordedAsItIs() {
    Checked checked = recordedAsItIs(pointerTo("single!") + "junk".repeat(256));

    assertThatCheck(checked, MODEL_SUMS + " › a.txt").passes(Kind.MATCH);
  }

  private Checked recordedAsItIs(String text) {
    return WorkspaceBuilder.empty(root)
        .file("a.txt", text)
        .checksums(MODEL_SUMS, sha256(text) + "  a.txt")
        .check();
  }

  @Test
  void takesAPointerAndItsContentInTwoPlacesForOne() {
    Checked checked =
        WorkspaceBuilder.empty(root)
            .file("a.bin", "content")
            .file("models/a.bin", pointerTo("content"))
            .checksums(MODEL_SUMS, sha256("content") + "  a.bin")
            .check();

    assertThatCheck(checked, MODEL_SUMS + " › a.bin").passes(Kind.POINTER_MATCH);
    assertThat(checked.of(MODEL_SUMS + " › a.bin").judgement().verified()).hasSize(1);
  }

  @Test
  void findsTwoMeaningsWhereAPointerStandsForOtherContent() {
    Checked checked =
        WorkspaceBuilder.empty(root)
            .file("a.bin", "content")
            .file("models/a.bin", pointerTo("CONTENT"))
            .checksums(MODEL_SUMS, sha256("content") + "  a.bin")
            .check();

    assertThatCheck(checked, MODEL_SUMS + " › a.bin")
        .finds(Kind.AMBIGUOUS_PATH, MODEL_SUMS + ":1:1")
        .says("models/a.bin (SHA-256 " + sha256("CONTENT") + ")");
  }

  private static String extended(String content, String stored) {
    return pointer("ext-0-rev sha256:" + content, "oid sha256:" + stored, "size 99");
  }
}
