package io.harmonia.smoke.path;

import io.harmonia.smoke.text.Ascii;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns path texts into paths that cannot leave the workspace.
 *
 * <p>Both {@code /} and {@code \} separate. A prefix under which a manifest was recorded, such as
 * {@code C:/repos/harmonia}, is stripped if it is configured; every other absolute path is refused.
 * So is a name that means something else on Windows ({@link WindowsNames}), and a path or name that
 * is longer than any system takes. Every other name that a file can have is taken, line ends and
 * colons among them.
 */
public final class PathRules {
  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
  private static final Pattern HOME =
      Pattern.compile("~(?:(?:[A-Za-z0-9_][\\w.-]*)?/.*)?", Pattern.DOTALL);
  private static final Pattern URL =
      Pattern.compile("(?:(?i:file):|[A-Za-z][A-Za-z0-9+.-]+://).*", Pattern.DOTALL);

  /** No system opens a longer path; more levels have only paths that are made to do harm. */
  private static final int MOST_CHARACTERS = 4_096;

  private static final int MOST_LEVELS = 500;

  /** No file system takes a longer name, counted as Windows does. */
  private static final int MOST_CHARACTERS_OF_A_NAME = 255;

  private static final List<String> USUAL_FOLDERS = List.of("models", "datasets", "inventory");

  private static final String NO_SUCH_FILE =
      "No file can be opened by such a path: write the real one.";

  private final Optional<String> recordedRoot;
  private final String workspaceRoot;

  /**
   * @param recordedRoot the prefix to strip, in either separator, if any
   * @param workspaceRoot the workspace, to name the relative form of an absolute path below it
   */
  public PathRules(Optional<String> recordedRoot, Path workspaceRoot) {
    this.recordedRoot = recordedRoot.map(PathRules::slashed).map(PathRules::withoutTrailingSlash);
    this.workspaceRoot = withoutTrailingSlash(slashed(workspaceRoot.toAbsolutePath().toString()));
  }

  /** Parses a path that is relative to the workspace. */
  public ParsedPath parse(String text) {
    return parse(text, RelativePath.ROOT);
  }

  /** Parses a path that is relative to a folder of the workspace. */
  public ParsedPath parse(String text, RelativePath base) {
    Optional<ParsedPath> unreadable = refuseUnreadable(text);
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    String slashed = slashed(text);
    Optional<String> belowRecordedRoot = recordedRoot.flatMap(root -> below(root, slashed));
    if (belowRecordedRoot.isPresent()) {
      return normalise(belowRecordedRoot.get(), RelativePath.ROOT);
    }
    if (isAbsolute(slashed)) {
      return refuseAbsolute(slashed);
    }
    if (slashed.indexOf(':') > 0 && URL.matcher(slashed).matches()) {
      return new ParsedPath.Refused(
          "is a URL", "Write the path of the file, relative to the workspace.");
    }
    return normalise(slashed, base);
  }

  private static Optional<ParsedPath> refuseUnreadable(String text) {
    if (text.isBlank()) {
      return refused(
          "is blank", "Write the path of a file or directory, relative to the workspace.");
    }
    if (text.indexOf('\0') >= 0) {
      return refused("contains a NUL character", "No file name can hold one: write the real path.");
    }
    if (!Ascii.isIn(text)
        && text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      return refused(
          "contains half of a surrogate pair", "No file name can hold one: write the real path.");
    }
    return Optional.empty();
  }

  private static Optional<ParsedPath> refused(String reason, String remedy) {
    return Optional.of(new ParsedPath.Refused(reason, remedy));
  }

  private static boolean isAbsolute(String slashed) {
    return slashed.startsWith("/")
        || (slashed.indexOf(':') == 1 && DRIVE.matcher(slashed).matches())
        || (slashed.startsWith("~") && HOME.matcher(slashed).matches());
  }

  private ParsedPath refuseAbsolute(String slashed) {
    return new ParsedPath.Refused("is absolute", remedyForAbsolute(slashed));
  }

  private String remedyForAbsolute(String slashed) {
    if (slashed.startsWith("~") && !slashed.startsWith("~/") && slashed.length() > 1) {
      return "Write the path “"
          + Printable.of("./" + slashed)
          + "” if that is a folder of the workspace and nobody's home.";
    }
    Optional<String> belowWorkspace = below(workspaceRoot, slashed).filter(p -> !p.isEmpty());
    if (belowWorkspace.isPresent()) {
      return "Write the path “"
          + Printable.of(belowWorkspace.get())
          + "”, relative to the workspace.";
    }
    for (String folder : USUAL_FOLDERS) {
      int at = slashed.indexOf("/" + folder + "/");
      if (at > 0) {
        return "Write the path “"
            + Printable.of(slashed.substring(at + 1))
            + "”, relative to the workspace, or set smoke.recorded-root="
            + Printable.of(slashed.substring(0, at))
            + " to strip the prefix under which it was recorded.";
      }
    }
    return "Write the path relative to the workspace, or set smoke.recorded-root to the prefix under"
        + " which it was recorded.";
  }

  private static ParsedPath normalise(String slashed, RelativePath base) {
    Deque<String> segments = new ArrayDeque<>(base.segments());
    boolean descended = false;
    int characters = base.text().length();
    int end;
    for (int start = 0; start <= slashed.length(); start = end + 1) {
      int slash = slashed.indexOf('/', start);
      end = slash < 0 ? slashed.length() : slash;
      String segment = slashed.substring(start, end);
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (!segment.equals("..")) {
        characters += segment.length() + 1;
        segments.addLast(segment);
        Optional<ParsedPath> refused = refuseName(segment);
        if (refused.isEmpty()) {
          refused = refuseLength(characters, segments.size());
        }
        if (refused.isPresent()) {
          return refused.get();
        }
        descended = true;
        continue;
      }
      if (descended) {
        return new ParsedPath.Refused(
            "goes down and up again (“..” after a folder, which a link may lead elsewhere)",
            "Write the path without “..”.");
      }
      if (segments.pollLast() == null) {
        return new ParsedPath.Refused(
            "leaves the workspace", "Write a path inside the workspace, relative to its root.");
      }
    }
    return new ParsedPath.Safe(RelativePath.ofSegments(new ArrayList<>(segments)));
  }

  private static Optional<ParsedPath> refuseName(String segment) {
    if (segment.length() > MOST_CHARACTERS_OF_A_NAME) {
      return refused(
          "has a name of "
              + Quantity.grouped(segment.length())
              + " characters in it, and no system takes more than "
              + MOST_CHARACTERS_OF_A_NAME,
          NO_SUCH_FILE);
    }
    return WindowsNames.trap(segment)
        .flatMap(
            trap ->
                refused(
                    "has " + Printable.quoted(segment) + " in it, " + trap,
                    "Rename the file or folder, and write its new name."));
  }

  private static Optional<ParsedPath> refuseLength(int characters, int levels) {
    if (levels > MOST_LEVELS) {
      return refused("has more than " + MOST_LEVELS + " levels", NO_SUCH_FILE);
    }
    return characters - 1 > MOST_CHARACTERS
        ? refused(
            "is longer than " + Quantity.grouped(MOST_CHARACTERS) + " characters", NO_SUCH_FILE)
        : Optional.empty();
  }

  /** What follows a prefix and a slash; compared without case where the prefix has a drive. */
  private static Optional<String> below(String prefix, String slashed) {
    boolean ignoreCase = DRIVE.matcher(prefix).matches();
    if (!slashed.regionMatches(ignoreCase, 0, prefix, 0, prefix.length())) {
      return Optional.empty();
    }
    String rest = slashed.substring(prefix.length());
    return rest.isEmpty() || rest.startsWith("/")
        ? Optional.of(rest.replaceFirst("^/+", ""))
        : Optional.empty();
  }

  private static String slashed(String text) {
    return text.replace('\\', '/');
  }

  private static String withoutTrailingSlash(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }
}
