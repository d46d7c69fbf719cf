package io.harmonia.smoke.digest;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says what a text is that stands where a SHA-256 should. */
public final class DigestLookalike {
  /** Whole words: “tbd” and “none” also occur inside Base64. */
  private static final Pattern PLACEHOLDER_WORD =
      Pattern.compile("(?<![a-z0-9])(todo|tbd|placeholder|unknown|none|n/a)(?![a-z0-9])");

  private DigestLookalike() {}

  /** For example {@code an MD5 (32 hexadecimal digits)} or {@code a placeholder}. */
  public static String describe(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return "blank";
    }
    if (!trimmed.equals(text)) {
      return "surrounded by white space";
    }
    if (isPlaceholder(text)) {
      return "a placeholder";
    }
    if (text.toLowerCase(Locale.ROOT).startsWith("sha256:") || text.startsWith("sha256-")) {
      return "a prefixed digest (write the 64 hexadecimal digits alone)";
    }
    if (!text.chars().allMatch(c -> HexFormat.isHexDigit(c))) {
      return text.length() == 44 && text.endsWith("=")
          ? "a Base64 digest (write it as 64 hexadecimal digits)"
          : text.length() + " characters that are not all hexadecimal digits";
    }
    return switch (text.length()) {
      case 8 -> "a CRC-32 or a short commit (8 hexadecimal digits)";
      case 32 -> "an MD5 (32 hexadecimal digits)";
      case 40 -> "a SHA-1 or a git commit (40 hexadecimal digits)";
      case 56 -> "a SHA-224 (56 hexadecimal digits)";
      case 96 -> "a SHA-384 (96 hexadecimal digits)";
      case 128 -> "a SHA-512 (128 hexadecimal digits)";
      default -> text.length() + " hexadecimal digits";
    };
  }

  private static boolean isPlaceholder(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean bracketed =
        (text.startsWith("<") && text.endsWith(">"))
            || (text.startsWith("$") || lower.contains("${"));
    boolean word = PLACEHOLDER_WORD.matcher(lower).find();
    boolean repeated = text.length() > 1 && text.chars().distinct().count() == 1;
    return bracketed || word || (repeated && !HexFormat.isHexDigit(text.charAt(0)));
  }
}
