package io.harmonia.smoke.source;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsSourceTest {
  private static final Path SAMPLES = Path.of("../shared/data/formats/safetensors-gguf");
  private static final String SECOND = "model-00002-of-00002.safetensors";
  private static final String CHECK = SECOND + " › " + SECOND;

  @TempDir Path root;

  private WorkspaceBuilder workspace(String sample) throws IOException {
    assumeTrue(Files.exists(SAMPLES), "the shared data is not beside this project");
    WorkspaceBuilder workspace = WorkspaceBuilder.empty(root).sources(new SafetensorsSource());
    for (String name : new String[] {"model-00001-of-00002.safetensors", SECOND}) {
      workspace.file(name, Files.readAllBytes(SAMPLES.resolve(sample).resolve(name)));
    }
    return workspace;
  }

  @Test
  void theHeaderFitsTheLength() throws IOException {
    Checked checked = workspace("good").check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.STRUCTURE_MATCH);
  }

  @Test
  void findsATruncatedFile() throws IOException {
    Checked checked = workspace("truncated").check();

    assertThat(checked.red()).containsExactly(CHECK + ": size-mismatch");
    assertThatCheck(checked, CHECK)
        .finds(Kind.SIZE_MISMATCH, SECOND + ":1:1")
        .says("expected 248 bytes, as its header says, actual 243 bytes");
  }

  @Test
  void findsWhatWasAppended() throws IOException {
    assertThatCheck(workspace("appended").check(), CHECK)
        .finds(Kind.SIZE_MISMATCH, SECOND + ":1:1")
        .says("expected 248 bytes, as its header says, actual 251 bytes");
  }

  @Test
  void findsAPageInsteadOfAModel() throws IOException {
    Checked checked = workspace("good").file(SECOND, "<html>not found</html>").check();

    assertThat(checked.red()).containsExactly(SECOND + " › readable: manifest-invalid");
  }

  @Test
  void aPointerTellsNothingOfTheStructure() throws IOException {
    Checked checked = workspace("good").file(SECOND, pointerTo("content")).check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(CHECK + ": not-present");
  }
}
