package io.harmonia.smoke.git;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A commit.
 *
 * @param commit its name in full
 * @param trees those that were read, by the paths of their folders
 */
record CommitNodes(Git git, String commit, Map<String, byte[]> trees) implements Nodes {
  private static final int LARGEST_TREE = 1 << 28;

  CommitNodes(Git git, String commit) {
    this(git, commit, new HashMap<>());
  }

  @Override
  public Optional<TreeEntry> at(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    Optional<byte[]> tree = tree(path.substring(0, Math.max(0, slash)));
    return tree.flatMap(
        bytes -> TreeEntry.in(bytes, path.substring(slash + 1), commit.length() / 2));
  }

  @Override
  public String shownAs() {
    return "commit " + commit.substring(0, 12);
  }

  /** The tree of a folder; folders above it were asked for before, as a path is walked. */
  private Optional<byte[]> tree(String folder) throws IOException {
    byte[] known = trees.get(folder);
    if (known != null) {
      return Optional.of(known);
    }
    if (folder.isEmpty()) {
      return Optional.of(read(folder, commit + "^{tree}"));
    }
    Optional<TreeEntry> entry =
        at(folder).filter(found -> found.kind() == TreeEntry.Kind.FOLDER); // one level up
    return entry.isPresent() ? Optional.of(read(folder, entry.get().oid())) : Optional.empty();
  }

  private byte[] read(String folder, String name) throws IOException {
    byte[] tree =
        git.objects()
            .get(name, LARGEST_TREE)
            .orElseThrow(() -> new LackingObjectException(name))
            .bytes();
    trees.put(folder, tree);
    return tree;
  }
}
