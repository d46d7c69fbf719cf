package io.harmonia.smoke.checksum;

import static io.harmonia.smoke.checksum.ReadChecksums.SHOWN;
import static io.harmonia.smoke.checksum.ReadChecksums.digestOf;
import static io.harmonia.smoke.checksum.ReadChecksums.malformed;
import static io.harmonia.smoke.checksum.ReadChecksums.parse;
import static io.harmonia.smoke.checksum.ReadChecksums.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.PointerPolicy;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumFileTest {
  private static final String X = digestOf("x").hex();
  private static final String E = digestOf("").hex();

  @TempDir private Path folder;

  @Test
  void readsLinesWithTheirPlaces() throws IOException {
    ChecksumFile file = parse(folder, "# ours\n\n" + X + "  a.bin\njunk\n" + E + "  tök/b.bin\n");

    assertThat(recorded(file))
        .containsExactly(
            new ChecksumLine.Recorded(at(3), "a.bin", digestOf("x"), false, List.of()),
            new ChecksumLine.Recorded(at(5), "tök/b.bin", digestOf(""), false, List.of()));
    assertThat(file.lines()).map(ChecksumLine::at).containsExactly(at(3), at(4), at(5));
    assertThat(file.remarks()).isEmpty();
    assertThat(file.place().shownAs()).isEqualTo(SHOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n\n", "# a comment", "#\n#\n", "\r"})
  void readsAFileWithoutAnyLine(String text) throws IOException {
    assertThat(parse(folder, text).lines()).isEmpty();
  }

  @Test
  void readsWindowsLineEndsAsOthers() throws IOException {
    String unix = X + "  a.bin\n\n# c\n" + E + "  b.bin\n";

    assertThat(parse(folder, unix.replace("\n", "\r\n")).lines())
        .isEqualTo(parse(folder, unix).lines())
        .hasSize(2);
  }

  @Test
  void readsALastLineWithoutAnEnd() throws IOException {
    assertThat(parse(folder, X + "  a.bin\n" + E + "  b.bin").lines())
        .isEqualTo(parse(folder, X + "  a.bin\n" + E + "  b.bin\n").lines());
    assertThat(recorded(parse(folder, X + "  a.bin\r")))
        .map(ChecksumLine.Recorded::name)
        .containsExactly("a.bin");
  }

  @Test
  void endsALineAtALineFeedAlone() throws IOException {
    ChecksumFile file = parse(folder, X + "  a\rb\u2028c\u0085d\fe\n");

    assertThat(recorded(file))
        .map(ChecksumLine.Recorded::name)
        .containsExactly("a\rb\u2028c\u0085d\fe");
  }

  @Test
  void remarksOnAByteOrderMarkAndReadsOn() throws IOException {
    ChecksumFile file = parse(folder, "\ufeff# ours\n" + X + "  a.bin\n");

    assertThat(recorded(file)).map(ChecksumLine.Recorded::at).containsExactly(at(2));
    assertThat(malformed(file)).isEmpty();
    assertThat(file.remarks())
        .containsExactly(
            SHOWN + " starts with a byte-order mark, over which sha256sum skips line 1");
  }

  @Test
  void remarksOnAByteOrderMarkAlone() throws IOException {
    ChecksumFile file = parse(folder, "\ufeff");

    assertThat(file.lines()).isEmpty();
    assertThat(file.remarks()).hasSize(1);
  }

  @Test
  void takesTwoBytesOfAMarkForUtf16() throws IOException {
    Files.write(folder.resolve("sums"), new byte[] {(byte) 0xFF, (byte) 0xFE});

    assertThat(ReadChecksums.read(folder, "sums")).isInstanceOf(ReadFile.Malformed.class);
  }

  @Test
  void takesOnlyTheFirstByteOrderMarkForOne() throws IOException {
    assertThat(malformed(parse(folder, "\ufeff\ufeff" + X + "  a.bin\n"))).hasSize(1);
    assertThat(malformed(parse(folder, X + "  a.bin\n\ufeff" + X + "  b.bin\n"))).hasSize(1);
    assertThat(parse(folder, new byte[] {(byte) 0xEF, (byte) 0xBB}).remarks()).isEmpty();
  }

  /** sha256sum takes any bytes for a name; no report could show which. */
  @ParameterizedTest
  @CsvSource({"ISO-8859-1, tök.bin", "GBK, 模型.bin"})
  void refusesALineThatIsNotUtf8AndReadsTheOthers(String charset, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((X + "  a.bin\n").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes((X + "  " + name + "\n").getBytes(Charset.forName(charset)));
    bytes.writeBytes((E + "  tök.bin\n").getBytes(StandardCharsets.UTF_8));

    ChecksumFile file = parse(folder, bytes.toByteArray());

    assertThat(malformed(file))
        .containsExactly(
            new ChecksumLine.Malformed(
                new Problem(
                    at(2),
                    "the line is not UTF-8",
                    "Save the file as UTF-8 (iconv -t UTF-8), and rename files whose names are"
                        + " not.")));
    assertThat(recorded(file)).map(ChecksumLine.Recorded::name).containsExactly("a.bin", "tök.bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
  void refusesUtf16(String charset) throws IOException {
    Files.write(folder.resolve("sums"), (X + "  a.bin\r\n").getBytes(Charset.forName(charset)));

    ReadFile<ChecksumFile> read = ReadChecksums.read(folder, "sums");

    assertThat(read)
        .isEqualTo(
            new ReadFile.Malformed<>(
                new Problem(
                    at(1),
                    "is UTF-16, expected UTF-8",
                    "Save it as UTF-8 (iconv -f UTF-16 -t UTF-8): PowerShell's > writes UTF-16.")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0\0", "a\0", "a\0b", "a\0bc", "ab\0\0", "\0", "a", "a\0\0b"})
  void takesNoOtherNulCharactersForUtf16(String text) throws IOException {
    assertThat(malformed(parse(folder, text))).hasSize(1);
  }

  @Test
  void readsAFileOfTheMostBytesAllowedAndRefusesOneByteMore() throws Exception {
    String text = X + "  a.bin\n";
    Files.writeString(folder.resolve("sums"), text);

    ReadFile<ChecksumFile> held = readWithin(Limit.DOCUMENT_SIZE, text.length());
    ReadFile<ChecksumFile> refused = readWithin(Limit.DOCUMENT_SIZE, text.length() - 1);

    assertThat(held.value().orElseThrow().lines()).hasSize(1);
    assertThat(refused)
        .isInstanceOfSatisfying(
            ReadFile.Malformed.class,
            malformed ->
                assertThat(malformed.problem().message())
                    .isEqualTo("exceeds the limit of 71 bytes (smoke.limits.document-size=71)"));
  }

  @Test
  void refusesALineThatIsTooLongAndReadsTheNext() throws Exception {
    String line = X + "  a.bin";
    Files.writeString(folder.resolve("sums"), line + "\r\n" + line + "n\n# " + line + "\n" + line);

    ChecksumFile file = readWithin(Limit.LINE_LENGTH, line.length()).value().orElseThrow();

    assertThat(recorded(file)).extracting(read -> read.at().line()).containsExactly(1, 4);
    assertThat(malformed(file))
        .extracting(ChecksumLine.Malformed::problem)
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.at() + ": " + problem.message())
                    .isEqualTo(
                        SHOWN
                            + ":2:1: exceeds the limit of 71 bytes of a line"
                            + " (smoke.limits.line-length=71)"));
  }

  /** {@code ..} is well-formed, as for sha256sum; the rules of paths refuse it. */
  @Test
  void leavesPathsThatLeaveTheWorkspaceToThePathRules() throws IOException {
    ChecksumFile file = parse(folder, X + "  ../outside.bin\n" + X + "  /etc/passwd\n");

    PathRules rules = new PathRules(Optional.empty(), folder);
    assertThat(recorded(file))
        .hasSize(2)
        .allSatisfy(
            line -> assertThat(rules.parse(line.name())).isInstanceOf(ParsedPath.Refused.class));
  }

  @Test
  void saysThatNoFileIsThere() throws IOException {
    assertThat(ReadChecksums.read(folder, "nowhere")).isEqualTo(new ReadFile.Missing<>());
  }

  @Test
  void keepsTheSourceWithWhatWasRead() throws IOException {
    Workspace workspace = Workspace.open(folder);
    Place source =
        new Place(
            folder.resolve("nowhere"), "nowhere", Optional.of(new RelativePath("nowhere")), true);

    Document<ChecksumFile> read = ChecksumFile.read(workspace, source);

    assertThat(read.place()).isSameAs(source);
    assertThat(read.place().asked()).isTrue();
  }

  @Test
  void looksInTwoPlacesUnlessToldOtherwise() {
    assertThat(ChecksumFile.DEFAULT_PATHS)
        .containsExactly("models/checksums.sha256", "datasets/checksums.sha256");
  }

  private ReadFile<ChecksumFile> readWithin(Limit limit, long value) throws IOException {
    Limits limits = new Limits(Map.of(limit, value));
    Workspace workspace =
        Workspace.open(
            folder, Links.INSIDE, PointerPolicy.ACCEPT, new Bounds(limits, Deadline.NONE));
    Place source = new Place(folder.resolve("sums"), SHOWN, Optional.empty(), false);
    return ChecksumFile.read(workspace, source).read();
  }

  private static Location at(int line) {
    return new Location(SHOWN, line, 1);
  }
}
