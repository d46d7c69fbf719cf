package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The current shape of an entry, field by field. */
class EntryFieldsTest {
  private static final String DIGEST =
      "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1";

  @TempDir Path root;

  @Test
  void areRead() {
    Entry entry =
        ManifestFixture.entry(
            root,
            """
            "name": "Xenova/all-MiniLM-L6-v2", "version": "v1.2.0", "path": "models/a",
            "size_bytes": 12, "sha256": "%s", "source_url": "https://huggingface.co/a",
            "snapshot": "751bff37", "files_count": 2, "variant": "q8", "notes": "x"
            """
                .formatted(DIGEST));

    assertThat(entry.list()).isEqualTo(ListName.MODELS);
    assertThat(entry.index()).isZero();
    assertThat(entry.key()).contains("Xenova/all-MiniLM-L6-v2");
    assertThat(entry.label()).isEqualTo("Xenova/all-MiniLM-L6-v2");
    assertThat(entry.version().map(Stated::normalised)).contains("1.2.0");
    assertThat(entry.safePath()).contains(new RelativePath("models/a"));
    assertThat(entry.sizeBytes().flatMap(Stated::value)).contains(12L);
    assertThat(entry.sha256().flatMap(Stated::value)).isEqualTo(Sha256.parse(DIGEST));
    assertThat(entry.sourceUrl().flatMap(Stated::value)).contains("https://huggingface.co/a");
    assertThat(entry.snapshot().flatMap(Stated::value)).contains("751bff37");
    assertThat(entry.statedFilesCount()).contains(2L);
    assertThat(entry.files()).isEmpty();
    assertThat(entry.license()).isEmpty();
    assertThat(entry.problems()).isEmpty();
  }

  @Test
  void areNotDemanded() {
    Entry entry = ManifestFixture.entry(root, "\"name\": \"a\", \"path\": \"b\"");

    assertThat(stated(entry)).hasSize(2);
    assertThat(entry.problems()).isEmpty();
  }

  @Test
  void areNotStatedWhereTheyAreNull() {
    Entry entry =
        ManifestFixture.entry(
            root,
            """
            "name": null, "version": null, "path": null, "size_bytes": null, "sha256": null,
            "source_url": null, "snapshot": null, "files_count": null, "files": null,
            "license": null
            """);

    assertThat(stated(entry)).isEmpty();
    assertThat(entry.files()).isEmpty();
    assertThat(entry.license()).isEmpty();
    assertThat(entry.problems()).isEmpty();
  }

  @Test
  void areIgnoredWhereTheyAreUnknown() {
    Entry entry =
        ManifestFixture.entry(
            root, "\"name\": \"a\", \"path\": \"b\", \"readme\": [{}], \"Paths\": \"/etc\"");

    assertThat(stated(entry)).hasSize(2);
    assertThat(entry.problems()).isEmpty();
  }

  @Test
  void keepTheirTextWhereTheyAreWrong() {
    Entry entry = ManifestFixture.entry(root, "\"version\": \"1.2\"");

    assertThat(entry.version().map(Stated::normalised)).contains("1.2");
    assertThat(ManifestFixture.problem(entry.version()))
        .isEqualTo(
            new Problem(
                entry.version().orElseThrow().at(),
                "\"1.2\" is not a semantic version",
                "Write MAJOR.MINOR.PATCH without leading zeros, for example 1.0.0 (semver.org)."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "version", "path", "sha256", "source_url", "snapshot"})
  void areTextsWhereTheyShouldBe(String field) {
    Entry entry = ManifestFixture.entry(root, "\"" + field + "\": 5");

    assertThat(stated(entry)).hasSize(1);
    assertThat(stated(entry).get(0).value()).isEmpty();
    assertThat(stated(entry).get(0).problem())
        .contains(
            new Problem(stated(entry).get(0).at(), "is 5, expected a text", "Write it as a text."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true   | is true
          []     | is an array
          {"a":1} | is an object
          1.50   | is 1.50
          """)
  void sayWhatStandsThereInstead(String json, String message) {
    Entry entry = ManifestFixture.entry(root, "\"name\": " + json);

    assertThat(ManifestFixture.problem(entry.name()).message())
        .isEqualTo(message + ", expected a text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\t\\n"})
  void holdANameThatIsNotBlank(String name) {
    Entry entry = ManifestFixture.entry(root, "\"name\": \"" + name + "\", \"path\": \"b\"");

    assertThat(entry.key()).isEmpty();
    assertThat(entry.label()).isEqualTo("models[0]");
    assertThat(ManifestFixture.problem(entry.name()).message()).isEqualTo("is blank");
    assertThat(ManifestFixture.problem(entry.name()).remedy()).isEqualTo("Write the entry's name.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b/c", "müsli 🤗", " padded ", "..", "-", "<name>"})
  void holdANameOfAnyPattern(String name) {
    Entry entry = ManifestFixture.entry(root, "\"name\": \"" + name + "\"");

    assertThat(entry.key()).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          d41d8cd98f00b204e9800998ecf8427e         | an MD5 (32 hexadecimal digits)
          da39a3ee5e6b4b0d3255bfef95601890afd80709 | a SHA-1 or a git commit (40 hexadecimal digits)
          <sha256-of-top-shard>                    | a placeholder
          abc                                      | 3 hexadecimal digits
          """)
  void nameTheDigestThatIsNoSha256(String digest, String actual) {
    Entry entry = ManifestFixture.entry(root, "\"sha256\": \"" + digest + "\"");

    assertThat(ManifestFixture.problem(entry.sha256()).message())
        .isEqualTo(
            "\"%s\" is not a SHA-256: expected 64 hexadecimal digits, actual %s"
                .formatted(digest, actual));
    assertThat(ManifestFixture.problem(entry.sha256()).remedy())
        .isEqualTo("Write what sha256sum prints for the file, or remove this field.");
  }

  @Test
  void acceptADigestInUpperCase() {
    Entry entry =
        ManifestFixture.entry(root, "\"sha256\": \"" + DIGEST.toUpperCase(Locale.ROOT) + "\"");

    assertThat(entry.sha256().flatMap(Stated::value)).isEqualTo(Sha256.parse(DIGEST));
  }

  @Test
  void refuseAPathThatLeavesTheWorkspace() {
    Entry entry = ManifestFixture.entry(root, "\"path\": \"../../etc/passwd\"");

    assertThat(entry.safePath()).isEmpty();
    assertThat(ManifestFixture.problem(entry.path()).message())
        .isEqualTo("\"../../etc/passwd\" leaves the workspace");
  }

  @Test
  void escapeHostileText() {
    Entry entry = ManifestFixture.entry(root, "\"path\": \"/\\u001b[31m\\u202e\"");

    assertThat(ManifestFixture.problem(entry.path()).message())
        .isEqualTo("\"/\\u{1b}[31m\\u{202e}\" is absolute");
  }

  private static List<Stated<?>> stated(Entry entry) {
    return List.<Optional<? extends Stated<?>>>of(
            entry.name(),
            entry.version(),
            entry.path(),
            entry.sizeBytes(),
            entry.sha256(),
            entry.sourceUrl(),
            entry.snapshot(),
            entry.filesCount())
        .stream()
        .<Stated<?>>flatMap(Optional::stream)
        .toList();
  }
}
