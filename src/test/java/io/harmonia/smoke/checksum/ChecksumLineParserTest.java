package io.harmonia.smoke.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumLineParserTest {
  private static final String DIGEST = ReadChecksums.digestOf("x").hex();
  private static final Location AT = new Location("models/checksums.sha256", 3, 1);
  private static final String EXPECTED =
      ": expected 64 hexadecimal digits, two spaces and a path, as sha256sum prints them, actual ";

  private final ChecksumLineParser parser = new ChecksumLineParser();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s  models/a/model.onnx",
        "%s *models/a/model.onnx",
        "%s models/a/model.onnx",
        "%s\tmodels/a/model.onnx",
        "  %s  models/a/model.onnx",
        "\t%s *models/a/model.onnx",
        "\\%s  models/a/model.onnx"
      })
  void readsAPlainLine(String line) {
    assertThat(parse(line.formatted(DIGEST))).isEqualTo(recorded("models/a/model.onnx"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256 (models/a.bin) = %s",
        "SHA256(models/a.bin)= %s",
        "SHA256 (models/a.bin)=%s",
        "SHA256 (models/a.bin)\t= \t%s",
        " SHA256 (models/a.bin) = %s",
        "\\SHA256 (models/a.bin) = %s"
      })
  void readsATag(String line) {
    assertThat(parse(line.formatted(DIGEST))).isEqualTo(tagged("models/a.bin"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a\\\\b | a\\b",
        "\\\\ | \\",
        "a\\nb | \"a\nb\"",
        "a\\rb | \"a\rb\"",
        "\\\\n | \\n",
        "\\\\\\n | \"\\\n\"",
        "$1 | $1"
      })
  void unescapesANameWhereTheLineStartsWithABackslash(String written, String name) {
    assertThat(parse("\\" + DIGEST + "  " + written)).isEqualTo(recorded(name));
    assertThat(parse(DIGEST + "  " + written)).isEqualTo(recorded(written));
  }

  @Test
  void keepsSpacesAroundTheNameAfterTheMark() {
    assertThat(parse(DIGEST + "    a b  ")).isEqualTo(recorded("  a b  "));
  }

  @Test
  void takesALoneMarkForTheName() {
    assertThat(parse(DIGEST + "  ")).isEqualTo(recorded(" "));
    assertThat(parse(DIGEST + " *")).isEqualTo(recorded("*"));
  }

  @Test
  void readsEveryLineInTheFormWithOneSpaceOnceOneHasIt() {
    parse(DIGEST + " first");

    assertThat(parse(DIGEST + "  second")).isEqualTo(recorded(" second"));
    assertThat(parse(DIGEST + " *third")).isEqualTo(recorded("*third"));
    assertThat(parse("SHA256 (fourth) = " + DIGEST)).isEqualTo(tagged("fourth"));
  }

  @Test
  void refusesTheFormWithOneSpaceAfterAnother() {
    parse(DIGEST + "  first");

    assertThat(parse(DIGEST + " second"))
        .isEqualTo(
            malformed(
                "the line has one space where the lines before it have two characters",
                DIGEST + " second"));
  }

  @Test
  void takesNoFormFromATag() {
    parse("SHA256 (first) = " + DIGEST);

    assertThat(parse(DIGEST + " second")).isEqualTo(recorded("second"));
  }

  @Test
  void remarksOnAnUpperCaseDigest() {
    ChecksumLine line = parse(DIGEST.toUpperCase(Locale.ROOT) + "  a.bin");

    assertThat(line)
        .isEqualTo(
            new ChecksumLine.Recorded(
                AT,
                "a.bin",
                ReadChecksums.digestOf("x"),
                false,
                List.of("models/checksums.sha256:3:1: the digest is written in upper case")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "junk | is not a checksum",
        "' # c' | is an indented comment, which is none (# must come first)",
        "\\ | is not a checksum",
        "{} | has no path",
        "'{} ' | has no path",
        "'{}\t' | has no path",
        "d41d8cd98f00b204e9800998ecf8427e  a | does not start with a SHA-256 but with an MD5 (32"
            + " hexadecimal digits)",
        "{}0  a | does not start with a SHA-256 but with 65 hexadecimal digits",
        "<sha256> a | does not start with a SHA-256 but with a placeholder",
        "TODO  a | does not start with a SHA-256 but with a placeholder",
        "sha256:{}  a | does not start with a SHA-256 but with a prefixed digest (write the 64"
            + " hexadecimal digits alone)",
        "{}{}{}{}{}  a | does not start with a SHA-256 but with a long word",
        "'\\ {}  a' | is not a checksum",
        "SHA256 (a) = abc | has for a digest 3 hexadecimal digits",
        "SHA256 (a) = | has for a digest blank",
        "SHA256 (a) = TBD | has for a digest a placeholder",
        "SHA512 (a) = {} | does not start with a SHA-256 but with 6 characters that are not all"
            + " hexadecimal digits",
        "SHA256 () = {} | has no name",
        "\\{}  a\\x | has an escape other than \\\\, \\n and \\r in its name",
        "\\{}  a\\ | has an escape other than \\\\, \\n and \\r in its name",
        "\\SHA256 (a\\t) = {} | has an escape other than \\\\, \\n and \\r in its name",
      })
  void saysWhyALineIsMalformed(String template, String why) {
    String line = template.replace("{}", DIGEST);

    assertThat(parse(line)).isEqualTo(malformed("the line " + why, line));
  }

  @ParameterizedTest
  @CsvSource({"256, 256 hexadecimal digits", "257, a long word"})
  void describesAWordThatIsNotTooLong(int length, String expected) {
    String line = "0".repeat(length) + "  a";

    assertThat(parse(line))
        .isEqualTo(malformed("the line does not start with a SHA-256 but with " + expected, line));
  }

  /** sha256sum ends the name there, and checks a file of another name. */
  @ParameterizedTest
  @ValueSource(
      strings = {"\0%s  a", "%s  a\0b", "%s  a\0", "SHA256 (a\0b) = %s", "SHA256 (a) = %s\0"})
  void refusesANulCharacter(String template) {
    String line = template.formatted(DIGEST);

    assertThat(parse(line)).isEqualTo(malformed("the line contains a NUL character", line));
  }

  /** Each of these would take a backtracking search hours or overflow the stack. */
  @ParameterizedTest
  @ValueSource(strings = {")=", ") ", ")\t= ", "\\\\", "(", " ", "a"})
  void readsALineOfTwoMegabytes(String part) {
    String name = part.repeat(2_000_000 / part.length());

    for (String line :
        List.of("SHA256 (" + name + " ", "SHA256 (" + name + "a b", "\\" + name, name + "\t")) {
      assertThat(parse(line)).isInstanceOf(ChecksumLine.Malformed.class);
    }
    for (String template : List.of("%s  %s.", "\\%s  %s.")) {
      assertThat(parse(template.formatted(DIGEST, name))).isInstanceOf(ChecksumLine.Recorded.class);
    }
  }

  @Test
  void readsVeryLongNames() {
    String name = "a".repeat(1_000_000);

    assertThat(parse(DIGEST + "  " + name)).isEqualTo(recorded(name));
    assertThat(parse("\\" + DIGEST + "  " + name + "\\\\")).isEqualTo(recorded(name + "\\"));
    assertThat(parse("SHA256 (" + name + ") = " + DIGEST)).isEqualTo(tagged(name));
  }

  @Test
  void showsAVeryLongLineShortened() {
    ChecksumLine line = parse("SHA256 (" + ") ".repeat(100_000));

    assertThat(line)
        .isInstanceOfSatisfying(
            ChecksumLine.Malformed.class,
            malformed -> assertThat(malformed.problem().message()).hasSizeLessThan(500));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<<<<<<< ours | is a mark of a merge conflict",
        "======= | is a mark of a merge conflict",
        "-----BEGIN PGP SIGNED MESSAGE----- | belongs to a PGP signature",
        "Algorithm : SHA256 | is of PowerShell's Get-FileHash",
        "SHA256   {}   C:\\a.bin | is of PowerShell's Get-FileHash",
        "SHA256 hash of a.bin: | is of Windows' certutil -hashfile",
        "SHA2-256(a.bin)= {} | has the tag SHA2-256, as OpenSSL 3 writes it",
        "{},a.bin | separates digest and path as CSV does",
        "a.bin sha256:{} | is of a pooch registry (PATH sha256:DIGEST)",
        "a.bin {} | has the path before the digest"
      })
  void namesTheFormatOfWhatIsNoChecksumLine(String line, String says) {
    assertThat(parse(line.replace("{}", DIGEST)))
        .isInstanceOfSatisfying(
            ChecksumLine.Malformed.class,
            malformed ->
                assertThat(malformed.problem().message()).startsWith("the line " + says + ": "));
  }

  private ChecksumLine parse(String line) {
    return parser.parse(line, AT);
  }

  private static ChecksumLine recorded(String name) {
    return new ChecksumLine.Recorded(AT, name, ReadChecksums.digestOf("x"), false, List.of());
  }

  private static ChecksumLine tagged(String name) {
    return new ChecksumLine.Recorded(AT, name, ReadChecksums.digestOf("x"), true, List.of());
  }

  private static ChecksumLine malformed(String why, String line) {
    String shown = line.replace("\0", "\\u{0}").replace("\t", "\\u{9}");
    String actual =
        shown.length() <= 250
            ? shown
            : shown.substring(0, 160)
                + "…["
                + (shown.length() - 220)
                + " more characters]…"
                + shown.substring(shown.length() - 60);
    return new ChecksumLine.Malformed(
        new Problem(
            AT,
            why + EXPECTED + "\"" + actual + "\"",
            "Replace the line by what sha256sum PATH prints, or start it with # to make it a"
                + " comment."));
  }
}
