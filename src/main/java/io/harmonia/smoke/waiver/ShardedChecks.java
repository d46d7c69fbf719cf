package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.plan.NeededFiles;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.shard.ShardPlan;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Found;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The checks that a run makes: all of them, or those of a shard. Each check is made by exactly one
 * shard, whichever files the machines of the shards have.
 */
public final class ShardedChecks {
  private final WaivedChecks checks;
  private final Optional<Shard> shard;
  private final Predicate<Check> isMade;
  private final Predicate<RecordedChecksum> isNeeded;
  private final boolean isEmpty;

  /**
   * Divides the checks.
   *
   * @param shard which part is made; all of them where none is asked for
   */
  public ShardedChecks(WaivedChecks checks, Optional<Shard> shard) {
    this.checks = checks;
    this.shard = shard;
    Optional<ShardPlan> plan = shard.map(part -> checks.shards(part.of()));
    this.isMade = check -> plan.isEmpty() || plan.get().makes(shard.orElseThrow(), check);
    this.isNeeded = line -> plan.isEmpty() || plan.get().makes(shard.orElseThrow(), line);
    this.isEmpty =
        shard.isPresent()
            && Stream.of(
                    checks.manifests(),
                    checks.entries(),
                    checks.recordedChecksums(),
                    checks.waivers())
                .flatMap(some -> some)
                .noneMatch(isMade);
  }

  /** The part that is made, if it is one. */
  public Optional<Shard> shard() {
    return shard;
  }

  /** Whether it is a part in which there is no check but the one that says so. */
  public boolean isEmpty() {
    return isEmpty;
  }

  /**
   * The checks of the manifests as a whole; one that fails where there is nothing to check, and one
   * that says so where a shard has none.
   */
  public Stream<Check> manifests() {
    return isEmpty ? shard.stream().map(this::withoutCheck) : checks.manifests().filter(isMade);
  }

  /** The checks of the entries, and of what is required of them. */
  public Stream<Check> entries() {
    return checks.entries().filter(isMade);
  }

  /**
   * The checks of the recorded checksums; one that says so where there is none in the whole run.
   */
  public Stream<Check> recordedChecksums() {
    return checks.recordedChecksums().filter(isMade);
  }

  /** The checks of the waivers and of their file; none where there is no such file. */
  public Stream<Check> waivers() {
    return checks.waivers().filter(isMade);
  }

  /** The files that the recorded checksums need. */
  public NeededFiles needed() {
    return checks.needed(isNeeded);
  }

  /** The files there that have a recorded checksum, and no pointers, each once. */
  public List<Found.RegularFile> filesRecorded() {
    return checks.filesRecorded(isNeeded).toList();
  }

  /** Number of artifacts that the manifests and checksum files speak of, whatever the shard. */
  public long artifacts() {
    return checks.artifacts();
  }

  private Check withoutCheck(Shard part) {
    Check first =
        Stream.concat(checks.manifests(), checks.recordedChecksums()).findFirst().orElseThrow();
    Location at = Location.startOf(first.at().file());
    return new Check(
        part.withoutCheck(),
        part.withoutCheck(),
        CheckType.SHARD,
        first.source(),
        at,
        Optional.empty(),
        Optional.empty(),
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
