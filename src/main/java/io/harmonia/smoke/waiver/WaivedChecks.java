package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.plan.NeededFiles;
import io.harmonia.smoke.plan.SmokeChecks;
import io.harmonia.smoke.shard.ShardPlan;
import io.harmonia.smoke.shard.ShardUnit;
import io.harmonia.smoke.shard.ShardUnits;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every check of a workspace with what is waived of it waived, and a check of each waiver. */
public final class WaivedChecks {
  /** A key that looks like one that a number was added to gets its own number added as well. */
  private static final Pattern NUMBERED = Pattern.compile(".* \\(waiver \\d+\\)");

  private final SmokeChecks checks;
  private final Inventory inventory;
  private final WaiverTerm term;
  private final List<Entry> entries;
  private final WaiverPlan plan;
  private final WaiverCheck check;

  /**
   * @param checks the checks that waivers may name
   * @param inventory what they were made from
   * @param term the day of the run, and how long waivers may last
   */
  public WaivedChecks(SmokeChecks checks, Inventory inventory, WaiverTerm term) {
    this.checks = checks;
    this.term = term;
    this.inventory = inventory;
    this.entries =
        Arrays.stream(ListName.values()).flatMap(list -> inventory.entries(list).stream()).toList();
    this.plan =
        new WaiverPlan(
            inventory,
            entries,
            () ->
                Stream.of(checks.manifests(), checks.entries(), checks.recordedChecksums())
                    .flatMap(stream -> stream),
            term);
    this.check = new WaiverCheck(inventory, plan, term);
  }

  /** The checks of the manifests as a whole; one that fails where there is nothing to check. */
  public Stream<Check> manifests() {
    return checks.manifests().map(plan::over);
  }

  /** The checks of the entries, and of what is required of them. */
  public Stream<Check> entries() {
    return checks.entries().map(plan::over);
  }

  /** The checks of the recorded checksums; one that says so where there is none. */
  public Stream<Check> recordedChecksums() {
    return checks.recordedChecksums().map(plan::over);
  }

  /** The checks of the waivers and of their file; none where there is no such file. */
  public Stream<Check> waivers() {
    if (inventory.waivers().isNotWanted()) {
      return Stream.empty();
    }
    Place file = inventory.waivers().place();
    String id = file.shownAs() + " › waivers";
    List<Check> all = new ArrayList<>();
    all.add(check(id, id, Location.startOf(file.shownAs()), check::judgeFile));
    Map<String, Integer> keys = new HashMap<>();
    plan.waivers().forEach(read -> keys.merge(keyOf(read), 1, Integer::sum));
    for (WaiverReading.Read read : plan.waivers()) {
      String key = keyOf(read);
      boolean isTaken = keys.getOrDefault(key, 0) > 1 || NUMBERED.matcher(key).matches();
      all.add(
          check(
              idOf(read),
              isTaken ? key + " (waiver " + read.stated().number() + ")" : key,
              read.stated().at(),
              () -> check.judge(read)));
    }
    return all.stream();
  }

  /** Divides them among shards. */
  ShardPlan shards(int of) {
    return new ShardPlan(shardUnits(), of);
  }

  /** What shards are made of. */
  ShardUnits shardUnits() {
    ShardUnits units = checks.shardUnits();
    List<Check> waivers = waivers().toList();
    Stream.concat(checks.whateverIsThere(), waivers.stream()).forEach(units::add);
    List<ShardUnit> ofWaivers = waivers.stream().skip(1).map(units::of).toList(); // 0: their file
    plan.keepTogether(units, ofWaivers, entries, checks.whateverIsThere());
    return units;
  }

  /** The files that recorded checksums need, but for those of other shards. */
  NeededFiles needed(Predicate<RecordedChecksum> which) {
    return checks.needed(which);
  }

  /** The numbers of the waivers that are well-formed, and have expired or last too long. */
  public List<Integer> notInForce() {
    return plan.waivers().stream()
        .flatMap(read -> read.waiver().stream())
        .filter(waiver -> !term.isInForce(waiver))
        .map(Waiver::number)
        .toList();
  }

  /** Number of artifacts that the manifests and checksum files speak of. */
  public long artifacts() {
    return checks.artifacts();
  }

  /** As {@link SmokeChecks#filesRecorded}. */
  Stream<Found.RegularFile> filesRecorded(Predicate<RecordedChecksum> which) {
    return checks.filesRecorded(which);
  }

  private String idOf(WaiverReading.Read read) {
    String file = inventory.waivers().place().shownAs();
    String target = read.target().map(named -> " › " + Printable.of(named.label())).orElse("");
    return file + " › waiver " + read.stated().number() + target;
  }

  private String keyOf(WaiverReading.Read read) {
    String file = inventory.waivers().place().shownAs();
    String kind = read.stated().kind().map(k -> Printable.whole(k.text())).orElse("no kind");
    String target = read.target().map(Target::label).orElse("waiver");
    return file + " › " + target + " › " + kind;
  }

  private Check check(String id, String key, Location at, Supplier<Judgement> body) {
    return new Check(
        id,
        key,
        CheckType.WAIVER,
        inventory.waivers().place().file(),
        at,
        Optional.empty(),
        Optional.empty(),
        body);
  }
}
