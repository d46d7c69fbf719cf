package io.harmonia.smoke.workspace;

import io.harmonia.smoke.git.Git;
import io.harmonia.smoke.git.GitDirectory;
import io.harmonia.smoke.git.TrackedFiles;
import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What git says of documents that are not there. One that the checkout left out was not read; one
 * that is tracked and lost can be restored.
 */
public final class AbsentDocuments {
  private final Workspace workspace;
  private final Map<RelativePath, TrackedFiles.Absence> absences;

  private AbsentDocuments(Workspace workspace, Map<RelativePath, TrackedFiles.Absence> absences) {
    this.workspace = workspace;
    this.absences = absences;
  }

  /**
   * Asks about those of some documents that are not there. Nothing is known of those outside the
   * workspace, or where git cannot be asked.
   */
  public static AbsentDocuments of(Workspace workspace, Stream<Document<?>> documents) {
    Map<RelativePath, TrackedFiles.Absence> absences = new HashMap<>();
    List<RelativePath> paths =
        documents
            .filter(Document::isMissing)
            .map(document -> document.place().file())
            .filter(file -> file.startsWith(workspace.root()))
            .map(workspace::relativize)
            .toList();
    try {
      Optional<GitDirectory> repository =
          paths.isEmpty() ? Optional.empty() : GitDirectory.around(workspace.root());
      if (repository.isPresent()) {
        String folder = GitCheckout.below(repository.get(), workspace.root());
        try (Git git = Git.ofRepository(repository.get());
            TrackedFiles tracked =
                TrackedFiles.of(git, folder, paths.stream().map(RelativePath::text).toList())) {
          for (RelativePath path : paths) {
            absences.put(path, tracked.of(path.text()));
          }
        }
      }
    } catch (IOException e) {
      // the search for a baseline says so
      return new AbsentDocuments(workspace, Map.of());
    }
    return new AbsentDocuments(workspace, absences);
  }

  /** A document, with what git says where nothing lies. */
  public <T> Document<T> explain(Document<T> document) {
    Path file = document.place().file();
    if (!document.isMissing() || !file.startsWith(workspace.root())) {
      return document;
    }
    TrackedFiles.Absence absence = absences.get(workspace.relativize(file));
    if (absence == null) {
      return document;
    }
    ReadFile<T> known =
        absence.fold(
            document::read,
            left -> new ReadFile.Unreadable<>(left.reason(), Optional.of(left.remedy())),
            lost -> new ReadFile.Missing<>(Optional.of(lost.command())));
    return new Document<>(document.place(), known);
  }
}
