package io.harmonia.smoke.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What a text looks like. Equal for texts that a reader takes for one, or a file system that
 * ignores case or composes letters: they differ only by case, Unicode normalisation, characters
 * that are not drawn, kinds of spaces and dashes, or letters of another script that look like Latin
 * ones.
 *
 * <p>The letters are the Cyrillic and Greek ones that come up, not all of UTS #39, whose tables are
 * many times larger than this project.
 *
 * @param key what is left of the text when all that is taken away
 */
public record Likeness(String key) {

  /** What a text looks like. */
  public static Likeness of(String text) {
    if (Ascii.isIn(text)) {
      return new Likeness(text.toLowerCase(Locale.ROOT));
    }
    StringBuilder key = new StringBuilder(text.length());
    int before = ' ';
    for (int c : Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().toArray()) {
      if (!CodePoints.isInvisible(c) || (CodePoints.isDrawnWith(before, c) && isJoiner(c))) {
        key.appendCodePoint(CodePoints.look(c));
      }
      before = c;
    }
    return new Likeness(key.toString());
  }

  private static boolean isJoiner(int c) {
    return c == 0x200c || c == 0x200d;
  }

  /**
   * In what a text differs from one that looks the same, to stand after “it differs only”.
   *
   * @param text the one that is meant
   * @param other the one that is taken for it
   */
  public static String difference(String text, String other) {
    return new TextDifference(text, other).describe();
  }
}
