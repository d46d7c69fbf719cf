package io.harmonia.smoke.frictionless;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.DigestPolicy;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.kit.Asked;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrictionlessSourceTest {
  private static final String RECORD = "pack/datapackage.json";
  private static final String FILE = "pack/files/a.csv";
  private static final String CHECK = RECORD + " › files/a.csv";
  private static final String READABLE = RECORD + " › readable";
  private static final String PARTS = RECORD + " › relation hash and bytes of a";

  /** Of {@code a,b\n}: what md5sum, sha1sum and git hash-object print. */
  private static final String MD5 = "f69f5b72bc79a92dc70c63c9aa142e36";

  private static final String SHA1 = "2fbdd1b4fa7011d804f484d0bd32bff7f526d812";
  private static final String BLOB = "91e7b5b17dd85f6e9b9d2d85acb2982bd5f455ee";

  @TempDir Path root;

  /** The path stands in line 3, the fields of the resource begin in line 4, column 1. */
  private WorkspaceBuilder resource(String path, String fields) {
    return WorkspaceBuilder.empty(root)
        .sources(new FrictionlessSource())
        .file(
            RECORD,
            """
            {"name": "pack", "resources": [
            {"name": "a",
             "path": %s,
            %s}
            ]}
            """
                .formatted(path, fields))
        .file(FILE, "a,b\n");
  }

  private WorkspaceBuilder workspace(String fields) {
    return resource("\"files/a.csv\"", fields);
  }

  private WorkspaceBuilder several(String fields) {
    return resource("[\"files/a.csv\", \"files/b.csv\"]", fields)
        .file("pack/files/b.csv", "a,b\nc\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"hash\": \"sha256:3b\", \"bytes\": 4",
        "\"hash\": \"SHA-256:3b\"",
        "\"stats\": {\"bytes\": 4, \"sha256\": \"3b\"}",
        "\"sha256\": \"3b\""
      })
  void aStrongHashIsVerified(String fields) {
    WorkspaceBuilder right = workspace(fields.replace("3b", sha256("a,b\n")));

    assertThat(right.check().red()).isEmpty();
    assertThatCheck(right.check(), CHECK).passes(Kind.MATCH);
    assertThatCheck(right.file(FILE, "A,B\n").check(), CHECK).findsOnly(Kind.CHECKSUM_MISMATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {MD5, "md5:" + MD5, "MD5:" + MD5, "sha1:" + SHA1})
  void aWeakHashIsVerifiedAsWeak(String hash) {
    WorkspaceBuilder right = workspace("\"hash\": \"" + hash + "\", \"bytes\": 4");

    assertThat(right.check().red()).isEmpty();
    assertThatCheck(right.check(), CHECK).passes(Kind.WEAK_MATCH);
    assertThatCheck(right.file(FILE, "A,B\n").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, RECORD + ":4:9");
  }

  @Test
  void aSha1ThatIsGitsBlobIdBindsToo() {
    WorkspaceBuilder blob = workspace("\"hash\": \"sha1:" + BLOB + "\"");

    assertThatCheck(blob.check(), CHECK)
        .passes(Kind.WEAK_MATCH)
        .remarks("is the id of the file's git blob");
    assertThatCheck(blob.file(FILE, "A,B\n").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, RECORD + ":4:9")
        .says("the id of its git blob is another one, too");
    assertThatCheck(workspace("\"hash\": \"sha1:" + SHA1 + "\"").check(), CHECK)
        .passes(Kind.WEAK_MATCH);
  }

  @ParameterizedTest
  @CsvSource({"4, true", "4.0, true", "0, false", "5, false", "71130, false"})
  void aSizeIsHeld(String size, boolean right) {
    Checked checked = workspace("\"bytes\": " + size).check();

    if (right) {
      assertThatCheck(checked, CHECK).passes(Kind.WEAK_MATCH).remarks("held by size alone");
    } else {
      assertThatCheck(checked, CHECK).finds(Kind.SIZE_MISMATCH, RECORD + ":4:10");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"4\"", "-1", "4.5", "true", "[4]", "1e30", "99999999999999999999"})
  void aSizeThatIsNoneIsDrift(String size) {
    assertThatCheck(workspace("\"bytes\": " + size).check(), READABLE)
        .finds(Kind.MANIFEST_INVALID, RECORD + ":4:10")
        .says("expected a number of bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "dynamic",
        "3b0d1ce9ffb5224626105c50a0f9e5fbf941bcbcd913e5567aba25936333c3b8",
        "sha256:f69f5b72bc79a92dc70c63c9aa142e36",
        "md5:",
        "sha1:zz"
      })
  void aHashOfAnotherFormIsDrift(String hash) {
    Checked checked = workspace("\"hash\": \"" + hash + "\", \"bytes\": 4").check();

    assertThat(checked.red()).containsExactly(READABLE + ": manifest-invalid");
    assertThatCheck(checked, READABLE)
        .finds(Kind.MANIFEST_INVALID, RECORD + ":4:9")
        .says("hexadecimal digits for");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"hash\": \"crc32:00\"",
        "\"hash\": \"x:y\"",
        "\"checksum\": \"00\"",
        "\"fileDigest\": 1"
      })
  void aDigestThatIsNotKnownIsUnchecked(String field) {
    assertThatCheck(workspace(field + ", \"bytes\": 4").check(), CHECK)
        .finds(Kind.UNREADABLE, RECORD + ":4:" + (field.indexOf(':') + 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"hash\": \"\"", "\"hash\": null, \"bytes\": null", "\"rows\": 1"})
  void nothingIsRecordedByNothing(String fields) {
    Checked checked = workspace(fields).check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(CHECK + ": not-recorded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"Hash\": \"x\"", "\"BYTES\": 4", "\"byte\": 4", "\"hahs\": \"" + MD5 + "\""})
  void aMisspeltFieldIsDrift(String field) {
    Checked checked = workspace(field).check();

    assertThat(checked.red()).containsExactly(READABLE + ": manifest-invalid");
    assertThatCheck(checked, READABLE).says("is misspelt");
  }

  @Test
  void aFileThatIsNotThereIsSkipped() {
    WorkspaceBuilder without = workspace("\"hash\": \"" + MD5 + "\"").delete(FILE);

    assertThat(without.check().red()).isEmpty();
    assertThat(without.check().skipped()).contains(CHECK + ": not-present");
    assertThatCheck(without.require(Requirement.PRESENT).check(), CHECK)
        .finds(Kind.MISSING_ARTIFACT, RECORD + ":3:10");
  }

  @Test
  void aUrlAndDataInTheDescriptorAreSkipped() {
    Checked url = resource("\"https://data.invalid/a.csv\"", "\"hash\": \"" + MD5 + "\"").check();
    Checked inline =
        workspace("\"data\": [1]").edit(RECORD, "\"path\": \"files/a.csv\",", "").check();

    assertThat(url.red()).isEmpty();
    assertThat(url.skipped()).contains(RECORD + " › https://data.invalid/a.csv: not-present");
    assertThat(inline.red()).isEmpty();
    assertThat(inline.skipped()).contains(RECORD + " › a: not-recorded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "files/../../x",
        "/etc/passwd",
        "..",
        "..\\\\x",
        "files/../files/a.csv"
      })
  void aPathOutOfTheFolderIsRefused(String path) {
    Checked checked = resource("\"" + path + "\"", "\"bytes\": 4").file("secret", "abcd").check();

    assertThat(checked.red()).hasSize(1).allMatch(red -> red.endsWith(": path-refused"));
  }

  @Test
  void aResourceWithoutAFileIsDrift() {
    assertThat(resource("5", "\"bytes\": 4").check().red())
        .containsExactly(READABLE + ": manifest-invalid");
    assertThat(resource("[]", "\"bytes\": 4").check().red())
        .containsExactly(READABLE + ": manifest-invalid");
    assertThatCheck(
            workspace("\"bytes\": 4").edit(RECORD, "\"path\": \"files/a.csv\",", "").check(),
            READABLE)
        .finds(Kind.MANIFEST_INVALID, RECORD + ":2:1")
        .says("has neither path nor data");
  }

  @Test
  void aListOfOnePathIsThatPath() {
    assertThatCheck(resource("[\"files/a.csv\"]", "\"hash\": \"" + MD5 + "\"").check(), CHECK)
        .passes(Kind.WEAK_MATCH);
  }

  @Test
  void hashAndBytesOfSeveralFilesAreOfAllOfThem() {
    String hash = "\"hash\": \"sha256:" + sha256("a,b\na,b\nc\n") + "\", \"bytes\": 10";
    WorkspaceBuilder right = several(hash);

    assertThat(right.check().red()).isEmpty();
    assertThatCheck(right.check(), PARTS).passes(Kind.CONSISTENT);
    assertThatCheck(right.check(), CHECK).passes(Kind.MATCH);
    assertThat(right.file(FILE, "A,B\n").check().skipped()).contains(CHECK + ": not-present");
    assertThatCheck(right.file(FILE, "A,B\n").check(), PARTS)
        .finds(Kind.MANIFEST_INCONSISTENT, RECORD + ":4:9")
        .says("of all files");
    assertThatCheck(several(hash.replace("10", "9")).check(), PARTS)
        .finds(Kind.MANIFEST_INCONSISTENT, RECORD + ":4:" + (hash.indexOf("10") + 1))
        .says("expected 9 bytes in all, actual 10 bytes");
  }

  @Test
  void headerLinesOfCsvFilesMayBeLeftOut() {
    String hash = "\"hash\": \"sha256:" + sha256("a,b\nc\n") + "\", \"bytes\": 6";

    assertThatCheck(several(hash).check(), PARTS)
        .passes(Kind.CONSISTENT)
        .remarks("header lines of all files but the first");
    assertThat(
            several(hash)
                .edit(RECORD, "b.csv", "b.txt")
                .file("pack/files/b.txt", "a,b\nc\n")
                .check()
                .red())
        .containsExactly(PARTS + ": manifest-inconsistent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x,y\nc\n", "c\n", "a,b\r\nc\n", "\0\0\0"})
  void aFirstLineThatIsNotTheHeaderCounts(String second) {
    String hash = "\"hash\": \"sha256:" + sha256("a,b\nc\n") + "\"";
    String alone = "\"hash\": \"sha256:" + sha256("a,b\n") + "\"";

    assertThat(several(hash).file("pack/files/b.csv", second).check().red().isEmpty())
        .isEqualTo(second.equals("c\n"));
    assertThat(several(alone).file("pack/files/b.csv", second).check().red())
        .containsExactly(PARTS + ": manifest-inconsistent");
  }

  @Test
  void filesWithoutHeaderLinesAreReadWhole() {
    String hash = "\"hash\": \"sha256:" + sha256("a,b\nc\n") + "\"";

    assertThat(several(hash + ", \"dialect\": {\"header\": false}").check().red())
        .containsExactly(PARTS + ": manifest-inconsistent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"hashes\": {\"sha256\": \"00\"}",
        "\"checksums\": [\"00\"]",
        "\"sha256_hash\": \"00\"",
        "\"md5sum\": \"00\"",
        "\"stats\": {\"checksum\": \"00\"}"
      })
  void aDigestInAFieldThatIsNotReadIsUnchecked(String field) {
    assertThatCheck(workspace(field).check(), CHECK)
        .finds(Kind.UNREADABLE, RECORD + ":4:" + at(field));
  }

  private static int at(String field) {
    return field.startsWith("\"stats") ? 23 : field.indexOf(':') + 3;
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA256", "sha-256"})
  void aDigestInStatsIsVerifiedHoweverItIsSpelt(String name) {
    WorkspaceBuilder wrong = workspace("\"stats\": {\"" + name + "\": \"" + sha256("x") + "\"}");

    assertThatCheck(wrong.check(), CHECK).findsOnly(Kind.CHECKSUM_MISMATCH);
  }

  @Test
  void extrapathsBelongToTheResource() {
    String hash = "\"hash\": \"sha256:" + sha256("a,b\na,b\nc\n") + "\"";
    WorkspaceBuilder right =
        workspace("\"extrapaths\": [\"files/b.csv\"], " + hash)
            .file("pack/files/b.csv", "a,b\nc\n");

    assertThatCheck(right.check(), CHECK).passes(Kind.MATCH);
    assertThat(right.file("pack/files/b.csv", "a,b\nd\n").check().red())
        .containsExactly(PARTS + ": manifest-inconsistent");
  }

  @Test
  void aUrlWithoutASchemeIsAPath() {
    WorkspaceBuilder url = workspace("\"bytes\": 5").edit(RECORD, "\"path\":", "\"url\":");

    assertThatCheck(url.check(), CHECK).finds(Kind.SIZE_MISMATCH, RECORD + ":4:10");
  }

  @Test
  void statsThatAreNoObjectAreDrift() {
    assertThat(workspace("\"stats\": [\"" + MD5 + "\"]").check().red())
        .containsExactly(READABLE + ": manifest-invalid");
  }

  @Test
  void aWeakHashOfSeveralFilesIsWeakForEach() {
    String size = "\"bytes\": 10";

    assertThatCheck(several(size).check(), CHECK)
        .passes(Kind.WEAK_MATCH)
        .remarks("held by the size of several files alone");
    assertThatCheck(several(size).digests(DigestPolicy.STRONG).check(), CHECK)
        .findsOnly(Kind.WEAK_DIGEST);
  }

  @Test
  void someOfSeveralFilesAreDriftAndNoneAreSkipped() {
    WorkspaceBuilder some = several("\"bytes\": 10").delete(FILE);

    assertThatCheck(some.check(), PARTS)
        .finds(Kind.MANIFEST_INCONSISTENT, RECORD + ":3:10")
        .says("missing are files/a.csv");
    assertThat(some.delete("pack/files/b.csv").check().red()).isEmpty();
    assertThat(some.check().skipped()).contains(PARTS + ": not-present");
  }

  @Test
  void anUnknownHashOfSeveralFilesIsUnchecked() {
    assertThatCheck(several("\"hash\": \"crc32:00\"").check(), PARTS)
        .finds(Kind.UNREADABLE, RECORD + ":3:10");
  }

  @Test
  void aPointerIsComparedAsFarAsItTells() {
    WorkspaceBuilder strong = workspace("\"hash\": \"sha256:" + sha256("a,b\n") + "\"");

    assertThatCheck(strong.file(FILE, pointerTo("a,b\n")).check(), CHECK)
        .passes(Kind.POINTER_MATCH);
    assertThatCheck(strong.file(FILE, pointerTo("x")).check(), CHECK)
        .finds(Kind.POINTER_MISMATCH, RECORD + ":4:9");
    assertThat(
            workspace("\"hash\": \"sha1:" + SHA1 + "\"")
                .file(FILE, pointerTo("a,b\n"))
                .check()
                .skipped())
        .contains(CHECK + ": not-comparable");
    assertThat(
            several("\"hash\": \"" + MD5 + "\"").file(FILE, pointerTo("a,b\n")).check().skipped())
        .contains(PARTS + ": not-present");
  }

  @Test
  void pathsFromTheDataFolderAreReadFromThere() {
    WorkspaceBuilder data = resource("\"b.csv\"", "\"bytes\": 4").file("pack/data/b.csv", "a,b\n");

    assertThatCheck(data.check(), RECORD + " › b.csv").passes(Kind.WEAK_MATCH);
    assertThat(data.check().of(READABLE).judgement().remarks())
        .anyMatch(remark -> remark.contains("relative to pack/data"));
    assertThatCheck(data.file("pack/data/b.csv", "x").check(), RECORD + " › b.csv")
        .finds(Kind.SIZE_MISMATCH, RECORD + ":4:10");
    assertThatCheck(data.file("pack/b.csv", "a,b\n").check(), RECORD + " › b.csv")
        .passes(Kind.WEAK_MATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"name\": \"x\"}", "\"x\"", "{\"path\": \"files/a.csv\"}"})
  void anotherDocumentIsNoDataPackage(String text) {
    assertThat(workspace("\"bytes\": 4").file(RECORD, text).check().red())
        .containsExactly(READABLE + ": manifest-invalid");
  }

  @Test
  void aSingleResourceIsReadWhereItIsAskedFor() {
    Checked checked =
        WorkspaceBuilder.empty(root)
            .sources(new Asked(new FrictionlessSource(), "dataresource.json"))
            .file("dataresource.json", "{\"name\": \"a\", \"path\": \"a\", \"bytes\": 5}")
            .file("a", "abcd")
            .check();

    assertThatCheck(checked, "dataresource.json › a")
        .finds(Kind.SIZE_MISMATCH, "dataresource.json:1:37");
  }

  @Test
  void aResourceThatIsDescribedElsewhereIsNotRecorded() {
    Checked checked =
        workspace("\"bytes\": 4").edit(RECORD, "\n]}", ", \"a.resource.json\", 5]}").check();

    assertThat(checked.red()).containsExactly(READABLE + ": manifest-invalid");
    assertThat(checked.skipped()).contains(RECORD + " › a.resource.json: not-present");
  }

  @Test
  void anEmptyPackageHasNothingRecorded() {
    Checked checked = workspace("").file(RECORD, "{\"resources\": []}").check();

    assertThat(checked.red()).containsExactly("workspace › nothing to check: nothing-to-check");
    assertThat(checked.skipped()).contains(READABLE + ": not-recorded");
  }
}
