package io.harmonia.smoke.authoring;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WAIVERS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.run.WorkspaceFiles;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void readWorkspace() throws IOException {
    WorkspaceBuilder.valid(folder);
    GivenSettings settings = GivenSettings.here(Map.of("smoke.root", folder.toString()));
    workspace = WorkspaceFiles.find(settings, settings.bounds(0)).read().workspace();
  }

  @Test
  void aFileThatChangedSinceItWasReadIsLeftAsItIs() throws IOException {
    Files.writeString(folder.resolve(MODEL_SUMS), "# somebody else's\n");

    assertThat(reason(MODEL_SUMS)).contains("has another content since it was read");
    assertThat(Files.readString(folder.resolve(MODEL_SUMS))).isEqualTo("# somebody else's\n");
  }

  @Test
  void aFileThatIsGoneSinceItWasReadDoesNotComeBack() throws IOException {
    Files.delete(folder.resolve(MODEL_SUMS));

    assertThat(reason(MODEL_SUMS)).contains("is gone since it was read");
    assertThat(folder.resolve(MODEL_SUMS)).doesNotExist();
  }

  @Test
  void aFileThatCameSinceItWasLookedForIsLeftAsItIs() throws IOException {
    Files.createDirectories(folder.resolve(WAIVERS).getParent());
    Files.writeString(folder.resolve(WAIVERS), "[]\n");

    assertThat(reason(WAIVERS)).contains("is there, and nothing overwrites it");
    assertThat(Files.readString(folder.resolve(WAIVERS))).isEqualTo("[]\n");
  }

  @Test
  void whatIsStillWhatWasReadIsReplaced() throws IOException, RefusedException {
    assertThat(replacement(MODEL_SUMS).write()).isTrue();
    assertThat(Files.readString(folder.resolve(MODEL_SUMS))).isEqualTo("new\n");
    try (var files = Files.list(folder.resolve("models"))) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  @Test
  void aFolderInItsPlaceIsNamed() throws IOException {
    Files.createDirectories(folder.resolve(WAIVERS));

    assertThatThrownBy(() -> replacement(WAIVERS).write()).isInstanceOf(RefusedException.class);
    assertThat(reason(WAIVERS)).contains("is no file");
  }

  private String reason(String path) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> replacement(path).write());
    return refused.reasons().get(0).message();
  }

  private FileReplacement replacement(String path) {
    return new FileReplacement(workspace, Place.usual(workspace, path), "new\n".getBytes(UTF_8));
  }
}
