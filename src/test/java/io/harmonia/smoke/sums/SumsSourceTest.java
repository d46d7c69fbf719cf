package io.harmonia.smoke.sums;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumsSourceTest {
  private static final Path SAMPLE =
      Path.of("../shared/data/formats/checksum-files/SHA256SUMS-at-root");

  /** Digests of “abc”. */
  private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";

  private static final String SHA_1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
  private static final String SHA_256 =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String SHA3_256 =
      "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532";
  private static final String BLAKE2B_256 =
      "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";
  private static final String BLAKE3 =
      "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85";

  @TempDir Path root;

  private Checked check(String sums, String text) {
    return workspace(sums, text).check();
  }

  private WorkspaceBuilder workspace(String sums, String text) {
    return WorkspaceBuilder.empty(root)
        .file("data/abc", "abc")
        .file(sums, text)
        .sources(new SumsSource());
  }

  /** The checks of that file that make the build red. */
  private static List<String> red(Checked checked, String sums) {
    return checked.red().stream().filter(id -> id.startsWith(sums)).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "MD5SUMS, " + MD5,
    "md5sums, " + MD5,
    "md5sum.txt, " + MD5,
    "abc.md5, " + MD5,
    "abc.md5sum, " + MD5,
    "abc.md5.txt, " + MD5,
    "SHA1SUMS.txt, " + SHA_1,
    "all.sha1, " + SHA_1,
    "SHA256SUMS, " + SHA_256,
    "SHA256SUM, " + SHA_256,
    "sha256sums.txt, " + SHA_256,
    "tool_1.0_SHA256SUMS, " + SHA_256,
    "abc.sha256sum.txt, " + SHA_256,
    "SHA3-256SUMS, " + SHA3_256,
    "B2SUMS, " + BLAKE2B_256,
    "abc.blake2b, " + BLAKE2B_256,
    "B3SUMS, " + BLAKE3,
    "abc.b3, " + BLAKE3,
    "abc.blake3, " + BLAKE3
  })
  void verifiesAFileByTheAlgorithmInTheName(String name, String digest) {
    Checked right = check("data/" + name, digest + "  abc\n");

    assertThat(right.red()).isEmpty();
    assertThatCheck(right, "data/" + name + " › abc")
        .passes(digest.equals(MD5) || digest.equals(SHA_1) ? Kind.WEAK_MATCH : Kind.MATCH);

    Checked wrong = workspace("data/" + name, digest + "  abc\n").file("data/abc", "abd").check();

    assertThat(wrong.red()).containsExactly("data/" + name + " › abc: checksum-mismatch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MD5 + " *abc",
        MD5 + " abc",
        MD5 + "\tabc",
        "MD5 (abc) = " + MD5,
        "MD5(abc)= " + MD5,
        "# a comment\n\n" + MD5 + "  abc",
        "# made by RHash\r\n" + MD5 + "  abc\r\n",
        "\ufeff" + MD5 + "  abc",
        MD5,
        MD5 + "\r\n",
        "MD5:" + MD5
      })
  void readsEveryFormOfALine(String text) {
    Checked checked = check("data/abc.md5", text);

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, "data/abc.md5 › abc").passes(Kind.WEAK_MATCH);
  }

  @Test
  void namesAreRelativeToTheFolder() {
    assertThatCheck(check("data/MD5SUMS", MD5 + "  ./abc"), "data/MD5SUMS › ./abc")
        .passes(Kind.WEAK_MATCH);
    assertThatCheck(check("MD5SUMS", MD5 + "  data/abc"), "MD5SUMS › data/abc")
        .passes(Kind.WEAK_MATCH);
  }

  @Test
  void readsEscapedNames() {
    Checked checked = workspace("MD5SUMS", "\\" + MD5 + "  a\\nb\n").file("a\nb", "abc").check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, "MD5SUMS › a\\u{a}b").passes(Kind.WEAK_MATCH);
  }

  @Test
  void aBackslashInAnEscapedNameIsAPartOfIt() {
    WorkspaceBuilder workspace =
        workspace("data/MD5SUMS", "\\" + MD5 + "  d\\\\abc\n").file("data/d/abc", "abc");

    Checked wrong = workspace.file("data/d\\abc", "abd").check();

    assertThat(wrong.red()).containsExactly("data/MD5SUMS › d\\abc: checksum-mismatch");
    assertThatCheck(workspace.file("data/d\\abc", "abc").check(), "data/MD5SUMS › d\\abc")
        .passes(Kind.WEAK_MATCH);
  }

  @Test
  void namesWithBackslashesDoNotLeaveTheWorkspace() {
    Checked checked = check("MD5SUMS", "\\" + MD5 + "  ../a\\\\b\n" + MD5 + "  ..\\a\n");

    assertThat(checked.red())
        .containsExactly("MD5SUMS › ../a\\b: path-refused", "MD5SUMS › ..\\a: path-refused");
  }

  @Test
  void readsTheAlgorithmFromTheTagAndElseFromTheLength() {
    Repository repository = Repository.in(root);
    repository.write("data/abc", "abc").commit("data/checksums.txt", lines());

    Checked checked =
        WorkspaceBuilder.empty(root).sources(new AskedSums("data/checksums.txt")).check();

    assertThat(red(checked, "data")).isEmpty();
    assertThat(checked.ids()).filteredOn(id -> id.startsWith("data/")).hasSize(7);
  }

  private static String lines() {
    return String.join(
        "\n",
        MD5 + "  abc",
        SHA_1 + "  abc",
        SHA_256 + "  abc",
        "SHA256 (abc) = " + SHA_256,
        "BLAKE2b-256 (abc) = " + BLAKE2B_256,
        "SHA2-256(abc)= " + SHA_256,
        "BLAKE3 (abc) = " + BLAKE3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SHA256SUMS | " + MD5 + "  abc | with a digest of SHA-256 but with an MD5",
        "MD5SUMS | " + SHA_256 + "  abc | with a SHA-256 (64 hexadecimal digits)",
        "SHA512SUMS | "
            + SHA_256
            + "  abc | expected 128 hexadecimal digits (SHA-512, as the file's",
        "B3SUMS | " + MD5 + "  abc | expected 64 hexadecimal digits (BLAKE3",
        "SHA1SUMS | MD5 (abc) = "
            + MD5
            + " | one of MD5, as its tag says, and the file's name says",
        "abc.sha512 | " + MD5 + " | the line is not a checksum",
        "SHA256SUMS | " + SHA_256 + " | actual a digest alone",
        "SHA256SUMS | <<<<<<< HEAD | is a mark of a merge conflict",
        "MD5SUMS | abc  " + MD5 + " | the line",
        "MD5SUMS | ;" + MD5 + "  abc | the line does not start with a digest of MD5",
        "MD5SUMS | ; a comment | the line does not start with a digest of MD5",
        "MD5SUMS | " + MD5 + "  | the line"
      })
  void aLineThatIsNoneIsDrift(String name, String line, String says) {
    Checked checked = check("data/" + name, line);

    assertThat(red(checked, "data/"))
        .containsExactly("data/" + name + " › readable: manifest-invalid");
    assertThatCheck(checked, "data/" + name + " › readable")
        .finds(Kind.MANIFEST_INVALID, "data/" + name + ":1:1")
        .says(says);
  }

  @Test
  void theOtherLinesStillCount() {
    Checked checked = check("data/MD5SUMS", "junk\n" + MD5 + "  abc\n");

    assertThatCheck(checked, "data/MD5SUMS › abc").passes(Kind.WEAK_MATCH);
    assertThat(checked.red()).containsExactly("data/MD5SUMS › readable: manifest-invalid");
  }

  @Test
  void ofACrowdOfLinesThatAreNoneSomeAreShown() {
    Checked checked = check("data/MD5SUMS", "junk\n".repeat(1_000));

    assertThat(checked.of("data/MD5SUMS › readable").judgement().findings()).hasSize(21);
    assertThat(checked.of("data/MD5SUMS › readable").judgement().findings().toString())
        .contains("980 more lines are none either");
  }

  @Test
  void utf16IsNotRead() {
    Checked checked =
        WorkspaceBuilder.empty(root)
            .file("abc.md5", (MD5 + "  abc").getBytes(StandardCharsets.UTF_16LE))
            .sources(new SumsSource())
            .check();

    assertThatCheck(checked, "abc.md5 › readable").says("is UTF-16, expected UTF-8");
  }

  @Test
  void aDigestOfAnUnknownAlgorithmIsUnchecked() {
    Repository.in(root)
        .write("data/abc", "abc")
        .commit("data/all.checksums", "RMD160 (abc) = 00\n");

    Checked checked =
        WorkspaceBuilder.empty(root).sources(new AskedSums("data/all.checksums")).check();

    assertThat(red(checked, "data")).containsExactly("data/all.checksums › abc: unreadable");
    assertThatCheck(checked, "data/all.checksums › abc").says("RMD160, which is not computed here");
  }

  @Test
  void aDigestAloneIsOfTheFileBesideIt() {
    assertThatCheck(check("data/abc.sha256", SHA_256), "data/abc.sha256 › abc").passes(Kind.MATCH);

    Checked stale = workspace("data/abc.sha256", SHA_256).file("data/abc", "abd").check();

    assertThatCheck(stale, "data/abc.sha256 › abc")
        .finds(Kind.CHECKSUM_MISMATCH, "data/abc.sha256:1:1")
        .says("data/abc: expected SHA-256 " + SHA_256);
  }

  @Test
  void twoDigestsAloneAreOfNothing() {
    assertThat(check("data/abc.md5", MD5 + "\n" + MD5).red())
        .containsExactly("data/abc.md5 › readable: manifest-invalid");
  }

  @Test
  void aSignedFileIsRead() {
    Checked checked =
        check(
            "data/SHA256SUMS",
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"
                + SHA_256
                + "  abc\n-----BEGIN PGP SIGNATURE-----\n\niQIzBAEBCgAdFiEE\n=abcd\n"
                + "-----END PGP SIGNATURE-----\n");

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, "data/SHA256SUMS › abc").passes(Kind.MATCH);
    assertThatCheck(checked, "data/SHA256SUMS › readable").remarks("signature is not verified");
  }

  @Test
  void whereNothingIsThereOfAFileThatWasFoundByItselfItIsSkipped() {
    Checked checked = check("other/SHA256SUMS", SHA_256 + "  release.tar.gz\n");

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains("other/SHA256SUMS › release.tar.gz: not-present");
  }

  @Test
  void aFileOfWhichAnotherIsThereMustBeThere() {
    Checked checked = check("data/SHA256SUMS", SHA_256 + "  abc\n" + SHA_256 + "  gone\n");

    assertThat(checked.red()).containsExactly("data/SHA256SUMS › gone: missing-artifact");
  }

  @Test
  void aFileThatGitTracksMustBeThere() throws IOException {
    Repository.in(root).write("data/abc", "abc").commit("data/abc.md5", MD5);
    Files.delete(root.resolve("data/abc"));

    assertThat(WorkspaceBuilder.empty(root).sources(new SumsSource()).check().red())
        .containsExactly("data/abc.md5 › abc: missing-artifact");
  }

  @Test
  void whatASettingNamesMustBeThere() {
    Repository.in(root).commit("data/abc.md5", MD5);

    assertThat(WorkspaceBuilder.empty(root).sources(new AskedSums("data/abc.md5")).check().red())
        .contains("data/abc.md5 › abc: missing-artifact");
  }

  @Test
  void namesDoNotLeaveTheWorkspace() {
    Checked checked =
        check("data/MD5SUMS", MD5 + "  ../../abc\n" + MD5 + "  /etc/abc\n" + MD5 + "  -");

    assertThat(checked.red())
        .containsExactly(
            "data/MD5SUMS › ../../abc: path-refused",
            "data/MD5SUMS › /etc/abc: path-refused",
            "data/MD5SUMS › -: path-refused");
  }

  @Test
  void aPointerIsComparedWhereItCanBe() {
    WorkspaceBuilder workspace =
        workspace("data/SHA256SUMS", SHA_256 + "  abc\n")
            .file("data/MD5SUMS", MD5 + "  abc\n")
            .file("data/abc", pointerTo("abc"));

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, "data/SHA256SUMS › abc").passes(Kind.POINTER_MATCH);
    assertThat(checked.skipped()).contains("data/MD5SUMS › abc: not-comparable");

    assertThat(workspace.file("data/abc", pointerTo("abd")).check().red())
        .containsExactly("data/SHA256SUMS › abc: pointer-mismatch");
  }

  @Test
  void digestsOfSeveralAlgorithmsNeedOnePass() {
    WorkspaceBuilder workspace =
        workspace("data/SHA256SUMS", SHA_256 + "  abc\n")
            .file("data/MD5SUMS", MD5 + "  abc\n")
            .file("data/B3SUMS", BLAKE3 + "  abc\n");

    assertThat(workspace.check().red()).isEmpty();
    assertThat(workspace.bytesHashed()).isEqualTo(3);
  }

  @Test
  void digestsInUpperCaseAreRemarked() {
    Checked checked = check("data/MD5SUMS", MD5.toUpperCase(Locale.ROOT) + "  abc\n");

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, "data/MD5SUMS › readable").remarks("written in upper case");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#" + MD5 + "  gone", "## " + MD5 + " *gone", "# MD5 (gone) = " + MD5})
  void aChecksumInACommentIsRemarked(String comment) {
    Checked checked = check("data/MD5SUMS", MD5 + "  abc\n# a comment\n" + comment + "\n");

    assertThat(checked.red()).isEmpty();
    assertThat(checked.of("data/MD5SUMS › readable").judgement().remarks())
        .containsExactly(
            "data/MD5SUMS:3:1: the checksum of gone stands in a comment, so it is not verified");
  }

  @Test
  void anEmptyFileRecordsNothing() {
    assertThat(check("data/MD5SUMS", "# nothing\n").skipped())
        .contains("data/MD5SUMS › readable: not-recorded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"go.sum", "md5sum", "sha256", "notes-md5.py", "a.sha256.sig", "b2"})
  void otherFilesAreNoChecksumFiles(String name) {
    assertThat(check("data/" + name, "anything").ids()).noneMatch(id -> id.startsWith("data/"));
  }

  @Test
  void theSampleIsWhatItsReadmeSays() throws IOException {
    assumeTrue(Files.exists(SAMPLE), "the shared data is not beside this project");
    WorkspaceBuilder workspace = WorkspaceBuilder.empty(root).sources(new SumsSource());
    try (Stream<Path> all = Files.walk(SAMPLE)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        workspace.file(SAMPLE.relativize(file).toString(), Files.readAllBytes(file));
      }
    }

    Checked checked = workspace.check();

    assertThat(checked.red())
        .containsExactlyInAnyOrder(
            "SHA256SUMS › data/all.jsonl: missing-artifact",
            "SHA256SUMS › data/train.jsonl: missing-artifact");
    assertThat(checked.ids()).filteredOn(id -> id.startsWith("SHA256SUMS › ")).hasSize(10);
  }
}
