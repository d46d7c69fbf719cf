package io.harmonia.smoke.text;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes hostile text safe to show on one line: whatever a manifest or a file name holds, it comes
 * out without control characters, and recognisable.
 *
 * <p>Control, format (bidirectional and zero-width among them), line-separating, private-use and
 * unassigned characters, unusual spaces and lone surrogates are written as <code>\&#117;{1b}</code>
 * . So is the first {@code #} of {@code ##[}, {@code ##vso[} and their like: a CI system takes them
 * for a command wherever they stand in a line of its log (actions/runner, ActionCommand.TryParse).
 * Its {@code ::command::} counts at the start of a line alone, where hostile text never stands.
 */
public final class Printable {
  private static final int HEAD = 160;
  private static final int TAIL = 60;
  private static final int SOME = 5;

  private static final Pattern COMMAND = Pattern.compile("#(?=#\\w*\\[)");

  private Printable() {}

  /**
   * The text, escaped, and shortened in the middle with a mark when it is longer than 250 code
   * points.
   */
  public static String of(String hostile) {
    return shorten(whole(hostile));
  }

  /** The text, escaped and in quotation marks. */
  public static String quoted(String hostile) {
    return "\"" + of(hostile) + "\"";
  }

  /** The text, escaped, at its full length. */
  public static String whole(String hostile) {
    String safe = withoutUnsafeCharacters(hostile);
    return safe.contains("##") ? COMMAND.matcher(safe).replaceAll("\\\\u{23}") : safe;
  }

  /** The first five of some names, and how many more there are. */
  public static String some(Collection<?> hostile) {
    return hostile.stream()
            .limit(SOME)
            .map(each -> of(String.valueOf(each)))
            .collect(Collectors.joining(", "))
        + (hostile.size() > SOME ? " and " + (hostile.size() - SOME) + " more" : "");
  }

  private static String withoutUnsafeCharacters(String hostile) {
    if (Ascii.isPrintable(hostile) || hostile.codePoints().noneMatch(Printable::isUnsafe)) {
      return hostile;
    }
    StringBuilder safe = new StringBuilder(hostile.length() + 16);
    hostile
        .codePoints()
        .forEach(
            c -> {
              if (isUnsafe(c)) {
                safe.append("\\u{").append(Integer.toHexString(c)).append('}');
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static String shorten(String text) {
    int length = text.codePointCount(0, text.length());
    if (length <= HEAD + TAIL + 30) {
      return text;
    }
    int head = text.offsetByCodePoints(0, HEAD);
    int tail = text.offsetByCodePoints(text.length(), -TAIL);
    return text.substring(0, head)
        + "…["
        + (length - HEAD - TAIL)
        + " more characters]…"
        + text.substring(tail);
  }

  private static boolean isUnsafe(int codePoint) {
    if (codePoint >= ' ' && codePoint < 0x7f) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SPACE_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
