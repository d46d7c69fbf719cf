package io.harmonia.smoke.git;

import io.harmonia.smoke.text.ShellWord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What git says of files of a workspace that are not there: whether they should be. */
public final class TrackedFiles implements Closeable {
  /** How git's own list of folders begins. */
  private static final String CONE = "/*\n!/*/\n";

  private final String workspace;
  private final GitIndex index;
  private final List<Git> submodules = new ArrayList<>();

  /** All paths in lower case, where the file system takes them for the same; not asked for yet. */
  private Optional<Set<String>> inAnyCase = Optional.empty();

  /** What git says of a file that is not there. */
  public sealed interface Absence {
    /** Makes something of it, whichever it is. */
    default <T> T fold(
        Supplier<T> untracked, Function<LeftOut, T> leftOut, Function<Lost, T> lost) {
      if (this instanceof LeftOut is) {
        return leftOut.apply(is);
      }
      return this instanceof Lost is ? lost.apply(is) : untracked.get();
    }
  }

  /** It tracks none. */
  public record Untracked() implements Absence {}

  /**
   * It tracks one, which the checkout left out; or nobody can know, since a submodule was left out.
   *
   * @param remedy a step that brings it
   */
  public record LeftOut(String reason, String remedy) implements Absence {}

  /**
   * It tracks one, which was there and is lost.
   *
   * @param command restores it, for a shell in the workspace's folder
   */
  public record Lost(String command) implements Absence {}

  private TrackedFiles(String workspace, GitIndex index) {
    this.workspace = workspace;
    this.index = index;
  }

  /**
   * Asks about files.
   *
   * @param workspace the workspace's folder in the repository
   * @param paths from the workspace's folder
   */
  public static TrackedFiles of(Git git, String workspace, List<String> paths) throws IOException {
    List<String> fromTheTop =
        paths.stream().map(path -> workspace.isEmpty() ? path : workspace + "/" + path).toList();
    return new TrackedFiles(workspace, GitIndex.read(git, fromTheTop));
  }

  /**
   * Whether git tracks a file, whether it is there or not; or nobody can know, since a submodule
   * was left out. Where the file system takes names in any case for the same, so does this.
   */
  public boolean holds(String path) throws IOException {
    if (!(of(path) instanceof Untracked)) {
      return true;
    }
    Git git = index.git();
    if (inAnyCase.isEmpty()) {
      boolean ignoresCase = Files.exists(git.repository().top().resolve(".GIT"));
      inAnyCase =
          Optional.of(
              ignoresCase
                  ? GitIndex.below(git, workspace).stream()
                      .map(TrackedFiles::lowerCase)
                      .collect(Collectors.toSet())
                  : Set.of());
    }
    return inAnyCase.get().contains(lowerCase(path));
  }

  private static String lowerCase(String path) {
    return path.toLowerCase(Locale.ROOT);
  }

  /** What git says of a file that is not there. */
  public Absence of(String path) throws IOException {
    String whole = workspace.isEmpty() ? path : workspace + "/" + path;
    GitIndex at = index;
    String top = "";
    int start = 0;
    int slash = 0;
    while (slash < whole.length()) {
      int next = whole.indexOf('/', slash + 1);
      slash = next < 0 ? whole.length() : next;
      StoredPlace place = new StoredPlace(at, whole.substring(start, slash), top);
      Optional<GitIndex.Entry> entry = at.entry(place.path());
      if (entry.isEmpty()) {
        continue;
      }
      if (entry.get().entry().kind() != TreeEntry.Kind.SUBMODULE) {
        return of(place, entry.get(), slash == whole.length());
      }
      Path folder = at.git().repository().top().resolve(place.path());
      if (!Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        Stored.Lacking lacking = Submodules.notCheckedOut(workspace, place);
        return new LeftOut(lacking.reason(), lacking.remedy());
      }
      Optional<GitDirectory> inner = GitDirectory.at(folder);
      if (inner.isEmpty() || slash == whole.length()) {
        return new Untracked();
      }
      Git git = at.git().ofSubmodule(inner.get());
      submodules.add(git);
      top = Submodules.top(workspace, place);
      start = slash + 1;
      at = GitIndex.read(git, List.of(whole.substring(start)));
    }
    return new Untracked();
  }

  private Absence of(StoredPlace place, GitIndex.Entry entry, boolean isTheFile) {
    if (!isTheFile) {
      return new Untracked(); // a file or a link is tracked where the file would need a folder
    }
    String path = place.top().isEmpty() ? Submodules.shown(workspace, place.path()) : place.path();
    String file = ShellWord.of(path);
    if (!entry.isLeftOut()) {
      return new Lost(place.git() + " restore " + file);
    }
    Path patterns = place.nodes().git().repository().own().resolve("info/sparse-checkout");
    boolean sparse = Files.exists(patterns);
    return new LeftOut(
        "git tracks it, and the checkout leaves it out"
            + (sparse ? " (sparse checkout)" : " (skip-worktree)"),
        "Run “"
            + (sparse
                ? sparseAdd(place, areFolders(patterns))
                : place.git()
                    + " update-index --no-skip-worktree "
                    + file
                    + " && "
                    + place.git()
                    + " restore "
                    + file)
            + "” before the suite.");
  }

  /**
   * Whether a sparse checkout is of folders, as git's "cone mode" writes it, and not of patterns.
   */
  private static boolean areFolders(Path patterns) {
    try (InputStream in = Files.newInputStream(patterns)) {
      return new String(in.readNBytes(CONE.length()), StandardCharsets.ISO_8859_1).equals(CONE);
    } catch (IOException e) {
      return true; // as git writes it unless it is told otherwise
    }
  }

  /** Folders are named from the repository's top; among patterns, the last that matches counts. */
  private String sparseAdd(StoredPlace place, boolean areFolders) {
    String git =
        place.top().isEmpty() && !workspace.isEmpty()
            ? "git -C " + Submodules.shown(workspace, "").replaceFirst("/$", "")
            : place.git();
    int slash = place.path().lastIndexOf('/');
    String added = slash < 0 || !areFolders ? "/" + place.path() : place.path().substring(0, slash);
    return git + " sparse-checkout add " + ShellWord.of(added);
  }

  @Override
  public void close() {
    submodules.forEach(Git::close);
  }
}
