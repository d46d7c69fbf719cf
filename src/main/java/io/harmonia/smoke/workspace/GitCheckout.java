package io.harmonia.smoke.workspace;

import io.harmonia.smoke.git.Git;
import io.harmonia.smoke.git.GitDirectory;
import io.harmonia.smoke.git.GitIndex;
import io.harmonia.smoke.path.RealFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What git says of a folder. */
public final class GitCheckout {
  private GitCheckout() {}

  /** The commit that is checked out where a folder lies, or nothing where git cannot tell. */
  public static Optional<String> commit(Path folder) {
    return ask(folder, (git, below) -> git.commit("HEAD")).flatMap(commit -> commit);
  }

  /**
   * The files below a folder that git tracks, relative to the folder, or nothing where git cannot
   * tell (no program, no repository, a folder that does not exist yet).
   */
  public static Optional<List<String>> trackedFiles(Path folder) {
    return ask(folder, GitIndex::below);
  }

  /** Asks about a folder of a repository. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(Git git, String folder) throws IOException;
  }

  private static <T> Optional<T> ask(Path folder, Question<T> question) {
    try {
      Optional<GitDirectory> repository = GitDirectory.around(folder);
      if (repository.isEmpty()) {
        return Optional.empty();
      }
      try (Git git = Git.ofRepository(repository.get())) {
        return Optional.of(question.ask(git, below(repository.get(), folder)));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A folder's path from its repository's top. */
  public static String below(GitDirectory repository, Path folder) throws IOException {
    return new RealFolder(repository.top()).nameOf(folder.toRealPath()).text();
  }
}
