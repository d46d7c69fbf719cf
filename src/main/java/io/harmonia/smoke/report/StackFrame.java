package io.harmonia.smoke.report;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.util.List;
import java.util.Optional;

/**
 * A place as a line of a Java stack trace, from which some viewers of JUnit XML alone take file and
 * line: {@code at models(checksums.sha256:4)}.
 *
 * <p>dorny/test-reporter wants the line to begin with {@code at}, looks for a tracked file of that
 * name, and holds the part before the bracket, split at its dots and cut at the first part that
 * begins with a capital letter or less, to the folders above the file.
 */
public final class StackFrame {
  private StackFrame() {}

  /** The line of a place; none for one whose folder would be read as the name of a class. */
  public static Optional<String> of(Location at) {
    List<String> parts = List.of(Printable.whole(at.file()).split("/", -1));
    int last = parts.size() - 1;
    int first = last;
    while (first > 0 && isLikeAPackage(parts.get(first - 1))) {
      first--;
    }
    String file = parts.get(last);
    if (first == last || file.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "at " + String.join(".", parts.subList(first, last)) + "(" + file + ":" + at.line() + ")");
  }

  private static boolean isLikeAPackage(String folder) {
    return !folder.isEmpty() && folder.charAt(0) > 'Z' && folder.indexOf('.') < 0;
  }
}
