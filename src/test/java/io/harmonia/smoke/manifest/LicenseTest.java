package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseTest {
  @TempDir Path root;

  @Test
  void isReadFieldByField() {
    Entry entry =
        license("{\"name\": \"MIT\", \"url\": \"https://x\", \"commercial_use\": \"allowed\"}");

    assertThat(entry.license()).containsOnlyKeys("commercial_use", "name", "url");
    assertThat(entry.license().values())
        .extracting(Stated::text)
        .containsExactly("allowed", "MIT", "https://x");
    assertThat(entry.problems()).isEmpty();
  }

  @Test
  void doesNotStateAFieldThatIsNull() {
    Entry entry = license("{\"name\": \"MIT\", \"url\": null}");

    assertThat(entry.license()).containsOnlyKeys("name");
    assertThat(entry.problems()).isEmpty();
  }

  @Test
  void keepsUnknownFieldsAsText() {
    Entry entry = license("{\"spdx\": true, \"links\": [1, {\"a\": 2}]}");

    assertThat(entry.license().values())
        .extracting(Stated::text)
        .containsExactly("[1,{\"a\":2}]", "true");
    assertThat(entry.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "url", "file_path", "commercial_use", "redistribution", "notes"})
  void hasTextsInItsFields(String field) {
    Entry entry = license("{\"" + field + "\": 5}");

    assertThat(entry.problems())
        .extracting(Problem::message)
        .containsExactly("license." + field + " is 5, expected a text");
  }

  @Test
  void isAnObject() {
    Entry entry = license("\"MIT\"");

    assertThat(entry.license()).isEmpty();
    assertThat(entry.problems())
        .containsExactly(
            new Problem(
                entry.problems().get(0).at(),
                "license is the text \"MIT\", expected an object with a name",
                "Write an object with a name there."));
  }

  private Entry license(String json) {
    return ManifestFixture.entry(root, "\"license\": " + json);
  }
}
