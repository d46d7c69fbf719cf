package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.PathPrints;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.origins.HostCounts;
import io.harmonia.smoke.path.RelativePath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Counts results as they come. */
final class Tally {
  private static final Set<Kind> MISMATCHES =
      EnumSet.of(
          Kind.SIZE_MISMATCH,
          Kind.CHECKSUM_MISMATCH,
          Kind.POINTER_MISMATCH,
          Kind.EMPTY_FILE,
          Kind.LINE_ENDINGS_CHANGED);

  private final Map<Counted, Long> counts = new EnumMap<>(Counted.class);
  private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
  private final Map<String, Map<Kind, Long>> upstream = new HashMap<>();
  private final SortedSet<LocalDate> waivedUntil = new TreeSet<>();
  private final PathPrints verified = new PathPrints();
  private final PathPrints verifiedByPointer = new PathPrints();
  private final PathPrints verifiedEarlier = new PathPrints();

  void add(Result result) {
    Kind kind = result.kind();
    kinds.merge(kind, 1L, Long::sum);
    count(Counted.CHECKS, 1);
    count(Counted.of(kind.verdict()), 1);
    count(Counted.REMARKS, result.remarks().size());
    if (kind.verdict().isWrong()) {
      count(Counted.FINDINGS, result.findings().size());
    }
    if (kind == Kind.WAIVED) {
      count(Counted.WAIVED, 1);
      addWaived(result.findings());
    }
    if (result.check().equals(CheckType.RECORDED_CHECKSUM.label())) {
      addRecorded(result);
    }
    if (result.check().equals(CheckType.CLAIM.label())) {
      count(Counted.CLAIMS, 1);
      ofClaims(kind).ifPresent(what -> count(what, 1));
      count(
          Counted.CLAIMS_EARLIER,
          kind.verdict() == Verdict.PASSED && result.judgement().since().isPresent() ? 1 : 0);
    }
    if (result.check().equals(CheckType.UPSTREAM.label())) {
      HostCounts.count(upstream, result.id(), kind);
    }
    result.judgement().since().ifPresent(this::since);
    verifiedEarlier.addAll(result.judgement().verifiedEarlier());
    verified.addAll(result.judgement().verified());
    verifiedByPointer.addAll(result.judgement().verifiedByPointer());
  }

  private void since(Instant read) {
    counts.merge(
        Counted.VERIFIED_SINCE, LocalDate.ofInstant(read, ZoneOffset.UTC).toEpochDay(), Math::min);
  }

  private void addWaived(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.waived().isPresent()) {
        waivedUntil.add(finding.waived().get().expires());
        count(Counted.WAIVED_FINDINGS, 1);
      }
    }
  }

  private void addRecorded(Result result) {
    count(Counted.TOTAL_FILES, 1);
    Optional<Counted> by =
        switch (result.kind()) {
          case MATCH -> Optional.of(Counted.VERIFIED_BY_CONTENT);
          case POINTER_MATCH -> Optional.of(Counted.VERIFIED_BY_POINTER);
          case EARLIER_MATCH -> Optional.of(Counted.VERIFIED_EARLIER);
          default -> Optional.empty();
        };
    if (by.isPresent()) {
      count(Counted.MATCHED, 1);
      count(by.get(), 1);
    }
    boolean isMissing = false;
    boolean isAnother = false;
    for (Finding finding : result.findings()) {
      isMissing |= finding.kind() == Kind.MISSING_ARTIFACT;
      isAnother |= MISMATCHES.contains(finding.kind());
    }
    count(Counted.MISSING, isMissing ? 1 : 0);
    count(Counted.MISMATCHED, isAnother ? 1 : 0);
  }

  private static Optional<Counted> ofClaims(Kind kind) {
    return switch (kind) {
      case MATCH -> Optional.of(Counted.CLAIMS_BY_CONTENT);
      case WEAK_MATCH -> Optional.of(Counted.CLAIMS_BY_WEAK_DIGEST);
      case POINTER_MATCH -> Optional.of(Counted.CLAIMS_BY_POINTER);
      case STRUCTURE_MATCH -> Optional.of(Counted.CLAIMS_BY_STRUCTURE);
      case NOT_COMPARABLE -> Optional.of(Counted.CLAIMS_NOT_COMPARABLE);
      case NOT_PRESENT -> Optional.of(Counted.CLAIMS_NOT_PRESENT);
      default -> Optional.empty();
    };
  }

  boolean hasVerified(RelativePath path) {
    return verified.has(path) || verifiedByPointer.has(path) || verifiedEarlier.has(path);
  }

  private void count(Counted what, long more) {
    counts.merge(what, more, Long::sum);
  }

  /** The counts as of now. */
  Summary summary(Instant now, Duration duration, long bytesHashed, long artifacts) {
    counts.put(Counted.ARTIFACTS_VERIFIED, (long) verified.size());
    counts.put(
        Counted.ARTIFACTS_VERIFIED_BY_POINTER, (long) verifiedByPointer.sizeWithout(verified));
    counts.put(
        Counted.ARTIFACTS_VERIFIED_EARLIER,
        (long) verifiedEarlier.sizeWithout(verified, verifiedByPointer));
    return new Summary(
            now,
            duration,
            counts,
            new EnumMap<>(kinds),
            HostCounts.of(upstream),
            List.copyOf(waivedUntil))
        .of(now, duration, bytesHashed, artifacts);
  }
}
