package io.harmonia.smoke.frictionless;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Samples;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import org.junit.jupiter.api.Test;

/** What is known of descriptors of real repositories. */
class FrictionlessSamplesTest {
  private static Checked found(String sample) {
    return WorkspaceBuilder.empty(Samples.of("datapackage/" + sample))
        .sources(new FrictionlessSource())
        .check();
  }

  private static long passed(Checked checked, Kind kind) {
    return checked.results().stream().filter(it -> it.judgement().kind() == kind).count();
  }

  /** Its {@code sha1} are ids of git's blobs, and its paths start from data/: no false alarm. */
  @Test
  void theIdsOfBlobsOfVegaHold() {
    Checked vega = found("vega-datasets");

    assertThat(vega.red()).isEmpty();
    assertThat(passed(vega, Kind.WEAK_MATCH)).isEqualTo(15);
    assertThat(vega.of("datapackage.json › 7zip.png").judgement().remarks())
        .anyMatch(remark -> remark.contains("git blob"));
    assertThat(vega.skipped()).filteredOn(it -> it.endsWith(": not-present")).hasSize(73 - 15);
  }

  @Test
  void aRightSizeHolds() {
    assertThat(found("bytes-right").red()).isEmpty();
    assertThat(passed(found("bytes-right"), Kind.WEAK_MATCH)).isEqualTo(1);
  }

  @Test
  void aSizeOfZeroForAFullFileIsFound() {
    assertThat(found("bytes-zero").red())
        .containsExactlyInAnyOrder(
            "datapackage.json › data/poblacion-autonomias.csv: size-mismatch",
            "datapackage.json › data/poblacion-provincias.csv: size-mismatch",
            "datapackage.json › data/poblacion-pais.csv: size-mismatch");
  }
}
