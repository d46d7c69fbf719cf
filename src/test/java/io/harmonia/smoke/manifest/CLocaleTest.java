package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ChildJvm;
import io.harmonia.smoke.kit.ManifestFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On Java 17 {@code Path.of("tök")} throws in the C locale. */
class CLocaleTest {
  @TempDir Path root;
  @TempDir Path folder;

  @Test
  @Timeout(300)
  void namesInUtf8AreReadAndFound() throws Exception {
    Files.createDirectories(root.resolve("models/tök"));
    Files.writeString(root.resolve("models/tök/größe.bin"), "x");
    ManifestFixture.models(root)
        .write("{\"models\": [{\"name\": \"tök\", \"path\": \"models/tök/größe.bin\"}]}");

    String read =
        ChildJvm.in(folder).inTheCLocale().run(ReadInChild.class, root.toUri().toString());

    assertThat(read).isEqualTo("Parsed: tök models/tök/größe.bin there ");
  }

  @Test
  @Timeout(300)
  void aWorkspaceWhoseNameIsInUtf8IsRead() throws Exception {
    Path workspace = Files.createDirectories(root.resolve("größe"));
    ManifestFixture.models(workspace).write("{\"models\": [{\"name\": \"a\", \"path\": \"b\"}]}");

    String read =
        ChildJvm.in(folder).inTheCLocale().run(ReadInChild.class, workspace.toUri().toString());

    assertThat(read).isEqualTo("Parsed: a b ");
  }
}
