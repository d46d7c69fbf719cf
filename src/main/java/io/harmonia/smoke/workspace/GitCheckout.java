package io.harmonia.smoke.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What git says of a folder. Asks the {@code git} program, without optional locks, lazy fetches or
 * file-system monitors, so that nothing is written and nothing of the repository is run.
 */
public final class GitCheckout {
  private static final Map<String, String> READ_ONLY =
      Map.of(
          "GIT_OPTIONAL_LOCKS",
          "0",
          "GIT_NO_LAZY_FETCH",
          "1",
          "GIT_TERMINAL_PROMPT",
          "0",
          "LC_ALL",
          "C");

  /** What a hook sets for the repository that runs it, which need not be the folder's. */
  private static final Set<String> NAMING_A_REPOSITORY =
      Set.of(
          "GIT_DIR",
          "GIT_COMMON_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_NAMESPACE",
          "GIT_PREFIX");

  private static final long SECONDS = 20;

  private GitCheckout() {}

  /** The commit that is checked out where a folder lies, or nothing where git cannot tell. */
  public static Optional<String> commit(Path folder) {
    return git(folder, "rev-parse", "--verify", "HEAD")
        .map(String::strip)
        .filter(sha -> sha.matches("[0-9a-f]{40,64}"));
  }

  /**
   * The files below a folder that git tracks, relative to the folder, or nothing where git cannot
   * tell (no program, no repository, a folder that does not exist yet).
   */
  public static Optional<List<String>> trackedFiles(Path folder) {
    return git(folder, "ls-files", "-z", "--", ".")
        .map(out -> List.of(out.split("\0")).stream().filter(f -> !f.isEmpty()).toList());
  }

  private static Optional<String> git(Path folder, String... arguments) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeAll(NAMING_A_REPOSITORY);
    builder.environment().putAll(READ_ONLY);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return outputOf(builder.start());
    } catch (IOException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<String> outputOf(Process process)
      throws IOException, ExecutionException, InterruptedException {
    process.getOutputStream().close();
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process));
    try {
      String text = out.get(SECONDS, TimeUnit.SECONDS);
      return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    } catch (TimeoutException e) {
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(Process process) {
    try (InputStream in = process.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
