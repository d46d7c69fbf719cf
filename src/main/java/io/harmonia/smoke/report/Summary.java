package io.harmonia.smoke.report;

import io.harmonia.smoke.check.CheckType;
import io.harmonia.smoke.check.Kind;
import io.harmonia.smoke.check.Verdict;
import io.harmonia.smoke.check.Waived;
import io.harmonia.smoke.workspace.RelativePath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The counts of a run. {@code checks} is always the sum of the four verdicts.
 *
 * @param generatedAt when they were counted
 * @param totalFiles recorded checksums
 * @param matched of these, passed by content or by pointer
 * @param missing of these, without a file
 * @param mismatched of these, with another content or size
 * @param verifiedByContent of these, passed by content
 * @param verifiedByPointer of these, passed by pointer
 * @param bytesHashed bytes read to compute digests
 * @param checks tests that ran and containers that failed
 * @param passed verified
 * @param drifted wrong
 * @param skipped without anything to hold them to
 * @param unchecked that could not be made
 * @param waived of the skipped, waived by name
 * @param waivedUntil the last days of the waivers that waive these, the earliest first
 * @param artifacts artifacts that the manifests and checksum files speak of
 * @param artifactsVerified of these, verified by content
 * @param artifactsVerifiedByPointer of these, verified by nothing but a Git LFS pointer
 * @param duration of the run
 */
public record Summary(
    Instant generatedAt,
    long totalFiles,
    long matched,
    long missing,
    long mismatched,
    long verifiedByContent,
    long verifiedByPointer,
    long bytesHashed,
    long checks,
    long passed,
    long drifted,
    long skipped,
    long unchecked,
    long waived,
    List<LocalDate> waivedUntil,
    long artifacts,
    long artifactsVerified,
    long artifactsVerifiedByPointer,
    Duration duration) {

  /** Counts results. */
  static Summary of(
      List<Result> results, Instant now, long bytesHashed, long artifacts, Duration duration) {
    List<Result> recorded =
        results.stream()
            .filter(r -> r.check().equals(CheckType.RECORDED_CHECKSUM.label()))
            .toList();
    long byContent = count(recorded, Kind.MATCH);
    long byPointer = count(recorded, Kind.POINTER_MATCH);
    Set<RelativePath> verified = new HashSet<>();
    results.forEach(result -> verified.addAll(result.verified()));
    Set<RelativePath> pointers = new HashSet<>();
    results.forEach(result -> pointers.addAll(result.verifiedByPointer()));
    pointers.removeAll(verified);
    return new Summary(
        now,
        recorded.size(),
        byContent + byPointer,
        recorded.stream().filter(Summary::isMissing).count(),
        recorded.stream().filter(Summary::isMismatched).count(),
        byContent,
        byPointer,
        bytesHashed,
        results.size(),
        count(results, Verdict.PASSED),
        count(results, Verdict.DRIFTED),
        count(results, Verdict.SKIPPED),
        count(results, Verdict.UNCHECKED),
        count(results, Kind.WAIVED),
        waivedUntil(results),
        artifacts,
        verified.size(),
        pointers.size(),
        duration);
  }

  /** The same counts of the results, with what else is said of the run. */
  Summary of(Instant when, Duration howLong, long hashed, long artifactsOfAll) {
    return new Summary(
        when,
        totalFiles,
        matched,
        missing,
        mismatched,
        verifiedByContent,
        verifiedByPointer,
        hashed,
        checks,
        passed,
        drifted,
        skipped,
        unchecked,
        waived,
        waivedUntil,
        artifactsOfAll,
        artifactsVerified,
        artifactsVerifiedByPointer,
        howLong);
  }

  /** For example {@code verified 2 of 9 artifacts, and 3 by their Git LFS pointers alone}. */
  public String coverage() {
    String byContent = "verified " + artifactsVerified + " of " + artifacts + " artifacts";
    return artifactsVerifiedByPointer == 0
        ? byContent
        : byContent + ", and " + artifactsVerifiedByPointer + " by their Git LFS pointers alone";
  }

  /** For example {@code 2 waived until 2026-12-31}, or nothing where nothing is waived. */
  public Optional<String> waivers() {
    return waivedUntil.stream()
        .findFirst()
        .map(
            day ->
                waived
                    + (waivedUntil.size() == 1 ? " waived until " : " waived, the first until ")
                    + day);
  }

  private static List<LocalDate> waivedUntil(List<Result> results) {
    return results.stream()
        .filter(result -> result.kind() == Kind.WAIVED)
        .flatMap(result -> result.findings().stream())
        .flatMap(finding -> finding.waived().stream())
        .map(Waived::expires)
        .sorted()
        .distinct()
        .toList();
  }

  private static boolean isMissing(Result result) {
    return result.findings().stream().anyMatch(f -> f.kind() == Kind.MISSING_ARTIFACT);
  }

  private static boolean isMismatched(Result result) {
    return result.findings().stream()
        .anyMatch(
            f ->
                switch (f.kind()) {
                  case SIZE_MISMATCH,
                      CHECKSUM_MISMATCH,
                      POINTER_MISMATCH,
                      EMPTY_FILE,
                      LINE_ENDINGS_CHANGED ->
                      true;
                  default -> false;
                });
  }

  private static long count(List<Result> results, Kind kind) {
    return results.stream().filter(r -> r.kind() == kind).count();
  }

  private static long count(List<Result> results, Verdict verdict) {
    return results.stream().filter(r -> r.verdict() == verdict).count();
  }
}
