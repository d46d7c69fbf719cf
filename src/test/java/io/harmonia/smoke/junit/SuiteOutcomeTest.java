package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.settings.SmokeSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clean, drift or incomplete, each with JUnit green or red to match. */
class SuiteOutcomeTest {
  private static final String RECORDED = "models/checksums.sha256 › " + SmallWorkspace.WEIGHTS;

  @Test
  void isCleanAndGreenWhereEverythingHolds(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.isRed()).isFalse();
    assertThat(run.console())
        .contains("[smoke] clean: 12 checks: 11 passed", "verified 2 of 2 artifacts");
  }

  @Test
  void isDriftAndRedWhereAByteChanged(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS);

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.isRed()).isTrue();
    assertThat(run.kinds()).contains(RECORDED + " = checksum-mismatch");
  }

  @Test
  void isDriftAndRedWhereARecordedFileIsGone(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root).delete(SmallWorkspace.WEIGHTS);

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.isRed()).isTrue();
    assertThat(run.kinds()).contains(RECORDED + " = missing-artifact");
  }

  @Test
  void isDriftAndRedWhereAFileHasAnotherSizeThanStated(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root)
        .edit("models/inventory.json", m -> firstFile(m).put("size_bytes", 17))
        .edit("inventory/combined_inventory.json", m -> firstFile(m).put("size_bytes", 17));

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.isRed()).isTrue();
    assertThat(run.kinds()).contains(RECORDED + " = size-mismatch");
  }

  @Test
  void isDriftAndRedWhereTheCombinedManifestLacksAnEntry(
      @TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root)
        .edit("inventory/combined_inventory.json", m -> ((ArrayNode) m.get("models")).removeAll());

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.isRed()).isTrue();
    assertThat(run.kinds())
        .contains("models/inventory.json › acme/tiny › agreement = manifest-inconsistent");
  }

  @Test
  void isDriftAndRedWhereThereIsNothingToCheck(@TempDir Path root, @TempDir Path reports) {
    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.isRed()).isTrue();
    assertThat(run.kinds()).contains("workspace › nothing to check = nothing-to-check");
  }

  @Test
  void saysThatNothingWasVerifiedWhereACleanRunVerifiedNothing(
      @TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root)
        .delete("models/checksums.sha256")
        .delete(SmallWorkspace.WEIGHTS)
        .delete(SmallWorkspace.CONFIG);

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.console()).contains("[smoke] clean, nothing verified by content: ");
    assertThat(run.kinds())
        .contains("models/checksums.sha256 › no recorded checksums = not-recorded");
  }

  @Test
  void isDriftWhereRecordedChecksumsAreRequiredAndThereAreNone(
      @TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root).delete("models/checksums.sha256");

    SuiteRun run = SuiteRunner.over(root, reports).with(SmokeSettings.REQUIRE, "recorded").run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.isRed()).isTrue();
    assertThat(run.kinds())
        .contains("models/checksums.sha256 › no recorded checksums = nothing-to-check");
  }

  @Test
  void checksTheRestOfAWorkspaceWhoseManifestIsJunk(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root)
        .write("models/inventory.json", "{\"models\": [".getBytes(StandardCharsets.UTF_8));

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.kinds())
        .contains(
            "models/inventory.json › well-formed = manifest-invalid",
            "models/checksums.sha256 › " + SmallWorkspace.WEIGHTS + " = match");
  }

  private static ObjectNode firstFile(ObjectNode manifest) {
    return (ObjectNode) manifest.at("/models/0/files/0");
  }
}
