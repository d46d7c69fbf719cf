package io.harmonia.smoke.terminal;

import io.harmonia.smoke.finding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a kind of finding means, as {@code kinds.md} in the jar explains it: the one text that
 * {@code explain} and docs/kinds.md are made of.
 *
 * @param meaning Markdown, as the causes and the remedy
 * @param remedy empty where there is nothing to do
 * @param commands lines to type; comments among them begin with {@code #}
 */
public record KindExplanation(
    Kind kind, String meaning, List<String> causes, String remedy, List<String> commands) {
  private static final String TEXT = "/io/harmonia/smoke/kinds.md";
  private static final String HEADING = "## ";
  private static final String CAUSE = "- ";
  private static final String REMEDY = "**Fix:** ";
  private static final String COMMAND = "    ";

  /**
   * The explanation of every kind that has one, in the order of the text.
   *
   * @throws IllegalStateException if the text explains what is no kind
   */
  public static Map<Kind, KindExplanation> all() {
    Map<Kind, KindExplanation> all = new EnumMap<>(Kind.class);
    for (String section : text().split("(?m)^" + HEADING, -1)) {
      List<String> lines = section.lines().toList();
      if (!section.startsWith("# ")) {
        KindExplanation read = read(lines.get(0), lines.subList(1, lines.size()));
        all.put(read.kind(), read);
      }
    }
    return all;
  }

  /**
   * The explanation of a kind.
   *
   * @throws IllegalStateException if the text does not explain it
   */
  public static KindExplanation of(Kind kind) {
    KindExplanation explained = all().get(kind);
    if (explained == null) {
      throw new IllegalStateException(TEXT + " does not explain " + kind.label());
    }
    return explained;
  }

  private static KindExplanation read(String label, List<String> lines) {
    Kind kind =
        Kind.parse(label)
            .orElseThrow(() -> new IllegalStateException(TEXT + " explains no kind: " + label));
    List<String> meaning = new ArrayList<>();
    List<String> remedy = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(REMEDY)) {
        remedy.add(line.substring(REMEDY.length()));
      } else if (!line.isBlank() && !line.startsWith(CAUSE) && !line.startsWith(COMMAND)) {
        meaning.add(line);
      }
    }
    return new KindExplanation(
        kind,
        String.join(" ", meaning),
        after(CAUSE, lines),
        String.join(" ", remedy),
        after(COMMAND, lines));
  }

  private static List<String> after(String prefix, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .collect(Collectors.toUnmodifiableList());
  }

  private static String text() {
    try (InputStream in = KindExplanation.class.getResourceAsStream(TEXT)) {
      if (in == null) {
        throw new IllegalStateException(TEXT + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
