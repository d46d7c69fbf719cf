package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.harmonia.smoke.kit.DefaultLocale;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {
  /** The digest of “abc” that FIPS 180-4's examples give. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void readsSixtyFourLowerCaseDigits() {
    Optional<Sha256> parsed = Sha256.parse(ABC);

    assertThat(parsed).map(Sha256::hex).contains(ABC);
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  void readsUpperCaseAsTheSameDigestInEveryLocale() {
    DefaultLocale.during(
        "tr-TR",
        () -> {
          Optional<Sha256> parsed = Sha256.parse(ABC.toUpperCase(Locale.ROOT));

          assertThat(parsed).isEqualTo(Sha256.parse(ABC)).isPresent();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0",
        "ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        " a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f2001",
        "１a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      })
  void readsNothingElse(String text) {
    assertThat(Sha256.parse(text)).isEmpty();
  }

  @Test
  void comesFromThirtyTwoBytes() throws NoSuchAlgorithmException {
    byte[] bytes =
        MessageDigest.getInstance("SHA-256").digest("abc".getBytes(StandardCharsets.UTF_8));

    Sha256 sha256 = Sha256.of(bytes);

    assertThat(sha256).hasToString(ABC);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 31, 33, 64})
  void refusesAnotherNumberOfBytes(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sha256.of(new byte[length]))
        .withMessage("A SHA-256 has 32 bytes, not " + length);
  }

  @Test
  void knowsTheDigestOfNothing() throws NoSuchAlgorithmException {
    byte[] bytes = MessageDigest.getInstance("SHA-256").digest();

    assertThat(Sha256.OF_NOTHING).isEqualTo(Sha256.of(bytes));
  }

  @Test
  void equalsTheSameDigestAlone() {
    Sha256 one = Sha256.parse(ABC).orElseThrow();
    Sha256 same = Sha256.parse(ABC).orElseThrow();

    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(one).isNotEqualTo(Sha256.OF_NOTHING).isNotEqualTo(ABC);
  }
}
