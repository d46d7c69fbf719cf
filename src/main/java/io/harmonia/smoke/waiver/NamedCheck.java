package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A check that waivers name. It is made once, however many ask: as a test, and for each of its
 * waivers, which has to match a finding of it whichever test runs first.
 */
public final class NamedCheck {
  private final Check check;
  private final List<Waiver> waivers;
  private final Map<Location, RelativePath> places;
  private @Nullable Judgement original;

  /**
   * @param waivers those that name it and are in force, in the order of their file
   */
  public NamedCheck(Check check, List<Waiver> waivers) {
    this.check = check;
    this.waivers = waivers;
    this.places =
        waivers.stream().anyMatch(waiver -> waiver.target().by() == Target.By.PATH)
            ? check.subject().places()
            : Map.of();
  }

  Check check() {
    return check;
  }

  /** What the check says without any waiver. */
  synchronized Judgement original() {
    if (original == null) {
      original = check.judge();
    }
    return original;
  }

  /** What it says with the waived findings waived. */
  public Judgement judge() {
    Judgement said = original();
    List<Finding> findings =
        said.findings().stream()
            .map(this::waive)
            .sorted(Comparator.comparing(Finding::kind))
            .toList();
    Kind kind = findings.isEmpty() ? said.kind() : findings.get(0).kind();
    return new Judgement(kind, findings, said.remarks(), said.evidence(), said.coverage());
  }

  /** Whether a waiver waives one of its findings. */
  boolean isMatchedBy(Waiver waiver) {
    return original().findings().stream().anyMatch(finding -> matches(waiver, finding));
  }

  private Finding waive(Finding finding) {
    return waivers.stream()
        .filter(waiver -> matches(waiver, finding))
        .findFirst()
        .map(finding::waivedBy)
        .orElse(finding);
  }

  private boolean matches(Waiver waiver, Finding finding) {
    if (waiver.kind() != finding.kind()) {
      return false;
    }
    if (check.type().isOfMany()) {
      return finding.about().filter(waiver.target()::equals).isPresent();
    }
    return waiver.target().by() != Target.By.PATH
        || finding
            .about()
            .or(() -> check.subject().pathOf(finding, places).map(Target::path))
            .filter(waiver.target()::equals)
            .isPresent();
  }
}
