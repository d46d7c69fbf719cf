package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.digest.Slices.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicesTest {
  @TempDir Path folder;

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static Digest sha256(Slices slices) throws IOException {
    return slices.digest(Algorithm.SHA_256, Deadline.NONE);
  }

  @Test
  void partsAreReadOneAfterTheOther() throws IOException {
    byte[] large = new byte[300_000];
    large[299_999] = 1;
    Path one = file("one", large);
    Path two = file("two", new byte[] {2, 3, 4});

    Digest digest =
        sha256(new Slices("", List.of(new Slice(one, 150_000, 300_000), new Slice(two, 1, 2))));

    byte[] expected = new byte[150_001];
    expected[149_999] = 1;
    expected[150_000] = 3;
    assertThat(digest).isEqualTo(Digest.of(Sha256.ofContent(expected)));
  }

  /** What {@code printf 'a,b\n' | git hash-object --stdin} prints. */
  @Test
  void theIdOfABlobIsGits() throws IOException {
    Path file = file("a", new byte[] {'a', ',', 'b', '\n'});

    assertThat(Slices.ofBlob(file, 4).digest(Algorithm.SHA_1, Deadline.NONE).hex())
        .isEqualTo("91e7b5b17dd85f6e9b9d2d85acb2982bd5f455ee");
  }

  @Test
  void aPartThatIsNotThereIsAChange() throws IOException {
    Path file = file("a", new byte[4]);

    assertThatThrownBy(() -> sha256(new Slices("", List.of(new Slice(file, 0, 5)))))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessageContaining("1 bytes too early");
    assertThatThrownBy(() -> sha256(Slices.ofBlob(folder, 4)))
        .isInstanceOf(ChangedWhileReadingException.class);
  }
}
