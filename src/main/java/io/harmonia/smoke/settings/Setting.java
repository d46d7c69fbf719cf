package io.harmonia.smoke.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A setting, stated once: {@link SmokeSettings} declares each, and nobody else can make one.
 *
 * @param <T> its value
 */
public final class Setting<T> {
  private final String name;
  private final String meaning;
  private final String unlessGiven;
  private final BiFunction<Optional<String>, Path, T> reader;
  private final boolean changesVerdicts;
  private final Optional<Function<T, Optional<String>>> note;

  private Setting(
      String name,
      String meaning,
      String unlessGiven,
      BiFunction<Optional<String>, Path, T> reader,
      boolean changesVerdicts,
      Optional<Function<T, Optional<String>>> note) {
    this.name = name;
    this.meaning = meaning;
    this.unlessGiven = unlessGiven;
    this.reader = reader;
    this.changesVerdicts = changesVerdicts;
    this.note = note;
  }

  /** A setting that has a value where it is not given. */
  static <T> Setting<T> of(String name, Form<T> form, String standard, String meaning) {
    return new Setting<>(
        name,
        meaning,
        "`" + standard + "`",
        (text, folder) -> form.parse(text.orElse(standard), folder),
        false,
        Optional.empty());
  }

  /**
   * A setting whose value, where it is not given, depends on the folder of the build.
   *
   * @param unlessGiven what it is then, in Markdown
   */
  static <T> Setting<T> byFolder(
      String name, Form<T> form, Function<Path, T> standard, String unlessGiven, String meaning) {
    return new Setting<>(
        name,
        meaning,
        unlessGiven,
        (text, folder) ->
            text.map(given -> form.parse(given, folder)).orElseGet(() -> standard.apply(folder)),
        false,
        Optional.empty());
  }

  /** A setting that has none; what is done then is said in words. */
  static <T> Setting<Optional<T>> optional(
      String name, Form<T> form, String unlessGiven, String meaning) {
    return new Setting<>(
        name,
        meaning,
        unlessGiven,
        (text, folder) -> text.map(given -> form.parse(given, folder)),
        false,
        Optional.empty());
  }

  /**
   * The same, on whose value verdicts depend: it becomes part of the digest of a run's inputs. What
   * leads to something that is part of it itself, such as the place of a document, need not.
   */
  Setting<T> changingVerdicts() {
    return new Setting<>(name, meaning, unlessGiven, reader, true, note);
  }

  /** The same, with what the report is to note of some of its values. */
  Setting<T> noted(Function<T, Optional<String>> say) {
    return new Setting<>(name, meaning, unlessGiven, reader, changesVerdicts, Optional.of(say));
  }

  /** For example {@code smoke.root}. */
  public String name() {
    return name;
  }

  /** What it is for, in Markdown. */
  public String meaning() {
    return meaning;
  }

  /** What it is where it is not given, in Markdown. */
  public String unlessGiven() {
    return unlessGiven;
  }

  /** Whether its value itself changes verdicts. */
  boolean changesVerdicts() {
    return changesVerdicts;
  }

  T read(Optional<String> text, Path folder) {
    return reader.apply(text, folder);
  }

  /** What the report is to note of its value, which is only read where there is anything. */
  Optional<String> note(Function<Setting<T>, T> values) {
    return note.flatMap(say -> say.apply(values.apply(this)));
  }

  /** The name, as messages use it. */
  @Override
  public String toString() {
    return name;
  }
}
