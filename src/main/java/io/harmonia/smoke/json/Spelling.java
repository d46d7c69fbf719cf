package io.harmonia.smoke.json;

import java.text.Normalizer;
import java.util.Locale;

/** Compares the names of fields, as people misspell them. */
public final class Spelling {
  private Spelling() {}

  /** The letters and digits of a name, in one case: {@code sizebytes} of {@code "Size-Bytes "}. */
  public static String lettersOf(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    Normalizer.normalize(name, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  /** Whether one letter after the first is missing, added, wrong, or swapped with the next. */
  public static boolean isOneLetterOff(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int start = 0;
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    String inOne = one.substring(start, one.length() - end);
    String inOther = other.substring(start, other.length() - end);
    boolean swapped =
        inOne.length() == 2 && inOther.contentEquals(new StringBuilder(inOne).reverse());
    return start > 0 && (swapped || (inOne.length() <= 1 && inOther.length() <= 1));
  }
}
