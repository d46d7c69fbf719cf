package io.harmonia.smoke.source;

import io.harmonia.smoke.path.Glob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which formats are read beside Harmonia's own, and where.
 *
 * @param all whether each is read at its own places
 * @param asked the formats that are named, in their order
 * @param excluded records of such paths are not read, unless their very place is asked for
 */
public record SourceChoice(boolean all, List<Asked> asked, List<Glob> excluded) {
  /** Every format at its own places. */
  public static final SourceChoice AUTO = new SourceChoice(true, List.of(), List.of());

  /** No format. */
  public static final SourceChoice NONE = new SourceChoice(false, List.of(), List.of());

  private static final String EXPECTED =
      "auto, none, or formats and their globs, separated by commas, for example"
          + " auto,pooch:data/registry.txt";

  /**
   * A format that is named.
   *
   * @param format its name
   * @param glob where its records are looked for beside its own places, if that is said
   */
  public record Asked(String format, Optional<String> glob) {}

  /**
   * Reads what a setting says, for example {@code auto,pooch:data/registry.txt}.
   *
   * @param known the names of the formats that there are
   * @throws IllegalArgumentException if it is not written so, or names another format
   */
  public static SourceChoice parse(String text, Collection<String> known) {
    List<String> words = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (words.equals(List.of("none"))) {
      return NONE;
    }
    List<Asked> asked = new ArrayList<>();
    for (String word : words) {
      if (!word.equals("auto")) {
        asked.add(asked(word, known));
      }
    }
    return new SourceChoice(words.contains("auto"), List.copyOf(asked), List.of());
  }

  private static Asked asked(String word, Collection<String> known) {
    int colon = word.indexOf(':');
    String format = colon < 0 ? word : word.substring(0, colon);
    String glob = word.substring(colon + 1);
    if (!known.contains(format) || glob.isBlank()) {
      throw new IllegalArgumentException(
          "expected %s; actual %s; the formats are %s"
              .formatted(EXPECTED, word.isEmpty() ? "nothing" : word, String.join(", ", known)));
    }
    return new Asked(format, colon < 0 ? Optional.empty() : Optional.of(glob));
  }

  /** The same, with records of such paths left out. */
  public SourceChoice excluding(List<String> globs) {
    return new SourceChoice(all, asked, globs.stream().map(Glob::of).toList());
  }

  /** Whether a format is read at its own places. */
  boolean takes(String format) {
    return all || asked.stream().anyMatch(one -> one.equals(new Asked(format, Optional.empty())));
  }

  /** Where else a format's records are looked for. */
  Stream<String> globs(String format) {
    return asked.stream()
        .filter(one -> one.format().equals(format))
        .flatMap(one -> one.glob().stream());
  }
}
