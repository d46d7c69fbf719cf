package io.harmonia.smoke.settings;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings file of a repository: one {@code NAME = VALUE} a line, in UTF-8; {@code #} begins a
 * comment. It is in the hands of whoever opens a pull request, so it may not say where anything is
 * written, what is asked of servers, who runs what part, or how long waivers may last.
 *
 * <pre>{@code
 * smoke.require = recorded
 * }</pre>
 *
 * @param shownAs its path as messages show it
 * @param lines its settings, each once, in their order
 */
public record SettingsFile(String shownAs, List<Line> lines) {
  /** Where it may lie, one of the two. */
  public static final List<String> PLACES =
      List.of("inventory/smoke.properties", "smoke.properties");

  private static final int MOST_BYTES = 1 << 16;

  /** What is not the repository's to say, and all that is named below it. */
  private static final List<String> NOT_ITS_OWN =
      List.of(
          "root",
          "report",
          "junit-xml",
          "sarif",
          "allure",
          "state",
          "cache",
          "upstream",
          "shard",
          "partial",
          "waivers.longest");

  /**
   * One setting.
   *
   * @param name of a setting that there is
   * @param value as it is written, without white space around it
   */
  public record Line(String name, String value, Location at) {}

  /** Parses the one at a place. */
  public static ReadFile.Parser<SettingsFile> parser(String shownAs) {
    return in -> parse(shownAs, in);
  }

  private static SettingsFile parse(String shownAs, InputStream in)
      throws IOException, MalformedTextException {
    List<Line> lines = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int number = 0;
    for (String raw : text(shownAs, in).lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Location at = new Location(shownAs, number, 1 + raw.indexOf(line.charAt(0)));
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw malformed(
            at,
            "expected NAME = VALUE, actual " + Printable.quoted(line),
            "Write a setting, or begin the line with # to make it a comment.");
      }
      String name = line.substring(0, equals).strip();
      String value = line.substring(equals + 1).strip();
      requireItsOwn(name, at);
      if (value.isEmpty()) {
        throw malformed(at, name + ": expected a value, actual none", "Write one, or remove it.");
      }
      if (!names.add(name)) {
        throw malformed(at, name + ": stands twice", "Keep one of the two lines.");
      }
      lines.add(new Line(name, value, at));
    }
    return new SettingsFile(shownAs, List.copyOf(lines));
  }

  private static String text(String shownAs, InputStream in)
      throws IOException, MalformedTextException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    Location start = Location.startOf(shownAs);
    if (bytes.length > MOST_BYTES) {
      throw malformed(
          start, "is longer than " + MOST_BYTES + " bytes", "Keep settings alone in it.");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw malformed(start, "is not UTF-8", "Save it as UTF-8.");
    }
  }

  private static void requireItsOwn(String name, Location at) throws MalformedTextException {
    boolean refused = NOT_ITS_OWN.stream().anyMatch(own -> isOrBelow(name, "smoke." + own));
    if (refused) {
      throw malformed(
          at,
          Printable.of(name) + ": is not for a file of the repository to set",
          "Give it on the command line (-D " + Printable.of(name) + "=…), and remove the line.");
    }
    if (!SmokeSettings.isKnown(name)) {
      List<String> near = SmokeSettings.suggestions(name);
      throw malformed(
          at,
          Printable.quoted(name) + ": there is no such setting",
          near.isEmpty()
              ? "Correct it: 'harmonia-smoke check --help' lists them."
              : "Correct it; did you mean " + String.join(" or ", near) + "?");
    }
  }

  private static boolean isOrBelow(String name, String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + ".") || name.startsWith(prefix + "-");
  }

  private static MalformedTextException malformed(Location at, String message, String remedy) {
    return new MalformedTextException(new Problem(at, message, remedy));
  }

  /** The line of a setting, if it has one. */
  public Optional<Line> line(String name) {
    return lines.stream().filter(line -> line.name().equals(name)).findFirst();
  }
}
