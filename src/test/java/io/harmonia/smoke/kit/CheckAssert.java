package io.harmonia.smoke.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.text.Location;

/** Asserts what a check says. */
public final class CheckAssert {
  private final Checked.Made made;
  private final Judgement judgement;
  private final String description;

  private CheckAssert(Checked.Made made) {
    this.made = made;
    this.judgement = made.judgement();
    this.description = made + " " + judgement.findings() + " " + judgement.remarks();
  }

  public static CheckAssert assertThatCheck(Checked checked, String id) {
    return new CheckAssert(checked.of(id));
  }

  /** Its gravest finding is of that kind, stands at that place, and has a remedy. */
  public CheckAssert finds(Kind kind, String place) {
    Finding first = gravest();
    assertThat(first.kind()).as("%s", description).isEqualTo(kind);
    assertThat(judgement.kind()).as("%s", description).isEqualTo(kind);
    assertThat(first.location().map(Location::toString)).as("%s", description).contains(place);
    assertThat(first.message()).startsWith(place + ": ");
    assertThat(first.remedy()).as("%s", description).isNotBlank().endsWith(".");
    return this;
  }

  /** The message of its gravest finding holds each of these. */
  public CheckAssert says(String... parts) {
    assertThat(gravest().message()).contains(parts);
    return this;
  }

  /** The remedy of its gravest finding holds this. */
  public CheckAssert advises(String part) {
    assertThat(gravest().remedy()).contains(part);
    return this;
  }

  /** Its findings are of these kinds, in this order. */
  public CheckAssert findsOnly(Kind... kinds) {
    assertThat(judgement.findings())
        .as("%s", description)
        .extracting(Finding::kind)
        .containsExactly(kinds);
    return this;
  }

  /** It passes, and finds nothing. */
  public CheckAssert passes(Kind kind) {
    assertThat(judgement.kind()).as("%s", description).isEqualTo(kind);
    assertThat(judgement.verdict()).as("%s", description).isEqualTo(Verdict.PASSED);
    assertThat(judgement.findings()).isEmpty();
    return this;
  }

  /** One of its remarks holds this. */
  public CheckAssert remarks(String part) {
    assertThat(judgement.remarks())
        .as("%s", description)
        .anySatisfy(remark -> assertThat(remark).contains(part));
    return this;
  }

  private Finding gravest() {
    assertThat(judgement.findings()).as("%s", made).isNotEmpty();
    return judgement.findings().get(0);
  }
}
