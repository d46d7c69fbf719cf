package io.harmonia.smoke.pointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.pointer.LfsPointer.Extension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LfsPointerTest {
  private static final String V1 = "version https://git-lfs.github.com/spec/v1\n";
  private static final Sha256 ONE = Sha256.of(new byte[32]);
  private static final Sha256 TWO = Sha256.ofContent(new byte[] {2});
  private static final Sha256 THREE = Sha256.ofContent(new byte[] {3});
  private static final String OID = "oid sha256:" + ONE + "\n";

  @Test
  void statesTheDigestAndSizeOfTheContent() {
    String text = V1 + OID + "size 12\n";

    Optional<LfsPointer> pointer = parse(text);

    assertThat(pointer)
        .contains(
            new LfsPointer(
                ONE, 12, List.of(), Sha256.ofContent(text.getBytes(StandardCharsets.UTF_8))));
    assertThat(pointer.orElseThrow().content()).isEqualTo(ONE);
    assertThat(pointer.orElseThrow().contentSize()).contains(12L);
  }

  @Test
  void takesTheContentsDigestFromTheExtensionOfLowestPriority() {
    LfsPointer pointer =
        parse(
                V1
                    + ("ext-5-b sha256:" + THREE + "\next-2-a sha256:" + TWO + "\n")
                    + OID
                    + "size 12\n")
            .orElseThrow();

    assertThat(pointer.extensions())
        .containsExactly(new Extension(2, "a", TWO), new Extension(5, "b", THREE));
    assertThat(pointer.content()).isEqualTo(TWO);
    assertThat(pointer.oid()).isEqualTo(ONE);
  }

  @Test
  void knowsNoSizeOfContentThatAnExtensionTransforms() {
    LfsPointer pointer = parse(V1 + "ext-0-a sha256:" + TWO + "\n" + OID + "size 12").orElseThrow();

    assertThat(pointer.contentSize()).isEmpty();
    assertThat(pointer.size()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ext-0-a sha256:00000000000000000000000000000000"})
  void standsForNothingWhereTheSizeIsNought(String extension) {
    String line = extension.isEmpty() ? "" : extension + "0".repeat(32) + "\n";

    LfsPointer pointer = parse(V1 + line + OID + "size 0\n").orElseThrow();

    assertThat(pointer.content()).isEqualTo(Sha256.OF_NOTHING);
    assertThat(pointer.contentSize()).contains(0L);
  }

  @Test
  void keepsTheNameOfAnExtensionAsItIs() {
    LfsPointer pointer =
        parse(V1 + "ext-0-a\u001b[31m-ö sha256:" + TWO + "\n" + OID + "size 1\n").orElseThrow();

    assertThat(pointer.extensions()).extracting(Extension::name).containsExactly("a\u001b[31m-ö");
  }

  @Test
  void takesTheLaterOfTwoLinesOfOneExtension() {
    String lines = "ext-0-a sha256:" + TWO + "\next-0-a sha256:" + THREE + "\n";

    LfsPointer pointer = parse(V1 + lines + OID + "size 1\n").orElseThrow();

    assertThat(pointer.content()).isEqualTo(THREE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version https://hawser.github.com/spec/v1\n{oid}\nsize 12\n",
        "version http://git-media.io/v/2\n{oid}\nsize 12\n",
        "{v}\r\n{oid}\r\nsize 12\r\n",
        "\n\n{v}\n\n{oid}\n\nsize 12\n\n",
        " \t{v}\n{oid}\nsize 12",
        "\u3000{v}\n{oid}\nsize 12\u00a0\u2029",
        "{v}\n{oid}\nsize +0012\n"
      })
  void readsPointersThatAreNotCanonical(String text) {
    Optional<LfsPointer> pointer = parse(filledIn(text));

    assertThat(pointer.map(LfsPointer::content)).contains(ONE);
    assertThat(pointer.flatMap(LfsPointer::contentSize)).contains(12L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{v}\n",
        "{v}\nsize 12\n{oid}\n",
        "{v}\n{oid}\nsize 12\njunk\n",
        "{v}\n{oid}\nsize 12\nkey value\n",
        "{v}\nkey value\n{oid}\nsize 12\n",
        "{v}\nxt-0-a sha256:"
            + "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1\n{oid}\nsize 12\n",
        "{v}\n{oid}\n",
        "{v}\n{oid}0\nsize 12\n",
        "{v}\n{oid}\nsize -12\n",
        "{v}\n{oid}\nsize 9223372036854775808\n",
        "{v}\n{oid}\nsize 1e3\n",
        "{v}\n{oid}\nsize  12\n",
        "version https://git-lfs.github.com/spec/v2\n{oid}\nsize 12\n",
        "{v} \n{oid}\nsize 12\n",
        "\ufeff{v}\n{oid}\nsize 12\n",
        "{v}\next-0-a {oid}\n{oid}\nsize 12\n",
        "{v}\noid sha1:a9993e364706816aba3e25717850c26c9cd0d89d\nsize 12\n",
        "{v}\noid sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855\nsize 0\n"
      })
  void takesNothingElseForAPointer(String text) {
    assertThat(parse(filledIn(text))).isEmpty();
  }

  @Test
  void takesNoTwoExtensionsOfOnePriority() {
    String lines = "ext-0-a sha256:" + TWO + "\next-0-b sha256:" + THREE + "\n";

    assertThat(parse(V1 + lines + OID + "size 1\n")).isEmpty();
  }

  @Test
  void isSmallerThan1024Bytes() {
    String text = V1 + OID + "size 12";
    String most = text + "\n".repeat(1023 - text.length());

    assertThat(parse(most)).isPresent();
    assertThat(parse(most + "\n")).isEmpty();
  }

  @Test
  void isTheTextThatGitLfsWrites() {
    byte[] text = (V1 + OID + "size 12\n").getBytes(StandardCharsets.UTF_8);

    assertThat(LfsPointer.to(ONE, 12)).isEqualTo(LfsPointer.parse(text).orElseThrow());
  }

  @Test
  void refusesWhatNoPointerStates() {
    List<Extension> unordered = List.of(new Extension(1, "a", ONE), new Extension(1, "b", TWO));

    assertThatThrownBy(() -> new LfsPointer(ONE, -1, List.of(), TWO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LfsPointer(ONE, 1, unordered, TWO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String filledIn(String text) {
    return text.replace("{v}", V1.strip()).replace("{oid}", OID.strip());
  }

  private static Optional<LfsPointer> parse(String text) {
    return LfsPointer.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
