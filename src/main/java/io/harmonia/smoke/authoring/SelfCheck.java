package io.harmonia.smoke.authoring;

import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.plan.WorkspacePlan;
import io.harmonia.smoke.waiver.WaivedPlan;
import io.harmonia.smoke.waiver.WaiverTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Holds what was made to the checks of the suite, before anybody sees it.
 *
 * @param inventory the workspace as it would be
 * @param digests hashes files, each once
 * @param term tells which waivers are in force
 */
public record SelfCheck(Inventory inventory, DigestCache digests, WaiverTerm term) {

  /**
   * Makes checks.
   *
   * @param wanted which of them
   * @param counts which findings keep it from being printed
   * @throws RefusedException if one of the checks fails, or could not be made
   */
  public void require(Predicate<Check> wanted, Predicate<Finding> counts) throws RefusedException {
    WorkspacePlan planned =
        new WorkspacePlan(inventory, digests, Requirement.NONE, Optional.empty());
    List<Refusal> refusals = new ArrayList<>();
    new WaivedPlan(planned, term)
        .all()
        .filter(check -> check.type() != CheckType.WAIVER)
        .filter(wanted)
        .flatMap(
            check -> check.judge(inventory.workspace().bounds().deadline()).findings().stream())
        .filter(SelfCheck::isBad)
        .filter(counts)
        .map(Refusal::of)
        .distinct()
        .forEach(refusals::add);
    RefusedException.throwIfAny(refusals);
  }

  private static boolean isBad(Finding finding) {
    Verdict verdict = finding.kind().verdict();
    return verdict == Verdict.DRIFTED || verdict == Verdict.UNCHECKED;
  }
}
