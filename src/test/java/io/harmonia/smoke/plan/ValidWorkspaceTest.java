package io.harmonia.smoke.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidWorkspaceTest {
  @TempDir Path root;

  @Test
  void everyCheckPasses() {
    Checked checked = WorkspaceBuilder.valid(root).check();

    assertThat(checked.results())
        .allSatisfy(made -> assertThat(made.judgement().verdict()).isEqualTo(Verdict.PASSED));
  }

  @Test
  void everySubjectHasACheckOfItsOwn() {
    Checked checked = WorkspaceBuilder.valid(root).check();

    assertThat(checked.ids())
        .containsExactly(
            "models/inventory.json › well-formed",
            "models/inventory.json › schema",
            "datasets/inventory.json › well-formed",
            "datasets/inventory.json › schema",
            "inventory/combined_inventory.json › well-formed",
            "inventory/combined_inventory.json › schema",
            "inventory/combined_inventory.json › parts",
            "inventory/combined_inventory.json › totals",
            "models/inventory.json › acme/shards › fields",
            "models/inventory.json › acme/shards › agreement",
            "models/inventory.json › acme/shards › content",
            "models/inventory.json › acme/single › fields",
            "models/inventory.json › acme/single › agreement",
            "datasets/inventory.json › acme/words › fields",
            "datasets/inventory.json › acme/words › agreement",
            "models/checksums.sha256 › models/acme/shards/top.bin",
            "models/checksums.sha256 › models/acme/single.onnx",
            "datasets/checksums.sha256 › datasets/acme/words.txt");
  }

  @Test
  void countsItsArtifacts() {
    Checked checked = WorkspaceBuilder.valid(root).check();

    assertThat(checked.artifacts()).isEqualTo(4);
  }

  @Test
  void makingTheChecksAgainSaysTheSame() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).file(WorkspaceBuilder.TOP, "t");

    assertThat(workspace.check().red()).isNotEmpty().isEqualTo(workspace.check().red());
  }
}
