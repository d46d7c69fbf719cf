package io.harmonia.smoke.pooch;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.Asked;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Samples;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of registries of real repositories. */
class PoochSamplesTest {
  private static Checked check(String sample, String registry) {
    return WorkspaceBuilder.empty(Samples.of("pooch/" + sample))
        .sources(new Asked(new PoochSource(), registry))
        .check();
  }

  private static long passed(Checked checked) {
    return checked.results().stream()
        .filter(made -> made.judgement().kind().verdict() == Verdict.PASSED)
        .filter(made -> made.check().id().contains(".txt › "))
        .count();
  }

  @ParameterizedTest
  @CsvSource({
    "geocat-datafiles, registry.txt, 15, 382",
    "xclim-testdata, data/registry.txt, 15, 38",
    "swarmpal-md5-and-pointers, registry.txt, 8, 9"
  })
  void whatIsThereMatches(String sample, String registry, int there, int skipped) {
    Checked checked = check(sample, registry);

    assertThat(checked.red()).isEmpty();
    assertThat(passed(checked)).isEqualTo(there);
    assertThat(checked.skipped()).filteredOn(it -> it.startsWith(registry)).hasSize(skipped);
  }

  @Test
  void anMd5IsNotComparedWithAPointer() {
    assertThat(check("swarmpal-md5-and-pointers", "registry.txt").skipped())
        .filteredOn(it -> it.endsWith(": not-comparable"))
        .hasSize(9);
  }

  @ParameterizedTest
  @CsvSource({
    "registry.txt, 8, 2",
    "registry_comments.txt, 8, 2",
    "registry-custom-url.txt, 8, 2",
    "registry-spaces.txt, 0, 2"
  })
  void poochsOwnRegistriesAreRead(String registry, int there, int skipped) {
    String record = "pooch/tests/data/" + registry;
    Checked checked = check("poochs-own-tests", record);

    assertThat(checked.red()).isEmpty();
    assertThat(passed(checked)).isEqualTo(there);
    assertThat(checked.skipped()).filteredOn(it -> it.startsWith(record)).hasSize(skipped);
  }

  @Test
  void itsInvalidLineIsFound() {
    assertThat(check("poochs-own-tests", "pooch/tests/data/registry-invalid.txt").red())
        .containsExactly("pooch/tests/data/registry-invalid.txt › readable: manifest-invalid");
  }
}
