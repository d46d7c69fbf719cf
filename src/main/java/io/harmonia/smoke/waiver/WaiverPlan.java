package io.harmonia.smoke.waiver;

import io.harmonia.smoke.entries.PartsCheck;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.policy.StatedWaiver;
import io.harmonia.smoke.policy.StatedWaivers;
import io.harmonia.smoke.shard.ShardUnit;
import io.harmonia.smoke.shard.ShardUnits;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which waiver waives what.
 *
 * <p>Made before any check is, by what the checks are called and about, so that it depends neither
 * on their order nor on which of them are selected. A check of a waiver is no target, so there is
 * no circle.
 */
final class WaiverPlan {
  private final List<WaiverReading.Read> waivers;
  private final Map<String, WaivedCheck> byId = new HashMap<>();
  private final Map<Integer, List<WaivedCheck>> byNumber = new HashMap<>();
  private final Map<Integer, Check> refused = new HashMap<>();
  private final Map<Integer, Check> whole = new HashMap<>();

  /**
   * @param inventory with the waivers, and the combined manifest, which may have entries alone
   * @param entries every entry
   * @param checks every check that they may name, made only where a waiver is in force
   * @param term tells which waivers are in force
   */
  WaiverPlan(
      Inventory inventory, List<Entry> entries, Supplier<Stream<Check>> checks, WaiverTerm term) {
    List<StatedWaiver> stated =
        inventory.waivers().value().map(StatedWaivers::waivers).orElse(List.of());
    WaiverReading reading = new WaiverReading(stated, named(inventory, entries, stated));
    this.waivers = withoutSecondOnes(stated.stream().map(reading::read).toList());
    List<Waiver> inForce =
        waivers.stream().flatMap(read -> read.waiver().stream()).filter(term::isInForce).toList();
    if (!inForce.isEmpty()) {
      WaiverIndex index = new WaiverIndex(inForce, entries);
      checks.get().forEach(check -> plan(check, index.of(check)));
    }
  }

  /** The entries that waivers may name. */
  private static List<Entry> named(
      Inventory inventory, List<Entry> entries, List<StatedWaiver> stated) {
    return stated.isEmpty()
        ? List.of()
        : Stream.concat(
                entries.stream(),
                inventory.manifest(ManifestKind.COMBINED).stream()
                    .flatMap(combined -> PartsCheck.allEntries(combined).stream()))
            .toList();
  }

  private void plan(Check check, List<Waiver> named) {
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
    WaivedCheck waived = new WaivedCheck(check, narrow);
    byId.put(check.id(), waived);
    narrow.forEach(
        waiver -> byNumber.computeIfAbsent(waiver.number(), n -> new ArrayList<>(1)).add(waived));
  }

  /**
   * Keeps each waiver together with all that it may waive, since it is red where none of that has
   * the finding: also one that has expired, so that shards do not depend on the day.
   *
   * @param waiverUnits the units of the waivers' own checks, in the order of {@link #waivers}
   * @param checks every check that there may be
   */
  void keepTogether(
      ShardUnits units, List<ShardUnit> waiverUnits, List<Entry> entries, Stream<Check> checks) {
    Map<Integer, ShardUnit> unitOf = new HashMap<>();
    List<Waiver> all = new ArrayList<>();
    for (int i = 0; i < waivers.size(); i++) {
      if (waivers.get(i).waiver().isPresent()) {
        Waiver waiver = waivers.get(i).waiver().get();
        all.add(waiver);
        unitOf.put(waiver.number(), waiverUnits.get(i));
      }
    }
    if (!all.isEmpty()) {
      WaiverIndex index = new WaiverIndex(all, entries);
      checks
          .filter(check -> check.type().isWaivable())
          .forEach(
              check ->
                  index
                      .whateverIsThereOf(check)
                      .forEach(
                          waiver ->
                              units.keepTogether(
                                  units.of(check),
                                  Objects.requireNonNull(unitOf.get(waiver.number())))));
    }
  }

  /** What was read, in the order of the file. */
  List<WaiverReading.Read> waivers() {
    return waivers;
  }

  /** The checks that a waiver names and may waive findings of. */
  List<WaivedCheck> targetsOf(Waiver waiver) {
    return byNumber.getOrDefault(waiver.number(), List.of());
  }

  /** The check that a waiver names and that nothing can waive, if it does. */
  Optional<Check> refusedTargetOf(Waiver waiver) {
    return Optional.ofNullable(refused.get(waiver.number()));
  }

  /** The check of many things that a waiver names whole, if it does. */
  Optional<Check> wholeTargetOf(Waiver waiver) {
    return Optional.ofNullable(whole.get(waiver.number()));
  }

  /** The check, with what is waived of it waived. */
  Check over(Check check) {
    WaivedCheck waived = byId.isEmpty() ? null : byId.get(check.id());
    return waived == null ? check : check.saying(waived::judge);
  }

  private static List<WaiverReading.Read> withoutSecondOnes(List<WaiverReading.Read> all) {
    Map<Matter, Waiver> first = new HashMap<>();
    List<WaiverReading.Read> checked = new ArrayList<>(all.size());
    for (WaiverReading.Read read : all) {
      Optional<Waiver> waiver = read.waiver();
      Waiver earlier =
          waiver.map(w -> first.putIfAbsent(new Matter(w.target(), w.kind()), w)).orElse(null);
      checked.add(earlier == null ? read : second(read, earlier));
    }
    return List.copyOf(checked);
  }

  private static WaiverReading.Read second(WaiverReading.Read read, Waiver earlier) {
    Problem problem =
        new Problem(
            read.stated().at(),
            "the waiver stands a second time: first at " + earlier.at(),
            "Remove this waiver.");
    return new WaiverReading.Read(read.stated(), read.target(), Optional.empty(), List.of(problem));
  }

  private record Matter(Target target, Kind kind) {}
}
