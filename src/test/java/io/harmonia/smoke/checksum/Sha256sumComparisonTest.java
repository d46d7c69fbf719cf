package io.harmonia.smoke.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.RealProgram.Ran;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gives generated checksum files to the machine's own {@code sha256sum -c --strict}, in a folder
 * that holds exactly the files that our parser reads from them, under the names and with the
 * content of the digests that it reads. A line from which sha256sum takes another name or digest is
 * then one that it does not call OK.
 */
@Timeout(300)
class Sha256sumComparisonTest {
  private static final int FILES = 600;
  private static final Pattern IMPROPER =
      Pattern.compile("sha256sum: sums: (\\d+): improperly formatted SHA256 checksum line");

  @TempDir private Path folder;
  private final Tally tally = new Tally();

  @BeforeEach
  void needTheRealProgram() {
    RealProgram.assumeInstalled("sha256sum");
  }

  @Test
  void takesNoLineOtherwiseThanSha256sum() throws IOException {
    for (int seed = 0; seed < FILES; seed++) {
      List<String> lines = new GeneratedLines(new Random(seed)).lines();

      compare("seed " + seed, lines);
    }

    assertThat(tally.accepted).as("lines that both accept").isGreaterThan(1_000);
    assertThat(tally.rejected).as("lines that both reject").isGreaterThan(1_000);
    assertThat(tally.stricter).as("lines that we alone reject").isGreaterThan(40);
  }

  /** A refused line counts for whether the file has the form with one space. */
  @Test
  void remembersTheFormOfALineThatItRefuses() throws IOException {
    String digest = ReadChecksums.digestOf("x").hex();

    compare("non-UTF-8", List.of(digest + " a\u00ff\n", digest + "  f1\n"));
    compare("NUL", List.of(digest + " a\0\n", digest + "  f1\n"));
    compare("NUL", List.of(digest + "  a\0\n", digest + " f1\n"));
    compare("bad escape", List.of("\\" + digest + " a\\x\n", digest + "  f1\n"));
  }

  private void compare(String what, List<String> lines) throws IOException {
    byte[] text = String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    Path here = Files.createDirectories(folder.resolve("run" + tally.files++));

    ChecksumFile file = ReadChecksums.parse(here, text);
    for (ChecksumLine.Recorded line : ReadChecksums.recorded(file)) {
      writeWhatWeRead(here, line);
    }
    Ran ran =
        RealProgram.run(
            here, Map.of("LC_ALL", "C"), List.of("sha256sum", "-c", "--strict", "--warn", "sums"));

    Set<Integer> improper = improperLines(ran);
    for (ChecksumLine line : file.lines()) {
      int number = line.at().line();
      String shown = what + ": " + lines.get(number - 1) + " of " + lines + ": " + ran.out();
      if (line instanceof ChecksumLine.Recorded) {
        assertThat(improper).as(shown).doesNotContain(number);
        tally.accepted++;
      } else if (improper.contains(number)) {
        tally.rejected++;
      } else {
        assertThat(whyStricter(lines.get(number - 1))).as(shown).isPresent();
        tally.stricter++;
      }
    }
    assertThat(ran.lines().stream().filter(line -> line.endsWith(": OK")).count())
        .as("%s: lines that sha256sum reads as we do, of %s: %s", what, lines, ran.out())
        .isEqualTo(ReadChecksums.recorded(file).size());
    if (ReadChecksums.malformed(file).isEmpty() && !file.lines().isEmpty()) {
      assertThat(ran.exitCode()).as("%s: %s", what, lines).isZero();
    }
  }

  /**
   * Why we refuse a line that sha256sum accepts. (A third way of being stricter, refusing {@code
   * ..}, is not the parser's: see {@link ChecksumFileTest}.)
   */
  private static Optional<String> whyStricter(String line) {
    if (line.indexOf('\0') >= 0) {
      return Optional.of("sha256sum ends the name at a NUL, and silently checks another file");
    }
    if (!isUtf8(line)) {
      return Optional.of("a name that is not UTF-8 cannot be told apart from others in a report");
    }
    if (line.contains("()")) {
      return Optional.of("an empty name means no file; sha256sum fails to open it later");
    }
    return Optional.empty();
  }

  private static boolean isUtf8(String line) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void writeWhatWeRead(Path here, ChecksumLine.Recorded line) throws IOException {
    String content =
        GeneratedLines.CONTENTS.stream()
            .filter(candidate -> ReadChecksums.digestOf(candidate).equals(line.sha256()))
            .findFirst()
            .orElseThrow();
    Path file = here.resolve(line.name()).normalize();
    assertThat(file).as("a name that no other line has").doesNotExist();
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, content);
  }

  private static Set<Integer> improperLines(Ran ran) {
    Set<Integer> improper = new HashSet<>();
    for (String line : ran.lines()) {
      Matcher matcher = IMPROPER.matcher(line);
      if (matcher.matches()) {
        improper.add(Integer.parseInt(matcher.group(1)));
      }
    }
    return improper;
  }

  private static final class Tally {
    private int files;
    private int accepted;
    private int rejected;
    private int stricter;
  }

  /** Lines of a checksum file, right and wrong; each character is one byte of it. */
  private static final class GeneratedLines {
    static final List<String> CONTENTS = List.of("", "hi\n", "x", "hi");

    private static final String E_ACUTE = "\u00c3\u00a9";
    private static final List<String> LEADS = List.of("", "", "", "", " ", "\t ", "\\", " \\");
    private static final List<String> ODD_LEADS = List.of("\\ ", "\\\\", "#", " #", "\u00a0", "g");
    private static final List<String> MARKS = List.of("  ", "  ", " *", "  ", " ", "\t", "\t*");
    private static final List<String> ODD_MARKS = List.of("", "   ", "\t\t", "*", " **", "\u00a0");
    private static final List<String> PREFIXES =
        List.of("", "", "", "./", "d/", " ", "*", "(", "a) ", E_ACUTE, "#", "\\\\", "=");
    private static final List<String> SUFFIXES =
        List.of("", "", "", "", ".bin", " ", ")", "\\", "\\\\", "\\n", "\\r", "\t", E_ACUTE, " = ");
    private static final List<String> ODD_SUFFIXES = List.of("\0", "\0x", "\u00ff", "\\x", "\r");
    private static final List<String> TAGS =
        List.of(
            "SHA256 (%s) = %s",
            "SHA256(%s)= %s", "SHA256 (%s)=%s", "SHA256(%s)\t= \t%s", "SHA256 (%s) =  %s");
    private static final List<String> ODD_TAGS =
        List.of(
            "SHA256  (%s) = %s",
            "sha256 (%s) = %s",
            "SHA512 (%s) = %s",
            "SHA2-256(%s)= %s",
            "SHA256 (%s) = %s ",
            "SHA256 (%s)) = %s",
            "SHA256 (%s = %s",
            "SHA256 %s) = %s",
            "SHA256 (%s) : %s",
            "SHA256 (%s) x = %s",
            "SHA256 (%s) = %s\0junk");
    private static final List<String> NO_CHECKSUMS =
        List.of("", "   ", "\t", "# c", "junk", "\r", "SHA256", "SHA256 (", "\\", "\0");
    private static final List<String> ENDS = List.of("\n", "\n", "\n", "\n", "\r\n", "\r\r\n");

    private final Random random;

    GeneratedLines(Random random) {
      this.random = random;
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      int count = 1 + random.nextInt(8);
      for (int number = 1; number <= count; number++) {
        lines.add(line(number) + oneOf(ENDS));
      }
      if (random.nextBoolean()) {
        lines.set(count - 1, lines.get(count - 1).stripTrailing() + oneOf(List.of("", "\r", "\n")));
      }
      return lines;
    }

    private String line(int number) {
      if (rarely()) {
        return oneOf(NO_CHECKSUMS);
      }
      String lead = rarely() ? oneOf(ODD_LEADS) : oneOf(LEADS);
      String name = "f" + number;
      if (random.nextInt(3) == 0) {
        name = oneOf(PREFIXES) + name + (rarely() ? oneOf(ODD_SUFFIXES) : oneOf(SUFFIXES));
      }
      if (random.nextInt(4) == 0) {
        String tag = rarely() ? oneOf(ODD_TAGS) : oneOf(TAGS);
        return lead + String.format(tag, random.nextInt(40) == 0 ? "" : name, digest());
      }
      return lead + digest() + (rarely() ? oneOf(ODD_MARKS) : oneOf(MARKS)) + name;
    }

    private String digest() {
      String hex = ReadChecksums.digestOf(oneOf(CONTENTS)).hex();
      return switch (random.nextInt(24)) {
        case 0 -> hex.substring(1);
        case 1 -> hex + "0";
        case 2 -> hex.replaceFirst("[0-9a-f]", "g");
        case 3 -> hex.replace('a', 'A').replace('b', 'B');
        case 4 -> hex.substring(0, 32);
        default -> hex;
      };
    }

    private boolean rarely() {
      return random.nextInt(10) == 0;
    }

    private String oneOf(List<String> choices) {
      return choices.get(random.nextInt(choices.size()));
    }
  }
}
