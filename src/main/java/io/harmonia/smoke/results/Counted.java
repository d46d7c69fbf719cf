package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Verdict;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is counted of a run: the one list of these, in the order of the report. */
public enum Counted {
  /** Recorded checksums. */
  TOTAL_FILES,
  /** Of these, passed by content or by pointer. */
  MATCHED,
  /** Of these, without a file. */
  MISSING,
  /** Of these, with another content or size. */
  MISMATCHED,
  /** Of these, passed by content. */
  VERIFIED_BY_CONTENT,
  /** Of these, passed by pointer. */
  VERIFIED_BY_POINTER,
  /** Bytes read to compute digests. */
  BYTES_HASHED,
  /** Tests that ran and containers that failed: always the sum of the four verdicts. */
  CHECKS,
  /** Verified. */
  PASSED,
  /** Wrong. */
  DRIFTED,
  /** Without anything to hold them to. */
  SKIPPED,
  /** That could not be made. */
  UNCHECKED,
  /** Of the skipped, waived by name. */
  WAIVED,
  /** Artifacts that the manifests and checksum files speak of. */
  ARTIFACTS,
  /** Of these, verified by content. */
  ARTIFACTS_VERIFIED,
  /** Of these, verified by nothing but a Git LFS pointer. */
  ARTIFACTS_VERIFIED_BY_POINTER,
  /** Of the recorded checksums, passed by what an earlier run read. */
  VERIFIED_EARLIER,
  /** Of the artifacts, verified by nothing but what an earlier run read. */
  ARTIFACTS_VERIFIED_EARLIER,
  /** Of the claims, passed by what an earlier run read. */
  CLAIMS_EARLIER,
  /** The day on which the oldest of that was read, UTC, in days since 1970. */
  VERIFIED_SINCE,
  /** What records of other formats say of files. */
  CLAIMS,
  /** Of these, passed by content. */
  CLAIMS_BY_CONTENT,
  /** Of these, passed by an MD5, a SHA-1 or a size alone. */
  CLAIMS_BY_WEAK_DIGEST,
  /** Of these, passed by pointer. */
  CLAIMS_BY_POINTER,
  /** Of these, passed by the structure of the file alone. */
  CLAIMS_BY_STRUCTURE,
  /** Of these, skipped since what is there cannot be compared with them. */
  CLAIMS_NOT_COMPARABLE,
  /** Of these, skipped since the file is kept elsewhere. */
  CLAIMS_NOT_PRESENT,
  /** Findings of what drifted or is unchecked. */
  FINDINGS,
  /** Findings that are waived. */
  WAIVED_FINDINGS,
  /** Remarks. */
  REMARKS;

  /** Those that the report states; the others are for those who show its results. */
  static final Set<Counted> REPORTED =
      Collections.unmodifiableSet(EnumSet.range(TOTAL_FILES, ARTIFACTS_VERIFIED_BY_POINTER));

  /** Those that the report states where there are records of other formats. */
  static final Set<Counted> OF_CLAIMS =
      Collections.unmodifiableSet(EnumSet.range(CLAIMS, CLAIMS_NOT_PRESENT));

  /** Those that the report states where a check rests on what an earlier run read. */
  static final Set<Counted> OF_EARLIER =
      Collections.unmodifiableSet(EnumSet.range(VERIFIED_EARLIER, CLAIMS_EARLIER));

  /** The checks of that verdict. */
  static Counted of(Verdict verdict) {
    return valueOf(verdict.name());
  }

  /** As the report writes it, for example {@code total_files}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
