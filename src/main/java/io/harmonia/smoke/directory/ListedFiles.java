package io.harmonia.smoke.directory;

import io.harmonia.smoke.content.ContentVerifier;
import io.harmonia.smoke.content.StandInVerifier;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.LookalikePlace;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Found;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files that the entry of a directory lists: holds those that are there to what is stated of
 * them, and finds out what became of the others.
 */
final class ListedFiles {
  private static final Found.Refused A_DIRECTORY =
      new Found.Refused("is a directory, expected a file");

  private final Surroundings around;
  private final Findings findings;
  private final RelativePath directory;
  private final Set<RelativePath> all = new LinkedHashSet<>();
  private final Set<RelativePath> byOtherNames = new HashSet<>();
  private final List<Artifact> absent = new ArrayList<>();

  ListedFiles(
      Surroundings around, Findings findings, List<Artifact> artifacts, RelativePath directory) {
    this.around = around;
    this.findings = findings;
    this.directory = directory;
    artifacts.forEach(artifact -> artifact.safePath().ifPresent(all::add));
    artifacts.forEach(this::hold);
  }

  /** The paths. */
  Set<RelativePath> all() {
    return all;
  }

  /** Those of which nothing is there, by whatever name. */
  List<Artifact> absent() {
    return absent;
  }

  /** The paths of those. */
  List<RelativePath> absentPaths() {
    return absent.stream().flatMap(artifact -> artifact.safePath().stream()).toList();
  }

  /** Whether some are there by other names than the listed ones, which is a finding. */
  boolean areOthersMeant() {
    return !byOtherNames.isEmpty();
  }

  /** Whether a file that is there is one that is listed. */
  boolean has(RelativePath file) {
    return all.contains(file) || byOtherNames.contains(file);
  }

  /** A file system that ignores case names a listed file otherwise than the list. */
  void addNamesOf(Set<RelativePath> surveyed) {
    for (RelativePath file : all) {
      if (!surveyed.contains(file)
          && around.workspace().look(file) instanceof Found.File there
          && there.real().startsWith(around.workspace().root())) {
        byOtherNames.add(around.workspace().relativize(there.real()));
      }
    }
  }

  private void hold(Artifact artifact) {
    Optional<RelativePath> file = artifact.safePath();
    if (file.isEmpty()) {
      return;
    }
    Found found = around.workspace().look(file.get());
    if (found instanceof Found.Absent || !around.recorded().has(file.get())) {
      found.match( // what is recorded has a test of its own, but for its absence
          content -> hold(artifact, file.get(), content),
          directory -> refused(artifact, file.get(), A_DIRECTORY),
          nothing -> absent(artifact, file.get(), nothing),
          refused -> refused(artifact, file.get(), refused),
          unreadable ->
              findings.add(ContentVerifier.unreadable(file.get(), unreadable, artifact.at())));
    }
  }

  private void hold(Artifact artifact, RelativePath file, Found.File content) {
    around.content().verify(findings, file, content, artifact.sizeBytes(), artifact.sha256());
    if (artifact.sizeBytes().isEmpty() && artifact.sha256().isEmpty()) {
      StandInVerifier.unstated(findings, file, content, artifact.at());
    }
  }

  private void refused(Artifact artifact, RelativePath file, Found.Refused refused) {
    findings.add(ContentVerifier.refused(file, refused, artifact.at()));
  }

  private void absent(Artifact artifact, RelativePath file, Found.Absent nothing) {
    boolean isItself = nothing.rejected().isEmpty() && !around.recorded().has(file);
    Optional<RelativePath> meant = isItself ? fromAnotherBase(file) : Optional.empty();
    Optional<RelativePath> alike = isItself && meant.isEmpty() ? lookalike(file) : Optional.empty();
    if (meant.isPresent()) {
      byOtherNames.add(meant.get());
      misplaced(artifact, file, meant.get());
    } else if (alike.isPresent()) {
      byOtherNames.add(alike.get());
      findings.add(
          new LookalikePlace(file, alike.get()).finding(around.workspace(), placeOf(artifact)));
    } else {
      absent.add(artifact);
    }
  }

  /** The file that is meant where the path begins with the end of the directory's. */
  private Optional<RelativePath> fromAnotherBase(RelativePath file) {
    if (!file.isBelow(directory)) {
      return Optional.empty();
    }
    List<String> folders = directory.segments();
    List<String> stated = segmentsBelow(file);
    for (int i = 0; i < folders.size(); i++) {
      List<String> base = folders.subList(i, folders.size());
      if (stated.size() > base.size() && stated.subList(0, base.size()).equals(base)) {
        String rest = String.join("/", stated.subList(base.size(), stated.size()));
        RelativePath meant = directory.resolve(new RelativePath(rest));
        if (around.workspace().look(meant) instanceof Found.File) {
          return Optional.of(meant);
        }
      }
    }
    return Optional.empty();
  }

  private List<String> segmentsBelow(RelativePath file) {
    List<String> segments = file.segments();
    return segments.subList(directory.segments().size(), segments.size());
  }

  private void misplaced(Artifact artifact, RelativePath file, RelativePath meant) {
    String right = String.join("/", segmentsBelow(meant));
    findings.add(
        placeOf(artifact),
        Kind.MANIFEST_INCONSISTENT,
        Printable.of(file.text())
            + " is not there, so that nothing was compared with what is stated of it: expected a"
            + " path relative to the entry's directory "
            + Printable.of(directory.text())
            + ", in which "
            + Printable.quoted(right)
            + " is",
        "Write \"path\": " + Printable.quoted(right) + ".");
  }

  private Optional<RelativePath> lookalike(RelativePath file) {
    RelativePath from = file.isBelow(directory) ? directory : RelativePath.ROOT;
    return around
        .neighbours()
        .lookalikePath(from, file)
        .filter(other -> !all.contains(other))
        .filter(other -> around.workspace().look(other) instanceof Found.File);
  }

  private static Location placeOf(Artifact artifact) {
    return artifact.path().map(Stated::at).orElse(artifact.at());
  }
}
