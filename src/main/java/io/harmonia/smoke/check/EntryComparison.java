package io.harmonia.smoke.check;

import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.Stated;
import io.harmonia.smoke.text.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares two entries field by field, each in its normal spelling; absent equals {@code null}. */
final class EntryComparison {
  private static final Map<String, Function<Entry, Optional<? extends Stated<?>>>> FIELDS =
      new TreeMap<>(
          Map.of(
              "version", Entry::version,
              "path", Entry::path,
              "size_bytes", Entry::sizeBytes,
              "sha256", Entry::sha256,
              "source_url", Entry::sourceUrl,
              "snapshot", Entry::snapshot,
              "files_count", Entry::filesCount));

  private EntryComparison() {}

  /**
   * A field in which two entries differ.
   *
   * @param field its name
   * @param one what the first states, printable, or {@code nothing}
   * @param other what the second states
   */
  record Difference(String field, String one, String other) {}

  static List<Difference> of(Entry one, Entry other) {
    List<Difference> differences = new ArrayList<>();
    FIELDS.forEach(
        (name, field) ->
            compare(differences, name, text(field.apply(one)), text(field.apply(other))));
    compareLicenses(differences, one, other);
    compareFiles(differences, one, other);
    return differences;
  }

  private static void compareLicenses(List<Difference> differences, Entry one, Entry other) {
    for (String field : union(one.license().keySet(), other.license().keySet())) {
      compare(
          differences,
          "license." + Printable.of(field),
          text(Optional.ofNullable(one.license().get(field))),
          text(Optional.ofNullable(other.license().get(field))));
    }
  }

  private static void compareFiles(List<Difference> differences, Entry one, Entry other) {
    Map<String, Artifact> ours = byPath(one);
    Map<String, Artifact> theirs = byPath(other);
    for (String path : union(ours.keySet(), theirs.keySet())) {
      Optional<Artifact> mine = Optional.ofNullable(ours.get(path));
      Optional<Artifact> its = Optional.ofNullable(theirs.get(path));
      String field = "files " + Printable.quoted(path);
      if (mine.isEmpty() || its.isEmpty()) {
        compare(differences, field, mine.map(a -> "listed"), its.map(a -> "listed"));
        continue;
      }
      compare(
          differences,
          field + " size_bytes",
          text(mine.get().sizeBytes()),
          text(its.get().sizeBytes()));
      compare(differences, field + " sha256", text(mine.get().sha256()), text(its.get().sha256()));
    }
  }

  private static Map<String, Artifact> byPath(Entry entry) {
    Map<String, Artifact> byPath = new TreeMap<>();
    for (Artifact artifact : entry.files()) {
      byPath.putIfAbsent(artifact.path().map(Stated::normalised).orElse(""), artifact);
    }
    return byPath;
  }

  private static void compare(
      List<Difference> differences, String field, Optional<String> one, Optional<String> other) {
    if (!one.equals(other)) {
      differences.add(new Difference(field, shown(one), shown(other)));
    }
  }

  private static String shown(Optional<String> text) {
    return text.map(Printable::of).orElse("nothing");
  }

  private static Optional<String> text(Optional<? extends Stated<?>> stated) {
    return stated.map(Stated::normalised);
  }

  private static SortedSet<String> union(Collection<String> one, Collection<String> other) {
    SortedSet<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }
}
