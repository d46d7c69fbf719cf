package io.harmonia.smoke.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A repository that the real git makes, apart from whatever configuration the machine has. */
public final class Repository {
  private final Path folder;

  private Repository(Path folder) {
    this.folder = folder;
  }

  /** A new one, without a commit; skips the test where git is missing. */
  public static Repository in(Path folder) {
    RealProgram.assumeInstalled("git");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Repository repository = at(folder);
    repository.git("init", "-q", "-b", "main");
    return repository;
  }

  /** One that is there. */
  public static Repository at(Path folder) {
    return new Repository(folder);
  }

  public Repository write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits everything; returns the commit's name. */
  public String commit() {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", "a commit");
    return git("rev-parse", "HEAD").strip();
  }

  /** Writes a file and commits it. */
  public String commit(String path, String text) {
    return write(path, text).commit();
  }

  public String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of("-c", "user.name=test", "-c", "user.email=test@example.org"));
    command.addAll(List.of("-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    return RealProgram.runSuccessfully(folder, command.toArray(String[]::new));
  }

  public Path folder() {
    return folder;
  }
}
