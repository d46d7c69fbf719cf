package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurefireVersionTest {
  @ParameterizedTest
  @ValueSource(strings = {"2.12.4", "2.22.2", "3.0.0-M5", "3.2.5", "3.5.3", "3.6", "3.6.0", "none"})
  void losesTests(String version) {
    assertThat(new SurefireVersion(version).losesTests()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.6.1", "3.6.1-SNAPSHOT", "3.6.10", "3.7", "3.10.0", "4.0.0-M1", "10"})
  void losesNone(String version) {
    assertThat(new SurefireVersion(version).losesTests()).isFalse();
  }

  @Test
  void anOldSurefireCallsAMethodThatFails() {
    class OurTest extends ManifestSmokeSuite {}

    assertThat(OurTest.class.getMethods())
        .filteredOn(method -> method.getName().startsWith("test"))
        .singleElement()
        .satisfies(method -> assertThat(method.getParameterCount()).isZero());
    assertThatThrownBy(() -> new OurTest().testsNeedANewerSurefire())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected 3.6.1 or later");
  }
}
