package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.kit.RealProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileHasherTest {
  @TempDir private Path folder;

  /** Sizes around SHA-256's block of 64 bytes and the buffer of 128 KiB. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 55, 56, 63, 64, 65, 131_071, 131_072, 131_073, 1_000_003})
  void agreesWithSha256sum(int size) throws IOException {
    RealProgram.assumeInstalled("sha256sum");
    Path file = generated(size);

    FileDigest digest = new FileHasher(read -> {}, Deadline.NONE).hash(file);

    String printed = RealProgram.runSuccessfully(folder, "sha256sum", "generated.bin");
    assertThat(printed).isEqualTo(digest.sha256() + "  generated.bin\n");
    assertThat(digest.size()).isEqualTo(size);
  }

  @Test
  void tellsItsProgressUntilItAddsUp() throws IOException {
    Path file = generated(1_000_003);
    List<Long> progress = new ArrayList<>();

    new FileHasher(progress::add, Deadline.NONE).hash(file);

    assertThat(progress).hasSizeGreaterThan(1).allMatch(read -> read > 0);
    assertThat(progress.stream().mapToLong(Long::longValue).sum()).isEqualTo(1_000_003);
  }

  @Test
  void tellsNoProgressOfAnEmptyFile() throws IOException {
    List<Long> progress = new ArrayList<>();

    FileDigest digest = new FileHasher(progress::add, Deadline.NONE).hash(generated(0));

    assertThat(progress).isEmpty();
    assertThat(digest).isEqualTo(new FileDigest(0, Sha256.OF_NOTHING));
  }

  @Test
  void failsForAFileThatIsNotThere() {
    Path missing = folder.resolve("missing.bin");

    assertThatThrownBy(() -> new FileHasher(read -> {}, Deadline.NONE).hash(missing))
        .isInstanceOf(NoSuchFileException.class);
  }

  private Path generated(int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Files.write(folder.resolve("generated.bin"), bytes);
  }
}
