package io.harmonia.smoke.dvc;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.yaml.YamlReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every output that any record of a repository states, by its path. */
final class DvcOuts {
  private final Map<RelativePath, DvcItem> outs = new HashMap<>();

  private DvcOuts() {}

  /** Reads all records; those that cannot be read say so themselves. */
  static DvcOuts of(RepositoryView repository) {
    DvcOuts all = new DvcOuts();
    for (RelativePath file : repository.files()) {
      if (DvcNames.isRecord(file)) {
        Place place = repository.at(file);
        repository
            .read(
                place,
                in ->
                    DvcDocument.of(
                        YamlReader.read(in, place.shownAs(), repository.limits()),
                        DvcNames.isLock(file)))
            .value()
            .ifPresent(document -> all.add(document, place, repository));
      }
    }
    return all;
  }

  private void add(DvcDocument document, Place place, RepositoryView repository) {
    DvcFolders folders = DvcFolders.of(place, repository);
    for (DvcStage stage : document.stages()) {
      folders
          .of(stage)
          .path()
          .ifPresent(folder -> stage.outs().forEach(out -> add(folder, out, repository)));
    }
  }

  private void add(RelativePath folder, DvcItem out, RepositoryView repository) {
    DvcFolders.resolve(out.path().value(), folder, repository)
        .ifPresent(path -> outs.putIfAbsent(path, out));
  }

  Optional<DvcItem> at(RelativePath path) {
    return Optional.ofNullable(outs.get(path));
  }
}
