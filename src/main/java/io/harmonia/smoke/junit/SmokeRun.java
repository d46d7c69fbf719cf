package io.harmonia.smoke.junit;

import io.harmonia.smoke.check.Check;
import io.harmonia.smoke.check.Inventory;
import io.harmonia.smoke.check.Judgement;
import io.harmonia.smoke.check.SmokeChecks;
import io.harmonia.smoke.check.WaivedChecks;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.report.RunReport.CheckedWorkspace;
import io.harmonia.smoke.workspace.GitCheckout;
import io.harmonia.smoke.workspace.Links;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of one suite over one workspace. */
final class SmokeRun {
  private final SuiteProgress progress;
  private final WaivedChecks checks;
  private final DigestCache digests;

  private SmokeRun(SuiteProgress progress, WaivedChecks checks, DigestCache digests) {
    this.progress = progress;
    this.checks = checks;
    this.digests = digests;
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
    WorkspaceFiles files = WorkspaceFiles.find(settings);
    DigestCache digests = new DigestCache();
    Inventory inventory = files.read();
    WaivedChecks checks =
        new WaivedChecks(
            new SmokeChecks(inventory, digests, settings.requirement()),
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
                Optional.empty(),
                settings.given()),
            digests::bytesHashed,
            checks::artifacts);
    return new SmokeRun(session.progress(suiteId), checks, digests);
  }

  Stream<Check> manifests() {
    return checks.manifests().map(progress::offer);
  }

  Stream<Check> entries() {
    return checks.entries().map(progress::offer);
  }

  Stream<Check> recordedChecksums() {
    return checks.recordedChecksums().map(progress::offer);
  }

  Stream<Check> waivers() {
    return checks.waivers().map(progress::offer);
  }

  long bytesHashed() {
    return digests.bytesHashed();
  }

  /**
   * Makes a check and lets JUnit know what it says: returns, or throws by its verdict.
   *
   * @throws Exception where the check could not be made
   */
  void make(Check check) throws Exception {
    AllureBridge.describe(check);
    Judgement judgement = check.judge();
    progress.judged(check, judgement);
    AllureBridge.attach(judgement);
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
