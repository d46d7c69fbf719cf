package io.harmonia.smoke.sarif;

import java.nio.charset.StandardCharsets;

/** Text and places as SARIF writes them. */
final class SarifText {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private SarifText() {}

  /**
   * A text in which nothing is a link (3.11.6) or a placeholder (3.11.5): brackets have a backslash
   * before them, and braces around a number are doubled.
   */
  static String plain(String text) {
    return text.replaceAll("[\\\\\\[\\]]", "\\\\$0").replaceAll("\\{(\\d+)\\}", "{{$1}}");
  }

  /** The URI of a path that is relative to the repository's root, or absolute (3.4.3). */
  static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    if (path.startsWith("/")) {
      uri.append("file://");
    } else if (path.matches("[A-Za-z]:/.*")) {
      uri.append("file:///");
    }
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (UNRESERVED.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append('%').append(String.format("%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
