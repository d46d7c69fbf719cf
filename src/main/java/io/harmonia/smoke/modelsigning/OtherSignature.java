package io.harmonia.smoke.modelsigning;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells signatures of other tools, which are called model.sig, too, by their beginnings. What might
 * be a damaged or packed bundle is none.
 */
final class OtherSignature {
  private static final int SEEN = 256;

  /** How DER begins (X.690), as OpenSSL writes signatures: a sequence. */
  private static final byte DER = 0x30;

  /** How OpenPGP's binary signatures begin (RFC 9580, 4.2): a packet of type 2. */
  private static final Set<Integer> OPENPGP = Set.of(0x88, 0x89, 0xC2);

  /**
   * PEM and PGP, minisign and signify, or a bare signature in base64, but for what JSON in base64
   * begins with.
   */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:-----BEGIN|untrusted comment:|(?!e[wy])[A-Za-z0-9+/]{20,}[A-Za-z0-9+/=\\s]*$).*",
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
    if (start.length > 1 && (isDer(start) || OPENPGP.contains(start[0] & 0xFF))) {
      return true;
    }
    String text = new String(start, StandardCharsets.ISO_8859_1).strip();
    return TEXT.matcher(text).matches();
  }

  /** A digit 0 begins no text that is looked at here unless a length follows that is no digit. */
  private static boolean isDer(byte[] start) {
    return start[0] == DER && (start[1] < 0 || start[1] > 'z' || start[1] == start.length - 2);
  }
}
