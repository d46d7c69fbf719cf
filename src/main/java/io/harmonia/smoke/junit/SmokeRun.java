package io.harmonia.smoke.junit;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.check.Check;
import io.harmonia.smoke.check.Inventory;
import io.harmonia.smoke.check.Judgement;
import io.harmonia.smoke.check.SmokeChecks;
import io.harmonia.smoke.check.VersionChecks;
import io.harmonia.smoke.check.WaivedChecks;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.report.RunReport.CheckedWorkspace;
import io.harmonia.smoke.version.BaselineFinder;
import io.harmonia.smoke.workspace.GitCheckout;
import io.harmonia.smoke.workspace.Links;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One run of one suite over one workspace. */
final class SmokeRun {
  private final SuiteProgress progress;
  private final WaivedChecks checks;
  private final DigestCache digests;
  private final Deadline deadline;
  private final boolean allure;

  private SmokeRun(
      SuiteProgress progress,
      WaivedChecks checks,
      DigestCache digests,
      Deadline deadline,
      boolean allure) {
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
   * @throws IOException if the workspace cannot be reached
   */
  static SmokeRun open(SmokeSettings settings, SmokeSession session, String suiteId, Clock clock)
      throws IOException {
    Deadline deadline = session.deadline(settings.timeout());
    WorkspaceFiles files = WorkspaceFiles.find(settings, new Bounds(settings.limits(), deadline));
    DigestCache digests = new DigestCache(deadline);
    Inventory inventory = files.read();
    VersionChecks versions = versions(settings, inventory);
    WaivedChecks checks =
        new WaivedChecks(
            new SmokeChecks(inventory, digests, settings.requirement(), Optional.of(versions)),
            inventory,
            LocalDate.now(clock.withZone(ZoneOffset.UTC)));
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
                settings.given()),
            digests::bytesHashed,
            checks::artifacts);
    return new SmokeRun(
        session.progress(suiteId), checks, digests, deadline, session.tellsAllure());
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

  Stream<Check> manifests() {
    return planned(WaivedChecks::manifests);
  }

  Stream<Check> entries() {
    return planned(WaivedChecks::entries);
  }

  Stream<Check> recordedChecksums() {
    return planned(WaivedChecks::recordedChecksums);
  }

  private Stream<Check> planned(Function<WaivedChecks, Stream<Check>> some) {
    return LastResort.guarded(some.apply(checks).map(progress::offer));
  }

  Stream<Check> waivers() {
    return planned(WaivedChecks::waivers);
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
              if (allure) {
                AllureBridge.describe(check);
              }
              Judgement made = check.judge(deadline);
              progress.judged(check, made);
              if (allure) {
                AllureBridge.attach(made);
              }
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
