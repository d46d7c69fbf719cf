package io.harmonia.smoke.dvc;

import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.workspace.Place;
import java.util.Optional;

/**
 * The folders that the paths of a record are relative to.
 *
 * @param record the folder of the record
 * @param pipeline what says where the stages of a {@code dvc.lock} work
 */
record DvcFolders(RelativePath record, Optional<DvcPipeline> pipeline, RepositoryView repository) {

  /**
   * A folder.
   *
   * @param path where it is, unless that is not known
   * @param unknown why it is not known
   */
  record Folder(Optional<RelativePath> path, Optional<ParsedPath.Refused> unknown) {}

  static DvcFolders of(Place place, RepositoryView repository) {
    return new DvcFolders(
        place.folder().orElse(RelativePath.ROOT),
        place.path().filter(DvcNames::isLock).map(lock -> DvcPipeline.beside(place, repository)),
        repository);
  }

  Folder of(DvcStage stage) {
    Optional<String> stated =
        stage
            .folder()
            .or(() -> pipeline.flatMap(all -> stage.name().flatMap(all::folderOf)))
            .filter(folder -> !folder.isBlank());
    if (stated.isEmpty()) {
      return new Folder(Optional.of(record), Optional.empty());
    }
    ParsedPath parsed =
        stated.get().contains("${")
            ? new ParsedPath.Refused(
                "has a value in it that DVC alone fills in", "Run “dvc status” to have it checked.")
            : repository.paths().parse(stated.get(), record);
    return parsed instanceof ParsedPath.Safe safe
        ? new Folder(Optional.of(safe.path()), Optional.empty())
        : new Folder(Optional.empty(), Optional.of((ParsedPath.Refused) parsed));
  }

  /** Where a path leads, unless it leaves the workspace. */
  static Optional<RelativePath> resolve(
      String path, RelativePath folder, RepositoryView repository) {
    return repository.paths().parse(path, folder) instanceof ParsedPath.Safe safe
        ? Optional.of(safe.path())
        : Optional.empty();
  }
}
