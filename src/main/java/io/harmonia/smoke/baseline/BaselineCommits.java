package io.harmonia.smoke.baseline;

import io.harmonia.smoke.git.Git;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.ShellWord;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the commit to compare with in the workspace's repository.
 *
 * @param folder the workspace's folder in the repository
 */
record BaselineCommits(
    Workspace workspace, Git git, String folder, List<RelativePath> compared, boolean required) {
  static final String NAME_ONE =
      "Name one: smoke.baseline=REVISION or smoke.baseline=dir:PATH; smoke.baseline=none if none is"
          + " wanted.";
  private static final String DEEPEN =
      "Check out with the history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0; by hand:"
          + " “git fetch --unshallow”).";
  private static final String ORIGIN = "refs/remotes/origin/";

  /** The one of a name. */
  FoundBaseline named(String name) throws IOException {
    Optional<String> commit = git.commit(name);
    return commit.isPresent()
        ? at(name, commit.get(), true)
        : new FoundBaseline.Missing(
            true,
            "the baseline " + Printable.of(name) + " is not in this clone" + inShallow(),
            isShallow() ? DEEPEN : "Fetch it first (git fetch), or correct smoke.baseline.");
  }

  /**
   * The one that a change is to be compared with.
   *
   * @param changing whether one of the files is about to be written
   */
  FoundBaseline auto(CiPush push, boolean changing) throws IOException {
    if (push.target().isPresent()) {
      return ofPullRequest(push.target().get());
    }
    if (push.base().isPresent()) {
      String base = push.base().get();
      Optional<String> commit = git.commit(base);
      return commit.isPresent()
          ? at("the base of the change", commit.get(), required)
          : none("the base of the change, " + Printable.of(base) + ",", base);
    }
    if (push.isOfANewBranch()) {
      return ofNewBranch(push, changing);
    }
    if (push.before().isPresent()) {
      return ofPush(push, push.before().get());
    }
    Optional<String> origin = isOnAnotherBranch() ? git.commit(ORIGIN + "HEAD") : Optional.empty();
    Optional<FoundBaseline> since =
        origin.isPresent() ? since("origin/HEAD", origin.get()) : Optional.empty();
    return since.isPresent() ? since.get() : ofHead(changing);
  }

  private FoundBaseline ofPullRequest(String target) throws IOException {
    for (String branch : List.of(ORIGIN + target, target)) {
      Optional<String> tip = git.commit(branch);
      Optional<String> base = tip.isPresent() ? mergeBase(tip.get(), "HEAD") : Optional.empty();
      if (base.isPresent()) {
        return at("the merge base with " + target, base.get(), required);
      }
    }
    return none("the merge base with " + Printable.of(target), branchOf(target));
  }

  private FoundBaseline ofNewBranch(CiPush push, boolean changing) throws IOException {
    String branch = push.defaultBranch().orElse("HEAD");
    Optional<String> tip = git.commit(ORIGIN + branch);
    if (tip.isEmpty() && push.defaultBranch().isPresent()) {
      tip = git.commit("refs/heads/" + branch);
    }
    String shown = push.defaultBranch().orElse("origin/HEAD");
    if (tip.isEmpty() || mergeBase(tip.get(), "HEAD").isEmpty()) {
      return none(
          "the branch is new, and its merge base with the default branch, "
              + Printable.of(shown)
              + ",",
          branchOf(push.defaultBranch().orElse("main")));
    }
    Optional<FoundBaseline> since = since(shown, tip.get());
    return since.isPresent() ? since.get() : ofHead(changing);
  }

  private FoundBaseline ofPush(CiPush push, String before) throws IOException {
    Optional<String> commit = git.commit(before);
    if (commit.isPresent()) {
      return at("the commit before", commit.get(), required);
    }
    String what = "the commit before, " + Printable.of(before);
    if (isShallow()) {
      return none(what, before);
    }
    if (push.isOfTheDefaultBranch()) {
      return new FoundBaseline.Missing(
          true,
          what + ", is not in this clone: the default branch was pushed with force",
          "Run “git fetch origin "
              + ShellWord.of(before)
              + "” before the suite, or name another baseline: smoke.baseline=REVISION.");
    }
    if (push.defaultBranch().isPresent()) {
      String branch = push.defaultBranch().get();
      Optional<String> tip = git.commit(ORIGIN + branch);
      Optional<FoundBaseline> since = tip.isPresent() ? since(branch, tip.get()) : Optional.empty();
      if (since.isPresent()) {
        return since.get();
      }
    }
    return none(what, before);
  }

  /** What was done since another branch, unless that is nothing. */
  private Optional<FoundBaseline> since(String branch, String tip) throws IOException {
    Optional<String> head = git.commit("HEAD");
    Optional<String> base = mergeBase(tip, "HEAD").filter(b -> !head.equals(Optional.of(b)));
    return base.map(commit -> at("the merge base with " + branch, commit, required));
  }

  /** Whether a branch is checked out that is not the origin's default one. */
  private boolean isOnAnotherBranch() throws IOException {
    if (git.commit(ORIGIN + "HEAD").isEmpty()) {
      return false;
    }
    Optional<String> names =
        git.ask("rev-parse", "--symbolic-full-name", "HEAD", ORIGIN + "HEAD").said();
    String[] both = names.orElse("").split("\n", -1);
    return both.length == 2
        && both[0].startsWith("refs/heads/")
        && !both[1].equals(ORIGIN + both[0].substring("refs/heads/".length()));
  }

  private FoundBaseline ofHead(boolean changing) throws IOException {
    Optional<String> head = git.commit("HEAD");
    if (head.isEmpty()) {
      return noCommitYet();
    }
    if (changing || new ChangedDocuments(workspace, git, folder).any(compared, head.get())) {
      return at("HEAD", head.get(), required);
    }
    List<FoundBaseline.At> parents = new ArrayList<>();
    for (String parent : git.parents(head.get())) {
      if (git.commit(parent).isEmpty()) {
        return none("the commit before HEAD", parent);
      }
      String name = parents.isEmpty() ? "HEAD~1" : "HEAD^" + (parents.size() + 1);
      parents.add(at(name, parent, required));
    }
    if (parents.isEmpty()) {
      return noCommitYet();
    }
    return parents.size() == 1
        ? parents.get(0)
        : new FoundBaseline.Merge(
            parents,
            mergeBase("HEAD^1", "HEAD^2")
                .map(base -> at("the merge base of HEAD's parents", base, required)));
  }

  private FoundBaseline noCommitYet() {
    return new FoundBaseline.Missing(
        required, "there is no commit before", "Nothing is to be done: the next commit has one.");
  }

  private FoundBaseline none(String what, String toFetch) {
    return new FoundBaseline.Missing(
        required,
        what + " is not in this clone" + inShallow(),
        isShallow()
            ? DEEPEN
            : "Run “git fetch origin "
                + ShellWord.of(toFetch)
                + "” before the suite, or name another: smoke.baseline=REVISION.");
  }

  /** What to fetch so that a branch of the origin is there under its usual name. */
  private static String branchOf(String name) {
    return name + ":" + ORIGIN + name;
  }

  private FoundBaseline.At at(String name, String commit, boolean asked) {
    List<String> remarks =
        git.foreignOwner()
            .map(
                owner ->
                    List.of(
                        "the repository belongs to "
                            + Printable.of(owner)
                            + ", not to the user who runs the suite: its data was read, and nothing"
                            + " of it obeyed"))
            .orElse(List.of());
    return new FoundBaseline.At(
        Printable.of(name) + " (" + commit.substring(0, 12) + ")",
        new GitFiles(git.repository(), folder, commit, workspace.bounds(), remarks),
        asked,
        required);
  }

  private Optional<String> mergeBase(String one, String other) throws IOException {
    return git.ask("merge-base", one, other).said().filter(sha -> sha.matches("[0-9a-f]{40,64}"));
  }

  private boolean isShallow() {
    return git.repository().isShallow();
  }

  private String inShallow() {
    return isShallow() ? ", which is shallow" : "";
  }
}
