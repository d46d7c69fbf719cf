package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotalsTest {
  @TempDir Path root;

  @Test
  void areReadInAFixedOrder() {
    Totals totals =
        totals(
            "{\"datasets_files\": 4, \"models_files\": 2, \"datasets_bytes\": 3, \"models_bytes\":"
                + " 1}");

    assertThat(totals.fields().keySet())
        .containsExactly("models_bytes", "models_files", "datasets_bytes", "datasets_files");
    assertThat(totals.fields().values())
        .extracting(s -> s.value().orElse(-1L))
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(totals.problems()).isEmpty();
    assertThat(totals.at()).hasToString("inventory/combined_inventory.json:1:25");
  }

  @Test
  void stateOnlyWhatIsThere() {
    Totals totals = totals("{\"models_bytes\": 1, \"models_files\": null, \"entries\": 9}");

    assertThat(totals.fields()).containsOnlyKeys("models_bytes");
  }

  @Test
  void keepWhatIsWrongWithAField() {
    Totals totals = totals("{\"models_bytes\": \"many\"}");

    assertThat(totals.fields().values())
        .extracting(s -> s.problem().map(Problem::message).orElse(""))
        .containsExactly("is the text \"many\", expected a whole number written with digits alone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"models\": []}", "{\"models\": [], \"totals\": null}"})
  void areNotDemanded(String json) {
    Manifest manifest = ManifestFixture.combined(root).write(json).manifest();

    assertThat(manifest.totals()).isEmpty();
  }

  @Test
  void areAnObject() {
    Totals totals = totals("[1, 2]");

    assertThat(totals.fields()).isEmpty();
    assertThat(totals.problems())
        .extracting(Problem::message)
        .containsExactly("totals is an array, expected an object");
  }

  private Totals totals(String json) {
    return ManifestFixture.combined(root)
        .write("{\"models\": [],\"totals\": " + json + "}")
        .manifest()
        .totals()
        .orElseThrow();
  }
}
