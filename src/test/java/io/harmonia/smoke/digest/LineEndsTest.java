package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Deadline;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEndsTest {
  private static final int BLOCK = 64 * 1024;

  @TempDir private Path folder;

  /** N stands for a line feed, R for a carriage return. */
  @ParameterizedTest
  @CsvSource({
    "'', '', ''",
    "a, a, a",
    "aNbN, aNbN, aRNbRN",
    "aRNbRN, aNbN, aRNbRN",
    "aRNbNc, aNbNc, aRNbRNc",
    "aRbR, aRbR, aRbR",
    "RRNN, RNN, RRNRN",
    "NRN, NN, RNRN",
    "RN, N, RN",
    "N, N, RN"
  })
  void rewritesLineEnds(String text, String lf, String crlf) throws IOException {
    assertRewritten(text, lf, crlf);
  }

  @Test
  void rewritesALineEndBetweenTwoBlocks() throws IOException {
    for (int length = BLOCK - 2; length <= BLOCK + 1; length++) {
      String start = "x".repeat(length);
      assertRewritten(start + "RNy", start + "Ny", start + "RNy");
      assertRewritten(start + "Ny", start + "Ny", start + "RNy");
      assertRewritten(start + "R", start + "R", start + "R");
    }
  }

  @Test
  void takesAFileWithANulCharacterForNoText() throws IOException {
    assertThat(LineEnds.of(Files.write(folder.resolve("a"), new byte[] {'a', '\r', '\n', 0})))
        .isEmpty();
  }

  @Test
  void takesALargeFileForNoText() throws IOException {
    Path file = folder.resolve("large");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength((64L << 20) + 1);
    }

    assertThat(LineEnds.of(file)).isEmpty();
  }

  private void assertRewritten(String text, String lf, String crlf) throws IOException {
    Path file = Files.write(folder.resolve("text"), bytes(text));

    LineEnds ends = LineEnds.of(file).orElseThrow();

    assertThat(ends.lf()).as("%s with LF", text.length()).isEqualTo(digest(lf));
    assertThat(ends.crlf()).as("%s with CRLF", text.length()).isEqualTo(digest(crlf));
  }

  private FileDigest digest(String text) throws IOException {
    return new FileHasher(read -> {}, Deadline.NONE)
        .hash(Files.write(folder.resolve("expected"), bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.replace('N', '\n').replace('R', '\r').getBytes(StandardCharsets.US_ASCII);
  }
}
