package io.harmonia.smoke.checksum;

import static io.harmonia.smoke.checksum.ReadChecksums.digestOf;
import static io.harmonia.smoke.checksum.ReadChecksums.malformed;
import static io.harmonia.smoke.checksum.ReadChecksums.recorded;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Takes from each case of the shared data the names and digests that GNU sha256sum 9.1 was observed
 * to take from it.
 */
class ObservedSha256sumTest {
  private static final Path OBSERVED =
      Path.of("..", "shared", "data", "sha256sum-observed", "observed.tsv");
  private static final String BOM = "\ufeff";

  /** What the probe wrote to each checksum file; digests in braces are named by their content. */
  private static final Map<String, String> CASES =
      new TreeMap<>(
          Map.ofEntries(
              entry("normal", "{hi-}  a\n"),
              entry("binary-star", "{hi-} *a\n"),
              entry("upper-hex", "{HI-}  a\n"),
              entry("one-space-bsd-reversed", "{hi-} a\n"),
              entry("tab-separator", "{hi-}\ta\n"),
              entry("three-spaces", "{hi-}   a\n"),
              entry("no-final-newline", "{hi-}  a"),
              entry("crlf", "{hi-}  a\r\n"),
              entry("double-cr", "{hi-}  a\r\r\n"),
              entry("comment", "# c\n{hi-}  a\n"),
              entry("indented-comment", "  # c\n{hi-}  a\n"),
              entry("indented-comment-strict", "  # c\n{hi-}  a\n"),
              entry("ws-only-line-strict", "   \n{hi-}  a\n"),
              entry("blank-line-strict", "\n{hi-}  a\n"),
              entry("leading-ws", "  {hi-}  a\n"),
              entry("only-comments", "# c\n"),
              entry("empty-file", ""),
              entry("bsd-tag", "SHA256 (a) = {hi-}\n"),
              entry("openssl1-tag", "SHA256(a)= {hi-}\n"),
              entry("openssl3-tag", "SHA2-256(a)= {hi-}\n"),
              entry("lower-tag", "sha256 (a) = {hi-}\n"),
              entry("wrong-alg-tag", "SHA512 (a) = {hi-}\n"),
              entry("mixed-tag-plain", "SHA256 (a) = {hi-}\n{}  e\n"),
              entry("reversed-then-plain", "{hi-} a\n{}  e\n"),
              entry("plain-then-reversed", "{}  e\n{hi-} a\n"),
              entry("tag-paren-in-name", "SHA256 (a) b) = {hi-}\n"),
              entry("escaped-newline", "\\{x}  new\\nline\n"),
              entry("escaped-backslash", "\\{x}  back\\\\slash\n"),
              entry("unescaped-backslash", "{x}  back\\slash\n"),
              entry("escaped-cr", "\\{x}  cr\\r\n"),
              entry("bad-escape", "\\{hi-}  a\\x\n"),
              entry("escaped-tag", "\\SHA256 (back\\\\slash) = {x}\n"),
              entry("trailing-space-name", "{hi}  trail \n"),
              entry("short-digest", "{hi-<}  a\n"),
              entry("long-digest", "{hi-}0  a\n"),
              entry("nonhex", "{hi-<}g  a\n"),
              entry("directory", "{hi-}  d\n"),
              entry("dup-same", "{hi-}  a\n{hi-}  a\n"),
              entry("dup-conflict", "{hi-}  a\n{}  a\n"),
              entry("missing", "{hi-}  zz\n"),
              entry("dotdot", "{hi-}  ../ck2/a\n"),
              entry("symlink", "{hi-}  lnk\n"),
              entry("dangling", "{hi-}  dang\n"),
              entry("dot-slash", "{hi-}  ./a\n"),
              entry("star-name", "{hi} **star\n"),
              entry("utf8", "{}  é\n"),
              entry("malformed-warn", "junk\n{hi-}  a\n"),
              entry("malformed-plain", "junk\n{hi-}  a\n"),
              entry("stdin-dash", "{}  -\n")));

  /** We read the line that a byte-order mark hides from sha256sum, and remark on the mark. */
  private static final Set<String> WITH_A_BYTE_ORDER_MARK =
      Set.of("bom-only-line", "bom-then-good", "bom-then-good-strict");

  /** These show what an option of sha256sum prints, not what it takes from a line. */
  private static final Set<String> OF_OPTIONS =
      Set.of(
          "missing-ignore-all",
          "missing-ignore-some",
          "notdir-ignore",
          "dangling-ignore",
          "quiet",
          "status");

  /** What lay in the probe's folder. */
  private static final Map<String, String> CONTENT =
      Map.ofEntries(
          entry("a", "hi\n"),
          entry("./a", "hi\n"),
          entry("../ck2/a", "hi\n"),
          entry("lnk", "hi\n"),
          entry("e", ""),
          entry("é", ""),
          entry("-", ""),
          entry("new\nline", "x"),
          entry("back\\slash", "x"),
          entry("cr\r", "x"),
          entry("trail ", "hi"),
          entry("*star", "hi"));

  private static final Pattern RESULT =
      Pattern.compile("(?<name>.*): (?<result>OK|FAILED|FAILED open or read)", Pattern.DOTALL);
  private static final Pattern IMPROPER =
      Pattern.compile("sha256sum: WARNING: (?<lines>\\d+) lines? (is|are) improperly formatted");

  @TempDir private Path folder;

  static Stream<String> cases() {
    return CASES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void takesWhatSha256sumTakes(String name) throws IOException {
    Observation observed = observation(name);

    ChecksumFile file = ReadChecksums.parse(folder, text(CASES.getOrDefault(name, "")));

    assertThat(recorded(file)).map(ChecksumLine.Recorded::name).isEqualTo(observed.names());
    if (observed.names().isEmpty()) {
      assertThat(malformed(file)).as("lines").hasSameSizeAs(linesThatAreNoComments(name));
    } else {
      assertThat(malformed(file)).hasSize(observed.improper());
    }
    for (int i = 0; i < observed.names().size(); i++) {
      ChecksumLine.Recorded line = recorded(file).get(i);
      boolean matches =
          CONTENT.containsKey(line.name())
              && digestOf(CONTENT.getOrDefault(line.name(), "")).equals(line.sha256());
      assertThat(matches ? "OK" : "FAILED").as(line.name()).isEqualTo(observed.results().get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{hi-}  a\n", "{hi-}  a\n{}  e\n"})
  void readsTheLineThatAByteOrderMarkHidesFromSha256sum(String text) throws IOException {
    ChecksumFile withMark = ReadChecksums.parse(folder, BOM + text(text));

    assertThat(withMark.lines()).isEqualTo(ReadChecksums.parse(folder, text(text)).lines());
    assertThat(malformed(withMark)).isEmpty();
    assertThat(withMark.remarks())
        .containsExactly(
            ReadChecksums.SHOWN
                + " starts with a byte-order mark, over which sha256sum skips line 1");
  }

  @Test
  void leavesNoObservedCaseOut() throws IOException {
    Set<String> known = new HashSet<>(CASES.keySet());
    known.addAll(WITH_A_BYTE_ORDER_MARK);
    known.addAll(OF_OPTIONS);

    assertThat(observed().keySet()).containsExactlyInAnyOrderElementsOf(known).hasSize(58);
  }

  private static List<String> linesThatAreNoComments(String name) {
    return CASES.getOrDefault(name, "").lines().filter(line -> !line.startsWith("#")).toList();
  }

  private static String text(String template) {
    String hi = digestOf("hi\n").hex();
    return template
        .replace("{hi-}", hi)
        .replace("{hi-<}", hi.substring(0, 63))
        .replace("{HI-}", hi.toUpperCase(Locale.ROOT))
        .replace("{hi}", digestOf("hi").hex())
        .replace("{x}", digestOf("x").hex())
        .replace("{}", digestOf("").hex());
  }

  private static Observation observation(String name) throws IOException {
    String output = observed().getOrDefault(name, "");
    List<String> names = new ArrayList<>();
    List<String> results = new ArrayList<>();
    int improper = 0;
    for (String part : output.split(" ; ", -1)) {
      Matcher improperly = IMPROPER.matcher(part);
      Matcher result = RESULT.matcher(part);
      if (improperly.matches()) {
        improper = Integer.parseInt(improperly.group("lines"));
      } else if (!part.startsWith("sha256sum: ") && result.matches()) {
        String shown = result.group("name");
        boolean escaped = shown.startsWith("\\");
        names.add(escaped ? shown.substring(1).replace("\\n", "\n") : shown);
        results.add(result.group("result").replace(" open or read", ""));
      }
    }
    return new Observation(names, results, improper);
  }

  private static Map<String, String> observed() throws IOException {
    assumeTrue(Files.exists(OBSERVED), "the shared data is not beside this project");
    Map<String, String> observed = new HashMap<>();
    for (String row : Files.readString(OBSERVED).split("\n", -1)) {
      String[] cells = row.split("\t", 3);
      if (cells.length == 3) {
        observed.put(cells[0], cells[2]);
      }
    }
    return observed;
  }

  private record Observation(List<String> names, List<String> results, int improper) {}
}
