package io.harmonia.smoke.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ReaderTest {
  private static final String TEXT = "a\nö\r\n模𝄞\r\r\n\n".repeat(3_000) + "end";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8191, 8192, 8193, 1_000_000})
  void decodesWhateverComesAtOnce(int atOnce) throws IOException {
    byte[] bytes = TEXT.getBytes(UTF_8);

    assertThat(read(new Utf8Reader(inPieces(bytes, atOnce)), 4_000)).isEqualTo(TEXT);
    assertThat(read(new Utf8Reader(inPieces(bytes, 5_000)), Math.max(2, atOnce))).isEqualTo(TEXT);
  }

  @Test
  void handsOutEveryCharacterBeforeTheFirstBadByte() throws IOException {
    byte[] bytes = (TEXT + "!").getBytes(UTF_8);
    bytes[bytes.length - 1] = (byte) 0xE4;
    Utf8Reader reader = new Utf8Reader(new ByteArrayInputStream(bytes));
    StringWriter before = new StringWriter();

    assertThatThrownBy(() -> reader.transferTo(before))
        .isInstanceOf(CharacterCodingException.class);

    assertThat(before.toString()).isEqualTo(TEXT);
    assertThat(reader.line()).isEqualTo(5 * 3_000 + 1);
    assertThat(reader.column()).isEqualTo(4);
  }

  @Test
  void refusesACharacterThatIsCutOff() {
    byte[] bytes = "𝄞".getBytes(UTF_8);
    for (int length : List.of(1, 2, 3)) {
      Utf8Reader reader = new Utf8Reader(new ByteArrayInputStream(Arrays.copyOf(bytes, length)));

      assertThatThrownBy(() -> read(reader, 100)).isInstanceOf(CharacterCodingException.class);
    }
  }

  @Test
  void readsNothingFromNothing() throws IOException {
    assertThat(read(new Utf8Reader(InputStream.nullInputStream()), 100)).isEmpty();
  }

  private static String read(Utf8Reader reader, int length) throws IOException {
    StringBuilder all = new StringBuilder();
    char[] buffer = new char[length];
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      all.append(buffer, 0, read);
    }
    return all.toString();
  }

  private static InputStream inPieces(byte[] bytes, int atOnce) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, atOnce));
      }
    };
  }
}
