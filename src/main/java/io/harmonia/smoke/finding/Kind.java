package io.harmonia.smoke.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a finding is about: a closed set, the gravest first. */
public enum Kind {
  /** Neither a manifest nor a checksum file is there. */
  NOTHING_TO_CHECK(Verdict.DRIFTED),
  /** A manifest is malformed, or a field of it is. */
  MANIFEST_INVALID(Verdict.DRIFTED),
  /** Two places of the manifests and checksum files contradict each other. */
  MANIFEST_INCONSISTENT(Verdict.DRIFTED),
  /** A name or path stands twice. */
  DUPLICATE(Verdict.DRIFTED),
  /** A line of a checksum file is none. */
  MALFORMED_LINE(Verdict.DRIFTED),
  /** A path is absolute, leaves the workspace or leads to something that is not opened. */
  PATH_REFUSED(Verdict.DRIFTED),
  /** A recorded path leads to two files of different content. */
  AMBIGUOUS_PATH(Verdict.DRIFTED),
  /** A file that must be there is not. */
  MISSING_ARTIFACT(Verdict.DRIFTED),
  /** A file or directory has another size than stated. */
  SIZE_MISMATCH(Verdict.DRIFTED),
  /** A file has another content than recorded. */
  CHECKSUM_MISMATCH(Verdict.DRIFTED),
  /** A Git LFS pointer stands for another content than recorded. */
  POINTER_MISMATCH(Verdict.DRIFTED),
  /** A file is empty and should not be. */
  EMPTY_FILE(Verdict.DRIFTED),
  /** A text file has other line ends than when it was recorded. */
  LINE_ENDINGS_CHANGED(Verdict.DRIFTED),
  /** A file is there that nothing lists. */
  UNLISTED(Verdict.DRIFTED),
  /** Content changed and the version did not. */
  BUMP_REQUIRED(Verdict.DRIFTED),
  /** A version is lower than it was. */
  VERSION_DOWNGRADE(Verdict.DRIFTED),
  /** A checksum was recorded or stated and none is any more, though its file is there. */
  RECORD_DROPPED(Verdict.DRIFTED),
  /** A source has another content than recorded. */
  UPSTREAM_CHANGED(Verdict.DRIFTED),
  /** A source moved, and has nothing at its new place. */
  UPSTREAM_MOVED(Verdict.DRIFTED),
  /** A source is gone. */
  UPSTREAM_GONE(Verdict.DRIFTED),
  /** The settings file narrows more of the run than it did. */
  NARROWED(Verdict.DRIFTED),
  /** A required version is not there. */
  REQUIREMENT_UNMET(Verdict.DRIFTED),
  /** A waiver is malformed, expired or waives nothing. */
  WAIVER_INVALID(Verdict.DRIFTED),

  /** The run or a test of it ended with an error of its own. */
  CRASHED(Verdict.UNCHECKED),
  /** Something could not be read. */
  UNREADABLE(Verdict.UNCHECKED),
  /** A file was written to while it was read. */
  CHANGED_WHILE_READING(Verdict.UNCHECKED),
  /** The baseline cannot be had, though one was asked for, or there is one. */
  BASELINE_UNAVAILABLE(Verdict.UNCHECKED),
  /** What is recorded holds, and is too weak to count: an MD5, a SHA-1, a size. */
  WEAK_DIGEST(Verdict.UNCHECKED),
  /** A source is not asked, since it may be a trap. */
  UPSTREAM_REFUSED(Verdict.UNCHECKED),
  /** A source shows nothing to whoever asks: it may be private, or gone. */
  UPSTREAM_NOT_VISIBLE(Verdict.UNCHECKED),
  /** No source at a host answered, or an answer is required. */
  UPSTREAM_NO_ANSWER(Verdict.UNCHECKED),
  /** The deadline came first. */
  TIMED_OUT(Verdict.UNCHECKED),

  /** Waived by name. */
  WAIVED(Verdict.SKIPPED),
  /** Fewer files are there than stated: a partial restore. */
  PARTIAL(Verdict.SKIPPED),
  /** Not there; its recorded checksum has a test of its own. */
  NOT_PRESENT(Verdict.SKIPPED),
  /** What is recorded cannot be compared with what is there. */
  NOT_COMPARABLE(Verdict.SKIPPED),
  /** Nothing is recorded. */
  NOT_RECORDED(Verdict.SKIPPED),
  /** There is no baseline. */
  NO_BASELINE(Verdict.SKIPPED),
  /** A source is not shown to everybody. */
  UPSTREAM_PRIVATE(Verdict.SKIPPED),
  /** A source did not answer, or nobody can ask it. */
  UPSTREAM_UNREACHABLE(Verdict.SKIPPED),

  /** Well-formed and valid. */
  VALID(Verdict.PASSED),
  /** Two places agree. */
  CONSISTENT(Verdict.PASSED),
  /** The content is what was recorded. */
  MATCH(Verdict.PASSED),
  /** The content is what was recorded, as an earlier run read it; it did not change since. */
  EARLIER_MATCH(Verdict.PASSED),
  /** The content has the MD5, SHA-1 or size that was recorded: no accident, if not no attack. */
  WEAK_MATCH(Verdict.PASSED),
  /** A pointer stands for the content that was recorded. */
  POINTER_MATCH(Verdict.PASSED),
  /** The structure is right: the header and the file's length agree. */
  STRUCTURE_MATCH(Verdict.PASSED),
  /** A source states the digest that is recorded. */
  UPSTREAM_MATCH(Verdict.PASSED),
  /** A source has the file, with the recorded size where it states one. */
  UPSTREAM_PRESENT(Verdict.PASSED),
  /** A source has the file, and its branch another content by now. */
  UPSTREAM_MOVED_ON(Verdict.PASSED),
  /** Content changed and the version rose. */
  BUMPED(Verdict.PASSED);

  private final Verdict verdict;

  Kind(Verdict verdict) {
    this.verdict = verdict;
  }

  /** The kind of that label. */
  public static Optional<Kind> parse(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }

  /**
   * Whether a waiver may waive findings of this kind: drift, unless something is malformed, so that
   * nobody knows what it would have said.
   */
  public boolean isWaivable() {
    return switch (this) {
      case NOTHING_TO_CHECK, MANIFEST_INVALID, MALFORMED_LINE, PATH_REFUSED, WAIVER_INVALID ->
          false;
      default -> verdict == Verdict.DRIFTED;
    };
  }

  /**
   * Whether a waiver of this kind may stay when it matches nothing any more: where what it waives
   * ends by itself, and cannot come again; or where it depends on what others serve today, and on
   * whether this run asks them.
   */
  public boolean mayLapse() {
    return this == RECORD_DROPPED || this == NARROWED || isOfUpstream();
  }

  /** Whether it says what a source answered. */
  private boolean isOfUpstream() {
    return label().startsWith("upstream-");
  }

  /** The verdict that a finding of this kind gives. */
  public Verdict verdict() {
    return verdict;
  }

  /** As reports write it, for example {@code checksum-mismatch}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
