package io.harmonia.smoke.terminal;

import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code explain FORMAT} prints. */
public final class FormatExplanation {
  private static final int MOST_NAMES = 8;
  private static final String INDENT = "       ";

  private FormatExplanation() {}

  /** Its first sentence, as a list of all has it. */
  public static List<String> brief(RecordSource source) {
    String title = String.format("%-21s  %-9s  ", source.name(), "format");
    String firstSentence = source.guide().records().split("(?<=\\.) ", 2)[0];
    return PlainText.wrap(firstSentence, title, " ".repeat(title.length()));
  }

  /** All of it. */
  public static List<String> of(RecordSource source) {
    FormatGuide guide = source.guide();
    List<String> lines = new ArrayList<>();
    lines.add("FORMAT");
    lines.add(INDENT + source.name() + " (" + guide.title() + ")");
    add(lines, "WHAT IS READ", guide.records());
    add(lines, "WHERE", where(source));
    add(lines, "VERIFIED WITHOUT THE FILES", guide.verified().withoutBytes());
    add(lines, "VERIFIED BY THE BEGINNING OF A FILE", guide.verified().withHeader());
    add(lines, "VERIFIED BY THE WHOLE FILE", guide.verified().withBytes());
    add(lines, "NOT VERIFIED", guide.verified().limits());
    add(lines, "WHERE A FILE IS MISSING", guide.missing());
    add(lines, "HOW TO UPDATE A RECORD", guide.update());
    return lines;
  }

  /** The names of its records, in Markdown. */
  public static String where(RecordSource source) {
    String own =
        some(
            source.places().stream()
                .map(
                    rule ->
                        rule.kind() == PlaceRule.Kind.REPOSITORY
                            ? "git's index"
                            : "`" + rule.pattern() + "`")
                .toList());
    String asked = some(source.ambiguous().stream().map(glob -> "`" + glob + "`").toList());
    if (asked.isEmpty()) {
      return own;
    }
    return (own.isEmpty() ? "" : own + "; ") + "only where `smoke.sources` names it: " + asked;
  }

  /** Where there are many, the first tell the others. */
  private static String some(List<String> names) {
    return names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMES ? " and the like" : "");
  }

  private static void add(List<String> lines, String heading, String text) {
    lines.add("");
    lines.add(heading);
    lines.addAll(PlainText.wrap(text, INDENT, INDENT));
  }
}
