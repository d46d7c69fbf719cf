package io.harmonia.smoke.kit;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.waiver.ShardedPlan;
import io.harmonia.smoke.waiver.WaivedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every check of a workspace, made.
 *
 * @param results in the order of the checks
 * @param artifacts that the workspace speaks of
 */
public record Checked(List<Made> results, long artifacts) {

  /**
   * A check and what it says.
   *
   * @param check the check
   * @param judgement what it says
   */
  public record Made(Check check, Judgement judgement) {
    @Override
    public String toString() {
      return check.id() + ": " + judgement.kind().label();
    }
  }

  public static Checked by(WaivedPlan plan) {
    List<Made> results = new ArrayList<>();
    plan.all().forEach(check -> results.add(new Made(check, check.judge())));
    return new Checked(List.copyOf(results), new ShardedPlan(plan, Optional.empty()).artifacts());
  }

  /** The check of that name. */
  public Made of(String id) {
    return results.stream()
        .filter(made -> made.check().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No check " + id + " among " + results));
  }

  public List<String> ids() {
    return results.stream().map(made -> made.check().id()).toList();
  }

  /** The checks that make a build red, each with its kind. */
  public List<String> red() {
    return shown(Verdict.DRIFTED, Verdict.UNCHECKED);
  }

  /** The checks that were skipped, each with its kind. */
  public List<String> skipped() {
    return shown(Verdict.SKIPPED);
  }

  private List<String> shown(Verdict... verdicts) {
    return results.stream()
        .filter(made -> List.of(verdicts).contains(made.judgement().verdict()))
        .map(Made::toString)
        .toList();
  }
}
