package io.harmonia.smoke.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final Location AT = new Location("models/inventory.json", 12, 5);
  private final Findings findings = new Findings();

  @Test
  void passesAsToldWhereThereIsNone() {
    Judgement judgement = findings.judge(Kind.CONSISTENT);

    assertThat(judgement.kind()).isEqualTo(Kind.CONSISTENT);
    assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judgement.findings()).isEmpty();
  }

  @Test
  void theGravestComesFirstAndJudges() {
    findings.add(AT, Kind.PARTIAL, "fewer", "Restore.");
    findings.add(AT, Kind.UNREADABLE, "denied", "Permit.");
    findings.add(AT, Kind.CHECKSUM_MISMATCH, "changed", "Restore.");
    findings.add(AT, Kind.SIZE_MISMATCH, "longer", "Restore.");

    Judgement judgement = findings.judge(Kind.MATCH);

    assertThat(judgement.kind()).isEqualTo(Kind.SIZE_MISMATCH);
    assertThat(judgement.findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.SIZE_MISMATCH, Kind.CHECKSUM_MISMATCH, Kind.UNREADABLE, Kind.PARTIAL);
  }

  @Test
  void findingsOfOneKindKeepTheirOrder() {
    findings.add(AT, Kind.DUPLICATE, "second", "Remove.");
    findings.add(AT, Kind.DUPLICATE, "first", "Remove.");

    assertThat(findings.judge(Kind.VALID).findings())
        .extracting(Finding::message)
        .containsExactly("models/inventory.json:12:5: second", "models/inventory.json:12:5: first");
  }

  @Test
  void remarksChangeNoVerdict() {
    findings.remark("a byte-order mark");

    Judgement judgement = findings.judge(Kind.VALID);

    assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judgement.remarks()).containsExactly("a byte-order mark");
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  void aProblemIsAFindingAtItsPlace() {
    findings.addAll(Kind.MANIFEST_INVALID, List.of(new Problem(AT, "is wrong", "Correct it.")));

    Finding finding = findings.judge(Kind.VALID).findings().get(0);

    assertThat(finding)
        .returns(Kind.MANIFEST_INVALID, Finding::kind)
        .returns("models/inventory.json:12:5: is wrong", Finding::message)
        .returns("Correct it.", Finding::remedy)
        .returns(Optional.of(AT), Finding::location)
        .returns(Optional.empty(), Finding::waived);
  }

  @Test
  void aJudgementDoesNotChangeWithWhatIsFoundLater() {
    findings.verified(new RelativePath("a"));
    Judgement judgement = findings.judge(Kind.MATCH);

    findings.add(AT, Kind.DUPLICATE, "later", "Remove.");
    findings.remark("later");
    findings.verified(new RelativePath("b"));

    assertThat(judgement.findings()).isEmpty();
    assertThat(judgement.remarks()).isEmpty();
    assertThat(judgement.verified()).containsExactly(new RelativePath("a"));
  }

  @Test
  void aFindingAboutTheWorkspaceStandsNowhere() {
    findings.add(Finding.nowhere(Kind.NOTHING_TO_CHECK, "nothing", "Set smoke.root."));

    assertThat(findings.judge(Kind.VALID).findings().get(0))
        .returns(Optional.empty(), Finding::location)
        .returns("nothing", Finding::message);
  }
}
