package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.HeardTests;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.descriptor.UriSource;

/** What an IDE and a CI server show of each test. */
class DisplayNamesTest {

  @Test
  void namesEachTestCompletely(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(names(run))
        .containsExactlyInAnyOrder(
            "models/inventory.json › well-formed",
            "models/inventory.json › schema",
            "inventory/combined_inventory.json › well-formed",
            "inventory/combined_inventory.json › schema",
            "inventory/combined_inventory.json › parts",
            "inventory/combined_inventory.json › totals",
            "workspace › baseline",
            "models/inventory.json › acme/tiny › fields",
            "models/inventory.json › acme/tiny › agreement",
            "models/inventory.json › acme/tiny › content",
            "models/checksums.sha256 › models/acme/tiny/weights.bin",
            "models/checksums.sha256 › models/acme/tiny/config.json");
  }

  @Test
  void opensTheManifestAtTheLineAndColumnOfItsSubject(@TempDir Path root, @TempDir Path reports)
      throws IOException {
    SmallWorkspace.in(root)
        .write(
            "models/inventory.json",
            """
            {
              "models": [
                {"name": "first", "path": "models/first"},
                {"name": "second", "path": "models/second"}
              ]
            }
            """
                .getBytes(StandardCharsets.UTF_8));

    SuiteRun run = SuiteRunner.over(root, reports).run();

    FileSource source = source(run, "models/inventory.json › second › fields");
    assertThat(source.getFile().toPath())
        .isEqualTo(root.toRealPath().resolve("models/inventory.json"));
    assertThat(source.getPosition()).contains(FilePosition.from(4, 5));
  }

  @Test
  void givesEachDynamicTestALineAndColumn(@TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(names(run)).filteredOn(name -> !name.contains("checksums")).hasSize(10);
    assertThat(names(run))
        .filteredOn(name -> !name.contains("checksums"))
        .allSatisfy(name -> assertThat(source(run, name).getPosition()).isPresent());
  }

  @Test
  void leadsToThePlaceOfAManifestThatIsMissing(@TempDir Path root, @TempDir Path reports)
      throws IOException {
    SmallWorkspace.in(root).delete("inventory/combined_inventory.json");

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(source(run, "inventory/combined_inventory.json › well-formed", UriSource.class))
        .extracting(source -> source.getUri().toString())
        .isEqualTo(
            root.toRealPath().resolve("inventory/combined_inventory.json").toUri()
                + "?line=1&column=1");
  }

  @Test
  void keepsLongNamesWholeAndApart(@TempDir Path root, @TempDir Path reports) {
    String folders = ("d".repeat(200) + "/").repeat(3);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(folders + "one.bin", "one");
    files.put(folders + "two.bin", "two");
    SmallWorkspace.in(root, "n".repeat(600), files);

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.failures()).isEmpty();
    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(names(run)).doesNotHaveDuplicates().hasSize(SmallWorkspace.CHECKS);
    assertThat(names(run))
        .anyMatch(n -> n.endsWith("one.bin"))
        .anyMatch(n -> n.endsWith("two.bin"));
  }

  @Test
  void tellsLongNamesApartThatDifferInTheMiddleOnly(@TempDir Path root, @TempDir Path reports) {
    String long200 = "d".repeat(200) + "/";
    Map<String, String> files = new LinkedHashMap<>();
    files.put(long200 + "1" + long200 + long200 + "same.bin", "one");
    files.put(long200 + "2" + long200 + long200 + "same.bin", "two");
    SmallWorkspace.in(root, "acme/tiny", files);

    SuiteRun run = SuiteRunner.over(root, reports).concurrently().run();

    assertThat(run.failures()).isEmpty();
    assertThat(names(run)).doesNotHaveDuplicates().hasSize(SmallWorkspace.CHECKS);
    assertThat(run.count("matched")).isEqualTo(2);
  }

  @Test
  void tellsTwoPlacesOfOneChecksumFileInTheSettingsApart(
      @TempDir Path root, @TempDir Path reports) {
    SmallWorkspace.in(root);
    String file = root.resolve("models/checksums.sha256").toString();

    SuiteRun run =
        SuiteRunner.over(root, reports)
            .with(SmokeSettings.CHECKSUMS, file + "," + file)
            .concurrently()
            .run();

    assertThat(names(run)).doesNotHaveDuplicates().hasSize(SmallWorkspace.CHECKS);
    assertThat(run.outcome()).isEqualTo("clean");
  }

  private static List<String> names(SuiteRun run) {
    return run.tests().stream().map(HeardTests.Heard::name).toList();
  }

  private static FileSource source(SuiteRun run, String name) {
    return source(run, name, FileSource.class);
  }

  private static <T> T source(SuiteRun run, String name, Class<T> type) {
    return run.tests().stream()
        .filter(test -> test.name().equals(name))
        .map(test -> type.cast(test.test().getSource().orElseThrow()))
        .findFirst()
        .orElseThrow();
  }
}
