package io.harmonia.smoke.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestEncodingTest {
  private static final String JSON =
      "{\"models\": [{\"name\": \"tök\", \"path\": \"models/tök\"}]}";

  private static final String NOT_UTF_8 = "is not UTF-8: the byte here begins no character";

  @TempDir Path root;

  @Test
  void readsUtf8() {
    Entry entry = ManifestFixture.models(root).write(JSON.getBytes(UTF_8)).entry();

    assertThat(entry.key()).contains("tök");
  }

  @Test
  void toleratesAByteOrderMarkWithARemark() {
    Manifest manifest = ManifestFixture.models(root).write("\uFEFF" + JSON).manifest();

    assertThat(manifest.problems()).isEmpty();
    assertThat(manifest.entries(ListName.MODELS)).hasSize(1);
    assertThat(manifest.remarks())
        .containsExactly(
            "models/inventory.json starts with a byte-order mark, which JSON should not have");
  }

  @Test
  void remarksOnNothingWithoutAByteOrderMark() {
    Manifest manifest = ManifestFixture.models(root).write(JSON).manifest();

    assertThat(manifest.remarks()).isEmpty();
  }

  @Test
  void toleratesOneByteOrderMarkOnly() {
    Problem problem = ManifestFixture.models(root).write("\uFEFF\uFEFF{}").malformed();

    assertThat(problem.message()).startsWith("is not JSON: ");
  }

  @Test
  void countsColumnsFromAfterTheByteOrderMark() {
    Manifest manifest = ManifestFixture.models(root).write("\uFEFF" + JSON).manifest();

    assertThat(manifest.entries(ListName.MODELS).get(0).at())
        .isEqualTo(new Location("models/inventory.json", 1, 13));
  }

  @Test
  void saysThatAFileOfAByteOrderMarkAloneIsEmpty() {
    Problem problem = ManifestFixture.models(root).write("\uFEFF").malformed();

    assertThat(problem.message()).isEqualTo("is empty");
  }

  @Test
  void recognisesUtf16AndUtf32WithAndWithoutAByteOrderMark() {
    for (Charset charset :
        List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"))) {
      for (String start : List.of("", "\uFEFF")) {
        Problem problem =
            ManifestFixture.models(root).write((start + JSON).getBytes(charset)).malformed();

        assertThat(problem.message())
            .as("%s with %d marks", charset, start.length())
            .isEqualTo("is UTF-16, UTF-32 or binary, expected UTF-8");
        assertThat(problem.remedy()).contains("iconv -f UTF-16 -t UTF-8");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fe", // in no encoding of UTF-8
        "e4", // ä in ISO 8859-1
        "c3", // the first half of ö, and no second
        "c0af", // an overlong slash
        "eda080", // half of a surrogate pair
        "f4908080" // beyond Unicode
      })
  void refusesInvalidUtf8InTheMiddle(String bytes) {
    byte[] junk = HexFormat.of().parseHex(bytes);

    Problem problem =
        ManifestFixture.models(root)
            .write(joined("{\"name\": \"".getBytes(UTF_8), junk, "x\"}".getBytes(UTF_8)))
            .malformed();

    assertThat(problem.message()).isEqualTo(NOT_UTF_8);
    assertThat(problem.at()).isEqualTo(new Location("models/inventory.json", 1, 11));
    assertThat(problem.remedy()).contains("UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"models\": []}\n', 2, 1",
    "'{\"a\": \"', 1, 8",
    "'{\n\"tök\": \"𝄞', 2, 11",
    "'{\r\n  \"a\": 1,\r  \"b\": \"', 3, 9",
  })
  void placesInvalidUtf8AtTheFirstBadByte(String before, int line, int column) {
    for (String start : List.of("", "\uFEFF")) {
      Problem problem =
          ManifestFixture.models(root)
              .write(
                  joined((start + unescaped(before)).getBytes(UTF_8), "ä\"}".getBytes(ISO_8859_1)))
              .malformed();

      assertThat(problem.message()).isEqualTo(NOT_UTF_8);
      assertThat(problem.at()).isEqualTo(new Location("models/inventory.json", line, column));
    }
  }

  @Test
  void placesInvalidUtf8FarDown() {
    for (int lines : List.of(900, 1000, 20_000)) {
      byte[] before = "{\"a\": 1,\n".concat("\"b\": \"ö\",\n".repeat(lines)).getBytes(UTF_8);

      Problem problem =
          ManifestFixture.models(root)
              .write(joined(before, "\"ä\"".getBytes(ISO_8859_1)))
              .malformed();

      assertThat(problem.at()).isEqualTo(new Location("models/inventory.json", lines + 2, 2));
    }
  }

  @Test
  void refusesBinaryJunk() {
    byte[] pickle = HexFormat.of().parseHex("8004954c000000000000007d94288c");

    Problem problem = ManifestFixture.models(root).write(pickle).malformed();

    assertThat(problem.message()).isEqualTo(NOT_UTF_8);
  }

  @Test
  void refusesANulInsideTheText() {
    Problem problem = ManifestFixture.models(root).write("{\"models\": []\u0000}").malformed();

    assertThat(problem.message()).startsWith("is not JSON: ");
    assertThat(problem.at().column()).isEqualTo(15);
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r");
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
