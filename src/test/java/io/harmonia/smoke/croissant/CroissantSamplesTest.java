package io.harmonia.smoke.croissant;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Asked;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Samples;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of descriptions of real datasets, two official ones with faults among them. */
class CroissantSamplesTest {
  private static Checked official(String version, String name) {
    String record = "datasets/" + version + "/" + name + "/metadata.json";
    return WorkspaceBuilder.empty(Samples.of("croissant/mlcommons-" + version + "-" + name))
        .sources(new Asked(new CroissantSource(), record))
        .check();
  }

  private static Checked found(String sample) {
    return WorkspaceBuilder.empty(Samples.of("croissant/" + sample))
        .sources(new CroissantSource())
        .check();
  }

  @Test
  void findsTheCopiedSizesOfTheOfficialExample() {
    String record = "datasets/1.0/titanic/metadata.json › data/";

    assertThat(official("1.0", "titanic").red())
        .containsExactly(
            record + "genders.csv: size-mismatch", record + "embarkation_ports.csv: size-mismatch");
  }

  @Test
  void findsTheCopiedDigestsOfTheOldExample() {
    String record = "datasets/0.8/titanic/metadata.json › data/";

    assertThat(official("0.8", "titanic").red())
        .containsExactly(
            record + "genders.csv: checksum-mismatch",
            record + "embarkation_ports.csv: checksum-mismatch");
  }

  @ParameterizedTest
  @CsvSource({"simple-parquet, 1", "json-join, 2", "pass-mini, 3", "coco2014-mini, 3"})
  void theOtherExamplesAreRight(String name, int files) {
    Checked checked = official("1.0", name);

    assertThat(checked.red()).isEmpty();
    assertThat(checked.results())
        .filteredOn(made -> made.judgement().kind() == Kind.MATCH)
        .hasSize(files);
  }

  @ParameterizedTest
  @CsvSource({"placeholder-dynamic, 2", "placeholder-url, 1", "placeholder-text, 1"})
  void placeholdersRecordNothing(String sample, int placeholders) {
    Checked checked = found(sample);

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped())
        .filteredOn(it -> it.startsWith("croissant.json"))
        .allMatch(it -> it.endsWith(": not-recorded"));
    List<String> remarks = checked.of("croissant.json › readable").judgement().remarks();
    assertThat(remarks).filteredOn(it -> it.contains("placeholder")).hasSize(placeholders);
  }

  @Test
  void aFileThatIsNotInTheRepositoryIsSkipped() {
    assertThat(found("file-not-in-repository").red()).isEmpty();
    assertThat(found("file-not-in-repository").skipped())
        .contains("croissant.json › JobSet.csv: not-present");
  }
}
