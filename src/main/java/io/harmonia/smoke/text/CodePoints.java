package io.harmonia.smoke.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a reader sees of a character. */
final class CodePoints {
  private static final Set<UnicodeScript> WITHOUT_JOINERS =
      Set.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.COMMON,
          UnicodeScript.INHERITED);

  /** Small letters of other scripts, each followed by the Latin one that it is taken for. */
  private static final Map<Integer, Integer> LATIN_LOOK =
      pairs(
          "аaвbеeѕsіiјjкkмmнhоoрpсcтtуyхxһhԁdԛqԝwӏlүvћhԍgьb" // Cyrillic
              + "αaβbεeζzηhιiκkμmνvοoρpτtυyχxϳj" // Greek
              + "ɑaɡg"); // Latin

  private CodePoints() {}

  private static Map<Integer, Integer> pairs(String text) {
    int[] letters = text.codePoints().toArray();
    Map<Integer, Integer> pairs = new HashMap<>();
    for (int i = 0; i < letters.length; i += 2) {
      pairs.put(letters[i], letters[i + 1]);
    }
    return Map.copyOf(pairs);
  }

  /** For example {@code U+0430 CYRILLIC SMALL LETTER A}. */
  static String named(int codePoint) {
    String name = Character.getName(codePoint);
    return String.format(Locale.ROOT, "U+%04X", codePoint) + (name == null ? "" : " " + name);
  }

  /** Whether nothing is drawn for it, wherever it stands. */
  static boolean isInvisible(int c) {
    if (Character.getType(c) == Character.FORMAT) {
      return !(c >= 0x600 && c <= 0x8e2) && c != 0x110bd && c != 0x110cd; // Arabic, Kaithi: drawn
    }
    return isVariationSelector(c)
        || c == 0x34f // combining grapheme joiner
        || c == 0x115f
        || c == 0x1160
        || c == 0x3164
        || c == 0xffa0; // Hangul fillers
  }

  /**
   * Whether an invisible character changes how the one before it is drawn: a joiner in scripts that
   * join letters, or part of an emoji.
   */
  static boolean isDrawnWith(int before, int c) {
    boolean joins = c == 0x200c || c == 0x200d || isVariationSelector(c) || isTag(c);
    return joins
        && (Character.getType(before) == Character.OTHER_SYMBOL
            || Character.getType(before) == Character.MODIFIER_SYMBOL
            || isVariationSelector(before)
            || isTag(before)
            || isOfAJoiningScript(before));
  }

  private static boolean isOfAJoiningScript(int c) {
    return Character.isDefined(c)
        && c >= 0x300
        && !WITHOUT_JOINERS.contains(UnicodeScript.of(c))
        && !isInvisible(c);
  }

  private static boolean isVariationSelector(int c) {
    return (c >= 0xfe00 && c <= 0xfe0f)
        || (c >= 0xe0100 && c <= 0xe01ef)
        || (c >= 0x180b && c <= 0x180d);
  }

  private static boolean isTag(int c) {
    return c >= 0xe0020 && c <= 0xe007f;
  }

  /** Whether it is a letter of another script that is taken for a Latin one. */
  static boolean isTakenForLatin(int c) {
    return LATIN_LOOK.containsKey(folded(c));
  }

  /** What a visible character is taken for: without its case, script, or kind of space or dash. */
  static int look(int c) {
    if (Character.getType(c) == Character.SPACE_SEPARATOR) {
      return ' ';
    }
    if (Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212) {
      return '-';
    }
    if (c == 0x2018 || c == 0x2019) {
      return '\'';
    }
    int narrow = c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c; // full-width forms of ASCII
    int small = folded(narrow);
    return LATIN_LOOK.getOrDefault(small, small);
  }

  private static int folded(int c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  /** The text, each of its accented letters in one character where there is one. */
  static int[] composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray();
  }
}
