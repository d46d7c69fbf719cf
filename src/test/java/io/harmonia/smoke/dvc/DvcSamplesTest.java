package io.harmonia.smoke.dvc;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Samples;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of records of real repositories. */
class DvcSamplesTest {
  private static Checked check(String sample) {
    return WorkspaceBuilder.empty(Samples.of("dvc/" + sample)).sources(new DvcSource()).check();
  }

  @ParameterizedTest
  @CsvSource({
    "example-get-started, 5",
    "clean, 5",
    "recorded-with-crlf, 7",
    "dataset-registry, 15",
    "owid-etl, 6"
  })
  void ofRealRepositoriesNothingIsRedAndAllDataIsElsewhere(String sample, int outs) {
    Checked checked = check(sample);

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).filteredOn(it -> it.endsWith(": not-present")).hasSize(outs);
  }

  @Test
  void theDigestOfADirectoryIsComputed() {
    assertThat(check("synthetic-directory").red()).isEmpty();
    assertThatCheck(check("synthetic-directory"), "data.dvc › data").passes(Kind.WEAK_MATCH);
  }

  @Test
  void theDependenciesThatAreOutputsAgree() {
    assertThatCheck(check("example-get-started"), "dvc.lock › relation dependency data/data.xml")
        .passes(Kind.CONSISTENT);
  }

  @Test
  void theCommandThatFetchesNamesTheOutput() {
    assertThat(
            check("example-get-started")
                .of("dvc.lock › data/prepared")
                .judgement()
                .findings()
                .get(0)
                .remedy())
        .contains("dvc pull data/prepared");
    assertThat(
            check("dataset-registry")
                .of("use-cases/cats-dogs.dvc › cats-dogs")
                .judgement()
                .findings()
                .get(0)
                .remedy())
        .contains("dvc pull use-cases/cats-dogs.dvc");
  }
}
