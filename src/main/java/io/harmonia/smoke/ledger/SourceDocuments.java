package io.harmonia.smoke.ledger;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.PlaceFinder;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.workspace.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The records of other formats that were found.
 *
 * @param repository where they were read
 * @param places where they were looked for
 * @param own how messages call Harmonia's own documents
 * @param all those that are read, format by format
 * @param unread files that may be records, and that nobody asked for
 * @param submodules repositories of their own, whose records are not read
 */
public record SourceDocuments(
    RepositoryView repository,
    DocumentPlaces places,
    List<String> own,
    List<SourceDocument> all,
    List<RelativePath> unread,
    List<RelativePath> submodules) {

  /** Those of the same places in another state of the repository. */
  public SourceDocuments in(RepositoryView other) {
    return read(other, places, own);
  }

  static SourceDocuments read(RepositoryView repository, DocumentPlaces places, List<String> own) {
    PlaceFinder finder = new PlaceFinder(repository, places.choice(), own);
    List<SourceDocument> all = new ArrayList<>();
    places
        .sources()
        .forEach(
            source ->
                finder
                    .find(source)
                    .forEach(place -> all.add(SourceDocument.read(source, place, repository))));
    return new SourceDocuments(
        repository,
        places,
        own,
        List.copyOf(all),
        finder.unread(places.sources()),
        all.isEmpty() ? List.of() : repository.submodules());
  }

  SourceDocuments explained(UnaryOperator<SourceDocument> explain) {
    return new SourceDocuments(
        repository, places, own, all.stream().map(explain).toList(), unread, submodules);
  }

  /** Them, whether they could be read or not. */
  Stream<Document<?>> documents() {
    return all.stream().map(SourceDocument::document);
  }

  /** What they say of files and directories, record by record. */
  public Stream<Claim> claims() {
    return all.stream().flatMap(SourceDocument::claims);
  }

  /** Whether they say nothing. */
  public boolean isSilent() {
    return all.stream().allMatch(SourceDocument::saysNothing);
  }
}
