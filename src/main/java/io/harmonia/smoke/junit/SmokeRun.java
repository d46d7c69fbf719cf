package io.harmonia.smoke.junit;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.check.Check;
import io.harmonia.smoke.check.Inventory;
import io.harmonia.smoke.check.Judgement;
import io.harmonia.smoke.check.Shard;
import io.harmonia.smoke.check.ShardedChecks;
import io.harmonia.smoke.check.SmokeChecks;
import io.harmonia.smoke.check.VersionChecks;
import io.harmonia.smoke.check.WaivedChecks;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.report.RunReport.CheckedWorkspace;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.version.BaselineFinder;
import io.harmonia.smoke.workspace.GitCheckout;
import io.harmonia.smoke.workspace.Links;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** One run of one suite over one workspace. */
final class SmokeRun {
  private final SuiteProgress progress;
  private final ShardedChecks checks;
  private final DigestCache digests;
  private final Deadline deadline;
  private final Optional<AllureShare> allure;
  private final Map<Path, String> uris = new ConcurrentHashMap<>();

  private SmokeRun(
      SuiteProgress progress,
      ShardedChecks checks,
      DigestCache digests,
      Deadline deadline,
      Optional<AllureShare> allure) {
    this.progress = progress;
    this.checks = checks;
    this.digests = digests;
    this.deadline = deadline;
    this.allure = allure;
  }

  /**
   * Reads the workspace.
   *
   * @param suiteId unique ID of the class that runs
   * @param clock tells which waivers have expired
   * @throws WrongUsageException if the settings lead nowhere
   * @throws RunTooLargeException if it cannot fit into memory
   * @throws IOException if the workspace cannot be reached
   */
  static SmokeRun open(SmokeSettings settings, SmokeSession session, String suiteId, Clock clock)
      throws IOException {
    Optional<Shard> shard = settings.shard();
    session.recorder().shard(shard);
    Deadline deadline = session.deadline(settings.timeout());
    WorkspaceFiles files = WorkspaceFiles.find(settings, new Bounds(settings.limits(), deadline));
    DigestCache digests = new DigestCache(deadline);
    HeapGuard heap = HeapGuard.ofThisJvm();
    heap.beforeReading(files.bytesToRead());
    Inventory inventory = files.read();
    VersionChecks versions = versions(settings, inventory);
    WaivedChecks all =
        new WaivedChecks(
            new SmokeChecks(inventory, digests, settings.requirement(), Optional.of(versions)),
            inventory,
            LocalDate.now(clock.withZone(ZoneOffset.UTC)));
    ShardedChecks checks = new ShardedChecks(all, shard);
    Path root = files.workspace().root();
    if (settings.links() == Links.ANYWHERE) {
      session
          .recorder()
          .note("links that leave the workspace were followed (smoke.links=anywhere)");
    }
    session
        .recorder()
        .workspace(
            new CheckedWorkspace(
                shown(root, settings.buildFolder()),
                GitCheckout.commit(root),
                versions.baseline(),
                Optional.of(
                    RunInputs.digest(
                        settings,
                        inventory.workspace().documents(),
                        versions.baseline(),
                        all.expired())),
                settings.given()),
            digests::bytesHashed,
            checks::artifacts);
    if (checks.isEmpty()) {
      session.recorder().note(shard.orElseThrow().withoutCheck());
    }
    heap.beforeTesting(all(checks).count());
    return new SmokeRun(
        session.progress(suiteId), checks, digests, deadline, session.allure(settings));
  }

  private static Stream<Check> all(ShardedChecks checks) {
    return Stream.of(
            checks.manifests(), checks.entries(), checks.recordedChecksums(), checks.waivers())
        .flatMap(some -> some);
  }

  private static VersionChecks versions(SmokeSettings settings, Inventory inventory) {
    BaselineFinder finder =
        new BaselineFinder(
            inventory.workspace(),
            inventory.placesInside(),
            System.getenv(),
            settings.baselineRequired());
    return VersionChecks.of(inventory, finder.find(settings.baseline()), settings.bumpPolicy());
  }

  /** The part of the checks that is made, if it is not all of them. */
  Optional<Shard> shard() {
    return checks.shard();
  }

  Stream<Check> manifests() {
    return planned(ShardedChecks::manifests);
  }

  Stream<Check> entries() {
    return planned(ShardedChecks::entries);
  }

  Stream<Check> recordedChecksums() {
    return planned(ShardedChecks::recordedChecksums);
  }

  private Stream<Check> planned(Function<ShardedChecks, Stream<Check>> some) {
    return LastResort.guarded(some.apply(checks).map(progress::offer));
  }

  Stream<Check> waivers() {
    return planned(ShardedChecks::waivers);
  }

  /** Where an IDE opens the test: the manifest, at the line and column of its subject. */
  URI placeOf(Check check) {
    // asking a path for its URI looks at the file
    String file = uris.computeIfAbsent(check.source(), source -> source.toUri().toString());
    Location at = check.at();
    return URI.create(file + "?line=" + at.line() + "&column=" + at.column());
  }

  long bytesHashed() {
    return digests.bytesHashed();
  }

  /** Bytes of the files with recorded checksums that are there; more may come to be hashed. */
  long bytesToHash() {
    return checks.bytesRecorded();
  }

  /**
   * Makes a check and lets JUnit know what it says: returns, or throws by its verdict.
   *
   * @throws Exception where the check could not be made
   */
  void make(Check check) throws Exception {
    Judgement judgement =
        LastResort.guarded(
            () -> {
              allure.ifPresent(share -> AllureBridge.describe(check));
              Judgement made = check.judge(deadline);
              progress.judged(check, made);
              allure.ifPresent(share -> AllureBridge.judged(made, share));
              return made;
            });
    Verdicts.report(judgement);
  }

  private static String shown(Path root, Path buildFolder) {
    if (root.equals(buildFolder)) {
      return ".";
    }
    return (root.startsWith(buildFolder) ? buildFolder.relativize(root) : root)
        .toString()
        .replace('\\', '/');
  }
}
