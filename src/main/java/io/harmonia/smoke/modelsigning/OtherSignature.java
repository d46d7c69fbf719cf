package io.harmonia.smoke.modelsigning;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells signatures of other tools, which are called model.sig, too, by their beginnings. */
final class OtherSignature {
  private static final int SEEN = 256;

  /** PEM and PGP, minisign and signify, or a bare signature in base64. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:-----BEGIN|untrusted comment:|[A-Za-z0-9+/]{20,}[A-Za-z0-9+/=\\s]*$).*",
          Pattern.DOTALL);

  private OtherSignature() {}

  /**
   * Whether it is one.
   *
   * @param in is where it was afterwards
   */
  static boolean isIn(InputStream in) throws IOException {
    in.mark(SEEN);
    byte[] start = in.readNBytes(SEEN);
    in.reset();
    boolean isBinary = start.length > 0 && (start[0] < 0 || (start[0] < 32 && !isSpace(start[0])));
    boolean isMarked = start.length > 1 && (start[0] & 0xFF) >= 0xEF; // by a byte-order mark
    String text = new String(start, StandardCharsets.ISO_8859_1).strip();
    return (isBinary && !isMarked) || TEXT.matcher(text).matches();
  }

  private static boolean isSpace(byte b) {
    return b == '\n' || b == '\r' || b == '\t';
  }
}
