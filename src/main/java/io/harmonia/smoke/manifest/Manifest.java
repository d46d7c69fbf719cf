package io.harmonia.smoke.manifest;

import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.schema.SchemaFault;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A manifest that was read. */
public final class Manifest implements Statement {
  private final ManifestKind kind;
  private final Place place;
  private final ManifestContent content;
  private final List<SchemaFault> schemaFaults;
  private final Optional<JsonDocument> document;

  Manifest(
      ManifestKind kind,
      Place place,
      ManifestContent content,
      List<SchemaFault> schemaFaults,
      Optional<JsonDocument> document) {
    this.kind = kind;
    this.place = place;
    this.content = content;
    this.schemaFaults = schemaFaults;
    this.document = document;
  }

  /** Where it was read from. */
  public Place place() {
    return place;
  }

  /** Which manifest it is. */
  public ManifestKind kind() {
    return kind;
  }

  /** The entries of a list, in their order; none where the list is missing. */
  public List<Entry> entries(ListName list) {
    return content.entries().getOrDefault(list, List.of());
  }

  /** What its entries state of themselves and of their artifacts. */
  @Override
  public Stream<EntryClaim> claims() {
    return content.entries().values().stream().flatMap(List::stream).flatMap(EntryClaim::of);
  }

  /** Whether it has a list, even an empty one. */
  public boolean has(ListName list) {
    return content.entries().containsKey(list);
  }

  /** Its totals, if it states any. */
  public Optional<Totals> totals() {
    return content.totals();
  }

  /** What is wrong with it as a document: duplicate keys, a missing list, a misspelt field. */
  @Override
  public List<Problem> problems() {
    return content.notes().problems();
  }

  /** What is worth knowing and wrong with nothing, for example a byte-order mark. */
  @Override
  public List<String> remarks() {
    return content.notes().remarks();
  }

  /** What it breaks of this project's schema, as far as that was looked at. */
  public List<SchemaFault> schemaFaults() {
    return schemaFaults;
  }

  /** The whole document, if it was kept. */
  public Optional<JsonDocument> document() {
    return document;
  }
}
