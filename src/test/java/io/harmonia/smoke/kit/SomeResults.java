package io.harmonia.smoke.kit;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckName;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.finding.Waived;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunRecorder;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.text.Location;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes results and reports of them, as runs do. */
public final class SomeResults {
  public static final Instant NOW = Instant.parse("2026-11-22T06:17:00Z");
  public static final Sha256 DIGEST = Sha256.of(new byte[32]);
  private static final Location AT = new Location("models/checksums.sha256", 1, 1);

  private SomeResults() {}

  /** A recorded checksum that matched. */
  public static Result matched(String path) {
    return matchedAs(path, path);
  }

  /** That a shard has no check. */
  public static Result withoutCheck(Shard shard) {
    return of(
        shard.withoutCheck(),
        CheckType.SHARD,
        new Judgement(
            Kind.NOT_RECORDED,
            List.of(Finding.nowhere(Kind.NOT_RECORDED, shard.withoutCheck(), "Nothing.")),
            List.of(),
            Optional.empty(),
            Set.of(),
            Set.of()));
  }

  /** A recorded checksum of that id that matched. */
  public static Result matchedAs(String id, String path) {
    RelativePath place = new RelativePath(path);
    Evidence evidence =
        new Evidence(place, true, Optional.of(9L), Optional.of(DIGEST), Optional.of(DIGEST));
    return of(
        id,
        CheckType.RECORDED_CHECKSUM,
        new Judgement(
            Kind.MATCH, List.of(), List.of(), Optional.of(evidence), Set.of(place), Set.of()));
  }

  /** A recorded checksum that a Git LFS pointer matched. */
  public static Result pointed(String path) {
    RelativePath place = new RelativePath(path);
    Evidence evidence =
        new Evidence(place, true, Optional.of(9L), Optional.of(DIGEST), Optional.of(DIGEST));
    return of(
        path,
        CheckType.RECORDED_CHECKSUM,
        new Judgement(
            Kind.POINTER_MATCH,
            List.of(),
            List.of(),
            Optional.of(evidence),
            Set.of(),
            Set.of(place)));
  }

  /** A recorded checksum whose check found that. */
  public static Result recorded(String path, Finding... findings) {
    RelativePath place = new RelativePath(path);
    Evidence evidence =
        new Evidence(place, false, Optional.empty(), Optional.empty(), Optional.of(DIGEST));
    return of(
        path,
        CheckType.RECORDED_CHECKSUM,
        new Judgement(
            findings[0].kind(),
            List.of(findings),
            List.of(),
            Optional.of(evidence),
            Set.of(),
            Set.of()));
  }

  /** A check of no file, of that kind; with a finding unless it passed. */
  public static Result of(String id, Kind kind) {
    List<Finding> findings =
        switch (kind.verdict()) {
          case PASSED -> List.of();
          default ->
              List.of(
                  kind == Kind.WAIVED
                      ? waived("message of " + id, LocalDate.of(2026, 12, 31))
                      : finding(kind, "message of " + id));
        };
    return of(
        id,
        CheckType.SCHEMA,
        new Judgement(kind, findings, List.of(), Optional.empty(), Set.of(), Set.of()));
  }

  public static Result of(String id, CheckType type, Judgement judgement) {
    Check check =
        new Check(
            new CheckName(id), type, new Subject.Plain(Path.of("unused"), AT), () -> judgement);
    return Result.of(check, judgement, Duration.ofMillis(5));
  }

  /** A recorded checksum whose finding stands in another file than its line. */
  public static Result elsewhere(String path) {
    Location other = new Location("models/inventory.json", 7, 3);
    return recorded(path, Finding.at(other, Kind.SIZE_MISMATCH, "other", "Do something."));
  }

  public static Finding finding(Kind kind, String message) {
    return Finding.at(AT, kind, message, "Do something about it.");
  }

  /** A finding that is waived until a day. */
  public static Finding waived(String message, LocalDate expires) {
    Finding original = finding(Kind.CHECKSUM_MISMATCH, message);
    Location waiver = new Location("inventory/waivers.json", 2, 3);
    return Finding.at(AT, Kind.WAIVED, "waived: " + original.message(), "Remove the waiver.")
        .with(new Waived(original, waiver, "why", expires));
  }

  /** The report of a finished run. */
  public static RunReport report(Result... results) {
    return recorder(results).report(List.of());
  }

  public static RunRecorder recorder(Result... results) {
    RunRecorder recorder = new RunRecorder(Clock.fixed(NOW, ZoneOffset.UTC));
    recorder.workspace(
        new RunReport.CheckedWorkspace(
            "some/root",
            Optional.empty(),
            Optional.empty(),
            Optional.of(DIGEST),
            Map.of("smoke.root", "some/root")),
        () -> 1_234_567,
        () -> 4);
    for (Result result : results) {
      recorder.add(result.id(), result);
    }
    return recorder;
  }
}
