package io.harmonia.smoke.records;

import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.AbsentDocuments;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What git says of files that are not there and of which records speak. Asked once, if at all. */
final class TrackedAbsences {
  private final Workspace workspace;
  private final RepositoryView repository;
  private final Supplier<Stream<RelativePath>> claimed;
  private @Nullable AbsentDocuments known;

  /**
   * @param claimed every path that may be asked about
   */
  TrackedAbsences(
      Workspace workspace, RepositoryView repository, Supplier<Stream<RelativePath>> claimed) {
    this.workspace = workspace;
    this.repository = repository;
    this.claimed = claimed;
  }

  /**
   * Finds that a file is lost which git tracks, or that the checkout left it out.
   *
   * @param leftOut what it is that the checkout left one out
   * @return whether git tracks it
   */
  boolean explain(Findings findings, Location at, RelativePath path, Kind leftOut) {
    if (!isTracked(path)) {
      return false;
    }
    ReadFile<Object> read = known().explain(missing(path)).read();
    if (read instanceof ReadFile.Unreadable<Object> why) {
      findings.add(
          at,
          leftOut,
          Printable.of(path.text()) + " is not there: " + why.reason(),
          why.remedy().orElse("Have the checkout bring it."));
    } else {
      Optional<String> restore =
          read instanceof ReadFile.Missing<Object> missing ? missing.restore() : Optional.empty();
      findings.add(
          at,
          Kind.MISSING_ARTIFACT,
          Wording.explained(
              Printable.of(path.text()) + ": ",
              "to be there, since git tracks it",
              "there is none"),
          restore.map(command -> "Run “" + command + "”.").orElse("Restore the artifact."));
    }
    return true;
  }

  private Document<Object> missing(RelativePath path) {
    return new Document<>(repository.at(path), new ReadFile.Missing<>());
  }

  private boolean isTracked(RelativePath path) {
    return repository.tracked().filter(files -> files.contains(path)).isPresent();
  }

  private synchronized AbsentDocuments known() {
    AbsentDocuments all = known;
    if (all == null) {
      all =
          AbsentDocuments.of(
              workspace,
              claimed
                  .get()
                  .filter(this::isTracked)
                  .filter(path -> workspace.look(path) instanceof Found.Absent)
                  .map(this::missing));
      known = all;
    }
    return all;
  }
}
