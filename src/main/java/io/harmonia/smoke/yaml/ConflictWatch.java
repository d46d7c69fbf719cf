package io.harmonia.smoke.yaml;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Notes where a text that passes through has the marks of a merge conflict. */
final class ConflictWatch extends FilterReader {
  private static final String BEGIN = "<<<<<<< ";
  private static final String END = ">>>>>>> ";

  private final StringBuilder start = new StringBuilder(BEGIN.length());
  private int line = 1;
  private int begin;
  private int end;

  ConflictWatch(Reader in) {
    super(in);
  }

  /** The line at which the first conflict begins; 0 where there is none. */
  int line() {
    return begin;
  }

  /** Whether the text that passed holds a conflict from its beginning to its end. */
  boolean isWhole() {
    return begin > 0 && end > begin;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] chars, int from, int length) throws IOException {
    int read = super.read(chars, from, length);
    for (int i = from; i < from + read; i++) {
      if (chars[i] == '\n') {
        line++;
        start.setLength(0);
      } else if (start.length() < BEGIN.length()) {
        start.append(chars[i]);
        if (start.length() == BEGIN.length()) {
          note();
        }
      }
    }
    return read;
  }

  private void note() {
    if (begin == 0 && start.compareTo(new StringBuilder(BEGIN)) == 0) {
      begin = line;
    } else if (begin > 0 && end == 0 && start.compareTo(new StringBuilder(END)) == 0) {
      end = line;
    }
  }
}
