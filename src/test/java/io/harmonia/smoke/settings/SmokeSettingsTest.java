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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmokeSettingsTest {
  private static final Path BUILD = Path.of("/build");

  @Test
  void hasADefaultForEachSettingOrNone() {
    SmokeSettings settings = given(Map.of());

    assertThat(settings.root()).isEmpty();
    assertThat(settings.path(SmokeSettings.MODELS)).isEmpty();
    assertThat(settings.checksums()).isEmpty();
    assertThat(settings.recordedRoot()).isEmpty();
    assertThat(settings.requirement()).isEqualTo(Requirement.NONE);
    assertThat(settings.lfsPointers()).isEqualTo(PointerPolicy.ACCEPT);
    assertThat(settings.reportFolder()).isEqualTo(Path.of("/build/target/smoke"));
    assertThat(settings.allureLimit()).isEqualTo(10_000);
    assertThat(settings.given()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "20000, 20000", "1000000000, 1000000000"})
  void takesANumberOfAllureResults(String text, long limit) {
    assertThat(given(Map.of(SmokeSettings.ALLURE_LIMIT, text)).allureLimit()).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "many", "1.5", "1000000001"})
  void refusesAnythingElseForThem(String text) {
    SmokeSettings settings = given(Map.of(SmokeSettings.ALLURE_LIMIT, text));

    assertThatThrownBy(settings::allureLimit)
        .isInstanceOf(WrongUsageException.class)
        .hasMessageStartingWith("smoke.allure.limit: expected a number of results")
        .hasMessageEndingWith("actual " + text);
  }

  @Test
  void takesARelativePathFromTheFolderOfTheBuild() {
    SmokeSettings settings =
        given(
            Map.of(
                SmokeSettings.MODELS, "m/../models.json",
                SmokeSettings.REPORT_DIR, "out",
                SmokeSettings.CHECKSUMS, "a.sha256,/elsewhere/b.sha256,a.sha256"));

    assertThat(settings.path(SmokeSettings.MODELS)).contains(Path.of("/build/models.json"));
    assertThat(settings.reportFolder()).isEqualTo(Path.of("/build/out"));
    assertThat(settings.checksums().orElseThrow())
        .containsExactly(Path.of("/build/a.sha256"), Path.of("/elsewhere/b.sha256"));
  }

  @Test
  void takesADirectoryAsTheRoot(@TempDir Path folder) {
    SmokeSettings settings = given(Map.of(SmokeSettings.ROOT, folder.toString()));

    assertThat(settings.root()).contains(folder);
  }

  @Test
  void takesAPathAsItIsGivenWithItsWhiteSpace(@TempDir Path folder) throws IOException {
    Path spaced = Files.createDirectory(folder.resolve(" ws "));
    SmokeSettings settings =
        given(
            Map.of(
                SmokeSettings.ROOT, spaced.toString(),
                SmokeSettings.CHECKSUMS, "a, b ",
                SmokeSettings.BASELINE, "dir:old "));

    assertThat(settings.root()).contains(spaced);
    assertThat(settings.checksums().orElseThrow())
        .containsExactly(Path.of("/build/a"), Path.of("/build/ b "));
    assertThat(settings.baseline())
        .isEqualTo(new BaselineSetting.Directory(Path.of("/build/old ")));
    assertThat(given(Map.of(SmokeSettings.ROOT, folder.resolve("ws").toString())))
        .satisfies(
            trimmed -> assertThatThrownBy(trimmed::root).isInstanceOf(WrongUsageException.class));
  }

  @Test
  void refusesARootThatIsNoDirectory(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> given(Map.of(SmokeSettings.ROOT, file.toString())).root())
        .isInstanceOf(WrongUsageException.class)
        .hasMessage(
            "smoke.root: " + file + " is a file: expected the directory that holds the manifests");
    assertThatThrownBy(() -> given(Map.of(SmokeSettings.ROOT, folder + "/none")).root())
        .isInstanceOf(WrongUsageException.class)
        .hasMessageContaining("/none does not exist");
  }

  @Test
  void stripsThePrefixUnderWhichPathsWereRecorded() {
    SmokeSettings settings = given(Map.of(SmokeSettings.RECORDED_ROOT, "C:/repos/harmonia"));

    assertThat(settings.recordedRoot()).contains("C:/repos/harmonia");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "recorded", "present"})
  void knowsHowMuchMustBeThere(String word) {
    assertThat(given(Map.of(SmokeSettings.REQUIRE, word)).requirement().label()).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRESENT", "all", "none,recorded"})
  void refusesAnyOtherWordForHowMuchMustBeThere(String word) {
    assertThatThrownBy(() -> given(Map.of(SmokeSettings.REQUIRE, word)).requirement())
        .isInstanceOf(WrongUsageException.class)
        .hasMessage("smoke.require: expected one of [none, recorded, present], actual " + word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "reject"})
  void knowsWhatGitLfsPointersCountAs(String word) {
    assertThat(given(Map.of(SmokeSettings.LFS_POINTERS, word)).lfsPointers().label())
        .isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REJECT", "no", "accept,reject"})
  void refusesAnyOtherWordForGitLfsPointers(String word) {
    assertThatThrownBy(() -> given(Map.of(SmokeSettings.LFS_POINTERS, word)).lfsPointers())
        .isInstanceOf(WrongUsageException.class)
        .hasMessage("smoke.lfs-pointers: expected one of [accept, reject], actual " + word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void refusesASettingThatIsBlank(String blank) {
    SmokeSettings settings =
        new SmokeSettings(name -> Optional.of(blank), BUILD); // each of them is given and blank

    assertThatThrownBy(settings::root).isInstanceOf(WrongUsageException.class);
    assertThatThrownBy(settings::checksums).isInstanceOf(WrongUsageException.class);
    assertThatThrownBy(settings::recordedRoot).isInstanceOf(WrongUsageException.class);
    assertThatThrownBy(settings::requirement).isInstanceOf(WrongUsageException.class);
    assertThatThrownBy(settings::lfsPointers).isInstanceOf(WrongUsageException.class);
    assertThatThrownBy(settings::reportFolder)
        .isInstanceOf(WrongUsageException.class)
        .hasMessage(
            "smoke.report.dir: is given and blank: expected a value, or not to be given at all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,", ",a", "a, ,b"})
  void refusesABlankNameInTheListOfChecksumFiles(String list) {
    assertThatThrownBy(() -> given(Map.of(SmokeSettings.CHECKSUMS, list)).checksums())
        .isInstanceOf(WrongUsageException.class)
        .hasMessageContaining("one of the names is blank");
  }

  @ParameterizedTest
  @CsvSource({"90s, 90", "10m, 600", "2 h, 7200", "PT10M, 600", "pt1m30s, 90", "1000ms, 1"})
  void knowsHowLongARunMayTake(String text, long seconds) {
    assertThat(given(Map.of(SmokeSettings.TIMEOUT, text)).timeout())
        .contains(Duration.ofSeconds(seconds));
    assertThat(given(Map.of()).timeout()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"90", "0s", "-5s", "PT-5S", "PT0S", "10 minutes", "1d", "9999999h", "soon"})
  void refusesWhatIsNoLengthOfTime(String text) {
    assertThatThrownBy(() -> given(Map.of(SmokeSettings.TIMEOUT, text)).timeout())
        .isInstanceOf(WrongUsageException.class)
        .hasMessageStartingWith("smoke.timeout: expected a length of time above 0")
        .hasMessageEndingWith("for example 90s, 10m, 2h or PT10M, actual " + text);
  }

  @ParameterizedTest
  @CsvSource({"12, 12", "20kB, 20000", "3 MB, 3000000", "2GB, 2000000000", "7b, 7"})
  void raisesALimit(String text, long value) {
    SmokeSettings settings = given(Map.of(SmokeSettings.LIMIT_DOCUMENT_SIZE, text));

    assertThat(settings.limits().of(Limit.DOCUMENT_SIZE)).isEqualTo(value);
    assertThat(settings.limits().of(Limit.DEPTH)).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "100001", "1.5", "many", "9999999999999999999", "5 TB", "1kB2"})
  void refusesWhatIsNoLimit(String text) {
    SmokeSettings settings = given(Map.of(SmokeSettings.LIMIT_DEPTH, text));

    assertThatThrownBy(settings::limits)
        .isInstanceOf(WrongUsageException.class)
        .hasMessage(
            "smoke.limits.depth: expected a number from 1 to 100000, for example 500, actual "
                + text);
  }

  @Test
  void hasASettingForEachLimit() {
    Set<String> names =
        Arrays.stream(Limit.values()).map(Limit::setting).collect(Collectors.toSet());

    assertThat(names)
        .containsExactlyInAnyOrder(
            SmokeSettings.LIMIT_DOCUMENT_SIZE,
            SmokeSettings.LIMIT_DEPTH,
            SmokeSettings.LIMIT_TEXT_LENGTH,
            SmokeSettings.LIMIT_KEY_LENGTH,
            SmokeSettings.LIMIT_NUMBER_LENGTH,
            SmokeSettings.LIMIT_LINE_LENGTH);
    assertThat(SmokeSettings.unknown(names)).isEmpty();
  }

  @Test
  void tellsWhichSettingsAreGiven() {
    SmokeSettings settings =
        given(Map.of(SmokeSettings.REQUIRE, "none", SmokeSettings.ROOT, ".", "other", "x"));

    assertThat(settings.given())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(SmokeSettings.REQUIRE, "none", SmokeSettings.ROOT, "."));
  }

  @Test
  void tellsWhichPropertiesLookLikeSettingsAndAreNone() {
    Set<String> unknown =
        SmokeSettings.unknown(
            Set.of("smoke.roots", SmokeSettings.ROOT, "smoke.Require", "smokes", "java.home"));

    assertThat(unknown).containsExactly("smoke.Require", "smoke.roots");
  }

  private static SmokeSettings given(Map<String, String> parameters) {
    return new SmokeSettings(name -> Optional.ofNullable(parameters.get(name)), BUILD);
  }
}
