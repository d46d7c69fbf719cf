package io.harmonia.smoke.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.lfs.LfsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever pointers and attributes git's index holds, each check has a whole verdict. All inputs
 * lie in one repository, since git is asked about all of it at once.
 */
@Timeout(3_600)
@Tag("slow")
class LfsFuzzTest {
  private static final String POINTER = WorkspaceBuilder.pointerTo("content");
  private static final List<String> TOKENS =
      List.of(
          "version https://git-lfs.github.com/spec/v1\n",
          "ext-0-a sha256:" + WorkspaceBuilder.sha256("a") + "\n",
          "oid sha256:",
          "size 0\n",
          "size -1\n",
          "size 99999999999999999999\n",
          "<<<<<<< HEAD\n",
          "filter=lfs",
          "*.bin filter=lfs\n",
          "-filter",
          "!filter",
          "[attr]filter filter=lfs\n",
          "\"\\",
          "**/",
          "[",
          "\n",
          "\r\n",
          "\0",
          "\u00ff",
          "\u00ef\u00bb\u00bf",
          " ",
          "x");

  @TempDir Path root;
  private int inputs;

  @Test
  void everyVerdictIsWholeWhateverTheIndexHolds() {
    Repository repository = Repository.in(root);
    repository.git("config", "filter.lfs.process", "");
    repository.git("config", "filter.lfs.required", "false");
    repository.write(".gitattributes", "*.bin filter=lfs -text\n");
    List<byte[]> documents =
        List.of(POINTER.getBytes(UTF_8), "*.bin filter=lfs\n*.x !filter\n".getBytes(UTF_8));

    new Fuzzing(documents, TOKENS).holds("pointers", this::write);
    repository.git("add", "-A");

    FuzzedFindings.areWhole(
        WorkspaceBuilder.empty(root).sources(new LfsSource()).check(), ".gitattributes", List.of());
  }

  private void write(byte[] input) throws IOException {
    Path folder = Files.createDirectories(root.resolve("d" + inputs++ / 3));
    String name = inputs % 3 == 0 ? ".gitattributes" : inputs % 3 == 1 ? "a.bin" : "b.x";
    Files.write(folder.resolve(name), input);
  }
}
