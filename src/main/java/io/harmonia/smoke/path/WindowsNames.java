package io.harmonia.smoke.path;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names that Windows takes for something else than a file of that name, wherever the suite runs: a
 * checkout there would lack the file, hold another one's content, or read from a device.
 *
 * <p>From Microsoft's “Naming Files, Paths, and Namespaces”. Names that are merely refused there,
 * such as those with a colon or a line end, are left alone: they lead to no other file.
 */
final class WindowsNames {
  /** Also with an extension, in any case, and with spaces before the extension. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:CON|PRN|AUX|NUL|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3]|CONIN\\$|CONOUT\\$) *(?:[.:].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private WindowsNames() {}

  /** What Windows makes of a name, to stand after it, if that is something else. */
  static Optional<String> trap(String name) {
    if ("CPANLcpanl".indexOf(name.charAt(0)) >= 0 && DEVICE.matcher(name).matches()) {
      return Optional.of("which opens a device on Windows");
    }
    char last = name.charAt(name.length() - 1);
    if (last == '.' || last == ' ') {
      return Optional.of(
          "whose last "
              + (last == '.' ? "dot" : "space")
              + " Windows leaves out, so that it means another file there");
    }
    return Optional.empty();
  }
}
