package io.harmonia.smoke.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.upstream.Opinion.Said;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpinionTest {
  private static final Digest SHA = sha('a');
  private static final Digest OTHER = sha('b');
  private static final Digest MD5 = Digest.parse(Algorithm.MD5, "0".repeat(32)).orElseThrow();
  private static final Expected FILE =
      new Expected(List.of(SHA, MD5), Optional.of(5L), Optional::empty, Expected.Aim.FILE, false);

  private static Digest sha(char digit) {
    return Digest.parse(Algorithm.SHA_256, String.valueOf(digit).repeat(64)).orElseThrow();
  }

  private static Said of(Expected expected, Stated stated) {
    return Opinion.of(
            expected,
            new Observed(Standing.THERE, stated, Optional.empty(), ""),
            Course.Depth.DIGEST)
        .said();
  }

  private static Stated stated(Digest... digests) {
    return Stated.of(Set.of(digests));
  }

  @Test
  void aStatedDigestMatches() {
    assertThat(of(FILE, stated(SHA))).isEqualTo(Said.MATCH);
    assertThat(of(FILE, stated(MD5))).isEqualTo(Said.MATCH);
    assertThat(of(FILE, stated().hinting(Set.of(SHA)))).isEqualTo(Said.MATCH);
  }

  @Test
  void anotherDigestIsAChangeWhateverElseIsStated() {
    assertThat(of(FILE, stated(OTHER))).isEqualTo(Said.CHANGED);
    assertThat(of(FILE, stated(OTHER, MD5))).isEqualTo(Said.CHANGED);
    assertThat(of(FILE, stated(OTHER, SHA))).isEqualTo(Said.CHANGED);
    assertThat(of(FILE, stated(OTHER).hinting(Set.of(SHA)))).isEqualTo(Said.CHANGED);
  }

  @Test
  void anotherSizeIsAChangeAlsoBesideTheDigest() {
    assertThat(of(FILE, stated(SHA).size(Optional.of(6L)))).isEqualTo(Said.CHANGED);
    assertThat(of(FILE, stated().size(Optional.of(5L)))).isEqualTo(Said.PRESENT);
  }

  /** A recorded page is the file itself. */
  @Test
  void aWebPageIsInThePlaceOfTheFileUnlessItIsTheFile() {
    assertThat(of(FILE, stated().page(true))).isEqualTo(Said.NOT_VISIBLE);
    assertThat(of(FILE, stated(SHA).page(true))).isEqualTo(Said.MATCH);
  }

  @Test
  void whatMayBeAPageConfirmsAndContradictsNothing() {
    Expected either =
        new Expected(List.of(SHA), Optional.of(5L), Optional::empty, Expected.Aim.EITHER, false);

    assertThat(of(either, stated(SHA))).isEqualTo(Said.MATCH);
    assertThat(of(either, stated(OTHER))).isEqualTo(Said.PRESENT);
    Observed other = new Observed(Standing.THERE, stated(OTHER), Optional.empty(), "");
    assertThat(Opinion.of(either, other, Course.Depth.DIGEST).actual()).contains(OTHER.hex());
  }

  @Test
  void aHintThatDiffersSaysNothing() {
    assertThat(of(FILE, stated().hinting(Set.of(OTHER)))).isEqualTo(Said.PRESENT);
  }

  @Test
  void aBranchMovesOn() {
    Expected branch =
        new Expected(List.of(SHA), Optional.of(5L), Optional::empty, Expected.Aim.FILE, true);

    assertThat(of(branch, stated(OTHER))).isEqualTo(Said.MOVED_ON);
    assertThat(of(branch, stated(SHA))).isEqualTo(Said.MATCH);
  }

  @Test
  void gitsBlobIsComparedWhereTheContentIsHere() {
    String blob = "0".repeat(40);
    Expected here =
        new Expected(
            List.of(SHA), Optional.empty(), () -> Optional.of(blob), Expected.Aim.FILE, false);

    assertThat(of(here, stated().blob(Optional.of(blob)))).isEqualTo(Said.MATCH);
    assertThat(of(here, stated().blob(Optional.of("1".repeat(40))))).isEqualTo(Said.CHANGED);
    assertThat(of(FILE, stated().blob(Optional.of(blob)))).isEqualTo(Said.PRESENT);
  }

  @Test
  void aPageIsNoFile() {
    Expected either =
        new Expected(List.of(SHA), Optional.empty(), Optional::empty, Expected.Aim.EITHER, false);

    assertThat(of(FILE, stated().page(true))).isEqualTo(Said.NOT_VISIBLE);
    assertThat(of(either, stated().page(true))).isEqualTo(Said.PRESENT);
    assertThat(of(either, stated(OTHER))).isEqualTo(Said.PRESENT);
    assertThat(of(either, stated(SHA))).isEqualTo(Said.MATCH);
    assertThat(of(Expected.page(false), stated(OTHER).size(Optional.of(1L))))
        .isEqualTo(Said.PRESENT);
  }

  @Test
  void presenceAsksForTheSizeAlone() {
    Observed observed = new Observed(Standing.THERE, stated(OTHER), Optional.empty(), "");

    assertThat(Opinion.of(FILE, observed, Course.Depth.PRESENT).said()).isEqualTo(Said.PRESENT);
    assertThat(
            Opinion.of(
                    FILE,
                    new Observed(
                        Standing.THERE, stated().size(Optional.of(6L)), Optional.empty(), ""),
                    Course.Depth.PRESENT)
                .said())
        .isEqualTo(Said.CHANGED);
  }

  /** Nothing but what is there is a pass. */
  @ParameterizedTest
  @EnumSource(value = Standing.class, names = "THERE", mode = EnumSource.Mode.EXCLUDE)
  void whatIsNotThereNeverPasses(Standing standing) {
    Said said =
        Opinion.of(
                FILE,
                new Observed(standing, stated(SHA), Optional.empty(), ""),
                Course.Depth.DIGEST)
            .said();

    assertThat(said).isNotIn(Said.MATCH, Said.PRESENT, Said.MOVED_ON);
  }
}
