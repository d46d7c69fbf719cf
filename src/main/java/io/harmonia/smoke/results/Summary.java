package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.origins.HostCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The counts of a run.
 *
 * @param generatedAt when they were counted
 * @param duration of the run
 * @param counts what is not there is 0
 * @param kinds the kinds that there are, with the number of results of each, the gravest first
 * @param upstream what became of the checks of sources
 * @param waivedUntil the last days of the waivers that waive results, the earliest first
 */
public record Summary(
    Instant generatedAt,
    Duration duration,
    Map<Counted, Long> counts,
    Map<Kind, Long> kinds,
    HostCounts upstream,
    List<LocalDate> waivedUntil) {

  /** One count. */
  public long of(Counted what) {
    return counts.getOrDefault(what, 0L);
  }

  /** The same counts of the results, with what else is said of the run. */
  public Summary of(Instant when, Duration howLong, long bytesHashed, long artifacts) {
    Map<Counted, Long> others = new EnumMap<>(Counted.class);
    others.putAll(counts);
    others.put(Counted.BYTES_HASHED, bytesHashed);
    others.put(Counted.ARTIFACTS, artifacts);
    return new Summary(when, howLong, others, kinds, upstream, waivedUntil);
  }

  /** What the results say as a whole, where nothing but them speaks against it. */
  Outcome outcome() {
    if (of(Counted.DRIFTED) > 0) {
      return Outcome.DRIFT;
    }
    boolean complete = of(Counted.CHECKS) > 0 && of(Counted.UNCHECKED) == 0;
    return complete ? Outcome.CLEAN : Outcome.INCOMPLETE;
  }

  /** Whether all is well as far as was looked, and not every artifact was verified. */
  boolean isCleanWithGaps() {
    return outcome() == Outcome.CLEAN
        && of(Counted.ARTIFACTS_VERIFIED)
                + of(Counted.ARTIFACTS_VERIFIED_BY_POINTER)
                + of(Counted.ARTIFACTS_VERIFIED_EARLIER)
            < of(Counted.ARTIFACTS);
  }

  /** For example {@code 17 passed, 1 drifted, 3 skipped, 0 unchecked}. */
  public String verdicts() {
    return of(Counted.PASSED)
        + " passed, "
        + of(Counted.DRIFTED)
        + " drifted, "
        + of(Counted.SKIPPED)
        + " skipped, "
        + of(Counted.UNCHECKED)
        + " unchecked";
  }

  /** For example {@code verified 2 of 9 artifacts, and 3 by their Git LFS pointers alone}. */
  public String coverage() {
    long artifacts = of(Counted.ARTIFACTS);
    String byContent =
        "verified "
            + of(Counted.ARTIFACTS_VERIFIED)
            + " of "
            + artifacts
            + (artifacts == 1 ? " artifact" : " artifacts");
    return byContent
        + earlier()
        + besides(
            Counted.ARTIFACTS_VERIFIED_BY_POINTER, "its Git LFS pointer", "their Git LFS pointers")
        + besides(Counted.CLAIMS_BY_WEAK_DIGEST, "an MD5, SHA-1 or size", "an MD5, SHA-1 or size")
        + besides(Counted.CLAIMS_BY_STRUCTURE, "its structure", "their structure")
        + notComparable();
  }

  /** The day on which the oldest was read of what checks rest on and this run did not read. */
  public Optional<LocalDate> verifiedSince() {
    return counts.containsKey(Counted.VERIFIED_SINCE)
        ? Optional.of(LocalDate.ofEpochDay(of(Counted.VERIFIED_SINCE)))
        : Optional.empty();
  }

  /** For example {@code , and 2 earlier (not read now; the oldest on 2026-11-23)}. */
  private String earlier() {
    return verifiedSince()
        .map(
            day ->
                ", and "
                    + of(Counted.ARTIFACTS_VERIFIED_EARLIER)
                    + " earlier (not read now; the oldest on "
                    + day
                    + ")")
        .orElse("");
  }

  private String notComparable() {
    long count = of(Counted.CLAIMS_NOT_COMPARABLE);
    return count == 0 ? "" : ", " + count + " not comparable";
  }

  private String besides(Counted what, String ofOne, String ofMany) {
    long count = of(what);
    return switch ((int) Math.min(2, count)) {
      case 0 -> "";
      case 1 -> ", and 1 by " + ofOne + " alone";
      default -> ", and " + count + " by " + ofMany + " alone";
    };
  }

  /** For example {@code 2 waived until 2026-12-31}, or nothing where nothing is waived. */
  public Optional<String> waivers() {
    return waivedUntil.stream()
        .findFirst()
        .map(
            day ->
                of(Counted.WAIVED)
                    + (waivedUntil.size() == 1 ? " waived until " : " waived, the first until ")
                    + day);
  }
}
