package io.harmonia.smoke.version;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.manifest.GitHubEvent;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Git;
import io.harmonia.smoke.workspace.Links;
import io.harmonia.smoke.workspace.PointerPolicy;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.RelativePath;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the state to compare with. Asks the {@code git} program rather than a library of its own,
 * so that whatever the user's git can read (linked worktrees, submodules, partial clones, SHA-256
 * repositories, reftables, {@code safe.directory}) is read alike.
 */
public final class BaselineFinder {
  private static final String DEEPEN =
      "Check out with the history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0; by hand:"
          + " git fetch --unshallow).";
  private static final String NAME_ONE =
      "Name one: smoke.baseline=REVISION or smoke.baseline=dir:PATH; smoke.baseline=none if none is"
          + " wanted.";

  private final Path root;
  private final Bounds bounds;
  private final List<RelativePath> compared;
  private final Map<String, String> environment;
  private final boolean required;

  /**
   * A finder.
   *
   * @param workspace the workspace
   * @param compared the files that are compared, to tell whether they were changed since the commit
   * @param environment the environment's variables
   * @param required whether there must be one
   */
  public BaselineFinder(
      Workspace workspace,
      List<RelativePath> compared,
      Map<String, String> environment,
      boolean required) {
    this.root = workspace.root();
    this.bounds = workspace.bounds();
    this.compared = List.copyOf(compared);
    this.environment = Map.copyOf(environment);
    this.required = required;
  }

  /** Finds what a setting asks for. Never throws for what it finds. */
  public FoundBaseline find(BaselineSetting setting) {
    return find(setting, false);
  }

  /**
   * Finds what a setting will ask for once one of the files is written anew, so that it differs
   * from the commit.
   */
  public FoundBaseline findForChange(BaselineSetting setting) {
    return find(setting, true);
  }

  private FoundBaseline find(BaselineSetting setting, boolean changing) {
    if (setting instanceof BaselineSetting.Directory directory) {
      return directory(directory.folder());
    }
    if (setting instanceof BaselineSetting.Revision revision) {
      return repositoryIsMissing(true).orElseGet(() -> revision(revision.name()));
    }
    if (setting instanceof BaselineSetting.Auto) {
      return repositoryIsMissing(required).orElseGet(() -> auto(changing));
    }
    return new FoundBaseline.Unwanted();
  }

  private FoundBaseline directory(Path folder) {
    try {
      Workspace earlier = Workspace.open(folder, Links.INSIDE, PointerPolicy.ACCEPT, bounds);
      BaselineFiles files =
          new BaselineFiles() {
            @Override
            public <T> ReadFile<T> read(
                RelativePath path, String shownAs, ReadFile.Parser<T> parser) {
              return ReadFile.read(earlier, earlier.locate(path), shownAs, parser);
            }
          };
      return new FoundBaseline.At("dir:" + Printable.of(folder.toString()), files, true, required);
    } catch (IOException e) {
      return new FoundBaseline.Missing(
          true,
          "the baseline dir:"
              + Printable.of(folder.toString())
              + " is no directory that can be read",
          "Name the folder of an earlier copy of the workspace.");
    }
  }

  /** Why git knows no repository here, if it does not. */
  private Optional<FoundBaseline> repositoryIsMissing(boolean asked) {
    Optional<Git.Answer> answer = Git.ask(root, "rev-parse", "--git-dir");
    if (answer.isPresent() && answer.get().isSuccess()) {
      return Optional.empty();
    }
    boolean distrusted = answer.filter(said -> said.error().contains("safe.directory")).isPresent();
    String reason =
        answer.isPresent() && !distrusted
            ? "the workspace lies in no git repository"
            : "the workspace's repository cannot be read: " + GitFiles.reason(answer);
    return Optional.of(
        new FoundBaseline.Missing(
            asked,
            reason,
            distrusted
                ? "Let the user who runs the suite own the checkout, or name it: git config --global"
                    + " --add safe.directory PATH."
                : NAME_ONE));
  }

  private FoundBaseline revision(String name) {
    Optional<String> commit = resolve(name);
    return commit.isPresent()
        ? at(name, commit.get(), true)
        : new FoundBaseline.Missing(
            true,
            "the baseline " + Printable.of(name) + " is not in this clone" + inShallow(),
            isShallow() ? DEEPEN : "Fetch it first (git fetch), or correct smoke.baseline.");
  }

  private FoundBaseline auto(boolean changing) {
    Optional<String> target = variable("GITHUB_BASE_REF");
    if (target.isPresent()) {
      return ofPullRequest(target.get());
    }
    Optional<String> named =
        variable("CI_MERGE_REQUEST_DIFF_BASE_SHA")
            .or(() -> variable("GITHUB_EVENT_PATH").flatMap(GitHubEvent::commitBefore))
            .or(() -> variable("CI_COMMIT_BEFORE_SHA"))
            .filter(sha -> !sha.matches("0+"));
    if (named.isPresent()) {
      return resolve(named.get())
          .map(commit -> at("the commit before", commit, required))
          .orElseGet(() -> none("the commit before, " + Printable.of(named.get())));
    }
    if (changing || isDirty()) {
      return resolve("HEAD")
          .map(commit -> at("HEAD", commit, required))
          .orElseGet(this::noCommitYet);
    }
    return resolve("HEAD~1")
        .map(commit -> at("HEAD~1", commit, required))
        .orElseGet(() -> isShallow() ? none("the commit before HEAD") : noCommitYet());
  }

  private FoundBaseline ofPullRequest(String target) {
    for (String branch : List.of("refs/remotes/origin/" + target, target)) {
      Optional<String> base = resolve(branch).flatMap(tip -> said("merge-base", tip, "HEAD"));
      if (base.isPresent()) {
        return at("the merge base with " + target, base.get(), required);
      }
    }
    return none("the merge base with " + Printable.of(target));
  }

  private FoundBaseline noCommitYet() {
    return new FoundBaseline.Missing(
        required, "there is no commit before", "Nothing is to be done: the next commit has one.");
  }

  private FoundBaseline none(String what) {
    return new FoundBaseline.Missing(
        required, what + " is not in this clone" + inShallow(), isShallow() ? DEEPEN : NAME_ONE);
  }

  private FoundBaseline at(String name, String commit, boolean asked) {
    return new FoundBaseline.At(
        Printable.of(name) + " (" + commit.substring(0, 12) + ")",
        new GitFiles(root, commit, bounds),
        asked,
        required);
  }

  private Optional<String> resolve(String name) {
    return said("rev-parse", "--verify", "--quiet", name + "^{commit}");
  }

  private boolean isDirty() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("status", "--porcelain", "-z", "--untracked-files=all", "--"));
    compared.forEach(path -> arguments.add(path.text()));
    return said(arguments.toArray(String[]::new)).filter(changes -> !changes.isEmpty()).isPresent();
  }

  private boolean isShallow() {
    return said("rev-parse", "--is-shallow-repository").filter("true"::equals).isPresent();
  }

  private String inShallow() {
    return isShallow() ? ", which is shallow" : "";
  }

  private Optional<String> said(String... arguments) {
    return Git.ask(root, arguments)
        .filter(Git.Answer::isSuccess)
        .map(answer -> answer.text().strip());
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
