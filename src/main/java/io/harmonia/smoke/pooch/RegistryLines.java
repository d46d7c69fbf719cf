package io.harmonia.smoke.pooch;

import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a registry: strict UTF-8, ended by LF, CRLF or CR, of a bounded length. */
final class RegistryLines {
  private final BufferedReader reader;
  private final String file;
  private final Limits limits;
  private int line;
  private boolean afterReturn;

  RegistryLines(InputStream in, String file, Limits limits) {
    this.reader =
        new BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    this.file = file;
    this.limits = limits;
  }

  /** The number of the line that was read last. */
  int number() {
    return line;
  }

  /**
   * The next line without its end, or nothing after the last.
   *
   * @throws MalformedTextException if it is not UTF-8, or too long
   */
  Optional<String> next() throws IOException, MalformedTextException {
    StringBuilder text = new StringBuilder();
    line++;
    try {
      int c = reader.read();
      if (afterReturn && c == '\n') {
        c = reader.read();
      }
      afterReturn = false;
      if (c < 0) {
        return Optional.empty();
      }
      for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
        text.append((char) c);
        if (text.length() > limits.of(Limit.LINE_LENGTH)) {
          throw new MalformedTextException(
              limits.exceeded(Limit.LINE_LENGTH, new Location(file, line, 1)));
        }
      }
      afterReturn = c == '\r';
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      throw new MalformedTextException(
          new Problem(
              new Location(file, line, 1),
              "is not UTF-8, which is all that pooch reads",
              "Save the file as UTF-8, or restore it from git."));
    }
  }
}
