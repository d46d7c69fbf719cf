package io.harmonia.smoke.workspace;

import io.harmonia.smoke.path.RelativePath;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The regular files below a directory. Each path is a file: two names of one content are two.
 *
 * @param found each of them, by its path relative to the workspace
 * @param rejected Git LFS pointers that do not count
 * @param leaving links that lead out of the workspace or back up, which are not followed
 * @param unreadable what could not be looked at
 * @param uncounted files and folders that are not counted for their names
 */
public record DirectorySurvey(
    SortedMap<RelativePath, Found.File> found,
    SortedSet<RelativePath> rejected,
    SortedSet<RelativePath> leaving,
    SortedSet<RelativePath> unreadable,
    SortedSet<RelativePath> uncounted) {

  /** Their paths, sorted. */
  public Set<RelativePath> paths() {
    return found.keySet();
  }

  /** Number of files. */
  public long files() {
    return found.size();
  }

  /** Bytes in the content of a file; 0 where that is not known, and of what is none of them. */
  public long sizeOf(RelativePath path) {
    Found.File file = found.get(path);
    return file == null ? 0 : file.contentSize().orElse(0L);
  }

  /** Bytes in all of them that are known, or the largest number where there is no such. */
  public long bytes() {
    return found.values().stream()
        .mapToLong(file -> file.contentSize().orElse(0L))
        .reduce(0, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
  }

  /** Those that are Git LFS pointers. */
  public SortedSet<RelativePath> pointers() {
    return pathsOf(file -> file instanceof Found.Pointer);
  }

  /** Pointers that do not state the size of their content. */
  public SortedSet<RelativePath> unsized() {
    return pathsOf(file -> file.contentSize().isEmpty());
  }

  /** Empty ones. */
  public SortedSet<RelativePath> empty() {
    return pathsOf(file -> file.contentSize().filter(size -> size == 0).isPresent());
  }

  /** Small ones that stand in the place of a content and are none. */
  public Map<RelativePath, StandIn> standIns() {
    Map<RelativePath, StandIn> standIns = new TreeMap<>();
    found.forEach(
        (path, file) -> file.knownStandInAs(path).ifPresent(is -> standIns.put(path, is)));
    return standIns;
  }

  private SortedSet<RelativePath> pathsOf(Predicate<Found.File> which) {
    return found.entrySet().stream()
        .filter(file -> which.test(file.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
