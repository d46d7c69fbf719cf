package io.harmonia.smoke.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Verdict;
import org.junit.jupiter.api.Test;

class AllureShareTest {

  @Test
  void keepsEverythingUpToTheLimit() {
    AllureShare share = new AllureShare(2);

    assertThat(share.place("a", Verdict.PASSED)).isEqualTo("a");
    assertThat(share.place("b", Verdict.DRIFTED)).isEqualTo("b");
    assertThat(share.rest()).isEmpty();
  }

  @Test
  void sumsUpWhatPassedBeyondIt() {
    AllureShare share = new AllureShare(1);
    keep(share, "a", Verdict.PASSED);

    String place = share.place("b", Verdict.PASSED);

    assertThat(place).isEqualTo(share.restUuid());
    assertThat(share.rest())
        .contains(
            new AllureShare.Rest(
                Verdict.SKIPPED,
                "Allure was given 1 result (smoke.allure.limit). Left out are 1 passed."));
  }

  @Test
  void writesWhatDriftedInThePlaceOfWhatPassedOrWasSkipped() {
    AllureShare share = new AllureShare(2);
    keep(share, "a", Verdict.SKIPPED);
    keep(share, "b", Verdict.PASSED);

    assertThat(share.place("c", Verdict.DRIFTED)).isEqualTo("a");
    assertThat(share.place("d", Verdict.UNCHECKED)).isEqualTo("b");
    assertThat(share.rest().orElseThrow().message()).endsWith("Left out are 1 skipped, 1 passed.");
  }

  @Test
  void takesThePlaceOfWhatIsNotWrittenYet() {
    AllureShare share = new AllureShare(1);
    share.place("a", Verdict.PASSED);

    assertThat(share.place("b", Verdict.DRIFTED)).isEqualTo("b");
    assertThat(share.writing("a", Verdict.PASSED)).isEqualTo(share.restUuid());
    assertThat(share.rest().orElseThrow().message()).endsWith("Left out are 1 passed.");
  }

  @Test
  void isDriftWhereMoreDriftedThanItHasRoomFor() {
    AllureShare share = new AllureShare(1);
    keep(share, "a", Verdict.DRIFTED);

    assertThat(share.place("b", Verdict.DRIFTED)).isEqualTo(share.restUuid());
    assertThat(share.rest().orElseThrow().verdict()).isEqualTo(Verdict.DRIFTED);
  }

  @Test
  void keepsAllWithoutALimit() {
    AllureShare share = new AllureShare(0);
    keep(share, "a", Verdict.PASSED);

    assertThat(share.place("b", Verdict.PASSED)).isEqualTo("b");
    assertThat(share.rest()).isEmpty();
  }

  private static void keep(AllureShare share, String uuid, Verdict verdict) {
    assertThat(share.place(uuid, verdict)).isEqualTo(uuid);
    assertThat(share.writing(uuid, verdict)).isEqualTo(uuid);
    share.written(uuid, verdict);
  }
}
