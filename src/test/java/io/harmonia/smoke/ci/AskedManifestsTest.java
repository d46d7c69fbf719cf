package io.harmonia.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedManifestsTest {
  @TempDir private Path folder;

  @Test
  void takesAListApart() throws IOException {
    Repository.in(folder).commit("models/inventory.json", "x");

    List<AskedManifests.Asked> asked =
        read(" models/inventory.json , models/a b.sha256\r\n\n,.git/config\n");

    assertThat(asked)
        .extracting(AskedManifests.Asked::text)
        .containsExactly("models/inventory.json", "models/a b.sha256", ".git/config");
    assertThat(asked.stream().map(each -> each.refusal().map(Refusal::kind)))
        .containsExactly(
            Optional.of(Refusal.Kind.TRACKED), Optional.empty(), Optional.of(Refusal.Kind.REFUSED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/x", "../x", "a/../b", "a//b", "./a", "a/", ".", "C:/x", "a\\b", "~/x", "*", "a?",
        "[a]", "!a", "#a", "file:a"
      })
  void whatIsNoPlainPathIsWrongUsage(String text) throws IOException {
    assertThat(read(text))
        .singleElement()
        .extracting(each -> each.refusal().map(Refusal::kind))
        .isEqualTo(Optional.of(Refusal.Kind.NO_PATH));
  }

  @Test
  void nothingIsAskedForByBlanks() throws IOException {
    assertThat(read(" ,\n, ")).isEmpty();
  }

  private List<AskedManifests.Asked> read(String list) throws IOException {
    return AskedManifests.read(Workspace.open(folder), list);
  }
}
