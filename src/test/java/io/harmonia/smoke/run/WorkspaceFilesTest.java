package io.harmonia.smoke.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceFilesTest {

  @Test
  void areNotThoseOfARootThatIsNoDirectory(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path spaced = Files.createDirectory(folder.resolve(" ws "));

    assertRefused(file)
        .hasMessage(
            "smoke.root: " + file + " is a file: expected the directory that holds the manifests");
    assertRefused(folder.resolve("none")).hasMessageContaining("/none does not exist");
    assertRefused(spaced.resolveSibling("ws")).hasMessageContaining("/ws does not exist");
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Path root) {
    GivenSettings settings = GivenSettings.here(Map.of("smoke.root", root.toString()));
    return assertThatThrownBy(() -> WorkspaceFiles.find(settings, Bounds.STANDARD))
        .isInstanceOf(WrongUsageException.class);
  }
}
