package io.harmonia.smoke.sums;

import io.harmonia.smoke.text.Location;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** A line of one of a bag's own files, which blank ones are not among. */
record BagLine(String text, Location at) {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** Reads those of a file whose size is bounded. */
  static List<BagLine> all(InputStream in, Charset encoding, String file) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, encoding));
    List<BagLine> all = new ArrayList<>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      boolean marked = number == 1 && line.indexOf(BYTE_ORDER_MARK) == 0;
      String text = marked ? line.substring(1) : line;
      if (!text.isBlank()) {
        all.add(new BagLine(text, new Location(file, number, 1)));
      }
    }
    return all;
  }

  /** The same, with each line that begins with white space as the end of the one before it. */
  static List<BagLine> unfolded(List<BagLine> lines) {
    List<BagLine> whole = new ArrayList<>();
    for (BagLine line : lines) {
      int last = whole.size() - 1;
      if (last >= 0 && Character.isWhitespace(line.text.charAt(0))) {
        BagLine begun = whole.get(last);
        whole.set(last, new BagLine(begun.text + " " + line.text.strip(), begun.at));
      } else {
        whole.add(line);
      }
    }
    return whole;
  }

  /** What follows a label and a colon, if the line has that label. */
  boolean isLabelled(String label) {
    return text.regionMatches(true, 0, label + ":", 0, label.length() + 1);
  }

  /** What follows the first colon. */
  String value() {
    return text.substring(text.indexOf(':') + 1).strip();
  }

  /**
   * A name as a bag writes it: line ends are percent-encoded, and since version 1.0 the percent
   * sign as well.
   */
  static String decoded(String name, boolean percentToo) {
    String decoded = name.replaceAll("%0[Aa]", "\n").replaceAll("%0[Dd]", "\r");
    return percentToo ? decoded.replace("%25", "%") : decoded;
  }
}
