package io.harmonia.smoke.checksum;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
  private static final int MOST = 5;

  /** Wherever the blocks end that a stream gives, between {@code \r} and {@code \n} too. */
  @RepeatedTest(50)
  void splitsAsTheGrammarSays(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append("ab#\r\n\n\r".charAt(random.nextInt(7)));
    }

    assertThat(read(inSmallBlocks(text.toString(), random))).isEqualTo(expected(text.toString()));
  }

  @Test
  void keepsNoMoreOfALongLineThanIsAllowed() throws IOException {
    BoundedLines lines = new BoundedLines(stream("x".repeat(1_000_000) + "\nshort"), MOST);

    assertThat(lines.next()).isTrue();
    assertThat(lines.isTooLong()).isTrue();
    assertThat(lines.bytes()).hasSize(MOST);
    assertThat(lines.next()).isTrue();
    assertThat(lines.isTooLong()).isFalse();
    assertThat(lines.bytes()).asString().isEqualTo("short");
    assertThat(lines.next()).isFalse();
  }

  private static List<String> read(InputStream in) throws IOException {
    BoundedLines lines = new BoundedLines(in, MOST);
    List<String> all = new ArrayList<>();
    while (lines.next()) {
      all.add(new String(lines.bytes(), ISO_8859_1) + (lines.isTooLong() ? "…" : ""));
      assertThat(lines.isEmpty()).isEqualTo(lines.bytes().length == 0);
      assertThat(lines.isComment()).isEqualTo(lines.bytes().length > 0 && lines.bytes()[0] == '#');
    }
    return all;
  }

  /** A carriage return at the end of a line is no part of it. */
  private static List<String> expected(String text) {
    List<String> all = new ArrayList<>();
    String[] parts = text.split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i < parts.length - 1 || !parts[i].isEmpty()) {
        String line =
            parts[i].endsWith("\r") ? parts[i].substring(0, parts[i].length() - 1) : parts[i];
        all.add(line.length() > MOST ? line.substring(0, MOST) + "…" : line);
      }
    }
    return all;
  }

  private static InputStream inSmallBlocks(String text, Random random) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1)) {
      @Override
      public int read(byte[] into, int at, int most) {
        return super.read(into, at, Math.min(most, 1 + random.nextInt(3)));
      }
    };
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }
}
