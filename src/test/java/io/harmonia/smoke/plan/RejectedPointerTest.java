package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.pointer.PointerPolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git LFS pointers where {@code smoke.lfs-pointers=reject}. */
class RejectedPointerTest {
  private static final String REJECTED =
      "a Git LFS pointer lies there, which smoke.lfs-pointers=reject counts as missing";
  private static final String CONTENT = "models/inventory.json › a › content";

  @TempDir Path root;

  @Test
  void isMissingWhereAChecksumIsRecorded() {
    Checked checked =
        rejecting(WorkspaceBuilder.valid(root))
            .folder(".git")
            .file(SINGLE, pointerTo("single!"))
            .check();

    assertThatCheck(checked, MODEL_SUMS + " › " + SINGLE)
        .finds(Kind.MISSING_ARTIFACT, MODEL_SUMS + ":2:1")
        .findsOnly(Kind.MISSING_ARTIFACT)
        .says("actual: there is none (" + REJECTED + ")")
        .advises("Run “git lfs pull --include=" + SINGLE + "” before the suite");
    assertThat(checked.red()).hasSize(1);
  }

  @Test
  void isNamedWhereItLiesBelowTheChecksumFilesFolder() {
    Checked checked =
        rejecting(WorkspaceBuilder.empty(root))
            .file("models/a.bin", pointerTo("a"))
            .checksums(MODEL_SUMS, sha256("a") + "  a.bin")
            .check();

    assertThatCheck(checked, MODEL_SUMS + " › a.bin")
        .finds(Kind.MISSING_ARTIFACT, MODEL_SUMS + ":1:1")
        .says("models/a.bin: expected a file", REJECTED);
  }

  @Test
  void saysThatTheDigestIsThePointersOwn() {
    String pointer = pointerTo("single!");
    Checked checked =
        rejecting(WorkspaceBuilder.empty(root))
            .checksums(MODEL_SUMS, sha256(pointer) + "  " + SINGLE)
            .file(SINGLE, pointer)
            .check();

    assertThatCheck(checked, MODEL_SUMS + " › " + SINGLE)
        .finds(Kind.MISSING_ARTIFACT, MODEL_SUMS + ":1:1")
        .says("is that of the pointer's own text; that of the content is " + SINGLE_SHA);
  }

  @Test
  void isSkippedWhereNothingIsRecorded() {
    Checked checked = rejecting(file()).file("models/a.bin", pointerTo("a")).check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.NOT_RECORDED, MODELS + ":2:1")
        .says("models/a.bin is not there (" + REJECTED + "), and it has no recorded checksum")
        .advises("git lfs pull");
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void isMissingWhereEveryArtifactIsRequired() {
    Checked checked =
        rejecting(file()).require(Requirement.PRESENT).file("models/a.bin", pointerTo("a")).check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.MISSING_ARTIFACT, MODELS + ":2:1")
        .says("actual: absent (" + REJECTED + ")")
        .advises("git lfs pull");
  }

  @Test
  void makesADirectoryPartial() {
    Checked checked =
        rejecting(WorkspaceBuilder.valid(root)).file(REST, pointerTo("rest..")).check();

    assertThatCheck(checked, "models/inventory.json › acme/shards › content")
        .finds(Kind.PARTIAL, MODELS + ":5:5")
        .says("actual 1 file; not there: " + REST)
        .says("Git LFS pointers, which smoke.lfs-pointers=reject counts as missing: " + REST)
        .advises("Run “git lfs pull” before the suite");
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void makesADirectoryOfKnownSizePartial() {
    Checked checked =
        rejecting(
                WorkspaceBuilder.withModel(
                    root, "{\"name\": \"a\",\n\"path\": \"models/a\",\n\"size_bytes\": 5}"))
            .file("models/a/one.bin", "ab")
            .file("models/a/two.bin", pointerTo("abc"))
            .check();

    assertThatCheck(checked, CONTENT)
        .finds(Kind.PARTIAL, MODELS + ":4:15")
        .says("smoke.lfs-pointers=reject counts as missing: models/a/two.bin")
        .advises("Run “git lfs pull” before the suite, and state files_count");
  }

  @Test
  void leavesTheFilesThemselvesAlone() {
    Checked checked = rejecting(WorkspaceBuilder.valid(root)).check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).isEmpty();
  }

  private WorkspaceBuilder file() {
    return WorkspaceBuilder.withModel(
        root, "{\"name\": \"a\",\n\"path\": \"models/a.bin\",\n\"size_bytes\": 1}");
  }

  private static WorkspaceBuilder rejecting(WorkspaceBuilder workspace) {
    return workspace.lfsPointers(PointerPolicy.REJECT);
  }
}
