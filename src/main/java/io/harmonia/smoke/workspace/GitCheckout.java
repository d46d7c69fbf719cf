package io.harmonia.smoke.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What git says of a folder. */
public final class GitCheckout {
  private GitCheckout() {}

  /** The commit that is checked out where a folder lies, or nothing where git cannot tell. */
  public static Optional<String> commit(Path folder) {
    return Git.ask(folder, "rev-parse", "--verify", "HEAD")
        .filter(Git.Answer::isSuccess)
        .map(answer -> answer.text().strip())
        .filter(sha -> sha.matches("[0-9a-f]{40,64}"));
  }

  /**
   * The files below a folder that git tracks, relative to the folder, or nothing where git cannot
   * tell (no program, no repository, a folder that does not exist yet).
   */
  public static Optional<List<String>> trackedFiles(Path folder) {
    return Git.ask(folder, "ls-files", "-z", "--", ".")
        .filter(Git.Answer::isSuccess)
        .map(answer -> List.of(answer.text().split("\0")))
        .map(files -> files.stream().filter(file -> !file.isEmpty()).toList());
  }
}
