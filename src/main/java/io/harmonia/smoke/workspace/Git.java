package io.harmonia.smoke.workspace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
 * Asks the {@code git} program, without optional locks, lazy fetches, transports or file-system
 * monitors, so that nothing is written, nothing is fetched and nothing of the repository is run.
 */
public final class Git {
  /**
   * {@code GIT_NO_LAZY_FETCH} is known from git 2.45 on; earlier ones are kept from fetching by
   * allowing no transport at all.
   */
  private static final Map<String, String> READ_ONLY =
      Map.of(
          "GIT_OPTIONAL_LOCKS",
          "0",
          "GIT_NO_LAZY_FETCH",
          "1",
          "GIT_ALLOW_PROTOCOL",
          "none",
          "GIT_NO_REPLACE_OBJECTS",
          "1",
          "GIT_LITERAL_PATHSPECS",
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

  private Git() {}

  /** What git answered. */
  public static final class Answer {
    private final int exit;
    private final byte[] out;
    private final String error;

    private Answer(int exit, byte[] out, String error) {
      this.exit = exit;
      this.out = out;
      this.error = error;
    }

    /** Whether it succeeded. */
    public boolean isSuccess() {
      return exit == 0;
    }

    /** Its output. */
    public InputStream out() {
      return new ByteArrayInputStream(out);
    }

    /** Its output as UTF-8. */
    public String text() {
      return new String(out, StandardCharsets.UTF_8);
    }

    /** Its error output, in English. */
    public String error() {
      return error.strip();
    }
  }

  /**
   * Asks about the repository that a folder lies in.
   *
   * @return the answer, or nothing where there is no such program or folder, or where no answer
   *     came within 20 s
   */
  public static Optional<Answer> ask(Path folder, String... arguments) {
    return ask(folder, new byte[0], arguments);
  }

  /** Asks with something on the standard input. */
  public static Optional<Answer> ask(Path folder, byte[] input, String... arguments) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeAll(NAMING_A_REPOSITORY);
    builder.environment().putAll(READ_ONLY);
    try {
      return answer(builder.start(), input);
    } catch (IOException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Answer> answer(Process process, byte[] input)
      throws IOException, ExecutionException, InterruptedException {
    CompletableFuture<byte[]> out =
        CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
    CompletableFuture<byte[]> error =
        CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
    try {
      give(process, input);
      byte[] printed = out.get(SECONDS, TimeUnit.SECONDS);
      String said = new String(error.get(SECONDS, TimeUnit.SECONDS), StandardCharsets.UTF_8);
      return Optional.of(new Answer(process.waitFor(), printed, said));
    } catch (TimeoutException e) {
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  /** A program that ends before it read everything says why by its exit status. */
  private static void give(Process process, byte[] input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException ended) {
      // its exit status says why
    }
  }

  private static byte[] read(InputStream from) {
    try (InputStream in = from) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
