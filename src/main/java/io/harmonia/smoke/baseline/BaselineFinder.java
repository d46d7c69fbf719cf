package io.harmonia.smoke.baseline;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.git.Git;
import io.harmonia.smoke.git.GitDirectory;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.PointerPolicy;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.GitCheckout;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the state to compare with. Asks the {@code git} program rather than a library of its own,
 * so that whatever the user's git can read (linked worktrees, submodules, partial clones, SHA-256
 * repositories, reftables) is read alike; nothing of the repository is obeyed.
 */
public final class BaselineFinder {
  private final Workspace workspace;
  private final Path root;
  private final Bounds bounds;
  private final List<RelativePath> compared;
  private final Map<String, String> environment;
  private final boolean required;

  /**
   * A finder.
   *
   * @param compared the files that are compared, to tell whether they were changed since the commit
   */
  public BaselineFinder(
      Workspace workspace,
      List<RelativePath> compared,
      Map<String, String> environment,
      boolean required) {
    this.workspace = workspace;
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
    return setting.fold(
        () -> inTheRepository(required, commits -> commits.auto(CiPush.of(environment), changing)),
        FoundBaseline.Unwanted::new,
        this::directory,
        name -> inTheRepository(true, commits -> commits.named(name)));
  }

  private FoundBaseline directory(Path folder) {
    try {
      Workspace earlier = Workspace.open(folder, Links.INSIDE, PointerPolicy.ACCEPT, bounds);
      BaselineFiles files = FolderFiles.of(earlier);
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

  /** Finds a commit. */
  @FunctionalInterface
  private interface Search {
    FoundBaseline in(BaselineCommits commits) throws IOException;
  }

  private FoundBaseline inTheRepository(boolean asked, Search search) {
    try {
      Optional<GitDirectory> repository = GitDirectory.around(root);
      if (repository.isEmpty()) {
        return new FoundBaseline.Missing(
            asked, "the workspace lies in no git repository", BaselineCommits.NAME_ONE);
      }
      try (Git git = Git.ofRepository(repository.get())) {
        String folder = GitCheckout.below(repository.get(), root);
        return search.in(new BaselineCommits(workspace, git, folder, compared, required));
      }
    } catch (IOException e) {
      return new FoundBaseline.Missing(
          true,
          "the workspace's repository cannot be read: " + e.getMessage(),
          "Let the suite run where git is installed and can read the repository;"
              + " smoke.baseline=none if no baseline is wanted.");
    }
  }
}
