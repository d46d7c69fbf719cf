package io.harmonia.smoke.git;

import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.ShellWord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The files of a state of a repository, as git has them: found through links inside the repository
 * and through submodules. Nothing is checked out, and nothing is fetched.
 */
public final class StoredFiles implements Closeable {
  private static final int MOST_LINKS = 40;
  private static final int LONGEST_LINK = 4_096;

  private final Nodes nodes;
  private final String workspace;
  private final Submodules submodules;

  private StoredFiles(Nodes nodes, String workspace) {
    this.nodes = nodes;
    this.workspace = workspace;
    this.submodules = new Submodules(workspace);
  }

  /**
   * Those of a commit.
   *
   * @param commit its name in full
   * @param workspace the workspace's folder in the repository
   */
  public static StoredFiles of(Git git, String commit, String workspace) {
    return new StoredFiles(new CommitNodes(git, commit), workspace);
  }

  /** Those that are tracked. */
  public static StoredFiles of(GitIndex index, String workspace) {
    return new StoredFiles(index, workspace);
  }

  /**
   * The paths of the files and links of a commit below a folder of the repository, relative to it;
   * those of submodules are left out.
   *
   * @param commit its name in full
   * @throws IOException if git cannot be asked
   */
  public static List<String> below(Git git, String commit, String folder) throws IOException {
    String start = folder.isEmpty() ? "" : folder + "/";
    List<String> paths = new ArrayList<>();
    return git.read(
        out -> {
          GitIndex.split(
              out,
              path -> {
                if (path.startsWith(start)) {
                  paths.add(path.substring(start.length()));
                }
              });
          return List.copyOf(paths);
        },
        "ls-tree",
        "-r",
        "-z",
        "--name-only",
        "--full-tree",
        commit);
  }

  /**
   * What is kept at a path of the workspace.
   *
   * @param most how many of its bytes are wanted
   * @throws IOException if git cannot be asked
   */
  public Stored find(String path, long most) throws IOException {
    Deque<StoredPlace> folders = new ArrayDeque<>();
    folders.push(new StoredPlace(nodes, "", ""));
    Deque<String> ahead = new ArrayDeque<>();
    put(ahead, path);
    put(ahead, workspace);
    int links = 0;
    while (!ahead.isEmpty()) {
      String name = ahead.pop();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..")) {
        folders.pop();
        if (folders.isEmpty()) {
          return new Stored.NoFile("is a link that leaves the repository");
        }
        continue;
      }
      StoredPlace here = folders.element().below(name);
      try {
        Optional<TreeEntry> found = here.nodes().at(here.path());
        if (found.isEmpty() || (found.get().kind() == TreeEntry.Kind.FILE && !ahead.isEmpty())) {
          return nothing(links);
        }
        TreeEntry entry = found.get();
        switch (entry.kind()) {
          case FILE -> {
            byte[] bytes = content(here, entry, most);
            return new Stored.Blob(bytes, entry.oid(), here);
          }
          case FOLDER -> folders.push(here);
          case LINK -> {
            links++;
            String target = new String(content(here, entry, LONGEST_LINK), StandardCharsets.UTF_8);
            if (links > MOST_LINKS) {
              return new Stored.NoFile("is a link that leads back to itself");
            }
            if (target.startsWith("/")) {
              return new Stored.NoFile("is a link that leaves the repository");
            }
            put(ahead, target);
          }
          case SUBMODULE -> {
            Submodules.Entered entered = submodules.enter(here, entry.oid());
            if (entered.lacking().isPresent()) {
              return entered.lacking().get();
            }
            folders.push(entered.top().orElseThrow());
          }
        }
      } catch (LackingObjectException e) {
        return lacking(folders.element(), e);
      }
    }
    return folders.element().nodes() instanceof GitIndex
        ? nothing(links)
        : new Stored.NoFile("is a directory");
  }

  private static Stored nothing(int links) {
    return links == 0 ? new Stored.Missing() : new Stored.NoFile("is a link to nothing");
  }

  private static byte[] content(StoredPlace here, TreeEntry entry, long most) throws IOException {
    return here.nodes()
        .git()
        .objects()
        .get(entry.oid(), most)
        .orElseThrow(() -> new LackingObjectException(entry.oid()))
        .bytes();
  }

  private static Stored.Lacking lacking(StoredPlace at, LackingObjectException e) {
    boolean partial = at.nodes().git().repository().isPartial();
    String command =
        partial
            ? at.git() + " cat-file -e " + ShellWord.of(e.object())
            : at.git() + " fetch --refetch origin";
    return new Stored.Lacking(
        Printable.of(String.valueOf(e.getMessage())) + (partial ? ": it is a partial clone" : ""),
        "Run “" + command + "” before the suite.");
  }

  private static void put(Deque<String> ahead, String path) {
    List<String> names = List.of(path.split("/", -1));
    for (int i = names.size() - 1; i >= 0; i--) {
      ahead.push(names.get(i));
    }
  }

  @Override
  public void close() {
    submodules.close();
  }
}
