package io.harmonia.smoke.ci;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Texts for a script, each ended by a NUL character, which none of them holds.
 *
 * @param out where they go
 */
public record NulFields(PrintStream out) {
  /** Writes some. */
  public void write(String... texts) {
    for (String text : texts) {
      if (text.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("a NUL character in a field");
      }
      out.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
    }
  }
}
