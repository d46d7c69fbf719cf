package io.harmonia.smoke.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A state as files: their texts by path. */
final class WorldFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WorldFiles() {}

  /** The texts of all files but links. */
  static SortedMap<String, String> texts(State state) {
    SortedMap<String, String> texts = new TreeMap<>();
    state
        .files()
        .forEach(
            (path, item) -> {
              if (item.form() != Item.Form.LINK) {
                texts.put(path, item.written());
              }
            });
    state.parts().forEach((shelf, entries) -> texts.put(shelf.part(), part(shelf, entries)));
    state
        .combined()
        .ifPresent(lists -> texts.put("inventory/combined_inventory.json", combined(state, lists)));
    state.sums().forEach((shelf, lines) -> texts.put(shelf.sums(), sums(state, shelf, lines)));
    return texts;
  }

  /** The links, with their targets relative to where they lie. */
  static SortedMap<String, String> links(State state) {
    SortedMap<String, String> links = new TreeMap<>();
    state
        .files()
        .forEach(
            (path, item) -> {
              if (item.form() == Item.Form.LINK) {
                long depth = path.chars().filter(c -> c == '/').count();
                links.put(path, "../".repeat((int) depth) + item.text());
              }
            });
    return links;
  }

  private static String part(Shelf shelf, List<Entry> entries) {
    return json(Map.of(shelf.folder(), json(entries)));
  }

  private static String combined(State state, Map<Shelf, List<Entry>> lists) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (Shelf shelf : Shelf.values()) {
      document.put(shelf.folder(), json(lists.getOrDefault(shelf, List.of())));
    }
    if (!state.totals().isEmpty()) {
      document.put("totals", state.totals());
    }
    return json(document);
  }

  private static List<Object> json(List<Entry> entries) {
    List<Object> list = new ArrayList<>();
    for (Entry entry : entries) {
      Map<String, Object> fields = new LinkedHashMap<>(entry.fields().stated());
      if (!entry.files().isEmpty()) {
        fields.put("files", entry.files().stream().map(Fields::stated).toList());
      }
      list.add(fields);
    }
    return list;
  }

  private static String json(Map<String, Object> document) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sums(State state, Shelf shelf, List<Line> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(state.manner().line(shelf, line)));
    return text.toString();
  }
}
