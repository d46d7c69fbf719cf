package io.harmonia.smoke.manifest;

import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.schema.SchemaFault;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A manifest that was read. */
public final class Manifest implements Statement {
  private final ManifestKind kind;
  private final Place place;
  private final List<SchemaFault> schemaFaults;
  private final Optional<JsonDocument> document;
  private final Map<ListName, List<Entry>> entries;
  private final Optional<Totals> totals;
  private final List<Problem> problems;
  private final List<String> remarks;

  Manifest(
      ManifestKind kind,
      Place place,
      List<SchemaFault> schemaFaults,
      Optional<JsonDocument> document,
      Map<ListName, List<Entry>> entries,
      Optional<Totals> totals,
      List<Problem> problems,
      List<String> remarks) {
    this.kind = kind;
    this.place = place;
    this.schemaFaults = schemaFaults;
    this.document = document;
    this.entries = entries;
    this.totals = totals;
    this.problems = problems;
    this.remarks = remarks;
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
    return entries.getOrDefault(list, List.of());
  }

  /** What its entries state of themselves and of their artifacts. */
  @Override
  public Stream<EntryClaim> claims() {
    return entries.values().stream().flatMap(List::stream).flatMap(EntryClaim::of);
  }

  /** Whether it has a list, be it empty. */
  public boolean has(ListName list) {
    return entries.containsKey(list);
  }

  /** Its totals, if it states any. */
  public Optional<Totals> totals() {
    return totals;
  }

  /** What is wrong with it as a document: duplicate keys, a missing list, a misspelt field. */
  @Override
  public List<Problem> problems() {
    return problems;
  }

  /** What is worth knowing and wrong with nothing, for example a byte-order mark. */
  @Override
  public List<String> remarks() {
    return remarks;
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
