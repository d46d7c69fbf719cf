package io.harmonia.smoke.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The syntax of npm's ranges, without its leniency: what is not part of it is refused, not ignored.
 * Own code since semver4j 6.0.0 reads some of them wrongly ({@code ~1 <2} has 0.0.3 in it) (<a
 * href="https://github.com/npm/node-semver#ranges">node-semver, Ranges</a>). Each range comes to
 * bounds that all hold.
 */
final class RangeSyntax {
  private static final int MAX_LENGTH = 1_000;
  private static final String NUMBER = "(?:0|[1-9]\\d*+)";
  private static final String ANY = "[xX*]";
  private static final String PRE_RELEASE = "(?:\\d*+[A-Za-z-][0-9A-Za-z-]*+|" + NUMBER + ")";
  private static final String BUILD = "[0-9A-Za-z-]++";
  private static final String FULL =
      "%1$s\\.%1$s\\.%1$s(?:-%2$s(?:\\.%2$s)*+)?+(?:\\+%3$s(?:\\.%3$s)*+)?+"
          .formatted(NUMBER, PRE_RELEASE, BUILD);
  private static final String PARTIAL =
      "%1$s(?:\\.%1$s(?:\\.%2$s)?|\\.%2$s(?:\\.%2$s)?)?".formatted(NUMBER, ANY);
  private static final String VERSION = "v?(?:" + FULL + "|" + PARTIAL + ")";
  private static final Pattern HYPHENATED =
      Pattern.compile("(" + VERSION + ") {1,3}- {1,3}(" + VERSION + ")");
  private static final Pattern COMPARATOR =
      Pattern.compile(
          "(?:(?:(>=|<=|>|<|=|\\^|~) {0,3})?(" + VERSION + ")|(" + ANY + "))(?: {1,3}|$)");
  private static final Pattern OR = Pattern.compile(" {0,3}\\|\\| {0,3}");

  private RangeSyntax() {}

  /** The bounds of each alternative, or none at all where the text is no range. */
  static List<List<Bound>> parse(String text) {
    if (text.length() > MAX_LENGTH || text.endsWith(" ")) {
      return List.of();
    }
    List<List<Bound>> alternatives = new ArrayList<>();
    for (String alternative : OR.split(text, -1)) {
      List<Bound> bounds = alternative(alternative);
      if (bounds.isEmpty()) {
        return List.of();
      }
      alternatives.add(bounds);
    }
    return List.copyOf(alternatives);
  }

  private static List<Bound> alternative(String text) {
    Matcher hyphenated = HYPHENATED.matcher(text);
    if (hyphenated.matches()) {
      PartialVersion from = PartialVersion.parse(hyphenated.group(1));
      return List.of(Bound.from(from.lowest()), atMost(PartialVersion.parse(hyphenated.group(2))));
    }
    List<Bound> bounds = new ArrayList<>();
    Matcher comparator = COMPARATOR.matcher(text);
    while (!comparator.hitEnd() && comparator.lookingAt()) {
      String any = comparator.group(3);
      PartialVersion version = PartialVersion.parse(any == null ? comparator.group(2) : any);
      bounds.addAll(bounds(Objects.requireNonNullElse(comparator.group(1), ""), version));
      comparator.region(comparator.end(), text.length());
    }
    return comparator.regionStart() == text.length() ? List.copyOf(bounds) : List.of();
  }

  private static List<Bound> bounds(String operator, PartialVersion version) {
    Precedence lowest = version.lowest();
    return switch (operator) {
      case ">=" -> List.of(Bound.from(lowest));
      case ">" -> List.of(version.isFull() ? Bound.above(lowest) : Bound.from(version.next()));
      case "<" -> List.of(version.isFull() ? Bound.below(lowest) : Bound.belowAnyOf(lowest));
      case "<=" -> List.of(atMost(version));
      case "^" -> List.of(Bound.from(lowest), Bound.belowAnyOf(version.nextIncompatible()));
      case "~" -> List.of(Bound.from(lowest), Bound.belowAnyOf(version.next()));
      default ->
          version.isAny()
              ? List.of(Bound.from(lowest))
              : List.of(Bound.from(lowest), atMost(version));
    };
  }

  private static Bound atMost(PartialVersion version) {
    return version.isFull() ? Bound.upTo(version.lowest()) : Bound.belowAnyOf(version.next());
  }
}
