package io.harmonia.smoke.junit;

import io.harmonia.smoke.allure.AllureBridge;
import io.harmonia.smoke.allure.AllureShare;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.memory.LastResort;
import io.harmonia.smoke.plan.Plan;
import io.harmonia.smoke.run.ChecksUnderWay;
import io.harmonia.smoke.run.PlannedRun;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.text.Location;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One run of one suite over one workspace: what its tests are made of. */
final class SmokeRun {
  private final ChecksUnderWay underWay;
  private final PlannedRun planned;
  private final Optional<AllureShare> allure;
  private final Map<Path, String> uris = new ConcurrentHashMap<>();

  /**
   * @param underWay is told of each check
   * @param allure which of the results Allure gets, if it gets any
   */
  SmokeRun(ChecksUnderWay underWay, PlannedRun planned, Optional<AllureShare> allure) {
    this.underWay = underWay;
    this.planned = planned;
    this.allure = allure;
  }

  /** The part of the checks that is made, if it is not all of them. */
  Optional<Shard> shard() {
    return planned.checks().shard();
  }

  Stream<Check> manifests() {
    return offered(Plan.Group.MANIFESTS);
  }

  Stream<Check> entries() {
    return offered(Plan.Group.ENTRIES);
  }

  Stream<Check> recordedChecksums() {
    return offered(Plan.Group.RECORDED_CHECKSUMS);
  }

  Stream<Check> upstream() {
    return offered(Plan.Group.UPSTREAM);
  }

  Stream<Check> waivers() {
    return offered(Plan.Group.WAIVERS);
  }

  private Stream<Check> offered(Plan.Group group) {
    return LastResort.guarded(planned.checks().checks(group).map(underWay::offer));
  }

  /** Where an IDE opens the test: the manifest, at the line and column of its subject. */
  URI placeOf(Check check) {
    // asking a path for its URI looks at the file
    String file = uris.computeIfAbsent(check.source(), source -> source.toUri().toString());
    Location at = check.at();
    return URI.create(file + "?line=" + at.line() + "&column=" + at.column());
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
              Judgement made = check.judge(planned.deadline());
              underWay.judged(check, made);
              allure.ifPresent(share -> AllureBridge.judged(made, share));
              return made;
            });
    Verdicts.report(judgement);
  }
}
