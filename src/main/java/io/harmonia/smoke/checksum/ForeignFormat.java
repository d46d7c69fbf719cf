package io.harmonia.smoke.checksum;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a line that is no checksum comes from, where that can be told. */
final class ForeignFormat {
  private static final Pattern WINDOWS_LIST = Pattern.compile("(?:Algorithm|Hash|Path) +: .*+");
  private static final Pattern WINDOWS_TABLE =
      Pattern.compile(
          "Algorithm +Hash +Path *+|-{2,}+ +-{2,}+ +-{2,}+ *+|SHA256 +[0-9A-Fa-f]{64} .*+");
  private static final Pattern CERTUTIL =
      Pattern.compile("SHA256 hash of .*+|CertUtil: .*+", Pattern.CASE_INSENSITIVE);
  private static final Pattern PGP = Pattern.compile("-{5}(?:BEGIN|END) PGP .*+|Hash: SHA\\d++");
  private static final Pattern CONFLICT = Pattern.compile("(?:<{7}|>{7}|\\|{7})(?: .*+)?|={7}");
  private static final Pattern CSV = Pattern.compile("\"?[0-9A-Fa-f]{64}\"?[,;].*+");
  private static final Pattern OPENSSL = Pattern.compile("SHA2-256 ?\\(.*+");
  private static final int DIGITS = 64;

  private ForeignFormat() {}

  /** Says what a line is, for example {@code is a mark of a merge conflict}. */
  static Optional<String> of(String line) {
    if (CONFLICT.matcher(line).matches()) {
      return Optional.of("is a mark of a merge conflict");
    }
    if (PGP.matcher(line).matches()) {
      return Optional.of("belongs to a PGP signature");
    }
    if (WINDOWS_LIST.matcher(line).matches() || WINDOWS_TABLE.matcher(line).matches()) {
      return Optional.of("is of PowerShell's Get-FileHash");
    }
    if (CERTUTIL.matcher(line).matches()) {
      return Optional.of("is of Windows' certutil -hashfile");
    }
    if (OPENSSL.matcher(line).matches()) {
      return Optional.of("has the tag SHA2-256, as OpenSSL 3 writes it");
    }
    if (CSV.matcher(line).matches()) {
      return Optional.of("separates digest and path as CSV does");
    }
    return endsInADigest(line);
  }

  private static Optional<String> endsInADigest(String line) {
    String text = line.stripTrailing();
    int digest = text.length() - DIGITS;
    if (digest < 2 || !isHexadecimal(text, digest)) {
      return Optional.empty();
    }
    if (text.startsWith("sha256:", digest - "sha256:".length())) {
      return Optional.of("is of a pooch registry (PATH sha256:DIGEST)");
    }
    return Character.isWhitespace(text.charAt(digest - 1)) && text.charAt(digest - 2) != '='
        ? Optional.of("has the path before the digest")
        : Optional.empty();
  }

  private static boolean isHexadecimal(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
