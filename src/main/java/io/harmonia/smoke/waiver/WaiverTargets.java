package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.plan.WorkspacePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which waiver waives what.
 *
 * <p>Made before any check is, by what the checks are called and about, so that it depends neither
 * on their order nor on which of them are selected. A check of a waiver is no target, so there is
 * no circle.
 */
final class WaiverTargets {
  private final Map<Integer, NamedCheck> byCheck = new HashMap<>();
  private final Map<Integer, List<NamedCheck>> byWaiver = new HashMap<>();
  private final Map<Integer, Check> refused = new HashMap<>();
  private final Map<Integer, Check> whole = new HashMap<>();

  /**
   * @param inForce the waivers that are
   * @param plan the checks that they may name, gone through only where there is a waiver
   */
  WaiverTargets(List<Waiver> inForce, WorkspacePlan plan) {
    if (!inForce.isEmpty()) {
      WaiverIndex index = new WaiverIndex(inForce, plan.entries());
      plan.all().forEach(check -> add(check, index.of(check)));
    }
  }

  private void add(Check check, List<Waiver> named) {
    if (named.isEmpty()) {
      return;
    }
    if (!check.type().isWaivable()) {
      named.forEach(waiver -> refused.put(waiver.number(), check));
      return;
    }
    List<Waiver> narrow = named;
    if (check.type().isOfMany()) {
      Target itself = Target.id(check.id());
      narrow = named.stream().filter(waiver -> !waiver.target().equals(itself)).toList();
      named.stream()
          .filter(waiver -> waiver.target().equals(itself))
          .forEach(waiver -> whole.put(waiver.number(), check));
    }
    NamedCheck waived = new NamedCheck(check, narrow);
    byCheck.put(check.number(), waived);
    narrow.forEach(
        waiver -> byWaiver.computeIfAbsent(waiver.number(), n -> new ArrayList<>(1)).add(waived));
  }

  /** The checks that a waiver names and may waive findings of. */
  List<NamedCheck> of(Waiver waiver) {
    return byWaiver.getOrDefault(waiver.number(), List.of());
  }

  /** The check that a waiver names and that nothing can waive, if it does. */
  Optional<Check> refusedOf(Waiver waiver) {
    return Optional.ofNullable(refused.get(waiver.number()));
  }

  /** The check of many things that a waiver names whole, if it does. */
  Optional<Check> wholeOf(Waiver waiver) {
    return Optional.ofNullable(whole.get(waiver.number()));
  }

  /** The check, with what is waived of it waived. */
  Check over(Check check) {
    NamedCheck waived = byCheck.get(check.number());
    return waived == null ? check : check.saying(waived::judge);
  }
}
