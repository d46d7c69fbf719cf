package io.harmonia.smoke.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * In what two texts of the same {@link Likeness} differ.
 *
 * @param text the one that is meant
 * @param other the one that is taken for it
 */
record TextDifference(String text, String other) {
  private static final int NAMED = 3;

  /** For example {@code by U+0430 CYRILLIC SMALL LETTER A for U+0061 … at character 1}. */
  String describe() {
    int[] mine = CodePoints.composed(text);
    int[] theirs = CodePoints.composed(other);
    if (Arrays.equals(mine, theirs)) {
      return "in how its letters are composed (Unicode’s NFC and NFD)";
    }
    if (new String(mine, 0, mine.length).equalsIgnoreCase(new String(theirs, 0, theirs.length))) {
      return "by case";
    }
    List<String> differences = differences(mine, theirs);
    int more = differences.size() - NAMED;
    return "by "
        + String.join(", ", differences.subList(0, Math.min(NAMED, differences.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static List<String> differences(int[] mine, int[] theirs) {
    List<String> differences = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < mine.length || j < theirs.length) {
      if (i < mine.length && j < theirs.length && mine[i] == theirs[j]) {
        i++;
        j++;
      } else if (j < theirs.length && CodePoints.isInvisible(theirs[j])) {
        differences.add("an invisible " + CodePoints.named(theirs[j]) + at(j));
        j++;
      } else if (i < mine.length && CodePoints.isInvisible(mine[i])) {
        differences.add("the lack of an invisible " + CodePoints.named(mine[i]) + at(j));
        i++;
      } else if (i < mine.length && j < theirs.length) {
        differences.add(CodePoints.named(theirs[j]) + " for " + CodePoints.named(mine[i]) + at(j));
        i++;
        j++;
      } else {
        differences.add("its length");
        break;
      }
    }
    return differences;
  }

  private static String at(int index) {
    return " at character " + (index + 1);
  }
}
