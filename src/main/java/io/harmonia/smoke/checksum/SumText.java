package io.harmonia.smoke.checksum;

import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A checksum file as text: its lines but for blank ones and comments, whatever algorithm they are
 * of.
 *
 * @param place where it lies
 * @param limits of a line's length
 */
public record SumText(Place place, Limits limits) {
  /** What stands for bytes that are no text, and is a character of its own too. */
  private static final char REPLACEMENT = '\uFFFD';

  /** Gets the lines, in their order. */
  public interface Lines {
    /** One, without its end. */
    void line(String text, Location at);

    /** A comment, with its mark. */
    default void comment(String text, Location at) {}

    /**
     * One that is not UTF-8.
     *
     * @param asLatin1 its text as far as its form goes
     */
    void notUtf8(String asLatin1, Problem problem);

    /** One of which no more is known than that it is too long. */
    void tooLong(Problem problem);
  }

  /**
   * Gives each line.
   *
   * @return what is worth knowing of the file and wrong with nothing
   * @throws MalformedTextException if it is in another encoding than UTF-8
   */
  public List<String> read(InputStream document, Lines take)
      throws IOException, MalformedTextException {
    BufferedInputStream in = new BufferedInputStream(document);
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    if (isUtf16(start)) {
      throw malformed(
          "is UTF-16, expected UTF-8",
          "Save it as UTF-8 (iconv -f UTF-16 -t UTF-8): PowerShell's > writes UTF-16.");
    }
    List<String> remarks = new ArrayList<>();
    if (start.length >= 3
        && start[0] == (byte) 0xEF
        && start[1] == (byte) 0xBB
        && start[2] == (byte) 0xBF) {
      in.skipNBytes(3);
      remarks.add(
          place.shownAs() + " starts with a byte-order mark, over which sha256sum skips line 1");
    }
    BoundedLines read = new BoundedLines(in, (int) limits.of(Limit.LINE_LENGTH));
    for (int number = 1; read.next(); number++) {
      Location at = new Location(place.shownAs(), number, 1);
      if (read.isTooLong()) {
        if (!read.isComment()) {
          take.tooLong(limits.exceeded(Limit.LINE_LENGTH, at));
        }
      } else if (read.isComment()) {
        take.comment(new String(read.bytes(), StandardCharsets.UTF_8), at);
      } else if (!read.isEmpty()) {
        give(read.bytes(), at, take);
      }
    }
    return List.copyOf(remarks);
  }

  private static void give(byte[] bytes, Location at, Lines take) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes)) {
      take.line(text, at);
    } else {
      take.notUtf8(
          new String(bytes, StandardCharsets.ISO_8859_1),
          new Problem(
              at,
              "the line is not UTF-8",
              "Save the file as UTF-8 (iconv -t UTF-8), and rename files whose names are not."));
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    boolean marked = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
    boolean unmarked =
        bytes.length > 3
            && ((first == 0) != (second == 0))
            && ((bytes[2] == 0) == (first == 0))
            && ((bytes[3] == 0) == (second == 0));
    return marked || unmarked;
  }

  private MalformedTextException malformed(String message, String remedy) {
    return new MalformedTextException(
        new Problem(Location.startOf(place.shownAs()), message, remedy));
  }
}
