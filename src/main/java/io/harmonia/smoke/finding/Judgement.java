package io.harmonia.smoke.finding;

import io.harmonia.smoke.path.RelativePath;
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
 * @param verified the artifacts whose content it verified
 * @param verifiedByPointer the artifacts whose Git LFS pointer states the right content
 */
public record Judgement(
    Kind kind,
    List<Finding> findings,
    List<String> remarks,
    Optional<Evidence> evidence,
    Set<RelativePath> verified,
    Set<RelativePath> verifiedByPointer) {

  /** The same with more remarks. */
  public Judgement with(List<String> more) {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(more);
    return new Judgement(kind, findings, List.copyOf(all), evidence, verified, verifiedByPointer);
  }

  /** The verdict of its kind. */
  public Verdict verdict() {
    return kind.verdict();
  }
}
