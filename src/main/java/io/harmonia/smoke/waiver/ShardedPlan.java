package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckName;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.ShardKey;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.plan.NeededFiles;
import io.harmonia.smoke.plan.Plan;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.shard.ShardSplit;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.workspace.Found;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checks that a run makes: all of them, or those of a shard. Each check is made by exactly one
 * shard, whichever files the machines of the shards have.
 */
public final class ShardedPlan implements Plan {
  private final WaivedPlan plan;
  private final Optional<Shard> shard;
  private final Predicate<ShardKey> isNeeded;
  private final Optional<BitSet> made;

  /**
   * Divides the checks.
   *
   * @param shard which part is made; all of them where none is asked for
   */
  public ShardedPlan(WaivedPlan plan, Optional<Shard> shard) {
    this.plan = plan;
    this.shard = shard;
    if (shard.isEmpty()) {
      this.isNeeded = key -> true;
      this.made = Optional.empty();
      return;
    }
    Shard part = shard.get();
    ShardSplit split = new ShardSplit(plan.shardWeights(), part.of());
    this.isNeeded = key -> split.makes(part, key);
    BitSet numbers = new BitSet();
    plan.all()
        .filter(check -> split.makes(part, check))
        .forEach(check -> numbers.set(check.number()));
    this.made = Optional.of(numbers);
  }

  /** The part that is made, if it is one. */
  public Optional<Shard> shard() {
    return shard;
  }

  /** Whether it is a part in which there is no check but the one that says so. */
  public boolean isEmpty() {
    return made.filter(BitSet::isEmpty).isPresent();
  }

  @Override
  public Stream<Check> checks(Group group) {
    if (isEmpty()) {
      return shard.stream().filter(part -> group == Group.MANIFESTS).map(this::withoutCheck);
    }
    Stream<Check> checks = plan.checks(group);
    return made.map(numbers -> checks.filter(check -> numbers.get(check.number()))).orElse(checks);
  }

  @Override
  public int count() {
    return isEmpty() ? 1 : made.map(BitSet::cardinality).orElseGet(plan::count);
  }

  /** The files that the recorded checksums need. */
  public NeededFiles needed() {
    return plan.planned().needed(isNeeded);
  }

  /** The files there that have a recorded checksum, and no pointers, each once. */
  public List<Found.RegularFile> filesRecorded() {
    return plan.planned().filesRecorded(isNeeded).toList();
  }

  /** What the checks of sources have to ask. */
  public List<Question> questions() {
    Set<String> names = checks(Group.UPSTREAM).map(Check::id).collect(Collectors.toSet());
    return names.isEmpty() ? List.of() : plan.planned().questions(names::contains);
  }

  /** Number of artifacts that the manifests and checksum files speak of, whatever the shard. */
  public long artifacts() {
    return plan.planned().artifacts();
  }

  /**
   * The artifacts that a clean run of all checks did not verify, a sentence for each reason;
   * nothing is known of a shard, since others verify what it does not.
   *
   * @param verified which ones it did
   */
  public List<String> unverified(Predicate<RelativePath> verified) {
    return shard().isPresent() ? List.of() : plan.planned().unverified(verified);
  }

  private Check withoutCheck(Shard part) {
    Check first =
        Stream.concat(plan.checks(Group.MANIFESTS), plan.checks(Group.RECORDED_CHECKSUMS))
            .findFirst()
            .orElseThrow();
    return new Check(
        new CheckName(part.withoutCheck()),
        CheckType.SHARD,
        new Subject.Plain(first.source(), Location.startOf(first.at().file())),
        () -> judge(part));
  }

  private static Judgement judge(Shard part) {
    Findings findings = new Findings();
    findings.add(
        Finding.nowhere(
            Kind.NOT_RECORDED,
            part.withoutCheck() + ": what is recorded is divided among fewer",
            "Nothing is to be done; fewer shards would do."));
    return findings.judge(Kind.VALID);
  }
}
