package io.harmonia.smoke.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checksum files that nothing reads are named. */
class MisplacedChecksumsTest {
  @TempDir Path root;

  private static List<String> remarks(WorkspaceBuilder workspace) {
    return remarks(workspace.check());
  }

  private static List<String> remarks(Checked checked) {
    return checked.results().stream()
        .flatMap(made -> made.judgement().remarks().stream())
        .filter(remark -> remark.startsWith("nothing reads "))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256SUMS",
        "sha256sums.txt",
        "checksums.sha256",
        "models/sub/checksums.sha256",
        "models/Checksums.SHA256",
        "models/acme/single.onnx.sha256"
      })
  void areNamedWithTheSettingThatReadsThem(String place) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).file(place, "x");

    assertThat(remarks(workspace))
        .singleElement()
        .asString()
        .contains(place)
        .endsWith("smoke.checksums=models/checksums.sha256,datasets/checksums.sha256," + place);
    assertThat(workspace.check().red()).isEmpty();
  }

  @Test
  void areFilesOfTheEntryThatHoldsThem() {
    String place = "models/acme/shards/top.bin.sha256";

    Checked checked = WorkspaceBuilder.valid(root).file(place, "x").check();

    assertThat(remarks(checked)).singleElement().asString().contains(place);
    assertThat(checked.red())
        .containsExactly("models/inventory.json › acme/shards › content: size-mismatch");
    assertThat(checked.of("models/inventory.json › acme/shards › content").judgement().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("top.bin.sha256"));
  }

  @Test
  void areNamedWhereThereIsNoManifest() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("models/a", "x")
            .checksums("models/checksums.sha256", WorkspaceBuilder.sha256("x") + "  a")
            .file("SHA256SUMS", "x");

    assertThat(remarks(workspace)).hasSize(1);
  }

  @Test
  void areNamedWhereNothingIsThereToCheck() {
    assertThat(remarks(WorkspaceBuilder.empty(root).file("SHA256SUMS", "x"))).hasSize(1);
  }

  @Test
  void areNoneWhereASettingNamesThem() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .checksums("SHA256SUMS", WorkspaceBuilder.TOP_SHA + "  " + WorkspaceBuilder.TOP)
            .checksumFiles(
                "SHA256SUMS", WorkspaceBuilder.MODEL_SUMS, WorkspaceBuilder.DATASET_SUMS);

    assertThat(remarks(workspace)).isEmpty();
  }

  @Test
  void areNoneInAnOrdinaryWorkspace() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).file("models/acme/sha256.py", "x").folder("SHA256SUMS");

    assertThat(remarks(workspace)).isEmpty();
  }
}
