package io.harmonia.smoke.text;

import java.util.regex.Pattern;

/** Makes hostile text one word of a POSIX shell, for commands that a person may paste. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  /**
   * The text, {@link Printable#whole printable}, in single quotes where it needs any: {@code 'a
   * b.bin'}.
   */
  public static String of(String hostile) {
    String text = Printable.whole(hostile);
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
