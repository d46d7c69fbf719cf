package io.harmonia.smoke.dvc;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DvcSourceTest {
  private static final String WORDS_MD5 = "993ed7d20d5f775dc558eb129f5a6c20";
  private static final String WORDS =
      """
      outs:
      - md5: 993ed7d20d5f775dc558eb129f5a6c20
        size: 6
        hash: md5
        path: words.txt
      """;
  private static final String RECORD = "data/words.txt.dvc";
  private static final String CHECK = RECORD + " › words.txt";

  @TempDir Path root;

  private WorkspaceBuilder workspace() {
    return WorkspaceBuilder.empty(root).sources(new DvcSource());
  }

  private WorkspaceBuilder words(String content) {
    return workspace().file(RECORD, WORDS).file("data/words.txt", content);
  }

  @Test
  void verifiesAnOut() {
    Checked checked = words("words\n").check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.WEAK_MATCH);
  }

  @Test
  void findsAChangedOutOfTheSameSize() {
    assertThatCheck(words("WORDS\n").check(), CHECK).finds(Kind.CHECKSUM_MISMATCH, RECORD + ":2:8");
  }

  @Test
  void findsASizeThatIsWrongAlone() {
    assertThatCheck(words("words\n").edit(RECORD, "size: 6", "size: 7").check(), CHECK)
        .finds(Kind.SIZE_MISMATCH, RECORD + ":3:9")
        .says("expected 7 bytes, actual 6 bytes");
  }

  @Test
  void skipsWhatIsElsewhereWithTheCommandThatBringsIt() {
    Checked checked = workspace().file(RECORD, WORDS).check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK)
        .finds(Kind.NOT_PRESENT, RECORD + ":5:9")
        .advises("“dvc pull " + RECORD + "”");
  }

  @Test
  void whatMustBePresentIsDriftWhereItIsNot() {
    Checked checked = workspace().file(RECORD, WORDS).require(Requirement.PRESENT).check();

    assertThatCheck(checked, CHECK).finds(Kind.MISSING_ARTIFACT, RECORD + ":5:9");
  }

  @Test
  void whatGitDoesNotTrackIsNoRecord() {
    Repository.in(root).commit("README", "none");
    Checked checked = words("WORDS\n").check();

    assertThat(checked.ids()).doesNotContain(CHECK);

    Repository.at(root).commit();

    assertThat(words("WORDS\n").check().red()).containsExactly(CHECK + ": checksum-mismatch");
  }

  @Test
  void ofATextDvc2RecordedTheDigestThatItHasWithLf() {
    String legacy = WORDS.replace("  hash: md5\n", "");

    assertThatCheck(words("words\r\n").file(RECORD, legacy).check(), CHECK).passes(Kind.WEAK_MATCH);
    assertThatCheck(words("words\n").file(RECORD, legacy).check(), CHECK).passes(Kind.WEAK_MATCH);
    assertThatCheck(words("words\r\n").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, RECORD + ":2:8");
    assertThatCheck(words("wordS\r\n").file(RECORD, legacy).check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, RECORD + ":2:8")
        .says("expected md5-dos2unix " + WORDS_MD5);
  }

  @Test
  void theSizeOfALegacyTextIsThatOfEitherLineEnds() {
    String legacy = WORDS.replace("  hash: md5\n", "").replace("size: 6", "size: 9");

    assertThatCheck(words("words\n").file(RECORD, legacy).check(), CHECK)
        .finds(Kind.SIZE_MISMATCH, RECORD + ":3:9");
  }

  @Test
  void aPathIsRelativeToTheWorkingDirectory() {
    Checked checked =
        workspace()
            .file("snapshots/a/words.txt.dvc", "wdir: ../../data/a\n" + WORDS)
            .file("data/a/words.txt", "words\n")
            .check();

    assertThatCheck(checked, "snapshots/a/words.txt.dvc › words.txt").passes(Kind.WEAK_MATCH);
  }

  @Test
  void stagesOfALockWorkWhereThePipelineSays() {
    Checked checked = lock("WORDS\n").file("dvc.yaml", "stages:\n  make:\n    wdir: sub\n").check();

    assertThatCheck(checked, "dvc.lock › words.txt").finds(Kind.NOT_PRESENT, "dvc.lock:5:13");

    Checked moved = lock("x").file("sub/words.txt", "words\n").check();

    assertThatCheck(moved, "dvc.lock › words.txt").passes(Kind.WEAK_MATCH);
  }

  private WorkspaceBuilder lock(String content) {
    return workspace()
        .file(
            "dvc.lock",
            """
            schema: '2.0'
            stages:
              make:
                outs:
                - path: words.txt
                  hash: md5
                  md5: 993ed7d20d5f775dc558eb129f5a6c20
                  size: 6
              use:
                deps:
                - path: words.txt
                  hash: md5
                  md5: 993ed7d20d5f775dc558eb129f5a6c20
                - path: src/use.py
                  hash: md5
                  md5: 00000000000000000000000000000000
            """)
        .file("words.txt", content);
  }

  @Test
  void aDependencyThatGitHoldsIsNotCompared() {
    Checked checked = lock("words\n").file("src/use.py", "print()\n").check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, "dvc.lock › relation dependency words.txt").passes(Kind.CONSISTENT);
    assertThat(checked.of("dvc.lock › readable").judgement().remarks())
        .anyMatch(remark -> remark.startsWith("1 dependency of dvc.lock is not compared"));
  }

  @Test
  void findsADependencyThatContradictsTheOutputOfItsPath() {
    Checked checked =
        lock("words\n")
            .file(
                "dvc.lock",
                workspace()
                    .text("dvc.lock")
                    .replaceFirst("(deps:\\s+- path: words.txt\\s+hash: md5\\s+md5: )9", "$18"))
            .check();

    assertThat(checked.red())
        .containsExactly("dvc.lock › relation dependency words.txt: manifest-inconsistent");
    assertThatCheck(checked, "dvc.lock › relation dependency words.txt")
        .finds(Kind.MANIFEST_INCONSISTENT, "dvc.lock:13:12")
        .says("as at dvc.lock:7:12");
  }

  @Test
  void findsADependencyThatContradictsTheOutputOfAnotherRecord() {
    Checked checked =
        words("words\n")
            .file(
                "dvc.lock",
                """
                schema: '2.0'
                stages:
                  use:
                    cmd: x
                    deps:
                    - path: data/words.txt
                      hash: md5
                      md5: 893ed7d20d5f775dc558eb129f5a6c20
                """)
            .check();

    assertThat(checked.red())
        .containsExactly("dvc.lock › relation dependency data/words.txt: manifest-inconsistent");
  }

  @Test
  void theDependenciesOfAFrozenStageDoNotCount() {
    Checked checked =
        words("words\n")
            .file("dvc.yaml", "stages:\n  use:\n    frozen: true\n")
            .file(
                "dvc.lock",
                """
                schema: '2.0'
                stages:
                  use:
                    deps:
                    - path: data/words.txt
                      hash: md5
                      md5: 893ed7d20d5f775dc558eb129f5a6c20
                    outs:
                    - path: x
                      hash: md5
                      md5: 893ed7d20d5f775dc558eb129f5a6c20
                """)
            .check();

    assertThat(checked.red()).isEmpty();
  }

  @Test
  void findsAMergeConflictWithItsLine() {
    Checked checked =
        lock("words\n")
            .edit(
                "dvc.lock",
                "      size: 6\n",
                "<<<<<<< HEAD\n      size: 6\n=======\n      size: 7\n>>>>>>> topic\n")
            .check();

    assertThat(checked.red()).containsExactly("dvc.lock › readable: manifest-invalid");
    assertThatCheck(checked, "dvc.lock › readable")
        .finds(Kind.MANIFEST_INVALID, "dvc.lock:8:1")
        .says("merge conflict");
  }

  @Test
  void otherFieldsMeanNothing() {
    Checked checked =
        words("words\n")
            .file(
                RECORD,
                "md5: f5ea021eddd7b1df6de80b904cba1da6\nfrozen: true\nmeta:\n  a: &a [1]\n  b: *a\n"
                    + "desc: it's\n"
                    + WORDS
                    + "  cache: true\n  persist: true\n  remote: store\n  isexec: true\n"
                    + "  etag: '\"1-2\"'\n  version_id: abc\n")
            .check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.WEAK_MATCH);
    assertThat(checked.ids()).doesNotContain(RECORD + " › readable");
  }

  @Test
  void anUnknownFieldIsNamed() {
    Checked checked = words("words\n").edit(RECORD, "  size: 6", "  owner: me").check();

    assertThat(checked.of(RECORD + " › readable").judgement().remarks())
        .anyMatch(remark -> remark.contains("owner"));
  }

  @Test
  void anOutWithoutDigestIsNotRecorded() {
    Checked checked =
        words("words\n").file(RECORD, "outs:\n- path: words.txt\n  etag: '\"0-1\"'\n").check();

    assertThatCheck(checked, CHECK).finds(Kind.NOT_RECORDED, RECORD + ":2:9");
  }

  @Test
  void anUnknownAlgorithmIsUnchecked() {
    Checked checked =
        words("words\n")
            .edit(RECORD, "hash: md5", "hash: blake9")
            .edit(RECORD, "- md5:", "- blake9:")
            .check();

    assertThatCheck(checked, CHECK).finds(Kind.UNREADABLE, RECORD + ":2:11").says("\"blake9\"");
  }

  @Test
  void aDigestOfTheWrongLengthIsDrift() {
    Checked checked = words("words\n").edit(RECORD, WORDS_MD5, "993ed7").check();

    assertThatCheck(checked, RECORD + " › readable")
        .finds(Kind.MANIFEST_INVALID, RECORD + ":2:8")
        .says("expected 32 hexadecimal digits for MD5");
  }

  @Test
  void anOutElsewhereIsSkipped() {
    Checked checked =
        workspace().file(RECORD, WORDS.replace("words.txt", "s3://bucket/words.txt")).check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(RECORD + " › s3://bucket/words.txt: not-present");
  }

  @Test
  void aPathThatLeavesTheWorkspaceIsRefused() {
    Checked checked =
        workspace().file(RECORD, WORDS.replace("words.txt", "../../../etc/passwd")).check();

    assertThat(checked.red()).containsExactly(RECORD + " › ../../../etc/passwd: path-refused");
  }

  @Test
  void whatNoRemoteHasIsMadeAnew() {
    Checked checked =
        lock("words\n")
            .delete("words.txt")
            .file(
                "dvc.yaml",
                "stages:\n  make:\n    metrics:\n    - words.txt:\n        cache: false\n")
            .check();

    assertThatCheck(checked, "dvc.lock › words.txt")
        .finds(Kind.NOT_PRESENT, "dvc.lock:5:13")
        .advises("“dvc repro make”");
  }

  @Test
  void aWorkingDirectoryThatDvcFillsInIsRefused() {
    Checked checked =
        lock("words\n").file("dvc.yaml", "stages:\n  make:\n    wdir: ${dir}\n").check();

    assertThat(checked.red()).containsExactly("dvc.lock › words.txt: path-refused");
  }

  @Test
  void aTemplateIsNoRecord() {
    Checked checked =
        words("words\n").file("{{cookiecutter.name}}/{{a}}.dvc", "{% if x %}").check();

    assertThat(checked.red()).isEmpty();
  }

  @Test
  void anOutTakesOverTheFieldsOfAMergeKey() {
    String merged =
        """
        meta: &words {md5: %s, size: 7, hash: md5}
        outs:
        - <<: *words
          size: 6
          path: words.txt
        """
            .formatted(WORDS_MD5);

    assertThatCheck(words("words\n").file(RECORD, merged).check(), CHECK).passes(Kind.WEAK_MATCH);
    assertThatCheck(words("WORDS\n").file(RECORD, merged).check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, RECORD + ":1:20");
    assertThat(words("words\n").file(RECORD, merged.replace("*words", "words")).check().red())
        .containsExactly(RECORD + " › readable: manifest-invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5", "etag", "checksum", "xx"})
  void aDigestOfAnUnknownHashIsUnchecked(String field) {
    String unknown = WORDS.replace("hash: md5", "hash: xx").replace("- md5", "- " + field);

    assertThatCheck(words("words\n").file(RECORD, unknown).check(), CHECK)
        .finds(Kind.UNREADABLE, RECORD + ":2:" + (5 + field.length()))
        .says("\"xx\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "out:\n- path: words.txt\n",
        "meta: {a: b}\n",
        "outs:\n- path: words.txt\n  md5sum: " + WORDS_MD5 + "\n",
        "outs:\n- path: words.txt\n  MD5: " + WORDS_MD5 + "\n",
        "outs:\n- path: words.txt\n  sha256sum: abc\n",
        "outs:\n- path: words.txt\n  digits: " + WORDS_MD5 + "\n",
        "outs:\n- path: words.txt\n  Size: 6\n",
        "outs:\n- path: words.txt\n  sise: 6\n"
      })
  void whatDvcDoesNotKnowAndMayBeARecordIsDrift(String record) {
    assertThat(words("words\n").file(RECORD, record).check().red())
        .containsExactly(RECORD + " › readable: manifest-invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "md5: " + WORDS_MD5 + "\ncmd: python test.py\ndeps:\n- path: test.py\nlocked: true\n",
        "cmd: echo\nalways_changed: true\n",
        "outs: []\n",
        "outs:\n- path: words.txt\n  etag: abc\n  version_id: x\n  isexec: true\n"
      })
  void whatDvcKnowsIsHarmless(String record) {
    assertThat(words("words\n").file(RECORD, record).check().red())
        .doesNotContain(RECORD + " › readable: manifest-invalid");
  }
}
