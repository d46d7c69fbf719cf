package io.harmonia.smoke.pooch;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Asked;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoochSourceTest {
  private static final String REGISTRY = "data/registry.txt";
  private static final String CHECK = REGISTRY + " › tiny.txt";
  private static final String TINY = "tiny.txt " + sha256("tiny") + "\n";

  @TempDir Path root;

  private WorkspaceBuilder registry(String text) {
    return WorkspaceBuilder.empty(root)
        .sources(new Asked(new PoochSource(), REGISTRY))
        .file(REGISTRY, text)
        .file("data/tiny.txt", "tiny");
  }

  @Test
  void aBareDigestIsASha256OfAFileBesideTheRegistry() {
    Checked checked = registry(TINY).check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.MATCH);
  }

  @Test
  void aRegistryIsReadWhereASettingNamesItOnly() {
    Checked checked = registry("x y z q\n").sources(new PoochSource()).file("a.toy", "").check();

    assertThat(checked.ids()).noneMatch(id -> id.startsWith(REGISTRY));
    assertThat(new PoochSource().ambiguous()).containsExactly("*registry*.txt");
  }

  @Test
  void findsAStaleDigest() {
    assertThatCheck(registry(TINY).file("data/tiny.txt", "TINY").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, REGISTRY + ":1:10")
        .says("expected SHA-256 " + sha256("tiny"));
  }

  @Test
  void findsFourWords() {
    Checked checked = registry(TINY + "a b c d\n").check();

    assertThat(checked.red()).containsExactly(REGISTRY + " › readable: manifest-invalid");
    assertThatCheck(checked, REGISTRY + " › readable")
        .finds(Kind.MANIFEST_INVALID, REGISTRY + ":2:1")
        .says("actual 4 words");
    assertThatCheck(checked, CHECK).passes(Kind.MATCH);
  }

  @Test
  void findsOneWord() {
    assertThatCheck(registry("tiny.txt\n").check(), REGISTRY + " › readable")
        .finds(Kind.MANIFEST_INVALID, REGISTRY + ":1:1");
  }

  @Test
  void findsAQuotationMarkThatIsNotClosed() {
    assertThatCheck(registry("'tiny.txt x\n").check(), REGISTRY + " › readable")
        .finds(Kind.MANIFEST_INVALID, REGISTRY + ":1:1")
        .says("not closed");
  }

  @Test
  void findsADigestOfTheWrongLength() {
    assertThatCheck(
            registry("tiny.txt 70e2afd3fd7e336ae478b1e740a5f08e\n").check(),
            REGISTRY + " › readable")
        .finds(Kind.MANIFEST_INVALID, REGISTRY + ":1:10")
        .says("expected 64 hexadecimal digits");
  }

  @Test
  void aRenamedFileIsDriftWhereGitTracksIt() throws Exception {
    Repository repository = Repository.in(root);
    registry(TINY);
    repository.commit();
    java.nio.file.Files.delete(root.resolve("data/tiny.txt"));

    assertThatCheck(registry2().check(), CHECK).finds(Kind.MISSING_ARTIFACT, REGISTRY + ":1:1");
  }

  private WorkspaceBuilder registry2() {
    return WorkspaceBuilder.empty(root).sources(new Asked(new PoochSource(), REGISTRY));
  }

  @Test
  void whatIsNotThereIsSkipped() {
    Checked checked =
        registry(TINY + "far.txt " + sha256("far") + " https://data.invalid/far.txt\n")
            .delete("data/tiny.txt")
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(CHECK + ": not-present");
    assertThatCheck(checked, REGISTRY + " › far.txt")
        .finds(Kind.NOT_PRESENT, REGISTRY + ":2:1")
        .advises("“curl -fL --create-dirs -o data/far.txt https://data.invalid/far.txt”");
  }

  @Test
  void commentsQuotesAndOtherAlgorithmsAreRead() {
    Checked checked =
        registry(
                "# a comment\r\n  # another\r\n\r\n'with spaces.txt' "
                    + sha256("spaces").toUpperCase(java.util.Locale.ROOT)
                    + "\r\nother\\ one.txt MD5:7538ebc37ad0917853e044b9b42bd8a4\r\n"
                    + "sub/tiny.txt sha1:f6c5eb4e4c15d9a1d4c3b2b3e8d3dd1a4f5f7ef0\r\n")
            .file("data/with spaces.txt", "spaces")
            .file("data/other one.txt", "one")
            .check();

    assertThatCheck(checked, REGISTRY + " › with spaces.txt").passes(Kind.MATCH);
    assertThat(checked.ids()).contains(REGISTRY + " › other one.txt", REGISTRY + " › sub/tiny.txt");
    assertThat(checked.ids()).doesNotContain(REGISTRY + " › readable");
  }

  @Test
  void anMd5CannotBeComparedWithAPointer() {
    Checked checked =
        registry("tiny.txt md5:7538ebc37ad0917853e044b9b42bd8a4\n")
            .file("data/tiny.txt", pointerTo("tiny"))
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(CHECK + ": not-comparable");
  }

  @Test
  void aSha256IsComparedWithAPointer() {
    assertThatCheck(registry(TINY).file("data/tiny.txt", pointerTo("tiny")).check(), CHECK)
        .passes(Kind.POINTER_MATCH);
    assertThatCheck(registry(TINY).file("data/tiny.txt", pointerTo("x")).check(), CHECK)
        .finds(Kind.POINTER_MISMATCH, REGISTRY + ":1:10");
  }

  @Test
  void anUnknownAlgorithmIsUnchecked() {
    assertThatCheck(registry("tiny.txt xxh64:0011223344556677\n").check(), CHECK)
        .finds(Kind.UNREADABLE, REGISTRY + ":1:10")
        .says("\"xxh64\"");
  }
}
