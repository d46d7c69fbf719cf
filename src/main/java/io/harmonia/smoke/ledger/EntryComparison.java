package io.harmonia.smoke.ledger;

import io.harmonia.smoke.json.Field;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.EntryField;
import io.harmonia.smoke.text.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two entries field by field, each in its normal spelling; absent equals {@code null}. */
public final class EntryComparison {
  private static final List<Field<?>> FIELDS =
      EntryField.ALL.stream()
          .filter(field -> field != EntryField.NAME)
          .sorted(Comparator.comparing(Field::name))
          .toList();

  private EntryComparison() {}

  /**
   * A field in which two entries differ.
   *
   * @param field its name
   * @param one what the first states, printable, or {@code nothing}
   * @param other what the second states
   */
  public record Difference(String field, String one, String other) {}

  public static List<Difference> of(Entry one, Entry other) {
    if (one.isKnownToEqual(other)) {
      return List.of();
    }
    List<Difference> differences = new ArrayList<>();
    FIELDS.forEach(
        field -> compare(differences, field.name(), text(one.get(field)), text(other.get(field))));
    compareLicenses(differences, one, other);
    compareFiles(differences, one, other);
    return differences;
  }

  private static void compareLicenses(List<Difference> differences, Entry one, Entry other) {
    Map<String, Stated<String>> ours = one.license(); // unpacked, each time it is asked for
    Map<String, Stated<String>> theirs = other.license();
    for (String field : union(ours.keySet(), theirs.keySet())) {
      compare(
          differences,
          "license." + Printable.of(field),
          text(Optional.ofNullable(ours.get(field))),
          text(Optional.ofNullable(theirs.get(field))));
    }
  }

  private static void compareFiles(List<Difference> differences, Entry one, Entry other) {
    Map<String, List<Artifact>> ours = byPath(one);
    Map<String, List<Artifact>> theirs = byPath(other);
    for (String path : union(ours.keySet(), theirs.keySet())) {
      List<Artifact> mine = ours.getOrDefault(path, List.of());
      List<Artifact> its = theirs.getOrDefault(path, List.of());
      String field = "files " + Printable.quoted(path);
      if (mine.size() != its.size()) {
        compare(differences, field, listed(mine), listed(its));
      }
      for (int i = 0; i < Math.min(mine.size(), its.size()); i++) {
        Artifact a = mine.get(i);
        Artifact b = its.get(i);
        compare(differences, field + " size_bytes", text(a.sizeBytes()), text(b.sizeBytes()));
        compare(differences, field + " sha256", text(a.sha256()), text(b.sha256()));
      }
    }
  }

  private static Optional<String> listed(List<Artifact> artifacts) {
    return switch (artifacts.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("listed");
      default -> Optional.of("listed " + artifacts.size() + " times");
    };
  }

  private static Map<String, List<Artifact>> byPath(Entry entry) {
    Map<String, List<Artifact>> byPath = new TreeMap<>();
    for (Artifact artifact : entry.files()) {
      byPath.computeIfAbsent(pathIn(entry, artifact), p -> new ArrayList<>(1)).add(artifact);
    }
    return byPath;
  }

  /** Relative to the entry's directory, so that another one is not a difference of each file. */
  private static String pathIn(Entry entry, Artifact artifact) {
    String path = artifact.path().map(Stated::normalised).orElse("");
    String directory = entry.safePath().map(base -> base.text() + "/").orElse("");
    return artifact.safePath().isPresent() && path.startsWith(directory)
        ? path.substring(directory.length())
        : path;
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
