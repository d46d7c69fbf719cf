package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedManifestTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                               | 1:1  | is empty
          ' '                              | 1:1  | is empty
          '\t\t'                           | 1:1  | is empty
          '[]'                             | 1:1  | the manifest is an array, expected an object
          'null'                           | 1:1  | the manifest is null, expected an object
          '5'                              | 1:1  | the manifest is 5, expected an object
          'true'                           | 1:1  | the manifest is true, expected an object
          '"models"'                       | 1:1  | the manifest is the text "models", expected an object
          '{"models": []} {}'              | 1:16 | goes on after the end of its JSON document
          '{"models": []},'                | 1:15 | is not JSON
          '{"models": []}}'                | 1:15 | is not JSON
          '{"models": []} junk'            | 1:16 | is not JSON
          '{"models": [}'                  | 1:13 | is not JSON
          '{"models": [],}'                | 1:15 | is not JSON
          '{"models": [{},]}'              | 1:16 | is not JSON
          '{models: []}'                   | 1:2  | is not JSON
          '{''models'': []}'               | 1:2  | is not JSON
          '{"size_bytes": NaN}'            | 1:19 | is not JSON
          '{"size_bytes": -Infinity}'      | 1:25 | is not JSON
          '{"size_bytes": Infinity}'       | 1:24 | is not JSON
          '{"size_bytes": 007}'            | 1:17 | is not JSON
          '{"size_bytes": +1}'             | 1:17 | is not JSON
          '{"size_bytes": .5}'             | 1:16 | is not JSON
          '{"size_bytes": 1.}'             | 1:17 | is not JSON
          '{"size_bytes": 0x10}'           | 1:17 | is not JSON
          '{"name": "a\u0001b"}'           | 1:12 | is not JSON
          '{"name": "\\x41"}'              | 1:12 | is not JSON
          '{} // the end'                  | 1:4  | is not JSON
          '/* models */ {}'                | 1:1  | is not JSON
          '# models'                       | 1:1  | is not JSON
          """)
  void namesTheFaultAndItsPlace(String json, String place, String message) {
    Problem problem = ManifestFixture.models(root).write(json).malformed();

    assertThat(problem.at()).hasToString("models/inventory.json:" + place);
    assertThat(problem.message())
        .startsWith(message)
        .doesNotContain("`", "Feature", "REDACTED", "enable");
    assertThat(problem.remedy()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"models\"",
        "{\"models\":",
        "{\"models\": [",
        "{\"models\": [{\"name\": \"a",
        "{\"models\": [{\"name\": \"a\\u00",
        "{\"models\": [{\"size_bytes\": 12",
        "{\"models\": [{\"ok\": tru",
        "{\"models\": [{}]"
      })
  void saysThatATruncatedManifestIsNotJson(String json) {
    Problem problem = ManifestFixture.models(root).write(json).malformed();

    assertThat(problem.message()).startsWith("is not JSON: ").doesNotContain("`", "REDACTED");
    assertThat(problem.remedy()).isEqualTo("Correct the JSON there, or restore the file from git.");
  }

  @Test
  void refusesWhatStartsWithNul() {
    Problem problem = ManifestFixture.models(root).write("\u0000\u0001\u0002").malformed();

    assertThat(problem.message()).isEqualTo("is UTF-16, UTF-32 or binary, expected UTF-8");
    assertThat(problem.at()).hasToString("models/inventory.json:1:1");
  }

  @Test
  void placesATruncationAtItsLine() {
    Problem problem = ManifestFixture.models(root).write("{\n  \"models\": [\n    {\n").malformed();

    assertThat(problem.at().line()).isEqualTo(4);
  }

  @Test
  void toleratesWhiteSpaceAroundTheDocument() {
    Manifest manifest =
        ManifestFixture.models(root).write("\r\n\t {\"models\": []} \n\n").manifest();

    assertThat(manifest.problems()).isEmpty();
  }

  @Test
  void showsHostileTextWithoutItsControlCharacters() {
    Problem problem = ManifestFixture.models(root).write("\"\\u001b[2J\\u202e\"").malformed();

    assertThat(problem.message())
        .isEqualTo("the manifest is the text \"\\u{1b}[2J\\u{202e}\", expected an object");
  }
}
