package io.harmonia.smoke.source;

import io.harmonia.smoke.path.Glob;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the records of a format.
 *
 * @param repository where they lie
 * @param settings the places that a setting names, if it is given
 */
public record PlaceFinder(
    RepositoryView repository, Function<String, Optional<List<Place>>> settings) {

  /** Where a source's records lie, in the order of its rules. */
  public Stream<Place> find(RecordSource source) {
    return source.places().stream()
        .flatMap(
            rule ->
                rule.setting()
                    .flatMap(settings)
                    .map(List::stream)
                    .orElseGet(() -> usual(source, rule)));
  }

  private Stream<Place> usual(RecordSource source, PlaceRule rule) {
    return switch (rule.kind()) {
      case PATH -> Stream.of(repository.at(new RelativePath(rule.pattern())));
      case FILES -> {
        Glob glob = Glob.of(rule.pattern());
        yield repository.files().stream().filter(glob::matches).map(repository::at);
      }
      case REPOSITORY -> Stream.of(repository.at(RelativePath.ROOT).shownAs(source.name()));
    };
  }
}
