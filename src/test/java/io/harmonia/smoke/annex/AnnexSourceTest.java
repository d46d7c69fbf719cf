package io.harmonia.smoke.annex;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnexSourceTest {
  private static final String KEY = "SHA256E-s7--" + sha256("content") + ".bin";
  private static final String CHECK = "git-annex › data/a.bin";
  private static final String POINTER = "/annex/objects/" + KEY + "\n";

  @TempDir Path root;
  private Repository repository;

  @BeforeEach
  void initialise() {
    repository = Repository.in(root).write("README.md", "none\n");
  }

  private WorkspaceBuilder workspace() {
    return WorkspaceBuilder.empty(root).sources(new AnnexSource());
  }

  private static String object(String key) {
    return ".git/annex/objects/Xx/Yy/" + key + "/" + key;
  }

  private void commitLink(String key) {
    workspace().link("data/a.bin", "../" + object(key));
    repository.commit();
  }

  @Test
  void theContentIsThatOfTheKey() {
    commitLink(KEY);

    Checked checked = workspace().file(object(KEY), "content").check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.MATCH);
  }

  @Test
  void findsACorruptContentOfTheRightSize() {
    commitLink(KEY);

    assertThatCheck(workspace().file(object(KEY), "CONTENT").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "data/a.bin:1:1");
  }

  @Test
  void aContentThatIsElsewhereIsSkippedWithTheCommandThatBringsIt() {
    commitLink(KEY);

    assertThat(workspace().check().red()).isEmpty();
    assertThatCheck(workspace().check(), CHECK)
        .finds(Kind.NOT_PRESENT, "data/a.bin:1:1")
        .advises("“git annex get data/a.bin”");
    assertThatCheck(workspace().require(Requirement.PRESENT).check(), CHECK)
        .finds(Kind.MISSING_ARTIFACT, "data/a.bin:1:1");
  }

  @Test
  void aLinkThatIsGoneIsDrift() throws Exception {
    commitLink(KEY);
    Files.delete(root.resolve("data/a.bin"));

    assertThatCheck(workspace().check(), CHECK)
        .finds(Kind.MISSING_ARTIFACT, "data/a.bin:1:1")
        .advises("git restore data/a.bin");
  }

  @Test
  void aFileThatTookThePlaceOfALinkIsHeldToItsKey() throws Exception {
    commitLink(KEY);
    Files.delete(root.resolve("data/a.bin"));

    assertThatCheck(workspace().file("data/a.bin", "content").check(), CHECK).passes(Kind.MATCH);
    assertThatCheck(workspace().file("data/a.bin", "another").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "data/a.bin:1:1");
  }

  @Test
  void anUnlockedFileIsHeldToThePointerOfTheIndex() {
    repository.commit("data/a.bin", POINTER);

    assertThat(workspace().check().skipped()).contains(CHECK + ": not-present");
    assertThatCheck(workspace().check(), CHECK)
        .finds(Kind.NOT_PRESENT, "data/a.bin:1:1")
        .advises("“git annex get data/a.bin”");
    assertThatCheck(workspace().file("data/a.bin", "content").check(), CHECK).passes(Kind.MATCH);
    assertThatCheck(workspace().file("data/a.bin", "CONTENT").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "data/a.bin:1:1");
  }

  @Test
  void findsAPointerToAnotherContentThanTheIndexHas() {
    repository.commit("data/a.bin", POINTER);

    Checked checked =
        workspace()
            .file("data/a.bin", POINTER.replace(sha256("content"), sha256("another")))
            .check();

    assertThatCheck(checked, CHECK).finds(Kind.POINTER_MISMATCH, "data/a.bin:1:1");
  }

  @Test
  void findsThatThePointersTextWasAnnexedAsTheContent() {
    String key = "SHA256E-s" + POINTER.length() + "--" + sha256(POINTER) + ".bin";
    commitLink(key);

    assertThatCheck(workspace().file(object(key), POINTER).check(), CHECK)
        .finds(Kind.POINTER_MISMATCH, "data/a.bin:1:1")
        .says("the pointer's own text");
  }

  @Test
  void findsThatTheTextOfALinkWasCommittedAsAFile() {
    repository.commit("data/a.bin", "../" + object(KEY));

    assertThatCheck(workspace().check(), "git-annex › relation data/a.bin")
        .finds(Kind.MANIFEST_INCONSISTENT, "data/a.bin:1:1");
  }

  @Test
  void findsASizeThatIsWrongAlone() {
    String key = KEY.replace("-s7", "-s8");
    commitLink(key);

    assertThatCheck(workspace().file(object(key), "content").check(), CHECK)
        .finds(Kind.SIZE_MISMATCH, "data/a.bin:1:1");
  }

  @Test
  void aKeyWithoutDigestIsHeldToItsSizeAndNoMore() {
    String key = "WORM-s7-m1700000000--a.bin";
    commitLink(key);

    assertThatCheck(workspace().file(object(key), "content").check(), CHECK)
        .finds(Kind.NOT_RECORDED, "data/a.bin:1:1")
        .says("its key is of WORM, which states no digest");
    assertThatCheck(workspace().file(object(key), "cut").check(), CHECK)
        .finds(Kind.SIZE_MISMATCH, "data/a.bin:1:1");
  }

  @Test
  void aKeyOfAnUnknownBackendIsUnchecked() {
    String key = "SKEIN256-s7--" + sha256("content");
    commitLink(key);

    assertThatCheck(workspace().file(object(key), "content").check(), CHECK)
        .finds(Kind.UNREADABLE, "data/a.bin:1:1")
        .says("SKEIN256");
  }

  @Test
  void keysOfOtherBackendsAreVerified() {
    String key = "MD5E-s7--9a0364b9e99bb480dd25e1f0284c8555.tar.gz";
    commitLink(key);

    assertThatCheck(workspace().file(object(key), "content").check(), CHECK)
        .passes(Kind.WEAK_MATCH);
  }

  @Test
  void aLinkThatOnlyGitsIndexHasCounts() {
    commitLink(KEY);
    workspace().delete("data/a.bin").link("data/a.bin", "../README.md");

    assertThatCheck(workspace().check(), CHECK).finds(Kind.CHECKSUM_MISMATCH, "data/a.bin:1:1");
  }

  @Test
  void otherLinksAndTextsSayNothing() {
    workspace().link("data/b", "../README.md").link("c", "annex/objects").file("d", "/annex/");
    repository.commit();

    assertThat(workspace().check().ids()).noneMatch(id -> id.startsWith("git-annex"));
  }

  @Test
  void aKeyWhoseDigestIsNoneIsDrift() {
    commitLink("SHA256E-s7--zz.bin");

    assertThat(workspace().check().red()).containsExactly("git-annex › readable: manifest-invalid");
    assertThatCheck(workspace().check(), "git-annex › readable")
        .finds(Kind.MANIFEST_INVALID, "data/a.bin:1:1")
        .says("expected 64 hexadecimal digits");
  }
}
