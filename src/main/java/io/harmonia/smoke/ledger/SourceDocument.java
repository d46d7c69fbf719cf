package io.harmonia.smoke.ledger;

import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A record of another format than Harmonia's own.
 *
 * @param source who reads it
 * @param document what it says
 */
public record SourceDocument(RecordSource source, Document<Statement> document) {

  static SourceDocument read(RecordSource source, Place place, RepositoryView repository) {
    return new SourceDocument(source, new Document<>(place, source.read(place, repository)));
  }

  SourceDocument with(Document<Statement> other) {
    return new SourceDocument(source, other);
  }

  /** Where it was looked for. */
  public Place place() {
    return document.place();
  }

  /** What it says, if it could be read. */
  public Optional<Statement> statement() {
    return document.value();
  }

  /** What it says of files and directories. */
  public Stream<Claim> claims() {
    return statement().stream().flatMap(Statement::claims);
  }

  /** Whether nothing lies there. */
  public boolean isMissing() {
    return document.isMissing();
  }

  /**
   * Whether nothing is recorded there: no document, or a repository that has none of the format.
   */
  boolean saysNothing() {
    return isMissing() || statement().filter(SourceDocument::isEmpty).isPresent();
  }

  private static boolean isEmpty(Statement said) {
    return said.relations().isEmpty()
        && said.problems().isEmpty()
        && said.claims().findAny().isEmpty();
  }
}
