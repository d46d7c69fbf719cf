package io.harmonia.smoke.dvc;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code .dvcignore} files leave out of directories, in the language of {@code .gitignore}.
 */
final class DvcIgnore {
  static final String NAME = ".dvcignore";

  private static final int MOST = 1 << 20;

  private static final List<IgnorePattern> ALWAYS =
      List.of(".hg/", ".git/", ".git", ".dvc/").stream()
          .flatMap(line -> IgnorePattern.of(line).stream())
          .toList();

  /**
   * The patterns of one file.
   *
   * @param folder where it lies
   */
  private record Rules(RelativePath folder, List<IgnorePattern> patterns) {}

  private final List<Rules> rules;

  private DvcIgnore(List<Rules> rules) {
    this.rules = rules;
  }

  /** The rules of the folders that hold a directory, from the root of DVC's repository on. */
  static DvcIgnore above(RepositoryView repository, RelativePath directory) throws IOException {
    RelativePath root = rootAbove(repository, directory);
    List<Rules> rules = new ArrayList<>(List.of(new Rules(root, ALWAYS)));
    List<RelativePath> folders = new ArrayList<>();
    RelativePath folder = directory;
    while (!folder.equals(root)) {
      folder = folder.parent();
      folders.add(0, folder);
    }
    for (RelativePath each : folders) {
      if (repository.look(each.resolve(new RelativePath(NAME))) instanceof Found.RegularFile file) {
        String text = new String(repository.beginning(file, MOST), StandardCharsets.UTF_8);
        rules.add(
            new Rules(
                each, text.lines().flatMap(line -> IgnorePattern.of(line).stream()).toList()));
      }
    }
    return new DvcIgnore(List.copyOf(rules));
  }

  /** The nearest folder above a path that has a {@code .dvc}, else the workspace itself. */
  static RelativePath rootAbove(RepositoryView repository, RelativePath path) {
    RelativePath folder = path;
    while (!folder.equals(RelativePath.ROOT)) {
      folder = folder.parent();
      if (repository.look(folder.resolve(new RelativePath(".dvc"))) instanceof Found.Directory) {
        return folder;
      }
    }
    return RelativePath.ROOT;
  }

  /** Whether a file or directory is left out; what it lies in is not. */
  boolean ignores(RelativePath path, boolean isDirectory) {
    boolean ignored = false;
    for (Rules each : rules) {
      List<String> segments = path.segments();
      List<String> below = segments.subList(each.folder().segments().size(), segments.size());
      for (IgnorePattern pattern : each.patterns()) {
        if (pattern.isOnlyOfDirectories() && !isDirectory) {
          continue;
        }
        if (pattern.matches(below)) {
          ignored = !pattern.isNegated();
        }
      }
    }
    return ignored;
  }
}
