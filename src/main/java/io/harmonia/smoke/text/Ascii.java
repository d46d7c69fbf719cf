package io.harmonia.smoke.text;

/** Tells plain ASCII text, which nearly all of a workspace's is. */
public final class Ascii {
  private Ascii() {}

  /** Whether each character is ASCII and none is DEL; control characters count as well. */
  public static boolean isIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** Whether each character is drawn, or a space. */
  static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }
}
