package io.harmonia.smoke.checksum;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.ClaimedPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The places that manifests and records of other formats claim: paths that they state, and what
 * lies below the path of an entry.
 */
public final class ClaimedPlaces {
  /** Paths segment by segment: what lies below a path follows it at once. */
  private static final Comparator<String> BY_SEGMENTS = ClaimedPlaces::compare;

  private static final OptionalInt FROM_WORKSPACE = OptionalInt.of(0);
  private static final OptionalInt FROM_FOLDER = OptionalInt.of(1);

  /** No manifest claims anything. */
  public static final ClaimedPlaces NONE = of(Set.of(), List.of());

  private final Set<RelativePath> stated;

  /** Of the entries' paths those that lie below no other, in order. */
  private final List<String> outermost;

  private ClaimedPlaces(Set<RelativePath> stated, List<String> outermost) {
    this.stated = stated;
    this.outermost = outermost;
  }

  /**
   * What is claimed.
   *
   * @param stated every path that an entry or one of its files states, or those of them that matter
   * @param entries the paths of the entries
   */
  public static ClaimedPlaces of(Set<RelativePath> stated, Collection<RelativePath> entries) {
    List<String> sorted = new ArrayList<>(entries.size());
    entries.forEach(path -> sorted.add(path.text()));
    sorted.sort(BY_SEGMENTS);
    List<String> outermost = new ArrayList<>();
    for (String path : sorted) {
      String last = outermost.isEmpty() ? null : outermost.get(outermost.size() - 1);
      if (last == null || !isAtOrBelow(path, last)) {
        outermost.add(path);
      }
    }
    return new ClaimedPlaces(stated, outermost);
  }

  /**
   * Which of a name's two places is claimed and the other not, as an index into them. A path that
   * is stated goes before one that only lies below an entry's.
   */
  public OptionalInt oneOf(ClaimedPath name) {
    if (!name.areTwo()) {
      return OptionalInt.empty();
    }
    OptionalInt byStatement = oneOf(name, stated::contains);
    boolean none = name.places().stream().noneMatch(stated::contains);
    return byStatement.isPresent() || !none ? byStatement : oneOf(name, this::isInAnEntry);
  }

  private static OptionalInt oneOf(ClaimedPath name, Predicate<RelativePath> claimed) {
    boolean first = claimed.test(name.places().get(0));
    boolean second = claimed.test(name.places().get(1));
    if (first == second) {
      return OptionalInt.empty();
    }
    return first ? FROM_WORKSPACE : FROM_FOLDER;
  }

  private boolean isInAnEntry(RelativePath path) {
    int found = Collections.binarySearch(outermost, path.text(), BY_SEGMENTS);
    int before = -found - 2;
    return found >= 0 || (before >= 0 && isAtOrBelow(path.text(), outermost.get(before)));
  }

  private static boolean isAtOrBelow(String path, String folder) {
    return folder.isEmpty()
        || (path.startsWith(folder)
            && (path.length() == folder.length() || path.charAt(folder.length()) == '/'));
  }

  private static int compare(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    for (int i = 0; i < shorter; i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return Integer.compare(rank(one.charAt(i)), rank(other.charAt(i)));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  private static int rank(char c) {
    return c == '/' ? -1 : c;
  }
}
