package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.json.ListElements;
import io.harmonia.smoke.text.Location;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes entries of the elements of a manifest's lists while it is read. */
final class EntryLists implements ListElements {
  private final ManifestKind kind;
  private final EntryReader reader;
  private final Optional<ManifestSchema> schema;
  private final boolean areKept;
  private final Map<ListName, List<Entry>> entries = new EnumMap<>(ListName.class);
  private final Map<ListName, Integer> sizes = new EnumMap<>(ListName.class);

  /**
   * @param kind tells which lists have entries; what another one holds is only counted
   * @param schema validates the elements, if they are to be
   * @param areKept whether the document is wanted as a whole, too
   */
  EntryLists(
      ManifestKind kind, EntryReader reader, Optional<ManifestSchema> schema, boolean areKept) {
    this.kind = kind;
    this.reader = reader;
    this.schema = schema;
    this.areKept = areKept;
  }

  @Override
  public boolean takes(String field) {
    return ListName.parse(field).isPresent();
  }

  @Override
  public void take(String field, int index, JsonNode element, Location at) {
    ListName list = ListName.parse(field).orElseThrow();
    sizes.put(list, index + 1);
    if (kind.lists().contains(list)) {
      entries
          .computeIfAbsent(list, l -> new ArrayList<>())
          .add(reader.read(list, index, element, at));
    }
    schema.ifPresent(ours -> ours.entry(list, index, element, at));
  }

  @Override
  public boolean areKept() {
    return areKept;
  }

  /** The entries of a list that is an array. */
  List<Entry> entries(ListName list) {
    return List.copyOf(entries.getOrDefault(list, List.of()));
  }

  /** Number of elements in a list that is an array. */
  int size(ListName list) {
    return sizes.getOrDefault(list, 0);
  }
}
