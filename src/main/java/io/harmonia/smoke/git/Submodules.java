package io.harmonia.smoke.git;

import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.ShellWord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Enters submodules: the commit that a repository names, in the submodule's own repository. */
final class Submodules implements Closeable {
  private final String workspace;
  private final List<Git> opened = new ArrayList<>();

  /** For a workspace. */
  Submodules(String workspace) {
    this.workspace = workspace;
  }

  /** The top of a submodule, or why it cannot be entered. */
  record Entered(Optional<StoredPlace> top, Optional<Stored.Lacking> lacking) {}

  /**
   * Enters one.
   *
   * @param at where the repository names it
   * @param commit which it names
   */
  Entered enter(StoredPlace at, String commit) throws IOException {
    GitDirectory outer = at.nodes().git().repository();
    Optional<GitDirectory> found = repository(outer, at);
    if (found.isEmpty()) {
      return new Entered(Optional.empty(), Optional.of(notCheckedOut(workspace, at)));
    }
    String top = top(workspace, at);
    Git git = at.nodes().git().ofSubmodule(found.get());
    opened.add(git);
    if (git.objects().header(commit).filter(h -> h.type().equals("commit")).isEmpty()) {
      return new Entered(
          Optional.empty(),
          Optional.of(
              new Stored.Lacking(
                  "the submodule "
                      + Printable.of(top)
                      + " is at "
                      + commit
                      + ", which its repository has not",
                  "Run “"
                      + new StoredPlace(at.nodes(), "", top).git()
                      + " fetch origin "
                      + commit
                      + "” before the suite.")));
    }
    return new Entered(
        Optional.of(new StoredPlace(new CommitNodes(git, commit), "", top)), Optional.empty());
  }

  /** That a submodule is not there, and the command that brings it. */
  static Stored.Lacking notCheckedOut(String workspace, StoredPlace at) {
    String path = at.top().isEmpty() ? shown(workspace, at.path()) : at.path();
    return new Stored.Lacking(
        "the submodule " + Printable.of(top(workspace, at)) + " is not checked out",
        "Run “"
            + at.git()
            + " submodule update --init "
            + ShellWord.of(path)
            + "” before the suite.");
  }

  /** The top of a submodule as it is named in the workspace's folder. */
  static String top(String workspace, StoredPlace at) {
    return at.top().isEmpty() ? shown(workspace, at.path()) : at.top() + "/" + at.path();
  }

  /** A path of the repository as it is named in the workspace's folder. */
  static String shown(String workspace, String path) {
    if (workspace.isEmpty()) {
      return path;
    }
    return path.startsWith(workspace + "/")
        ? path.substring(workspace.length() + 1)
        : "../".repeat(workspace.split("/", -1).length) + path;
  }

  /** Its own, where it is checked out, or else what the outer repository keeps of it. */
  private Optional<GitDirectory> repository(GitDirectory outer, StoredPlace at) throws IOException {
    Path top = outer.top().resolve(at.path());
    Optional<GitDirectory> own = GitDirectory.at(top);
    if (own.isPresent()) {
      return own;
    }
    for (Path modules :
        List.of(outer.own().resolve("modules"), outer.common().resolve("modules"))) {
      for (String name : List.of(name(at), at.path())) {
        boolean plain =
            Stream.of(name.split("/", -1)).noneMatch(s -> s.isEmpty() || s.equals(".."));
        Path data = modules.resolve(name);
        if (plain && Files.isDirectory(data)) {
          Optional<GitDirectory> kept = GitDirectory.of(top, data);
          if (kept.isPresent()) {
            return kept;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The name under which {@code .gitmodules} has a path; the path where it says nothing. */
  private static String name(StoredPlace at) throws IOException {
    Optional<TreeEntry> modules = at.nodes().at(".gitmodules");
    if (modules.isEmpty() || modules.get().kind() != TreeEntry.Kind.FILE) {
      return at.path();
    }
    Optional<GitObjects.Content> text =
        at.nodes().git().objects().get(modules.get().oid(), 1 << 20);
    return text.isEmpty()
        ? at.path()
        : at.nodes().git().moduleName(text.get().bytes(), at.path()).orElse(at.path());
  }

  @Override
  public void close() {
    opened.forEach(Git::close);
  }
}
