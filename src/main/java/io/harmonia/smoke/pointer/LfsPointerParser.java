package io.harmonia.smoke.pointer;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.pointer.LfsPointer.Extension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads pointers as git-lfs 3.3.0 does, which is more lenient than its specification: white space
 * around the text, blank lines, CRLF, a sign before the size, and extensions in any place before
 * the size, even before the version. {@code LfsPointerComparisonTest} compares with the program.
 *
 * <p>Bytes are read as Latin-1, so that none is lost; only names of extensions may be other than
 * ASCII.
 */
final class LfsPointerParser {
  private static final Set<String> VERSIONS =
      Set.of(
          "https://git-lfs.github.com/spec/v1",
          "https://hawser.github.com/spec/v1",
          "http://git-media.io/v/2");
  private static final List<String> KEYS = List.of("version", "oid", "size");

  /** One of Unicode's white space, in the bytes of UTF-8. */
  private static final Pattern SPACE =
      Pattern.compile(
          "[\\t-\\r ]|\u00c2[\u0085\u00a0]|\u00e1\u009a\u0080"
              + "|\u00e2\u0080[\u0080-\u008a\u00a8\u00a9\u00af]|\u00e2\u0081\u009f|\u00e3\u0080\u0080");

  private static final int LONGEST_SPACE = 3;

  private static final Pattern EXTENSION =
      Pattern.compile("ext-[0-9]-[0-9A-Za-z_].*", Pattern.DOTALL);
  private static final String OID = "sha256:";
  private static final Pattern SIZE = Pattern.compile("[+-]?[0-9]+");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> extensions = new LinkedHashMap<>();

  LfsPointerParser() {}

  static Optional<LfsPointer> parse(byte[] file) {
    LfsPointerParser parser = new LfsPointerParser();
    return parser.readLines(new String(file, StandardCharsets.ISO_8859_1))
        ? parser.pointer(Sha256.ofContent(file))
        : Optional.empty();
  }

  /** Whether a line is the first one of a pointer, whatever white space is around its parts. */
  static boolean isVersion(String line) {
    if (!line.startsWith("version")) {
      return false;
    }
    String[] parts = line.split("[ \\t]+", -1);
    return parts.length == 2 && parts[0].equals("version") && VERSIONS.contains(parts[1]);
  }

  /** Reads one more line, and says what is wrong with it, to stand after its number. */
  Optional<String> faultOf(String ended) {
    String line = ended.endsWith("\r") ? ended.substring(0, ended.length() - 1) : ended;
    boolean complete = values.size() == KEYS.size();
    if (line.isBlank()) {
      return Optional.empty();
    }
    if (complete) {
      return Optional.of("is more than a pointer has");
    }
    String expected = KEYS.get(values.size());
    if (!readLine(line)) {
      return Optional.of("is not what follows there, expected \"" + expected + " …\"");
    }
    String value = line.substring(line.indexOf(' ') + 1);
    boolean read = values.containsKey(expected);
    boolean valid =
        read
            ? switch (expected) {
              case "version" -> VERSIONS.contains(value);
              case "oid" -> oid(value).isPresent();
              default -> size(value.stripTrailing()).isPresent();
            }
            : extensions().isPresent();
    return valid
        ? Optional.empty()
        : Optional.of("states no valid " + (read ? expected : "extension"));
  }

  /** The first of the lines that it lacks. */
  Optional<String> missing() {
    return KEYS.stream().skip(values.size()).findFirst();
  }

  private boolean readLines(String text) {
    for (String ended : stripped(text).split("\n", -1)) {
      String line = ended.endsWith("\r") ? ended.substring(0, ended.length() - 1) : ended;
      if (!line.isEmpty() && !readLine(line)) {
        return false;
      }
    }
    return true;
  }

  /** Without white space around it; a search of the whole text would be slow. */
  private static String stripped(String text) {
    Matcher space = SPACE.matcher(text);
    int from = 0;
    int to = text.length();
    while (space.region(from, to).lookingAt()) {
      from = space.end();
    }
    int length = 1;
    while (length <= Math.min(LONGEST_SPACE, to - from)) {
      if (space.region(to - length, to).matches()) {
        to -= length;
        length = 1;
      } else {
        length++;
      }
    }
    return text.substring(from, to);
  }

  private boolean readLine(String line) {
    int space = line.indexOf(' ');
    if (space < 0 || values.size() == KEYS.size()) {
      return false;
    }
    String key = line.substring(0, space);
    String value = line.substring(space + 1);
    if (key.equals(KEYS.get(values.size()))) {
      values.put(key, value);
      return true;
    }
    extensions.put(key, value);
    return EXTENSION.matcher(key).matches();
  }

  private Optional<LfsPointer> pointer(Sha256 itself) {
    Optional<Sha256> oid = oid(values.getOrDefault("oid", ""));
    Optional<Long> size = size(values.getOrDefault("size", ""));
    Optional<List<Extension>> all = extensions();
    if (!VERSIONS.contains(values.getOrDefault("version", ""))
        || oid.isEmpty()
        || size.isEmpty()
        || all.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new LfsPointer(oid.get(), size.get(), all.get(), itself));
  }

  private static Optional<Sha256> oid(String value) {
    boolean isLower = value.chars().noneMatch(c -> c >= 'A' && c <= 'F');
    return value.startsWith(OID) && isLower
        ? Sha256.parse(value.substring(OID.length()))
        : Optional.empty();
  }

  private static Optional<Long> size(String value) {
    if (!SIZE.matcher(value).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(value)).filter(size -> size >= 0);
    } catch (NumberFormatException e) {
      return Optional.empty(); // exceeds a long
    }
  }

  /** The extensions by priority, or nothing where one is malformed or two share a priority. */
  private Optional<List<Extension>> extensions() {
    List<Extension> all = new ArrayList<>();
    for (Map.Entry<String, String> line : extensions.entrySet()) {
      String[] key = line.getKey().split("-", 3);
      Optional<Sha256> input = oid(line.getValue());
      if (input.isEmpty()) {
        return Optional.empty();
      }
      byte[] name = key[2].getBytes(StandardCharsets.ISO_8859_1);
      all.add(
          new Extension(
              Integer.parseInt(key[1]), new String(name, StandardCharsets.UTF_8), input.get()));
    }
    all.sort(Comparator.comparing(Extension::priority));
    boolean distinct = all.stream().map(Extension::priority).distinct().count() == all.size();
    return distinct ? Optional.of(all) : Optional.empty();
  }
}
