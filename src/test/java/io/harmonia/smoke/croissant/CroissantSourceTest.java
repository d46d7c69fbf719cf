package io.harmonia.smoke.croissant;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.kit.Asked;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CroissantSourceTest {
  private static final String RECORD = "data/croissant.json";
  private static final String CHECK = RECORD + " › files/a.csv";
  private static final String READABLE = RECORD + " › readable";

  @TempDir Path root;

  /** The fields of one file begin at line 6, column 1. */
  private static String description(String fields) {
    return """
        {
          "@context": {"@vocab": "https://schema.org/", "cr": "http://mlcommons.org/croissant/"},
          "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.1",
          "distribution": [
        {"@type": "cr:FileObject", "@id": "a",
        %s}
        ]}
        """
        .formatted(fields);
  }

  private WorkspaceBuilder workspace(String fields) {
    return WorkspaceBuilder.empty(root)
        .sources(new CroissantSource())
        .file(RECORD, description("\"contentUrl\": \"files/a.csv\",\n" + fields))
        .file("data/files/a.csv", "a,b\n");
  }

  private static String digest(String content) {
    return "\"sha256\": \"" + sha256(content) + "\"";
  }

  @Test
  void verifiesAFileBesideTheDescription() {
    Checked checked = workspace("\"contentSize\": \"4 B\", " + digest("a,b\n")).check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.MATCH);
    assertThat(checked.ids()).doesNotContain(READABLE);
  }

  @Test
  void findsADigestThatWasCopied() {
    assertThatCheck(workspace(digest("other")).check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, RECORD + ":7:11");
  }

  @Test
  void findsASizeThatWasCopied() {
    assertThatCheck(workspace("\"contentSize\": \"117743 B\", " + digest("a,b\n")).check(), CHECK)
        .finds(Kind.SIZE_MISMATCH, RECORD + ":7:16")
        .says("expected 117,743 bytes, actual 4 bytes");
  }

  @Test
  void findsAnMd5ThatIsNotTheFiles() {
    assertThatCheck(
            workspace("\"md5\": \"d41d8cd98f00b204e9800998ecf8427e\", " + digest("a,b\n")).check(),
            CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, RECORD + ":7:8")
        .says("its SHA-256 is the recorded one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d41d8cd98f00b204e9800998ecf8427e",
        "abc",
        "",
        "0",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "sha256:3b0d1ce9ffb5224626105c50a0f9e5fbf941bcbcd913e5567aba25936333c3b8",
        "3b0d1ce9ffb5224626105c50a0f9e5fbf941bcbcd913e5567aba25936333c3bz"
      })
  void aSha256OfAnotherLengthIsDrift(String text) {
    Checked checked = workspace("\"sha256\": \"" + text + "\"").check();

    assertThat(checked.red()).containsExactly(READABLE + ": manifest-invalid");
    assertThatCheck(checked, READABLE)
        .finds(Kind.MANIFEST_INVALID, RECORD + ":7:11")
        .says("expected 64 hexadecimal digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dynamic", "PLACEHOLDER_SHA256", "https://github.com/x/issues/80", "TODO"})
  void aPlaceholderRecordsNothing(String text) {
    Checked checked = workspace("\"sha256\": \"" + text + "\"").check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(CHECK + ": not-recorded");
    assertThat(checked.of(READABLE).judgement().remarks())
        .anyMatch(remark -> remark.contains("is a placeholder"));
  }

  @Test
  void aUrlIsSkipped() {
    Checked checked =
        workspace(digest("a,b\n"))
            .edit(RECORD, "files/a.csv", "https://data.invalid/a.csv")
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(RECORD + " › https://data.invalid/a.csv: not-present");
  }

  @Test
  void whatLiesInAnArchiveIsSkipped() {
    Checked checked = workspace("\"containedIn\": {\"@id\": \"zip\"}, " + digest("other")).check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(CHECK + ": not-present");
  }

  @Test
  void aFileThatIsNotThereIsSkipped() {
    WorkspaceBuilder without = workspace(digest("a,b\n")).delete("data/files/a.csv");

    assertThat(without.check().red()).isEmpty();
    assertThat(without.check().skipped()).contains(CHECK + ": not-present");
    assertThatCheck(without.require(Requirement.PRESENT).check(), CHECK)
        .finds(Kind.MISSING_ARTIFACT, RECORD + ":6:15");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4 B", "4", "4 bytes", "0 kB", "0.004 kB", "4.0 B", " B", "unknown"})
  void aSizeIsReadInItsUnitAndRounding(String size) {
    assertThat(workspace("\"contentSize\": \"" + size + "\", " + digest("a,b\n")).check().red())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 B", "5", "4 kB", "0.006 KiB", "1 GB"})
  void aSizeThatIsOtherIsDrift(String size) {
    assertThatCheck(
            workspace("\"contentSize\": \"" + size + "\", " + digest("a,b\n")).check(), CHECK)
        .finds(Kind.SIZE_MISMATCH, RECORD + ":7:16");
  }

  @Test
  void namesMayHaveThePrefixesOfJsonLd() {
    Checked checked =
        workspace(digest("other").replace("\"sha256", "\"sc:sha256"))
            .edit(RECORD, "\"contentUrl", "\"sc:contentUrl")
            .check();

    assertThatCheck(checked, CHECK).finds(Kind.CHECKSUM_MISMATCH, RECORD + ":7:14");
  }

  @Test
  void aFileSetAndOtherPartsSayNothing() {
    Checked checked =
        workspace(digest("a,b\n"))
            .edit(RECORD, "\n]}", ",\n{\"@type\": \"cr:FileSet\", \"includes\": \"*.jpg\"}\n]}")
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.ids()).hasSize(1 + checked.skipped().size());
  }

  @Test
  void anotherDocumentIsNoCroissant() {
    Checked checked =
        WorkspaceBuilder.empty(root)
            .sources(new Asked(new CroissantSource(), "metadata.json"))
            .file("metadata.json", "{\"name\": \"x\"}")
            .check();

    assertThat(checked.red()).contains("metadata.json › readable: manifest-invalid");
  }

  @Test
  void aSha256IsComparedWithAPointer() {
    assertThatCheck(
            workspace(digest("a,b\n")).file("data/files/a.csv", pointerTo("x")).check(), CHECK)
        .finds(Kind.POINTER_MISMATCH, RECORD + ":7:11");
  }

  @Test
  void aRelativeUrlIsDecoded() {
    WorkspaceBuilder encoded =
        workspace(digest("a+b\n"))
            .edit(RECORD, "files/a.csv", "files/a%20%c3%a4+.csv")
            .file("data/files/a ä+.csv", "a+b\n");

    assertThatCheck(encoded.check(), RECORD + " › files/a ä+.csv").passes(Kind.MATCH);
    assertThatCheck(encoded.file("data/files/a ä+.csv", "x").check(), RECORD + " › files/a ä+.csv")
        .finds(Kind.CHECKSUM_MISMATCH, RECORD + ":7:11");

    Checked literal = encoded.file("data/files/a%20%c3%a4+.csv", "a+b\n").check();

    assertThatCheck(literal, RECORD + " › files/a%20%c3%a4+.csv").passes(Kind.MATCH);
    assertThat(encoded.edit(RECORD, "a%20", "%2e%2e/%2e%2e/%2e%2e/").check().red())
        .hasSize(1)
        .allMatch(red -> red.endsWith(": path-refused"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA256", "sha-256", "sha256sum", "Md5", "SHA512", "sc:SHA256"})
  void aMisspeltDigestIsDrift(String field) {
    Checked checked = workspace("\"" + field + "\": \"" + sha256("a,b\n") + "\"").check();

    assertThat(checked.red()).containsExactly(READABLE + ": manifest-invalid");
    assertThatCheck(checked, READABLE).says("is misspelt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1", "sc:sha1"})
  void anotherDigestIsComputedWhereItIsKnown(String field) {
    String sha1 = "\"" + field + "\": \"da39a3ee5e6b4b0d3255bfef95601890afd80709\"";

    assertThatCheck(workspace(sha1).check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, RECORD + ":7:" + (5 + field.length()));
    assertThatCheck(workspace(sha1).file("data/files/a.csv", "").check(), CHECK)
        .passes(Kind.WEAK_MATCH);
    assertThat(workspace("\"sha512\": \"00\"").check().red())
        .containsExactly(READABLE + ": manifest-invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crc32", "xxh64", "checksum", "spdx:checksum", "dct:sha1", "md4"})
  void aDigestThatIsNotKnownIsUnchecked(String field) {
    assertThatCheck(workspace("\"" + field + "\": \"00\", " + digest("a,b\n")).check(), CHECK)
        .finds(Kind.UNREADABLE, RECORD + ":7:" + (5 + field.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "-4 B", "4 XB", "4 files", "4.0.0 kB"})
  void aSizeThatIsNoneIsDrift(String size) {
    Checked checked = workspace("\"contentSize\": \"" + size + "\", " + digest("a,b\n")).check();

    assertThat(checked.red()).containsExactly(READABLE + ": manifest-invalid");
    assertThatCheck(checked, READABLE).finds(Kind.MANIFEST_INVALID, RECORD + ":7:16");
  }
}
