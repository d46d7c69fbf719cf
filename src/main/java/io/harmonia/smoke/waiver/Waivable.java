package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finding that makes a run red, and what a waiver has to name so that it reaches that finding and
 * as little else as can be.
 *
 * @param check name of the check that finds it
 * @param finding the finding
 * @param target what a waiver has to name, unless nothing can waive it
 * @param subject the path that it is about: of a file, a directory or an entry, or of the file in
 *     which it stands
 */
public record Waivable(
    String check, Finding finding, Optional<Target> target, Optional<RelativePath> subject) {

  /**
   * What is red of a check, each with what would waive it.
   *
   * @param judgement what the check says
   * @param paths how a waiver's path is read
   */
  public static List<Waivable> of(Check check, Judgement judgement, PathRules paths) {
    List<Waivable> red = new ArrayList<>();
    Map<Location, RelativePath> places = Map.of();
    for (Finding finding : judgement.findings()) {
      Verdict verdict = finding.kind().verdict();
      if (verdict == Verdict.DRIFTED || verdict == Verdict.UNCHECKED) {
        if (red.isEmpty()) {
          places = check.subject().places();
        }
        Optional<RelativePath> path = check.subject().pathOf(finding, places);
        boolean waivable = check.type().isWaivable() && finding.kind().isWaivable();
        red.add(
            new Waivable(
                check.id(),
                finding,
                waivable ? target(check, finding, path, paths) : Optional.empty(),
                subject(check, finding, path)));
      }
    }
    return red;
  }

  /** Whether it is about a path, or about something below it. */
  public boolean isAbout(RelativePath path) {
    return subject.filter(about -> about.equals(path) || about.isBelow(path)).isPresent();
  }

  private static Optional<Target> target(
      Check check, Finding finding, Optional<RelativePath> path, PathRules paths) {
    if (check.type().isOfMany() || finding.about().isPresent()) {
      return finding.about();
    }
    Optional<Target> narrow =
        switch (check.type()) {
          case RECORDED_CHECKSUM, CLAIM, ENTRY_CONTENT ->
              path.filter(p -> isReadAsItself(p, paths)).map(Target::path);
          case ENTRY_FIELDS, ENTRY_AGREEMENT, ENTRY_VERSION ->
              check.subject().entry().flatMap(Target::of);
          default -> Optional.empty();
        };
    return narrow.or(() -> Optional.of(Target.id(check.id())));
  }

  /** A backslash in a name would separate, and no path is empty. */
  private static boolean isReadAsItself(RelativePath path, PathRules paths) {
    return paths.parse(path.text()) instanceof ParsedPath.Safe safe && safe.path().equals(path);
  }

  private static Optional<RelativePath> subject(
      Check check, Finding finding, Optional<RelativePath> path) {
    Optional<RelativePath> named =
        finding
            .about()
            .filter(about -> about.by() == Target.By.PATH)
            .map(about -> new RelativePath(about.text()));
    return named
        .or(() -> path)
        .or(() -> check.subject().entry().flatMap(Entry::safePath))
        .or(() -> finding.location().map(at -> new RelativePath(at.file())));
  }
}
