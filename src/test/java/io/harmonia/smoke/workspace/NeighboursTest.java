package io.harmonia.smoke.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighboursTest {
  private static final String SHA = "ab".repeat(32);

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.bin.incomplete",
        "model.bin." + "0123abcd" + ".incomplete",
        "model.bin.part",
        "model.bin.1a2b3c4d.partial",
        "model.bin.filepart",
        "model.bin.crdownload",
        "model.bin.opdownload",
        "model.bin.download",
        "model.bin.tmp"
      })
  void seesAnUnfinishedDownloadBeside(String name) throws IOException {
    write("models/" + name);

    assertThat(unfinished("models/model.bin"))
        .contains("a download that broke off lies at models/" + name);
  }

  @Test
  void saysThatAFileWithAnAriaControlFileMayBePartOfADownload() throws IOException {
    write("model.bin.aria2");

    assertThat(unfinished("model.bin"))
        .contains(
            "a download that broke off lies at model.bin.aria2, and the file may be part of it");
  }

  @Test
  void seesAnUnfinishedDownloadOfAUnicodeName() throws IOException {
    write("tök %20+.bin.part");

    assertThat(unfinished("tök %20+.bin"))
        .contains("a download that broke off lies at tök %20+.bin.part");
  }

  @Test
  void takesNoOtherNeighbourForADownload() throws IOException {
    write("other.bin.incomplete");
    write("model.bin.bak");
    write("model.binary.part");
    write("models/model.bin.part");

    assertThat(unfinished("model.bin")).isEmpty();
  }

  /** huggingface_hub names it so until 0.25 or so. */
  @Test
  void seesWhatAHubClientDownloadsIntoAFolder() throws IOException {
    String found = "models/a/.cache/huggingface/download/onnx/model.onnx.5f6e.incomplete";
    write(found);

    assertThat(unfinished("models/a/onnx/model.onnx"))
        .contains("a download that broke off lies at " + found);
    assertThat(unfinished("models/a/model.onnx")).isEmpty();
  }

  /** And so since then: a hash of the name, and the etag. */
  @Test
  void seesWhatAHubClientNamesByDigest() throws IOException {
    String found = "models/a/.cache/huggingface/download/x_Y-3=." + SHA + ".incomplete";
    write(found);

    assertThat(unfinished("models/a/model.onnx"))
        .contains("a download that broke off lies at " + found);
    assertThat(
            neighbours()
                .unfinished(new RelativePath("models/a/model.onnx"), Optional.of("cd".repeat(32))))
        .isEmpty();
  }

  @Test
  void seesTheUnfinishedBlobOfAHubCache() throws IOException {
    String found = "hub/models--o--n/blobs/" + SHA + ".incomplete";
    write(found);

    assertThat(unfinished("hub/models--o--n/snapshots/0a1b/onnx/model.onnx"))
        .contains("a download that broke off lies at " + found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"models/Model.bin", "models/model\u200b.bin", "models/m\u043edel.bin"})
  void namesAFileWhoseNameLooksTheSame(String there) throws IOException {
    write(there);

    assertThat(neighbours().lookalike(new RelativePath("models/model.bin")).orElseThrow())
        .startsWith("\"")
        .contains("lies in its folder, which differs from it only by ");
  }

  @Test
  void namesNoFileThatLooksAnother() throws IOException {
    write("models/model2.bin");
    write("models/model.bin");
    write("model.Bin");

    assertThat(neighbours().lookalike(new RelativePath("models/model.bin"))).isEmpty();
  }

  @Test
  void looksAtNothingOutsideTheWorkspace() throws IOException {
    Path inner = Files.createDirectories(root.resolve("inner"));
    write("model.bin.part");
    Files.createSymbolicLink(inner.resolve("out"), root);

    Neighbours neighbours = new Neighbours(Workspace.open(inner));

    assertThat(neighbours.unfinished(new RelativePath("out/model.bin"), Optional.empty()))
        .isEmpty();
  }

  private Optional<String> unfinished(String path) throws IOException {
    return neighbours().unfinished(new RelativePath(path), Optional.of(SHA));
  }

  private Neighbours neighbours() throws IOException {
    return new Neighbours(Workspace.open(root));
  }

  private void write(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, "ab");
  }
}
