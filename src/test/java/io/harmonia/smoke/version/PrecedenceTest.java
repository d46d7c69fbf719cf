package io.harmonia.smoke.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.manifest.EntryVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrecedenceTest {
  /** From the lowest to the highest; the middle part is SemVer's own example. */
  private static final List<String> RISING =
      List.of(
          "0.0.0",
          "0.0.1-0",
          "0.0.1",
          "0.1.0",
          "1.0.0-9",
          "1.0.0-10",
          "1.0.0-99999999999999999999",
          "1.0.0--",
          "1.0.0-alpha",
          "1.0.0-alpha.1",
          "1.0.0-alpha.beta",
          "1.0.0-beta",
          "1.0.0-beta.2",
          "1.0.0-beta.11",
          "1.0.0-rc.1",
          "1.0.0",
          "1.0.9",
          "1.0.10",
          "1.9.0",
          "1.10.0",
          "2.0.0",
          "2147483648.0.0",
          "20261122061700.0.0",
          "99999999999999999999.0.0");

  @Test
  void ordersAsSemVerDoes() {
    for (int i = 0; i < RISING.size(); i++) {
      for (int j = 0; j < RISING.size(); j++) {
        assertThat(Integer.signum(of(RISING.get(i)).compareTo(of(RISING.get(j)))))
            .as("%s and %s", RISING.get(i), RISING.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void doesNotCareForBuildMetadata() {
    assertThat(of("1.0.0+a-b.1")).isEqualByComparingTo(of("1.0.0+c"));
    assertThat(of("1.0.0-rc.1+a")).isEqualByComparingTo(of("1.0.0-rc.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", "0.0.0", "1.0.0-a-b.1.-", "20261122061700.1.2-7"})
  void isTheVersionAgain(String version) {
    assertThat(of(version).version()).hasToString(version);
  }

  private static Precedence of(String version) {
    return Precedence.of(EntryVersion.parse(version).orElseThrow());
  }
}
