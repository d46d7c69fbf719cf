package io.harmonia.smoke.terminal;

import java.util.ArrayList;
import java.util.List;

/** Markdown made into lines for a terminal of 80 columns, as a manual page has them. */
public final class PlainText {
  private static final int WIDTH = 80;

  private PlainText() {}

  /** Without the marks of links, code and emphasis. */
  static String of(String markdown) {
    return markdown.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replace("`", "").replace("**", "");
  }

  /**
   * Breaks a paragraph into lines; a word that is too long has one of its own.
   *
   * @param first what the first line starts with
   * @param rest what the others start with
   */
  public static List<String> wrap(String markdown, String first, String rest) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : of(markdown).split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(rest);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
