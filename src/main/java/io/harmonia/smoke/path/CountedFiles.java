package io.harmonia.smoke.path;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which files are counted whatever they are called, and which are no files of any entry. */
public final class CountedFiles {
  /** None of either. */
  public static final CountedFiles BY_NAME =
      new CountedFiles(Set.of(), Collections.emptyNavigableSet(), Set.of());

  private final Set<RelativePath> listed;
  private final NavigableSet<RelativePath> recorded;
  private final Set<RelativePath> documents;
  private @Nullable NavigableSet<RelativePath> sorted;

  /**
   * @param listed what a manifest lists
   * @param recorded what has a recorded checksum
   * @param documents the manifests and checksum files that are read: they are not counted unless
   *     they are listed
   */
  public CountedFiles(
      Set<RelativePath> listed, NavigableSet<RelativePath> recorded, Set<RelativePath> documents) {
    this.listed = listed;
    this.recorded = recorded;
    this.documents = documents;
  }

  /** The same with other files listed. */
  public CountedFiles with(Set<RelativePath> others) {
    return new CountedFiles(others, recorded, documents);
  }

  /** Whether a file is listed. */
  public boolean isListed(RelativePath file) {
    return listed.contains(file);
  }

  /** Whether a file is counted whatever its name. */
  public boolean isNamed(RelativePath file) {
    return isListed(file) || (recorded.contains(file) && !documents.contains(file));
  }

  /** Whether a file below a folder is. */
  public boolean isAnyNamedBelow(RelativePath folder) {
    if (sorted == null) {
      sorted = new TreeSet<>(listed);
    }
    return isAnyBelow(folder, sorted) || isAnyBelow(folder, recorded);
  }

  /** Whether it is a manifest or checksum file, and nothing else. */
  public boolean isDocument(RelativePath file) {
    return documents.contains(file) && !isListed(file);
  }

  /** No name holds NUL, so that it sorts before each name below the folder. */
  private static boolean isAnyBelow(RelativePath folder, NavigableSet<RelativePath> files) {
    RelativePath first = files.ceiling(folder.resolve(new RelativePath("\0")));
    return first != null && first.isBelow(folder);
  }
}
