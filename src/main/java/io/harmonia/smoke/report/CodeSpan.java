package io.harmonia.smoke.report;

import io.harmonia.smoke.text.Printable;
import java.util.BitSet;

/**
 * Hostile text as a code span of Markdown (CommonMark 6.1), in which no link, mention, reference or
 * tag means anything.
 *
 * <p>Its fence is the shortest run of backticks that is not in the text, and not one longer than
 * the longest: of the runs longer than 80, GitHub's parser takes none for a fence.
 */
public final class CodeSpan {
  private CodeSpan() {}

  /** The text, printable and shortened in its middle to about so many characters. */
  public static String of(String hostile, int longest) {
    return fenced(shortened(Printable.whole(hostile), longest));
  }

  private static String fenced(String text) {
    String fence = "`".repeat(runsOfBackticks(text).nextClearBit(1));
    String padding = needsPadding(text) ? " " : "";
    return fence + padding + text + padding + fence;
  }

  private static BitSet runsOfBackticks(String text) {
    BitSet lengths = new BitSet();
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      if (run > 0 && (i + 1 == text.length() || text.charAt(i + 1) != '`')) {
        lengths.set(run);
      }
    }
    return lengths;
  }

  /** Where a backtick would lengthen the fence, or a space at both ends would be taken away. */
  private static boolean needsPadding(String text) {
    return text.isEmpty()
        || text.startsWith("`")
        || text.endsWith("`")
        || (text.startsWith(" ") && text.endsWith(" ") && !text.isBlank());
  }

  /** Two thirds of it from the start, the rest from the end. */
  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int head = boundary(text, longest * 2 / 3);
    int tail = boundary(text, text.length() - longest / 3);
    return text.substring(0, head)
        + "…["
        + (tail - head)
        + " more characters]…"
        + text.substring(tail);
  }

  /** Not between the halves of a surrogate pair. */
  private static int boundary(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
