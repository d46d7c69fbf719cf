package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckName;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.plan.Plan;
import io.harmonia.smoke.plan.WorkspacePlan;
import io.harmonia.smoke.shard.ShardWeights;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A plan with what is waived of its checks waived, and a check of each waiver. */
public final class WaivedPlan implements Plan {
  /** A key that looks like one that a number was added to gets its own number added as well. */
  private static final Pattern NUMBERED = Pattern.compile(".* \\(waiver \\d+\\)");

  private final WorkspacePlan plan;
  private final Inventory inventory;
  private final WaiverTerm term;
  private final List<ReadWaiver> waivers;
  private final WaiverTargets targets;
  private final List<Check> ofWaivers;

  /**
   * @param plan the checks that waivers may name
   * @param term the day of the run, and how long waivers may last
   */
  public WaivedPlan(WorkspacePlan plan, WaiverTerm term) {
    this.plan = plan;
    this.term = term;
    this.inventory = plan.inventory();
    this.waivers = WaiverFile.read(inventory);
    this.targets = new WaiverTargets(wellFormed().filter(term::isInForce).toList(), plan);
    this.ofWaivers = inventory.waivers().isNotWanted() ? List.of() : checksOfWaivers();
  }

  @Override
  public Stream<Check> checks(Group group) {
    return group == Group.WAIVERS ? ofWaivers.stream() : plan.checks(group).map(targets::over);
  }

  @Override
  public int count() {
    return plan.count() + ofWaivers.size();
  }

  /** What is planned without waivers. */
  WorkspacePlan planned() {
    return plan;
  }

  /**
   * What shards weigh. Each waiver is kept together with all that it may waive, since it is red
   * where none of that has the finding: also one that has expired, so that shards do not depend on
   * the day.
   */
  ShardWeights shardWeights() {
    ShardWeights weights = plan.shardWeights();
    WaiverIndex index = new WaiverIndex(wellFormed().toList(), plan.entries());
    plan.possible()
        .forEach(
            check -> {
              weights.add(check);
              index
                  .whateverIsThereOf(check)
                  .forEach(waiver -> weights.keepTogether(check, ofWaivers.get(waiver.number())));
            });
    ofWaivers.forEach(weights::add);
    return weights;
  }

  private Stream<Waiver> wellFormed() {
    return waivers.stream().flatMap(read -> read.waiver().stream());
  }

  /** The numbers of the waivers that are well-formed, and have expired or last too long. */
  public List<Integer> notInForce() {
    return wellFormed().filter(waiver -> !term.isInForce(waiver)).map(Waiver::number).toList();
  }

  /** The check of their file, and those of the waivers, each at its number. */
  private List<Check> checksOfWaivers() {
    Place file = inventory.waivers().place();
    WaiverCheck check = new WaiverCheck(inventory, targets, term);
    List<Check> all = new ArrayList<>();
    all.add(
        check(
            new CheckName(file.shownAs() + " › waivers"),
            Location.startOf(file.shownAs()),
            () -> WaiverFile.judge(inventory)));
    Map<String, Long> keys =
        waivers.stream().collect(Collectors.groupingBy(this::keyOf, Collectors.counting()));
    for (ReadWaiver read : waivers) {
      String key = keyOf(read);
      boolean isTaken = keys.getOrDefault(key, 0L) > 1 || NUMBERED.matcher(key).matches();
      all.add(
          check(
              new CheckName(
                  idOf(read), isTaken ? key + " (waiver " + read.stated().number() + ")" : key),
              read.stated().at(),
              () -> check.judge(read)));
    }
    int first = plan.count();
    return IntStream.range(0, all.size()).mapToObj(i -> all.get(i).numbered(first + i)).toList();
  }

  private String idOf(ReadWaiver read) {
    String file = inventory.waivers().place().shownAs();
    String target = read.target().map(named -> " › " + Printable.of(named.label())).orElse("");
    return file + " › waiver " + read.stated().number() + target;
  }

  private String keyOf(ReadWaiver read) {
    String file = inventory.waivers().place().shownAs();
    String kind = read.stated().kind().map(k -> Printable.whole(k.text())).orElse("no kind");
    String target = read.target().map(Target::label).orElse("waiver");
    return file + " › " + target + " › " + kind;
  }

  private Check check(CheckName name, Location at, Supplier<Judgement> body) {
    Subject subject = new Subject.Plain(inventory.waivers().place().file(), at);
    return new Check(name, CheckType.WAIVER, subject, body);
  }
}
