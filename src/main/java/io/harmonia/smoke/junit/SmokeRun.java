package io.harmonia.smoke.junit;

import io.harmonia.smoke.allure.AllureBridge;
import io.harmonia.smoke.allure.AllureShare;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.plan.Plan;
import io.harmonia.smoke.run.PlannedRun;
import io.harmonia.smoke.run.RestoredManifests;
import io.harmonia.smoke.run.RunTooLargeException;
import io.harmonia.smoke.run.SuiteProgress;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.waiver.ShardedPlan;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One run of one suite over one workspace. */
final class SmokeRun {
  private final SuiteProgress progress;
  private final ShardedPlan checks;
  private final DigestCache digests;
  private final Deadline deadline;
  private final Optional<AllureShare> allure;
  private final Map<Path, String> uris = new ConcurrentHashMap<>();

  private SmokeRun(SuiteProgress progress, PlannedRun planned, Optional<AllureShare> allure) {
    this.progress = progress;
    this.checks = planned.checks();
    this.digests = planned.digests();
    this.deadline = planned.deadline();
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
    PlannedRun planned = session.plan(settings, clock);
    if (settings.links() == Links.ANYWHERE) {
      session
          .recorder()
          .note("links that leave the workspace were followed (smoke.links=anywhere)");
    }
    if (!settings.uncounted().isEmpty()) {
      session
          .recorder()
          .note(
              "files of these names were not counted (smoke.uncounted): "
                  + String.join(", ", settings.uncounted()));
    }
    RestoredManifests.note(settings.restored()).ifPresent(session.recorder()::note);
    session
        .recorder()
        .workspace(
            planned.workspace(), planned.digests()::bytesHashed, planned.checks()::artifacts);
    if (planned.checks().isEmpty()) {
      session.recorder().note(shard.orElseThrow().withoutCheck());
    }
    return new SmokeRun(session.progress(suiteId), planned, session.allure(settings));
  }

  /** The part of the checks that is made, if it is not all of them. */
  Optional<Shard> shard() {
    return checks.shard();
  }

  Stream<Check> manifests() {
    return planned(Plan.Group.MANIFESTS);
  }

  Stream<Check> entries() {
    return planned(Plan.Group.ENTRIES);
  }

  Stream<Check> recordedChecksums() {
    return planned(Plan.Group.RECORDED_CHECKSUMS);
  }

  private Stream<Check> planned(Plan.Group group) {
    return LastResort.guarded(checks.checks(group).map(progress::offer));
  }

  Stream<Check> waivers() {
    return planned(Plan.Group.WAIVERS);
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
    return checks.filesRecorded().stream().mapToLong(Found.RegularFile::size).sum();
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
}
