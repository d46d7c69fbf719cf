package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.run.WorkspaceFiles;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests and checksum files elsewhere are asked for by name, and missed where they are not. */
class OtherPlacesTest {

  @Test
  void checksManifestsAndChecksumFilesAtOtherPlaces(@TempDir Path root, @TempDir Path reports)
      throws IOException {
    SmallWorkspace.in(root);
    move(root, "models/inventory.json", "lists/models.json");
    move(root, "inventory/combined_inventory.json", "lists/all.json");
    move(root, "models/checksums.sha256", "lists/SHA256SUMS");

    SuiteRun run =
        SuiteRunner.over(root, reports)
            .with(SmokeSettings.MODELS, root + "/lists/models.json")
            .with(SmokeSettings.COMBINED, root + "/lists/all.json")
            .with(SmokeSettings.CHECKSUMS, root + "/lists/SHA256SUMS")
            .run();

    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.count("checks")).isEqualTo(SmallWorkspace.CHECKS);
    assertThat(run.kinds()).contains("lists/SHA256SUMS › " + SmallWorkspace.WEIGHTS + " = match");
    assertThat(run.report().at("/workspace/settings").has(SmokeSettings.MODELS.name())).isTrue();
  }

  @Test
  void missesAManifestThatASettingNames(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        SuiteRunner.over(root, reports).with(SmokeSettings.DATASETS, root + "/none.json").run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.kinds()).contains("none.json › well-formed = nothing-to-check");
  }

  @Test
  void missesAChecksumFileThatASettingNames(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run =
        SuiteRunner.over(root, reports).with(SmokeSettings.CHECKSUMS, root + "/none").run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.kinds()).contains("none › readable = nothing-to-check");
  }

  @Test
  void findsTheNearestFolderUpwardWhereNoRootIsGiven(@TempDir Path root) throws IOException {
    SmallWorkspace.in(root);
    Path below = Files.createDirectories(root.resolve("a/b"));

    WorkspaceFiles files =
        WorkspaceFiles.find(new GivenSettings(name -> Optional.empty(), below), Bounds.STANDARD);

    assertThat(files.workspace().root()).isEqualTo(root.toRealPath());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".dvc/config",
        "ONNX_HUB_MANIFEST.json",
        "bagit.txt",
        "croissant.json",
        "datapackage.json",
        "model.sig"
      })
  void findsTheNearestFolderUpwardAtWhoseTopARecordStands(String record, @TempDir Path root)
      throws IOException {
    Path file = root.resolve("top").resolve(record);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    Path below = Files.createDirectories(root.resolve("top/a/b"));
    GivenSettings settings = new GivenSettings(name -> Optional.empty(), below);

    assertThat(WorkspaceFiles.find(settings, Bounds.STANDARD).workspace().root())
        .isEqualTo(root.resolve("top").toRealPath());

    Files.createDirectories(root.resolve(".git"));

    assertThat(WorkspaceFiles.find(settings, Bounds.STANDARD).workspace().root())
        .as("a git checkout is a workspace as a whole")
        .isEqualTo(root.toRealPath());
  }

  @Test
  void aChecksumFileUpwardMakesNoWorkspace(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("SHA256SUMS"), "");
    Path below = Files.createDirectories(root.resolve("a"));

    WorkspaceFiles files =
        WorkspaceFiles.find(new GivenSettings(name -> Optional.empty(), below), Bounds.STANDARD);

    assertThat(files.workspace().root()).isEqualTo(below.toRealPath());
  }

  @Test
  void staysInTheFolderOfTheBuildWhereNoneUpwardHoldsAManifest(@TempDir Path folder)
      throws IOException {
    WorkspaceFiles files =
        WorkspaceFiles.find(new GivenSettings(name -> Optional.empty(), folder), Bounds.STANDARD);

    assertThat(files.workspace().root()).isEqualTo(folder.toRealPath());
  }

  private static void move(Path root, String from, String to) throws IOException {
    Files.createDirectories(root.resolve("lists"));
    Files.move(root.resolve(from), root.resolve(to));
  }
}
