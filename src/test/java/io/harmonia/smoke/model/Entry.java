package io.harmonia.smoke.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * An entry of a manifest.
 *
 * @param fields all but its list of files
 * @param files the list; empty where none is stated
 */
record Entry(Fields fields, List<Fields> files) {

  String name() {
    return fields.text(Fields.NAME).orElseThrow();
  }

  String path() {
    return fields.text(Fields.PATH).orElseThrow();
  }

  Optional<String> digest() {
    return fields.text(Fields.DIGEST);
  }

  Optional<Long> count() {
    return fields.number(Fields.COUNT);
  }

  /** The same for names that only look the same. */
  static String look(String name) {
    return Normalizer.normalize(name.replace("\u200B", ""), Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT);
  }

  /** Whether it is about that path: the path is its own, or lies in its directory. */
  boolean covers(String path) {
    return path.equals(path()) || path.startsWith(path() + "/");
  }

  /** The path, in the workspace, of one of its files. */
  String pathOf(Fields file) {
    return path() + "/" + file.text(Fields.PATH).orElseThrow();
  }

  Set<String> listed() {
    Set<String> listed = new TreeSet<>();
    files.forEach(file -> listed.add(pathOf(file)));
    return listed;
  }

  /** Whether its list names all of its files. */
  boolean isListComplete() {
    return !files.isEmpty() && count().filter(count -> count == files.size()).isPresent();
  }

  Entry with(String field, Object value) {
    return new Entry(fields.with(field, value), files);
  }

  Entry without(String field) {
    return new Entry(fields.without(field), files);
  }

  /** With a change of the file of its list that has that path in the workspace. */
  Entry withFile(String path, UnaryOperator<Fields> change) {
    return new Entry(
        fields,
        files.stream().map(file -> pathOf(file).equals(path) ? change.apply(file) : file).toList());
  }
}
