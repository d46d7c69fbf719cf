package io.harmonia.smoke.junit;

import io.harmonia.smoke.check.Check;
import io.harmonia.smoke.check.Judgement;
import io.harmonia.smoke.check.SmokeChecks;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.report.RunReport.CheckedWorkspace;
import io.harmonia.smoke.workspace.GitCheckout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of one suite over one workspace. */
final class SmokeRun {
  private final SmokeSession session;
  private final String suiteId;
  private final SmokeChecks checks;
  private final DigestCache digests;

  private SmokeRun(SmokeSession session, String suiteId, SmokeChecks checks, DigestCache digests) {
    this.session = session;
    this.suiteId = suiteId;
    this.checks = checks;
    this.digests = digests;
  }

  /**
   * Reads the workspace.
   *
   * @param suiteId unique ID of the class whose tests it serves
   * @throws WrongUsageException if the settings lead nowhere
   * @throws IOException if the workspace cannot be reached
   */
  static SmokeRun open(SmokeSettings settings, SmokeSession session, String suiteId)
      throws IOException {
    WorkspaceFiles files = WorkspaceFiles.find(settings);
    DigestCache digests = new DigestCache();
    SmokeChecks checks = new SmokeChecks(files.read(), digests, settings.requirement());
    Path root = files.workspace().root();
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
    return new SmokeRun(session, suiteId, checks, digests);
  }

  Stream<Check> manifests() {
    return checks.manifests();
  }

  Stream<Check> entries() {
    return checks.entries();
  }

  Stream<Check> recordedChecksums() {
    return checks.recordedChecksums();
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
    session.judged(suiteId, check, judgement);
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
