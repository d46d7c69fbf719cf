package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The counts of results, as they come. */
final class Tally {
  private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
  private final SortedSet<LocalDate> waivedUntil = new TreeSet<>();
  private final PathPrints verified = new PathPrints();
  private final PathPrints verifiedByPointer = new PathPrints();
  private long recorded;
  private long recordedByContent;
  private long recordedByPointer;
  private long recordedMissing;
  private long recordedMismatched;
  private long findings;
  private long waivedFindings;
  private long remarks;

  void add(KeptResult result) {
    Kind kind = result.kind();
    kinds.merge(kind, 1L, Long::sum);
    verified.addAll(result.verified());
    verifiedByPointer.addAll(result.verifiedByPointer());
    remarks += result.remarks();
    if (isWrong(kind.verdict())) {
      findings += result.findings();
    }
    if (kind == Kind.WAIVED) {
      waivedUntil.addAll(result.waivedUntil());
      waivedFindings += result.waivedUntil().size();
    }
    if (result.recorded()) {
      recorded++;
      recordedByContent += kind == Kind.MATCH ? 1 : 0;
      recordedByPointer += kind == Kind.POINTER_MATCH ? 1 : 0;
      recordedMissing += result.missing() ? 1 : 0;
      recordedMismatched += result.mismatched() ? 1 : 0;
    }
  }

  static boolean isWrong(Verdict verdict) {
    return verdict == Verdict.DRIFTED || verdict == Verdict.UNCHECKED;
  }

  Map<Kind, Long> kinds() {
    return new EnumMap<>(kinds);
  }

  long all() {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  long of(Kind kind) {
    return kinds.getOrDefault(kind, 0L);
  }

  long of(Verdict verdict) {
    return kinds.keySet().stream()
        .filter(kind -> kind.verdict() == verdict)
        .mapToLong(this::of)
        .sum();
  }

  /** Of what drifted or is unchecked. */
  long findings() {
    return findings;
  }

  long waivedFindings() {
    return waivedFindings;
  }

  long remarks() {
    return remarks;
  }

  List<LocalDate> waivedUntil() {
    return List.copyOf(waivedUntil);
  }

  long recorded() {
    return recorded;
  }

  long recordedByContent() {
    return recordedByContent;
  }

  long recordedByPointer() {
    return recordedByPointer;
  }

  long recordedMissing() {
    return recordedMissing;
  }

  long recordedMismatched() {
    return recordedMismatched;
  }

  long artifactsVerified() {
    return verified.size();
  }

  /** Artifacts that were verified by nothing but their pointers. */
  long artifactsVerifiedByPointer() {
    return verifiedByPointer.sizeWithout(verified);
  }
}
