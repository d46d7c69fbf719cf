package io.harmonia.smoke.plan;

import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckSource;
import io.harmonia.smoke.finding.ShardKey;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.origins.UpstreamChecks;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.records.MisplacedChecksums;
import io.harmonia.smoke.shard.ShardWeights;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.workspace.Found;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every check of a workspace, planned from what was read of it; none is waived or left out. */
public final class WorkspacePlan implements Plan {
  private final Inventory inventory;
  private final WorkspaceRules rules;
  private final Map<Group, List<CheckSource>> sources;
  private final Map<Group, Integer> counts = new EnumMap<>(Group.class);
  private final MisplacedChecksums misplaced;
  private long artifacts = -1;

  /**
   * Plans the checks.
   *
   * @param digests hashes files, each once
   * @param strictness how strict they are
   * @param versions compares with a baseline, if that is to be tried
   */
  public WorkspacePlan(
      Inventory inventory,
      DigestCache digests,
      Strictness strictness,
      Optional<VersionChecks> versions) {
    this(inventory, digests, strictness, versions, CheckSource.of(List.of()));
  }

  /**
   * Plans the checks.
   *
   * @param digests hashes files, each once
   * @param strictness how strict they are
   * @param versions compares with a baseline, if that is to be tried
   * @param settings the checks of the settings file
   */
  public WorkspacePlan(
      Inventory inventory,
      DigestCache digests,
      Strictness strictness,
      Optional<VersionChecks> versions,
      CheckSource settings) {
    this.inventory = inventory;
    this.rules = new WorkspaceRules(inventory, digests, strictness, versions, settings);
    this.misplaced = new MisplacedChecksums(inventory, rules.entries());
    this.sources = rules.sources();
    for (Group group : Group.values()) {
      counts.put(group, sourcesOf(group).mapToInt(CheckSource::count).sum());
    }
  }

  @Override
  public Stream<Check> checks(Group group) {
    AtomicInteger next = new AtomicInteger(countWhere(other -> other.compareTo(group) < 0));
    return sourcesOf(group)
        .map(CheckSource::checks)
        .reduce(Stream.empty(), Stream::concat) // flatMap would keep all checks of a source
        .map(check -> remarking(check.numbered(next.getAndIncrement())));
  }

  @Override
  public int count() {
    return countWhere(group -> true);
  }

  /**
   * Every check that there may be, whatever files are there; in the same order wherever the
   * manifests and checksum files are the same. They have no numbers.
   */
  public Stream<Check> possible() {
    return Arrays.stream(Group.values()).flatMap(this::sourcesOf).flatMap(CheckSource::possible);
  }

  /** The first of the checks tells, beside its subject, of checksum files that nothing reads. */
  private Check remarking(Check check) {
    return check.number() == 0 ? check.remarking(misplaced::remarks) : check;
  }

  private Stream<CheckSource> sourcesOf(Group group) {
    return sources.getOrDefault(group, List.of()).stream();
  }

  private int countWhere(Predicate<Group> which) {
    return counts.entrySet().stream()
        .filter(count -> which.test(count.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** What they were planned from. */
  public Inventory inventory() {
    return inventory;
  }

  /** Every entry that is checked. */
  public List<Entry> entries() {
    return rules.entries();
  }

  /** What shards weigh, but for the checks that go with no others. */
  public ShardWeights shardWeights() {
    return new ShardWeights(rules.ledger());
  }

  /** The files that recorded checksums need. */
  public NeededFiles needed(Predicate<ShardKey> which) {
    return NeededFiles.of(inventory, rules.ledger(), which);
  }

  /** The files there that have a recorded checksum, each once. */
  public Stream<Found.RegularFile> filesRecorded(Predicate<ShardKey> which) {
    return rules.ledger().lines().filesThere(line -> which.test(ShardKey.of(line)));
  }

  /** What the checks of sources that have those names have to ask. */
  public List<Question> questions(Predicate<String> names) {
    return sourcesOf(Group.UPSTREAM)
        .flatMap(
            source ->
                source instanceof UpstreamChecks checks
                    ? checks.questions(names).stream()
                    : Stream.empty())
        .toList();
  }

  /**
   * The artifacts that a clean run did not verify: which, why, and what helps; a sentence for each
   * reason.
   *
   * @param verified which ones it did
   */
  public List<String> unverified(Predicate<RelativePath> verified) {
    return Unverified.of(rules.ledger(), inventory.workspace(), verified);
  }

  /** Number of artifacts that the manifests and checksum files speak of. */
  public synchronized long artifacts() {
    if (artifacts < 0) {
      artifacts = ArtifactCount.of(rules.ledger());
    }
    return artifacts;
  }
}
