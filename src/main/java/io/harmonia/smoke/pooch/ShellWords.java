package io.harmonia.smoke.pooch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a line as Python's {@code shlex.split} does: quotes of both sorts, and a backslash before
 * any character, or inside double quotes before a double quote or a backslash.
 */
final class ShellWords {
  private static final String SPACE = " \t\r\n";

  private final String line;
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int start = -1;

  /**
   * A word.
   *
   * @param column where it begins, from 0
   */
  record Word(String text, int column) {}

  /**
   * The words of a line, or why it has none.
   *
   * @param wrong why, to stand after the line's place
   */
  record Split(List<Word> words, Optional<String> wrong) {}

  private ShellWords(String line) {
    this.line = line;
  }

  static Split of(String line) {
    ShellWords words = new ShellWords(line);
    Optional<String> wrong = words.split();
    return new Split(List.copyOf(words.words), wrong);
  }

  private Optional<String> split() {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean isEscape = c == '\\' && quote != '\'';
      if (isEscape && i + 1 == line.length()) {
        return Optional.of("ends in a backslash");
      }
      if (quote == 0 && SPACE.indexOf(c) >= 0) {
        end();
        continue;
      }
      start = start < 0 ? i : start;
      if (isEscape) {
        char next = line.charAt(++i);
        if (quote != 0 && next != quote && next != '\\') {
          word.append('\\');
        }
        word.append(next);
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    if (quote != 0) {
      return Optional.of("has a quotation mark (" + quote + ") that is not closed");
    }
    end();
    return Optional.empty();
  }

  private void end() {
    if (start >= 0) {
      words.add(new Word(word.toString(), start));
      word.setLength(0);
      start = -1;
    }
  }
}
