package io.harmonia.smoke.modelsigning;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Samples;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of the signatures with which model_signing tests itself. */
class ModelSigningSamplesTest {

  /** Of versions 1.0.1, ignore-me was left out without a word in the signature. */
  @ParameterizedTest
  @CsvSource({
    "v0.2.0-certificate, 2, 0",
    "v0.3.1-certificate, 2, 0",
    "v0.3.1-elliptic-key, 1, 0",
    "v0.3.1-sigstore, 2, 0",
    "v1.0.0-certificate, 2, 0",
    "v1.0.0-elliptic-key, 1, 0",
    "v1.0.0-sigstore, 2, 0",
    "v1.0.1-certificate, 2, 1",
    "v1.0.1-elliptic-key, 2, 1",
    "v1.0.1-sigstore, 2, 1",
    "v1.1.0-certificate, 2, 0",
    "v1.1.0-elliptic-key, 2, 0",
    "v1.1.0-sigstore, 2, 0"
  })
  void digestsOfEachVersionMatch(String version, int files, int open) {
    Path all = Samples.of("oms-model-signing/test-vectors/scripts/tests");

    Checked checked =
        WorkspaceBuilder.empty(all.resolve(version)).sources(new ModelSigningSource()).check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.results())
        .filteredOn(made -> made.judgement().kind() == Kind.MATCH)
        .hasSize(files);
    assertThat(checked.skipped()).filteredOn(it -> it.startsWith("model.sig")).hasSize(open);
  }
}
