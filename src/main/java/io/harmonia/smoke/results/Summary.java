package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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

  /** The counts of some results. */
  static Summary of(Tally tally, Instant now, long bytesHashed, long artifacts, Duration duration) {
    return new Summary(
        now,
        tally.recorded(),
        tally.recordedByContent() + tally.recordedByPointer(),
        tally.recordedMissing(),
        tally.recordedMismatched(),
        tally.recordedByContent(),
        tally.recordedByPointer(),
        bytesHashed,
        tally.all(),
        tally.of(Verdict.PASSED),
        tally.of(Verdict.DRIFTED),
        tally.of(Verdict.SKIPPED),
        tally.of(Verdict.UNCHECKED),
        tally.of(Kind.WAIVED),
        tally.waivedUntil(),
        artifacts,
        tally.artifactsVerified(),
        tally.artifactsVerifiedByPointer(),
        duration);
  }

  /** The same counts of the results, with what else is said of the run. */
  public Summary of(Instant when, Duration howLong, long hashed, long artifactsOfAll) {
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
    String byContent =
        "verified "
            + artifactsVerified
            + " of "
            + artifacts
            + (artifacts == 1 ? " artifact" : " artifacts");
    return switch ((int) Math.min(2, artifactsVerifiedByPointer)) {
      case 0 -> byContent;
      case 1 -> byContent + ", and 1 by its Git LFS pointer alone";
      default ->
          byContent + ", and " + artifactsVerifiedByPointer + " by their Git LFS pointers alone";
    };
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
}
