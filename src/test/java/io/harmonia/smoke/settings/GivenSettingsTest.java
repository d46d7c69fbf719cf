package io.harmonia.smoke.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.pointer.PointerPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenSettingsTest {
  private static final Path BUILD = Path.of("/build");

  @Test
  void hasADefaultForEachSettingOrNone() {
    GivenSettings settings = given(Map.of());

    assertThat(settings.get(SmokeSettings.ROOT)).isEmpty();
    assertThat(settings.get(SmokeSettings.MODELS)).isEmpty();
    assertThat(settings.get(SmokeSettings.CHECKSUMS)).isEmpty();
    assertThat(settings.get(SmokeSettings.RECORDED_ROOT)).isEmpty();
    assertThat(settings.get(SmokeSettings.REQUIRE)).isEqualTo(Requirement.NONE);
    assertThat(settings.get(SmokeSettings.LFS_POINTERS)).isEqualTo(PointerPolicy.ACCEPT);
    assertThat(settings.get(SmokeSettings.REPORT_DIR)).isEqualTo(Path.of("/build/.harmonia-smoke"));
    assertThat(settings.get(SmokeSettings.ALLURE_LIMIT)).isEqualTo(10_000);
    assertThat(settings.given()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "20000, 20000", "1000000000, 1000000000"})
  void takesANumberOfAllureResults(String text, long limit) {
    assertThat(given(Map.of(SmokeSettings.ALLURE_LIMIT, text)).get(SmokeSettings.ALLURE_LIMIT))
        .isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "many", "1.5", "1000000001"})
  void refusesAnythingElseForThem(String text) {
    GivenSettings settings = given(Map.of(SmokeSettings.ALLURE_LIMIT, text));

    assertThatThrownBy(() -> settings.get(SmokeSettings.ALLURE_LIMIT))
        .isInstanceOf(WrongUsageException.class)
        .hasMessageStartingWith("smoke.allure.limit: expected a number of results")
        .hasMessageEndingWith("actual " + text);
  }

  @Test
  void takesARelativePathFromTheFolderOfTheBuild() {
    GivenSettings settings =
        given(
            Map.of(
                SmokeSettings.MODELS, "m/../models.json",
                SmokeSettings.REPORT_DIR, "out",
                SmokeSettings.CHECKSUMS, "a.sha256,/elsewhere/b.sha256,a.sha256"));

    assertThat(settings.get(SmokeSettings.MODELS)).contains(Path.of("/build/models.json"));
    assertThat(settings.get(SmokeSettings.REPORT_DIR)).isEqualTo(Path.of("/build/out"));
    assertThat(settings.get(SmokeSettings.CHECKSUMS).orElseThrow())
        .containsExactly(Path.of("/build/a.sha256"), Path.of("/elsewhere/b.sha256"));
  }

  @Test
  void takesADirectoryAsTheRoot(@TempDir Path folder) {
    GivenSettings settings = given(Map.of(SmokeSettings.ROOT, folder.toString()));

    assertThat(settings.get(SmokeSettings.ROOT)).contains(folder);
  }

  @Test
  void takesAPathAsItIsGivenWithItsWhiteSpace(@TempDir Path folder) throws IOException {
    Path spaced = Files.createDirectory(folder.resolve(" ws "));
    GivenSettings settings =
        given(
            Map.of(
                SmokeSettings.ROOT, spaced.toString(),
                SmokeSettings.CHECKSUMS, "a, b ",
                SmokeSettings.BASELINE, "dir:old "));

    assertThat(settings.get(SmokeSettings.ROOT)).contains(spaced);
    assertThat(settings.get(SmokeSettings.CHECKSUMS).orElseThrow())
        .containsExactly(Path.of("/build/a"), Path.of("/build/ b "));
    assertThat(settings.baseline())
        .isEqualTo(new BaselineSetting.Directory(Path.of("/build/old ")));
  }

  @Test
  void stripsThePrefixUnderWhichPathsWereRecorded() {
    GivenSettings settings = given(Map.of(SmokeSettings.RECORDED_ROOT, "C:/repos/harmonia"));

    assertThat(settings.get(SmokeSettings.RECORDED_ROOT)).contains("C:/repos/harmonia");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "recorded", "present"})
  void knowsHowMuchMustBeThere(String word) {
    assertThat(
            given(Map.of(SmokeSettings.REQUIRE, word))
                .get(SmokeSettings.REQUIRE)
                .name()
                .toLowerCase(Locale.ROOT))
        .isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRESENT", "all", "none,recorded"})
  void refusesAnyOtherWordForHowMuchMustBeThere(String word) {
    assertThatThrownBy(() -> given(Map.of(SmokeSettings.REQUIRE, word)).get(SmokeSettings.REQUIRE))
        .isInstanceOf(WrongUsageException.class)
        .hasMessage("smoke.require: expected one of [none, recorded, present], actual " + word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "reject"})
  void knowsWhatGitLfsPointersCountAs(String word) {
    assertThat(
            given(Map.of(SmokeSettings.LFS_POINTERS, word))
                .get(SmokeSettings.LFS_POINTERS)
                .name()
                .toLowerCase(Locale.ROOT))
        .isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REJECT", "no", "accept,reject"})
  void refusesAnyOtherWordForGitLfsPointers(String word) {
    assertThatThrownBy(
            () -> given(Map.of(SmokeSettings.LFS_POINTERS, word)).get(SmokeSettings.LFS_POINTERS))
        .isInstanceOf(WrongUsageException.class)
        .hasMessage("smoke.lfs-pointers: expected one of [accept, reject], actual " + word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void refusesASettingThatIsBlank(String blank) {
    GivenSettings settings =
        new GivenSettings(name -> Optional.of(blank), BUILD); // each of them is given and blank

    assertThatThrownBy(() -> settings.get(SmokeSettings.ROOT))
        .isInstanceOf(WrongUsageException.class);
    assertThatThrownBy(() -> settings.get(SmokeSettings.CHECKSUMS))
        .isInstanceOf(WrongUsageException.class);
    assertThatThrownBy(() -> settings.get(SmokeSettings.RECORDED_ROOT))
        .isInstanceOf(WrongUsageException.class);
    assertThatThrownBy(() -> settings.get(SmokeSettings.REQUIRE))
        .isInstanceOf(WrongUsageException.class);
    assertThatThrownBy(() -> settings.get(SmokeSettings.LFS_POINTERS))
        .isInstanceOf(WrongUsageException.class);
    assertThatThrownBy(() -> settings.get(SmokeSettings.REPORT_DIR))
        .isInstanceOf(WrongUsageException.class)
        .hasMessage(
            "smoke.report.dir: is given and blank: expected a value, or not to be given at all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,", ",a", "a, ,b"})
  void refusesABlankNameInTheListOfChecksumFiles(String list) {
    assertThatThrownBy(
            () -> given(Map.of(SmokeSettings.CHECKSUMS, list)).get(SmokeSettings.CHECKSUMS))
        .isInstanceOf(WrongUsageException.class)
        .hasMessageContaining("one of the names is blank");
  }

  @ParameterizedTest
  @CsvSource({
    "90s, 90",
    "10m, 600",
    "2 h, 7200",
    "7d, 604800",
    "PT10M, 600",
    "pt1m30s, 90",
    "1000ms, 1"
  })
  void knowsHowLongARunMayTake(String text, long seconds) {
    assertThat(given(Map.of(SmokeSettings.TIMEOUT, text)).get(SmokeSettings.TIMEOUT))
        .contains(Duration.ofSeconds(seconds));
    assertThat(given(Map.of()).get(SmokeSettings.TIMEOUT)).isEmpty();
  }

  @Test
  void knowsHowLongAgoAFileMayHaveBeenRead() {
    assertThat(given(Map.of()).get(SmokeSettings.STATE_MAX_AGE)).isEqualTo(Duration.ofDays(7));
    assertThat(given(Map.of(SmokeSettings.STATE_MAX_AGE, "12h")).get(SmokeSettings.STATE_MAX_AGE))
        .isEqualTo(Duration.ofHours(12));
    assertThatThrownBy(
            () -> given(Map.of(SmokeSettings.STATE_MAX_AGE, "0d")).get(SmokeSettings.STATE_MAX_AGE))
        .isInstanceOf(WrongUsageException.class)
        .hasMessageStartingWith("smoke.state.max-age: expected a length of time above 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"90", "0s", "-5s", "PT-5S", "PT0S", "10 minutes", "1w", "9999999h", "soon"})
  void refusesWhatIsNoLengthOfTime(String text) {
    assertThatThrownBy(() -> given(Map.of(SmokeSettings.TIMEOUT, text)).get(SmokeSettings.TIMEOUT))
        .isInstanceOf(WrongUsageException.class)
        .hasMessageStartingWith("smoke.timeout: expected a length of time above 0")
        .hasMessageEndingWith("for example 90s, 10m, 2h or PT10M, actual " + text);
  }

  @ParameterizedTest
  @CsvSource({"12, 12", "20kB, 20000", "3 MB, 3000000", "2GB, 2000000000", "7b, 7"})
  void raisesALimit(String text, long value) {
    GivenSettings settings = given(Map.of(SmokeSettings.LIMIT_DOCUMENT_SIZE, text));

    assertThat(settings.limits().of(Limit.DOCUMENT_SIZE)).isEqualTo(value);
    assertThat(settings.limits().of(Limit.DEPTH)).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "100001", "1.5", "many", "9999999999999999999", "5 TB", "1kB2"})
  void refusesWhatIsNoLimit(String text) {
    GivenSettings settings = given(Map.of(SmokeSettings.LIMIT_DEPTH, text));

    assertThatThrownBy(settings::limits)
        .isInstanceOf(WrongUsageException.class)
        .hasMessage(
            "smoke.limits.depth: expected a number from 1 to 100000, for example 500, actual "
                + text);
  }

  @Test
  void tellsWhichSettingsAreGiven() {
    GivenSettings settings = given(Map.of(SmokeSettings.REQUIRE, "none", SmokeSettings.ROOT, "."));

    assertThat(settings.given())
        .containsExactlyInAnyOrderEntriesOf(Map.of("smoke.require", "none", "smoke.root", "."));
  }

  private static GivenSettings given(Map<Setting<?>, String> settings) {
    Map<String, String> given = new HashMap<>();
    settings.forEach((setting, text) -> given.put(setting.name(), text));
    return new GivenSettings(name -> Optional.ofNullable(given.get(name)), BUILD);
  }
}
