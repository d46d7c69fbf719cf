package io.harmonia.smoke.baseline;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is asked to be compared with: the value of {@code smoke.baseline}. */
public sealed interface BaselineSetting {

  /** Makes something of it, whichever it is. */
  default <T> T fold(
      Supplier<T> auto, Supplier<T> none, Function<Path, T> directory, Function<String, T> name) {
    if (this instanceof Directory is) {
      return directory.apply(is.folder());
    }
    if (this instanceof Revision is) {
      return name.apply(is.name());
    }
    return this instanceof Auto ? auto.get() : none.get();
  }

  /** The commit before, as the CI's variables or the repository tell. */
  record Auto() implements BaselineSetting {}

  /** Nothing. */
  record None() implements BaselineSetting {}

  /** Another copy of the workspace. */
  record Directory(Path folder) implements BaselineSetting {}

  /**
   * A commit of the repository that holds the workspace.
   *
   * @param name as git reads it, for example {@code origin/main}
   */
  record Revision(String name) implements BaselineSetting {}

  /**
   * Reads the setting: {@code auto}, {@code none}, {@code dir:PATH} or a revision. Of a path, white
   * space is part; around the others it is not.
   *
   * @param folder what a relative path is relative to
   * @throws IllegalArgumentException if it is none of these; the message says why
   */
  static BaselineSetting parse(String given, Path folder) {
    if (given.startsWith("dir:")) {
      if (given.length() == "dir:".length()) {
        throw new IllegalArgumentException("expected a path after dir:");
      }
      return new Directory(folder.resolve(given.substring("dir:".length())).normalize());
    }
    String text = given.strip();
    if (text.equals("auto")) {
      return new Auto();
    }
    if (text.equals("none")) {
      return new None();
    }
    if (text.startsWith("-") || text.chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
      throw new IllegalArgumentException("expected auto, none, dir:PATH or a git revision");
    }
    return new Revision(text);
  }
}
