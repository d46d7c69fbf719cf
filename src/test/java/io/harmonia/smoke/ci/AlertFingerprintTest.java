package io.harmonia.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlertFingerprintTest {
  /** As jq 1.6 writes, sorts and {@code sha256sum} digests these lines: earlier alerts did so. */
  private static final String OF_JQ =
      "732634ebd699dede976a79fe4c5cdd8e193d912e2258f712192e9b945f0701f3";

  @Test
  void isThatOfTheFindingsInWhateverOrder() {
    AlertFingerprint one = new AlertFingerprint();
    one.add("b 😀 \"q\" \\ ü", "drifted", "missing-artifact", "it is gone → ok");
    one.add("b ｡", "unchecked", "unreadable", "m");
    AlertFingerprint other = new AlertFingerprint();
    other.add("b ｡", "unchecked", "unreadable", "m");
    other.add("b 😀 \"q\" \\ ü", "drifted", "missing-artifact", "it is gone → ok");
    other.add("b ｡", "unchecked", "unreadable", "m");

    assertThat(one.byJob(List.of("the end"))).containsEntry("failure drift", OF_JQ);
    assertThat(other.byJob(List.of("the end", "the end"))).isEqualTo(one.byJob(List.of("the end")));
  }

  @Test
  void isAnotherForEachResultAndOutcome() {
    assertThat(new AlertFingerprint().byJob(List.of())).hasSize(20);
    assertThat(new AlertFingerprint().byJob(List.of()).values()).doesNotHaveDuplicates();
  }
}
