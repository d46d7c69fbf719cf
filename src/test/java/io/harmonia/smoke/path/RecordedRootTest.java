package io.harmonia.smoke.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.DefaultLocale;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code smoke.recorded-root}: the prefix under which a manifest was recorded is stripped. */
class RecordedRootTest {
  private static final RelativePath DATASETS = new RelativePath("datasets");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:/repos/harmonia",
        "C:\\repos\\harmonia",
        "C:/repos/harmonia/",
        "C:\\repos\\harmonia\\\\",
        "c:/REPOS/Harmonia"
      })
  void isStrippedHoweverItIsWritten(String recordedRoot) {
    PathRules rules = recordedUnder(recordedRoot);

    assertThat(rules.parse("C:\\repos\\harmonia\\models\\a.bin")).isEqualTo(safe("models/a.bin"));
    assertThat(rules.parse("c:/Repos/HARMONIA/models/a.bin")).isEqualTo(safe("models/a.bin"));
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  void ignoresCaseInTurkishToo() {
    DefaultLocale.during(
        "tr-TR",
        () ->
            assertThat(recordedUnder("C:/MINILM").parse("c:/minilm/models/a.bin"))
                .isEqualTo(safe("models/a.bin")));
  }

  @ParameterizedTest
  @CsvSource({
    "C:/repos/harmonia/models//a.bin, models/a.bin",
    "C:/repos/harmonia//models/a.bin, models/a.bin",
    "C:/repos/harmonia/./models/a.bin, models/a.bin",
    "C:/repos/harmonia, ''",
    "C:/repos/harmonia/, ''",
    "models/a.bin, models/a.bin"
  })
  void leavesANormalisedPath(String text, String expected) {
    assertThat(recordedUnder("C:/repos/harmonia").parse(text)).isEqualTo(safe(expected));
  }

  @Test
  void comparesCaseWhereThereIsNoDrive() {
    PathRules rules = recordedUnder("/home/me/harmonia");

    assertThat(rules.parse("/home/me/harmonia/models/a.bin")).isEqualTo(safe("models/a.bin"));
    assertThat(rules.parse("/home/me/Harmonia/models/a.bin"))
        .isInstanceOf(ParsedPath.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:/repos/harmonia2/models/a.bin",
        "C:/repos/models/a.bin",
        "D:/repos/harmonia/models/a.bin",
        "/C:/repos/harmonia/models/a.bin"
      })
  void leavesEveryOtherAbsolutePathRefused(String text) {
    assertThat(recordedUnder("C:/repos/harmonia").parse(text))
        .isInstanceOf(ParsedPath.Refused.class);
  }

  @Test
  void doesNotLetAPathLeaveTheWorkspace() {
    ParsedPath parsed = recordedUnder("C:/repos/harmonia").parse("C:/repos/harmonia/../secret");

    assertThat(parsed)
        .isEqualTo(
            new ParsedPath.Refused(
                "leaves the workspace",
                "Write a path inside the workspace, relative to its root."));
  }

  @Test
  void leadsToTheWorkspaceWhateverTheBaseFolder() {
    ParsedPath parsed =
        recordedUnder("C:/repos/harmonia").parse("C:/repos/harmonia/models/a.bin", DATASETS);

    assertThat(parsed).isEqualTo(safe("models/a.bin"));
  }

  @ParameterizedTest
  @CsvSource({"C:/, C:/models/a.bin", "C:, c:\\models\\a.bin", "/, /models/a.bin"})
  void mayBeTheTopOfAFileSystem(String recordedRoot, String text) {
    assertThat(recordedUnder(recordedRoot).parse(text)).isEqualTo(safe("models/a.bin"));
  }

  private static PathRules recordedUnder(String recordedRoot) {
    return new PathRules(Optional.of(recordedRoot), Path.of("/data/workspace"));
  }

  private static ParsedPath safe(String text) {
    return new ParsedPath.Safe(new RelativePath(text));
  }
}
