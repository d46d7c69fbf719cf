package io.harmonia.smoke.sums;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BagSourceTest {
  private static final Path SAMPLE = Path.of("../shared/data/formats/bagit/sample-bag");
  private static final String READABLE = "bag/bagit.txt › readable";
  private static final String OXUM = "bag/bagit.txt › relation Payload-Oxum";

  @TempDir Path root;

  /** A bag of two files. */
  private WorkspaceBuilder bag() {
    return WorkspaceBuilder.empty(root)
        .sources(new BagSource(), new SumsSource())
        .file("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        .file("bag/bag-info.txt", "Payload-Oxum: 4.2\n")
        .file("bag/data/a", "a")
        .file("bag/data/b/c", "ccc")
        .file("bag/manifest-sha256.txt", line("a", "data/a") + line("ccc", "data/b/c"))
        .file("bag/tagmanifest-sha256.txt", line("Payload-Oxum: 4.2\n", "bag-info.txt"));
  }

  private static String line(String content, String name) {
    return sha256(content) + "  " + name + "\n";
  }

  private static List<String> red(Checked checked) {
    return checked.red();
  }

  @Test
  void verifiesABag() {
    Checked checked = bag().check();

    assertThat(red(checked)).isEmpty();
    assertThat(checked.ids())
        .filteredOn(id -> id.startsWith("bag/"))
        .containsExactly(
            "bag/bagit.txt › data/a",
            "bag/bagit.txt › data/b/c",
            "bag/bagit.txt › bag-info.txt",
            OXUM);
    assertThatCheck(checked, "bag/bagit.txt › data/a").passes(Kind.MATCH);
    assertThatCheck(checked, OXUM).passes(Kind.CONSISTENT);
  }

  @Test
  void findsAChangedPayload() {
    assertThat(red(bag().file("bag/data/a", "b").check()))
        .containsExactly("bag/bagit.txt › data/a: checksum-mismatch");
  }

  @Test
  void findsAChangedTagFile() {
    assertThat(red(bag().file("bag/bag-info.txt", "Payload-Oxum: 4.2 \n").check()))
        .containsExactly("bag/bagit.txt › bag-info.txt: checksum-mismatch");
  }

  @Test
  void findsAMissingFile() {
    Checked checked = bag().delete("bag/data/a").check();

    assertThat(red(checked)).containsExactly("bag/bagit.txt › data/a: missing-artifact");
    assertThat(checked.skipped()).contains(OXUM + ": not-present");
  }

  @Test
  void findsAnotherSum() {
    Checked checked =
        bag()
            .file("bag/bag-info.txt", "Payload-Oxum: 5.2\n")
            .file("bag/tagmanifest-sha256.txt", line("Payload-Oxum: 5.2\n", "bag-info.txt"))
            .check();

    assertThat(red(checked)).containsExactly(OXUM + ": manifest-inconsistent");
    assertThatCheck(checked, OXUM)
        .finds(Kind.MANIFEST_INCONSISTENT, "bag/bag-info.txt:1:1")
        .says("expected 5 bytes, actual 4 bytes");
  }

  @Test
  void findsAnotherNumberOfFiles() {
    Checked checked = bag().file("bag/bag-info.txt", "x: y\npayload-oxum: 4.3\n").check();

    assertThatCheck(checked, OXUM)
        .finds(Kind.MANIFEST_INCONSISTENT, "bag/bag-info.txt:2:1")
        .says("expected 3 files, actual 2 files in its manifests");
  }

  @Test
  void aValueMayGoOnOnTheNextLine() {
    WorkspaceBuilder bag = bag().delete("bag/tagmanifest-sha256.txt");

    Checked right =
        bag.file("bag/bag-info.txt", "x: y\n\tz\nPayload-Oxum:\n 4.2\nBag-Size: 4\n").check();

    assertThat(red(right)).isEmpty();
    assertThatCheck(right, OXUM).passes(Kind.CONSISTENT);
    assertThatCheck(bag.file("bag/bag-info.txt", "x: y\nPayload-Oxum:\n  5.2\n").check(), OXUM)
        .finds(Kind.MANIFEST_INCONSISTENT, "bag/bag-info.txt:2:1")
        .says("expected 5 bytes, actual 4 bytes");
  }

  @Test
  void findsAFileThatNoManifestNames() {
    Checked checked =
        bag().file("bag/data/d", "d").file("bag/data/.gitkeep", "").file("bag/e", "e").check();

    assertThat(red(checked)).containsExactly(READABLE + ": manifest-invalid");
    assertThatCheck(checked, READABLE).says("bag/data/d is in the bag's data, and in no payload");
  }

  @Test
  void findsAManifestThatLacksAFile() {
    Checked checked =
        bag().file("bag/manifest-md5.txt", "0cc175b9c0f1b6a831c399e269772661 data/a\n").check();

    assertThat(red(checked)).containsExactly(READABLE + ": manifest-invalid");
    assertThatCheck(checked, READABLE)
        .says("data/b/c is in this manifest and not in manifest-md5.txt");
  }

  @Test
  void anOlderBagMayHaveSuchAManifest() {
    Checked checked =
        bag()
            .file("bag/bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
            .file("bag/manifest-md5.txt", "0cc175b9c0f1b6a831c399e269772661 *data/a\n")
            .check();

    assertThat(red(checked)).isEmpty();
  }

  @Test
  void findsADigestOfAnotherLength() {
    assertThatCheck(
            bag().file("bag/manifest-sha256.txt", "00 data/a\n" + line("ccc", "data/b/c")).check(),
            READABLE)
        .finds(Kind.MANIFEST_INVALID, "bag/manifest-sha256.txt:1:1")
        .says("expected a digest of 64 hexadecimal digits (SHA-256, as the file's name says)");
  }

  @Test
  void findsPathsThatAreInTheWrongManifest() {
    Checked checked = bag().file("bag/tagmanifest-sha256.txt", line("a", "data/a")).check();

    assertThatCheck(checked, READABLE).says("expected a path outside of data/");
  }

  @Test
  void pathsDoNotLeaveTheWorkspace() {
    Checked checked =
        bag().file("bag/tagmanifest-sha256.txt", line("a", "../../etc/passwd")).check();

    assertThat(red(checked)).containsExactly("bag/bagit.txt › ../../etc/passwd: path-refused");
  }

  @Test
  void aBagWithoutManifestsIsNone() {
    assertThatCheck(bag().delete("bag/manifest-sha256.txt").check(), READABLE)
        .says("expected a payload manifest");
  }

  @Test
  void findsAFileThatOnlyLooksLikeTheStartOfABag() {
    assertThatCheck(bag().file("bag/bagit.txt", "a bag\n").check(), READABLE)
        .finds(Kind.MANIFEST_INVALID, "bag/bagit.txt:1:1")
        .says("expected the lines “BagIt-Version: M.N”");
  }

  @Test
  void anEncodingThatIsUnknownIsUnchecked() {
    Checked checked =
        bag()
            .file("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: x-no\n")
            .check();

    assertThat(red(checked)).containsExactly(READABLE + ": unreadable");
  }

  @Test
  void whatIsToBeFetchedIsSkippedWithTheCommand() {
    Checked checked =
        bag()
            .delete("bag/data/a")
            .file("bag/fetch.txt", "https://example.org/a?x='$(id)' 1 data/a\n")
            .check();

    assertThat(red(checked)).isEmpty();
    assertThat(checked.skipped()).contains("bag/bagit.txt › data/a: not-present");
    assertThatCheck(checked, "bag/bagit.txt › data/a")
        .advises("curl -fL --create-dirs -o bag/data/a 'https://example.org/a?x='\\''$(id)'\\'''");
    assertThatCheck(checked, OXUM).passes(Kind.CONSISTENT);
  }

  @Test
  void theSizeInFetchHolds() {
    assertThat(
            red(
                bag()
                    .file("bag/fetch.txt", "https://example.org/a 7 data/a\nx - data/z\n")
                    .check()))
        .containsExactly(READABLE + ": manifest-invalid", "bag/bagit.txt › data/a: size-mismatch");
  }

  @Test
  void namesArePercentEncoded() {
    Checked checked =
        bag()
            .file("bag/data/b/c%", "d")
            .file("bag/bag-info.txt", "Bag-Size: 1 kB\n")
            .delete("bag/tagmanifest-sha256.txt")
            .file(
                "bag/manifest-sha256.txt",
                line("a", "./data/a") + line("ccc", "data/b/c") + line("d", "data/b/c%25"))
            .check();

    assertThat(red(checked)).isEmpty();
  }

  @Test
  void anUnknownAlgorithmIsRemarked() {
    Checked checked = bag().file("bag/tagmanifest-whirlpool.txt", "00 bag-info.txt\n").check();

    assertThat(red(checked)).isEmpty();
    assertThatCheck(checked, READABLE).remarks("whirlpool, which is not computed here");
  }

  @Test
  void aPayloadManifestOfAnUnknownAlgorithmIsUnchecked() {
    WorkspaceBuilder bag =
        bag().file("bag/manifest-crc32.txt", "deadbeef data/a\ndeadbeef data/b/c\n");
    List<String> unchecked =
        List.of("bag/bagit.txt › data/a: unreadable", "bag/bagit.txt › data/b/c: unreadable");

    Checked beside = bag.check();

    assertThat(red(beside)).isEqualTo(unchecked);
    assertThatCheck(beside, "bag/bagit.txt › data/a")
        .finds(Kind.UNREADABLE, "bag/manifest-crc32.txt:1:1")
        .says("its digest in manifest-crc32.txt is of an algorithm that is not computed here");
    assertThat(red(bag.delete("bag/manifest-sha256.txt").check())).isEqualTo(unchecked);
  }

  @Test
  void aTagManifestOfAnUnknownAlgorithmAloneIsUnchecked() {
    Checked checked =
        bag()
            .delete("bag/tagmanifest-sha256.txt")
            .file("bag/tagmanifest-crc32.txt", "00 bag-info.txt\n")
            .check();

    assertThat(red(checked)).containsExactly("bag/bagit.txt › bag-info.txt: unreadable");
  }

  @Test
  void theSampleIsWhatItsReadmeSays() throws IOException {
    assumeTrue(Files.exists(SAMPLE), "the shared data is not beside this project");
    WorkspaceBuilder workspace = WorkspaceBuilder.empty(root).sources(new BagSource());
    try (Stream<Path> all = Files.walk(SAMPLE)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        workspace.file(SAMPLE.relativize(file).toString(), Files.readAllBytes(file));
      }
    }

    Checked checked = workspace.check();

    assertThat(red(checked)).isEmpty();
    assertThat(checked.skipped())
        .contains("bagit.txt › data/primer_final.pdf: not-present")
        .noneMatch(id -> id.contains("Oxum"));
    assertThatCheck(checked, "bagit.txt › relation Payload-Oxum").passes(Kind.CONSISTENT);
    assertThatCheck(checked, "bagit.txt › metadata/datacite.xml").passes(Kind.MATCH);
  }
}
