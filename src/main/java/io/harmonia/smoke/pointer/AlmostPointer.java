package io.harmonia.smoke.pointer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells why a text that looks like a Git LFS pointer is none: a merge conflict that was committed
 * in one, one that was cut off or edited, or another encoding.
 *
 * <pre>{@code
 * version https://git-lfs.github.com/spec/v1
 * <<<<<<< HEAD
 * oid sha256:afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1
 * }</pre>
 */
public final class AlmostPointer {
  private static final Pattern MARKER = Pattern.compile("<{7}.*|={7}|>{7}.*|\\|{7}.*");
  private static final Pattern EXTENSION = Pattern.compile("ext-[0-9]-.*");

  private AlmostPointer() {}

  /** Why a file is no pointer that looks like one; nothing where it is one, or does not. */
  public static Optional<String> why(byte[] file) {
    return ofOneLikeIt(file).filter(why -> LfsPointer.parse(file).isEmpty());
  }

  /** What is wrong with a text that looks like a pointer, unless it is one. */
  private static Optional<String> ofOneLikeIt(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00fe\u00ff") || text.startsWith("\u00ff\u00fe")) {
      String decoded = StandardCharsets.UTF_16.decode(ByteBuffer.wrap(file)).toString();
      return isLikeOne(decoded) ? Optional.of("it is in UTF-16") : Optional.empty();
    }
    boolean marked = text.startsWith("\u00ef\u00bb\u00bf");
    String unmarked = marked ? text.substring(3) : text;
    if (!isLikeOne(unmarked)) {
      return Optional.empty();
    }
    return Optional.of(marked ? "it begins with a byte-order mark" : firstFault(unmarked));
  }

  /** Whether its first line is that of a pointer, but for what may stand before that line. */
  private static boolean isLikeOne(String text) {
    for (String line : text.split("\n", -1)) {
      String stripped = line.strip();
      boolean mayStandBefore =
          stripped.isEmpty()
              || MARKER.matcher(stripped).matches()
              || EXTENSION.matcher(stripped).matches();
      if (!mayStandBefore) {
        return LfsPointerParser.isVersion(stripped);
      }
    }
    return false;
  }

  private static String firstFault(String text) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (MARKER.matcher(lines[i].strip()).matches()) {
        return "line " + (i + 1) + " is the marker of a merge conflict";
      }
    }
    LfsPointerParser parser = new LfsPointerParser();
    for (int i = 0; i < lines.length; i++) {
      Optional<String> fault = parser.faultOf(lines[i]);
      if (fault.isPresent()) {
        return "line " + (i + 1) + " " + fault.get();
      }
    }
    return parser
        .missing()
        .map(key -> "it has no " + key + ": it was cut off")
        .orElse("git-lfs takes it for none");
  }
}
