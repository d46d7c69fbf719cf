package io.harmonia.smoke.lfs;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointer;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.pointer.PointerPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LfsSourceTest {
  private static final String CHECK = "lfs › models/a.bin";
  private static final String FAULT = "lfs › relation pointer of models/a.bin";
  private static final String FILTER = "*.bin filter=lfs diff=lfs merge=lfs -text\n";

  @TempDir Path root;
  private Repository repository;

  @BeforeEach
  void commitAPointer() {
    repository = Repository.in(root);
    repository.git("config", "filter.lfs.process", ""); // where the user has Git LFS installed,
    repository.git("config", "filter.lfs.required", "false"); // it would be run
    repository
        .write("README.md", "no pointer\n")
        .write(".gitattributes", FILTER)
        .commit("models/a.bin", pointerTo("content"));
  }

  private Checked check() {
    return WorkspaceBuilder.empty(root).sources(new LfsSource()).check();
  }

  private LfsSourceTest attributes(String text) {
    repository.write(".gitattributes", text);
    return this;
  }

  private LfsSourceTest committed(String text) {
    repository.commit("models/a.bin", text);
    return this;
  }

  @Test
  void theContentIsThatOfThePointerInTheIndex() {
    repository.write("models/a.bin", "content");

    assertThat(check().red()).isEmpty();
    assertThat(check().ids()).filteredOn(id -> id.startsWith("lfs")).containsExactly(CHECK);
    assertThatCheck(check(), CHECK).passes(Kind.MATCH);
  }

  @Test
  void thePointerItselfWaitsToBePulled() {
    assertThat(check().red()).isEmpty();
    assertThat(check().skipped()).contains(CHECK + ": not-present");
  }

  @Test
  void anEditedContentIsNot() {
    repository.write("models/a.bin", "CONTENT");

    assertThatCheck(check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "models/a.bin:1:1")
        .says("models/a.bin: expected SHA-256 " + sha256("content"));
  }

  @Test
  void aTornContentIsNot() {
    repository.write("models/a.bin", "cont");

    assertThatCheck(check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "models/a.bin:1:1")
        .says("expected 7 bytes, actual 4 bytes");
  }

  @Test
  void anEmptyFileIsNot() {
    repository.write("models/a.bin", "");

    assertThatCheck(check(), CHECK).finds(Kind.EMPTY_FILE, "models/a.bin:1:1");
  }

  @Test
  void aPointerIsNotEnoughWherePointersAreRejected() {
    Checked checked =
        WorkspaceBuilder.empty(root)
            .lfsPointers(PointerPolicy.REJECT)
            .sources(new LfsSource())
            .check();

    assertThatCheck(checked, CHECK)
        .finds(Kind.NOT_PRESENT, "models/a.bin:1:1")
        .advises("git lfs pull");
  }

  @Test
  void thePointerToSomethingElseIsNot() {
    repository.write("models/a.bin", pointerTo("another one"));

    assertThatCheck(check(), CHECK).finds(Kind.POINTER_MISMATCH, "models/a.bin:1:1");
  }

  @Test
  void aFileThatGitTracksMustBeThere() throws IOException {
    Files.delete(root.resolve("models/a.bin"));

    assertThatCheck(check(), CHECK)
        .finds(Kind.MISSING_ARTIFACT, "models/a.bin:1:1")
        .advises("git restore models/a.bin");
  }

  @Test
  void whatASparseCheckoutLeavesOutIsSkipped() {
    repository.commit("other/b.txt", "b");
    repository.git("sparse-checkout", "set", "other");

    assertThat(check().red()).isEmpty();
    assertThat(check().skipped()).contains(CHECK + ": not-present");
  }

  @Test
  void aRepositoryWithoutPointersHasNothingToCheck() {
    attributes("# none\n").committed("content");

    assertThat(check().red()).containsExactly("workspace › nothing to check: nothing-to-check");
  }

  @Test
  void aFileThatWasCommittedAsItIsShouldBeAPointer() {
    committed("content");

    assertThat(check().red()).containsExactly(FAULT + ": manifest-inconsistent");
    assertThatCheck(check(), FAULT)
        .finds(Kind.MANIFEST_INCONSISTENT, "models/a.bin:1:1")
        .says("(filter=lfs): expected a Git LFS pointer in git's index, actual a blob of 7 bytes")
        .advises("git add --renormalize models/a.bin");
  }

  @Test
  void soShouldALargeOne() {
    committed("x".repeat(5_000));

    assertThatCheck(check(), FAULT)
        .finds(Kind.MANIFEST_INCONSISTENT, "models/a.bin:1:1")
        .says("a blob of 5,000 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.bin filter=lfs\n*.bin -filter\n",
        "*.bin filter=lfs\n/models/a.bin !filter\n",
        "*.bin filter=lfs\nmodels/** filter=other\n",
        "*.bin filter=lfs\nmodels/*.bin filter\n",
        "*.bin filter=lfsx\n",
        "/*.bin filter=lfs\n",
        "[attr]large filter=lfs\n*.bin large\n*.bin !filter\n",
        "[attr]large filter=lfs\n*.bin -large\n",
        "# *.bin filter=lfs\n",
        "!*.bin filter=lfs\n"
      })
  void aPathThatAttributesDoNotGiveToGitLfsMayBeABlob(String attributes) {
    attributes(attributes).committed("content");

    assertThat(check().ids()).doesNotContain(FAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.bin -filter\n*.bin filter=lfs\n",
        "models/** filter=lfs\n",
        "/models/a.bin filter=lfs\n",
        "\"models/a.bin\" filter=lfs\n",
        "[attr]large filter=lfs\n*.bin large\n",
        "a.* text filter=lfs",
        "**/a.bin filter=lfs\r\n"
      })
  void aPathThatTheyGiveToItMayNot(String attributes) {
    attributes(attributes).committed("content");

    assertThat(check().red()).containsExactly(FAULT + ": manifest-inconsistent");
  }

  @Test
  void theNearestAttributesCount() {
    repository.write("models/.gitattributes", "a.bin !filter\n");
    committed("content");

    assertThat(check().ids()).doesNotContain(FAULT);

    attributes("models/a.bin !filter\n")
        .repository
        .write("models/.gitattributes", "a.bin filter=lfs\n");
    committed("content.");

    assertThat(check().red()).containsExactly(FAULT + ": manifest-inconsistent");
  }

  @Test
  void macrosCountAtTheTopAlone() {
    attributes("# none\n").repository.write("models/.gitattributes", "[attr]l filter=lfs\n*.bin l");
    committed("content");

    assertThat(check().ids()).doesNotContain(FAULT);
  }

  @Test
  void attributesThatAreNotInTheIndexHaveNoSay() {
    attributes("*.bin !filter\n").committed("content");
    attributes(FILTER);
    repository.write(".git/info/attributes", FILTER);

    assertThat(check().ids()).doesNotContain(FAULT);
  }

  @Test
  void attributesAboveTheWorkspaceCount() {
    committed("content");
    Path models = root.resolve("models");

    Checked checked = WorkspaceBuilder.empty(models).sources(new LfsSource()).check();

    assertThat(checked.red())
        .containsExactly("lfs › relation pointer of a.bin: manifest-inconsistent");
  }

  @Test
  void anEmptyFileNeedsNoPointer() {
    committed("");

    assertThat(check().red()).isEmpty();
    assertThat(check().ids()).doesNotContain(FAULT);
    assertThatCheck(check(), CHECK).passes(Kind.MATCH);
  }

  @Test
  void anEmptyBlobStandsForAnEmptyFile() throws IOException {
    committed("");
    repository.write("models/a.bin", "hi");

    assertThat(check().red()).containsExactly(CHECK + ": checksum-mismatch");
    assertThatCheck(check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "models/a.bin:1:1")
        .says("expected 0 bytes, actual 2 bytes");

    Files.delete(root.resolve("models/a.bin"));

    assertThat(check().red()).containsExactly(CHECK + ": missing-artifact");

    attributes("# none\n").committed("");

    assertThat(check().ids()).doesNotContain(CHECK);
  }

  @Test
  void attributesNeedNone() {
    attributes("* filter=lfs\nREADME.md !filter\n").committed(pointerTo("content"));

    assertThat(check().red()).isEmpty();
  }

  @Test
  void aLinkNeedsNone() throws IOException {
    Files.createSymbolicLink(root.resolve("models/link.bin"), Path.of("a.bin"));
    repository.git("add", "-A");

    assertThat(check().ids()).filteredOn(id -> id.startsWith("lfs")).containsExactly(CHECK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRLF", "blank line", "no end", "order", "older version"})
  void aPointerIsWrittenAsGitLfsWritesIt(String how) {
    String canonical = pointerTo("content");
    committed(
        switch (how) {
          case "CRLF" -> canonical.replace("\n", "\r\n");
          case "blank line" -> canonical + "\n";
          case "no end" -> canonical.strip();
          case "order" -> "ext-0-a sha256:" + sha256("content") + "\n" + canonical;
          default -> canonical.replace("git-lfs", "hawser");
        });

    assertThat(check().red()).containsExactly(FAULT + ": manifest-inconsistent");
    assertThatCheck(check(), FAULT).says("a pointer that is written otherwise");
  }

  @Test
  void soItIsWhereNoAttributesSpeakOfIt() {
    attributes("# none\n").committed(pointerTo("content").replace("\n", "\r\n"));

    assertThat(check().red()).containsExactly(FAULT + ": manifest-inconsistent");
    assertThatCheck(check(), FAULT)
        .finds(Kind.MANIFEST_INCONSISTENT, "models/a.bin:1:1")
        .says("models/a.bin: expected the pointer that git-lfs writes, actual a pointer that is")
        .advises("git lfs track models/a.bin && git add .gitattributes && git lfs pull --include");
  }

  @Test
  void aPointerWithAnExtensionIsOne() {
    committed(
        pointer("ext-0-rev sha256:" + sha256("content"), "oid sha256:" + sha256("x"), "size 9"));
    repository.write("models/a.bin", "content");

    assertThat(check().red()).isEmpty();
    assertThatCheck(check(), CHECK).passes(Kind.MATCH);
  }

  @Test
  void anEmptyFileHasNoPointer() {
    committed(pointer("oid sha256:" + sha256("content"), "size 0"));

    assertThatCheck(check(), FAULT)
        .finds(Kind.MANIFEST_INCONSISTENT, "models/a.bin:1:1")
        .says("it states size 0");
  }

  @Test
  void saysWhyWhatLooksLikeAPointerIsNone() {
    committed("version https://git-lfs.github.com/spec/v1\n<<<<<<< HEAD\noid sha256:1\n");

    assertThatCheck(check(), FAULT)
        .finds(Kind.MANIFEST_INCONSISTENT, "models/a.bin:1:1")
        .says("line 2 is the marker of a merge conflict");
  }

  @Test
  void saysThatAMergeIsNotDone() {
    repository.git("checkout", "-qb", "other");
    committed(pointerTo("theirs"));
    repository.git("checkout", "-q", "main");
    committed(pointerTo("ours"));
    RealProgram.run(
        root,
        Map.of(),
        List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org", "merge", "other"));

    assertThat(check().ids()).containsOnlyOnce(FAULT);
    assertThatCheck(check(), FAULT).says("is in a merge conflict in git's index");
  }

  @Test
  void aPointerThatNoAttributesSpeakOfIsHeldToAndRemarked() {
    attributes("# none\n").committed(pointerTo("content"));

    assertThat(check().red()).isEmpty();
    assertThat(check().skipped()).contains(CHECK + ": not-present");
    assertThatCheck(check(), "lfs › readable").remarks("filter=lfs to models/a.bin: git keeps");
  }

  @Test
  void anObjectThatAPartialCloneLacksIsNotGreen() throws IOException {
    Files.delete(root.resolve("models/a.bin"));
    String oid = repository.git("rev-parse", "HEAD:models/a.bin").strip();
    Files.delete(root.resolve(".git/objects/" + oid.substring(0, 2) + "/" + oid.substring(2)));

    assertThat(check().red()).contains(FAULT + ": unreadable");
    assertThatCheck(check(), FAULT).says("the repository lacks the object " + oid);
  }

  @Test
  void aNameThatIsNoUtf8IsNotGreen() {
    RealProgram.assumeInstalled("sh");
    RealProgram.runSuccessfully(
        root, "sh", "-c", "cp models/a.bin \"$(printf 'models/\\377.bin')\" && git add -A");

    assertThat(check().red()).singleElement().asString().endsWith(": unreadable");
    assertThat(check().ids()).contains(CHECK);
  }

  @Test
  void aFolderOfNoRepositoryHasNoIndex(@TempDir Path folder) {
    Checked checked =
        WorkspaceBuilder.empty(folder)
            .file(".gitattributes", FILTER)
            .file("a.bin", "content")
            .sources(new LfsSource())
            .check();

    assertThat(checked.ids()).noneMatch(id -> id.startsWith("lfs"));
  }

  @Test
  void aRepositoryThatCannotBeAskedIsNotGreen() throws IOException {
    repository.write("models/a.bin", "content");
    Files.writeString(root.resolve(".git/index"), "torn");

    assertThat(check().red()).contains("lfs › readable: unreadable");

    attributes("# none\n");

    assertThat(check().ids()).noneMatch(id -> id.startsWith("lfs"));
  }
}
