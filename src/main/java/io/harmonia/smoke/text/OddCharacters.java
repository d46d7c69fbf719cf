package io.harmonia.smoke.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Characters of a name that a reader does not see, or takes for others. */
public final class OddCharacters {
  private static final int NAMED = 3;

  private OddCharacters() {}

  /**
   * What is odd in a text, to stand after its name, for example {@code holds U+200B ZERO WIDTH
   * SPACE at character 5, which nobody sees}. Nothing where a joiner or selector changes how the
   * character before it is drawn, as in Persian or in emoji.
   */
  public static Optional<String> in(String text) {
    if (Ascii.isIn(text)) {
      return Optional.empty();
    }
    int[] characters = text.codePoints().toArray();
    BitSet amongLatin = inWordsWithLatin(characters);
    List<String> odd = new ArrayList<>();
    for (int i = 0; i < characters.length && odd.size() < NAMED; i++) {
      int c = characters[i];
      if (CodePoints.isInvisible(c)) {
        if (i == 0 || !CodePoints.isDrawnWith(characters[i - 1], c)) {
          odd.add(CodePoints.named(c) + " at character " + (i + 1) + ", which nobody sees");
        }
      } else if (amongLatin.get(i)
          && UnicodeScript.of(c) != UnicodeScript.LATIN
          && CodePoints.isTakenForLatin(c)) {
        odd.add(
            CodePoints.named(c)
                + " at character "
                + (i + 1)
                + ", which looks like a Latin letter, as those around it are");
      }
    }
    return odd.isEmpty() ? Optional.empty() : Optional.of("holds " + String.join(" and ", odd));
  }

  /** Which characters stand in a word that has a Latin letter. */
  private static BitSet inWordsWithLatin(int[] characters) {
    BitSet in = new BitSet(characters.length);
    for (int from = 0; from < characters.length; from++) {
      int to = from;
      boolean latin = false;
      for (; to < characters.length && Character.isLetter(characters[to]); to++) {
        latin |= UnicodeScript.of(characters[to]) == UnicodeScript.LATIN;
      }
      in.set(from, to, latin);
      from = to;
    }
    return in;
  }
}
