package io.harmonia.smoke.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a remedy as a person reads it: one way to mend a finding, or several, of which each
 * but the first starts with “or”. A way is a list of steps, in the order in which they stand: a
 * command in curly quotes, or one of a few phrases that say what to edit. What holds no step is
 * done by hand.
 *
 * @param ways what can be done, each with its steps
 */
record RemedyText(List<Way> ways) {
  private static final String QUOTED = "“([^”]*)”";
  private static final String VALUE =
      "(?:\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9]+|\\[\\]|\\{(?:[^{}\"]|\"(?:[^\"\\\\]|\\\\.)*\")*\\})";

  /** A way starts after a full stop, a comma or a semicolon, with “or”, outside of quotes. */
  private static final Pattern OR =
      Pattern.compile("[.,;:] (?=[Oo]r[ ,](?=[^“”]*(?:“[^”]*”[^“”]*)*$))");

  private static final List<Phrase> PHRASES =
      List.of(
          phrase(
              "“git (?:lfs pull|annex get)[^”]*”",
              m -> new Step.Restore("file")), // no server has these files
          phrase(
              "“((?:harmonia-smoke(?! waive)|git(?! lfs pull| annex get)|iconv|mv|echo)\\b[^”]*)”",
              m -> new Step.Run(m.group(1))),
          phrase("[Rr]estore (?:the|its|this) ([a-z]+)", m -> new Step.Restore(m.group(1))),
          phrase("[Rr]estore what is listed", m -> new Step.Restore("artifact")),
          phrase(
              "[Mm]ove (?:it|what is not|what does not belong there) out of the [a-z]+",
              m -> new Step.MoveOut()),
          phrase(
              "[Pp]ut the line " + QUOTED + " back into ([^\\s;,]*[^\\s;,.])",
              m -> new Step.Back(m.group(1), m.group(2))),
          phrase("[Pp]ut the entry back", m -> new Step.EntryBack()),
          phrase("[Ww]rite in its place: (\\{.*\\})\\.", m -> new Step.Instead(m.group(1))),
          phrase("[Pp]ut the file (?:itself )?there\\b", m -> new Step.Restore("file")),
          phrase("[Cc]heck out the commit\\b", m -> new Step.Restore("artifact")),
          phrase(
              "[Ww]rite (\"(?:[^\"\\\\]|\\\\.)+\": " + VALUE + ")",
              m -> new Step.Member(m.group(1))),
          phrase("[Rr]ename it to \"([^\"]+)\"", m -> new Step.Key(m.group(1))),
          phrase("[Rr]emove (?:the line\\b|line [0-9]+ of )", m -> new Step.RemoveLine()),
          phrase("[Ss]tart (?:it|the line) with #", m -> new Step.Comment()),
          phrase(
              "[Ww]rite the line " + QUOTED + " into \\.gitattributes",
              m -> new Step.Attribute(m.group(1))),
          phrase("[Ww]rite the line " + QUOTED + "(?! into)", m -> new Step.Line(m.group(1))),
          phrase("[Ww]rite the path " + QUOTED, m -> new Step.Name(m.group(1))),
          phrase(
              "[Rr]emove this (entry|waiver|requirement|file|field|list)",
              m -> new Step.Remove(m.group(1))),
          phrase(
              "[Ss]et (smoke(?:\\.[a-z-]+)+)=([^\\s,;]*[^\\s,;.])",
              m -> new Step.Setting(m.group(1), m.group(2))),
          phrase(
              "[Rr]aise (smoke(?:\\.[a-z-]+)+)",
              m -> new Step.Setting(m.group(1), raised(m.group(1)))),
          phrase(
              "(?:[Cc]orrect|[Dd]o without) (smoke(?:\\.[a-z-]+)+)",
              m -> new Step.Setting(m.group(1), "")));

  /** One way. */
  record Way(String text, List<Step> steps) {
    /** Whether it is done only after what other findings say. */
    boolean waits() {
      return Stream.of("nce the part is right", "nce the parts are right", "it is gone for good")
          .anyMatch(text::contains);
    }

    /** Whether it says only that another finding has the remedy. */
    boolean refersToAnother() {
      return text.startsWith("See the finding of ");
    }
  }

  /** One step. */
  sealed interface Step {
    /** A command for the shell. */
    record Run(String command) implements Step {}

    /** A content as it was before: the artifact that the message is about, or a document. */
    record Restore(String what) implements Step {}

    /** What the message names is moved to a folder outside of the workspace. */
    record MoveOut() implements Step {}

    /** The manifests are again as the last commit has them. */
    record EntryBack() implements Step {}

    /** Other elements for the one at the finding. */
    record Instead(String elements) implements Step {}

    /** A line that a file, which may be gone, has again. */
    record Back(String line, String file) implements Step {}

    /** A member of a JSON object, in the place of the finding. */
    record Member(String member) implements Step {}

    /** Another name for the member at the finding. */
    record Key(String name) implements Step {}

    record RemoveLine() implements Step {}

    record Comment() implements Step {}

    record Line(String line) implements Step {}

    record Attribute(String line) implements Step {}

    record Name(String path) implements Step {}

    /** The element or member at the finding goes, or what it is a field of. */
    record Remove(String what) implements Step {}

    /** A setting of the run; back to its default where the value is empty. */
    record Setting(String name, String value) implements Step {}
  }

  private record Phrase(Pattern pattern, Function<MatchResult, Step> step) {}

  private record Placed(int at, Step step) {}

  private static String raised(String setting) {
    return switch (setting) {
      case "smoke.timeout" -> "1h";
      case "smoke.limits.depth" -> "100000";
      default -> "100MB";
    };
  }

  static RemedyText of(String text) {
    return new RemedyText(Arrays.stream(OR.split(text)).map(RemedyText::way).toList());
  }

  private static Way way(String text) {
    List<Placed> placed = new ArrayList<>();
    for (Phrase phrase : PHRASES) {
      phrase
          .pattern()
          .matcher(text)
          .results()
          .forEach(m -> placed.add(new Placed(m.start(), phrase.step().apply(m))));
    }
    List<Step> steps =
        placed.stream().sorted((a, b) -> Integer.compare(a.at, b.at)).map(Placed::step).toList();
    return new Way(text, steps);
  }

  Stream<Way> executable() {
    return ways.stream().filter(way -> !way.steps().isEmpty());
  }

  private static Phrase phrase(String pattern, Function<MatchResult, Step> step) {
    return new Phrase(Pattern.compile("(?<![A-Za-z])" + pattern), step);
  }
}
