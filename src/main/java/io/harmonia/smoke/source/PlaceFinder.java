package io.harmonia.smoke.source;

import io.harmonia.smoke.path.Glob;
import io.harmonia.smoke.path.Globs;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the records of a repository, format by format. No place is given twice: what several
 * formats could read belongs to the first that finds it.
 */
public final class PlaceFinder {
  /** A path that a template fills in is that of a template. */
  private static final String TEMPLATE = "{{";

  private final RepositoryView repository;
  private final SourceChoice choice;
  private final Set<String> taken;

  /**
   * @param repository where they lie
   * @param choice which formats are read, and where
   * @param taken how messages call the documents that are read already
   */
  public PlaceFinder(RepositoryView repository, SourceChoice choice, Collection<String> taken) {
    this.repository = repository;
    this.choice = choice;
    this.taken = new HashSet<>(taken);
  }

  /** Where a source's records lie: where somebody asked for it, then at its own places. */
  public List<Place> find(RecordSource source) {
    List<Place> places = new ArrayList<>();
    Stream<Place> asked = choice.globs(source.name()).flatMap(this::asked);
    Stream<Place> usual = choice.takes(source.name()) ? usual(source) : Stream.empty();
    Stream.concat(asked, usual).filter(place -> taken.add(place.shownAs())).forEach(places::add);
    return places;
  }

  /** Files that may be records, and that nobody reads; asked after every source was found. */
  public List<RelativePath> unread(List<RecordSource> sources) {
    List<String> globs =
        sources.stream()
            .filter(source -> choice.takes(source.name()))
            .flatMap(source -> source.ambiguous().stream())
            .toList();
    return files(globs).filter(file -> !taken.contains(file.text())).toList();
  }

  private Stream<RelativePath> files(List<String> globs) {
    Globs wanted = new Globs(globs);
    return globs.isEmpty()
        ? Stream.empty()
        : repository.files().stream().filter(wanted::matches).filter(file -> !isExcluded(file));
  }

  private Stream<Place> asked(String pattern) {
    if (!Glob.isOne(pattern)) {
      return Stream.of(repository.asked(pattern));
    }
    List<Place> found = files(List.of(pattern)).map(file -> repository.asked(file.text())).toList();
    return found.isEmpty() ? Stream.of(repository.asked(pattern)) : found.stream();
  }

  private Stream<Place> usual(RecordSource source) {
    Stream<Place> single =
        source.places().stream()
            .filter(rule -> rule.kind() != PlaceRule.Kind.FILES)
            .map(
                rule ->
                    rule.kind() == PlaceRule.Kind.PATH
                        ? repository.at(new RelativePath(rule.pattern()))
                        : repository.at(RelativePath.ROOT).shownAs(source.name()));
    List<String> globs =
        source.places().stream()
            .filter(rule -> rule.kind() == PlaceRule.Kind.FILES)
            .map(PlaceRule::pattern)
            .toList();
    return Stream.concat(single, files(globs).map(repository::at));
  }

  private boolean isExcluded(RelativePath file) {
    return file.text().contains(TEMPLATE)
        || choice.excluded().stream().anyMatch(glob -> glob.matchesOrHolds(file));
  }
}
