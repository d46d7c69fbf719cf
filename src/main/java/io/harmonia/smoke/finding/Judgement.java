package io.harmonia.smoke.finding;

import io.harmonia.smoke.path.RelativePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a check says.
 *
 * @param kind of the gravest finding, or the kind of pass where there is none
 * @param findings the gravest first
 * @param remarks what is worth knowing and changes no verdict
 * @param evidence what it saw of its file, if it is about one
 * @param coverage the artifacts that it verified
 */
public record Judgement(
    Kind kind,
    List<Finding> findings,
    List<String> remarks,
    Optional<Evidence> evidence,
    Verified coverage) {
  /** What a check says that rests on this run alone. */
  public Judgement(
      Kind kind,
      List<Finding> findings,
      List<String> remarks,
      Optional<Evidence> evidence,
      Set<RelativePath> verified,
      Set<RelativePath> verifiedByPointer) {
    this(
        kind,
        findings,
        remarks,
        evidence,
        new Verified(verified, verifiedByPointer, Set.of(), Optional.empty()));
  }

  /** The artifacts whose content it verified. */
  public Set<RelativePath> verified() {
    return coverage.byContent();
  }

  /** The artifacts whose Git LFS pointer states the right content. */
  public Set<RelativePath> verifiedByPointer() {
    return coverage.byPointer();
  }

  /** The artifacts whose content an earlier run verified. */
  public Set<RelativePath> verifiedEarlier() {
    return coverage.earlier();
  }

  /** When the oldest was read of what it rests on, if an earlier run did that. */
  public Optional<Instant> since() {
    return coverage.since();
  }

  /** The same with more remarks. */
  public Judgement with(List<String> more) {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(more);
    return new Judgement(kind, findings, List.copyOf(all), evidence, coverage);
  }

  /** The verdict of its kind. */
  public Verdict verdict() {
    return kind.verdict();
  }
}
