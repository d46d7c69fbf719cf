package io.harmonia.smoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository without Harmonia's manifests, as its maintainer's first runs see it. */
class OtherRecordsTest {
  private static final String DVC =
      """
      outs:
      - md5: b1946ac92492d2347c6235b4d2611184
        size: 6
        hash: md5
        path: words.txt
      """;

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void aRepository() throws IOException {
    root = Files.createDirectories(folder.resolve("repository"));
    Repository repository = Repository.in(root);
    repository.write("data/words.txt.dvc", DVC).write(".gitignore", "words.txt\n");
    repository.write("data/registry.txt", "a.csv 0\n").commit();
    Files.writeString(root.resolve("data/words.txt"), "hello\n");
  }

  private InProcess check(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "check",
                "--root",
                root.toString(),
                "--report-dir",
                folder.resolve("reports").toString()));
    arguments.addAll(List.of(more));
    return InProcess.run(arguments.toArray(String[]::new));
  }

  private String report() throws IOException {
    return Files.readString(folder.resolve("reports/smoke-report.json"));
  }

  @Test
  void isVerifiedWithoutASetting() throws IOException {
    InProcess ran = check();

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("[smoke] clean: ")
        .contains("; verified 0 of 1 artifact, and 1 by an MD5, SHA-1 or size alone; ")
        .contains("; found, not read: data/registry.txt (");
    assertThat(report())
        .contains("\"claims\" : 1", "\"claims_by_weak_digest\" : 1", "\"total_files\" : 0");
  }

  @Test
  void aChangedFileIsRed() throws IOException {
    Files.writeString(root.resolve("data/words.txt"), "jello\n");

    InProcess ran = check();

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "drifted [checksum-mismatch] data/words.txt.dvc:2:8: data/words.txt: expected MD5"
                + " b1946ac92492d2347c6235b4d2611184");
  }

  @Test
  void aWeakDigestIsUncheckedWhereStrongOnesAreAskedFor() {
    InProcess ran = check("-D", "smoke.digests=strong");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).contains("unchecked [weak-digest]");
  }

  @Test
  void withoutThemThereIsNothingToCheck() {
    InProcess ran = check("-D", "smoke.sources=none");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("drifted [nothing-to-check]", "or a record of another format")
        .contains("note: of other records than Harmonia's, none were read (smoke.sources)");
  }

  @Test
  void aSubmoduleIsNamed() throws IOException {
    Repository inner = Repository.in(Files.createDirectories(folder.resolve("inner")));
    inner.write("SHA256SUMS", "").commit();
    Repository.at(root)
        .git(
            "-c",
            "protocol.file.allow=always",
            "submodule",
            "add",
            inner.folder().toString(),
            "sm");
    Repository.at(root).commit();

    InProcess ran = check();

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains(
            "note: submodules are repositories of their own, and their records are not read: sm");
  }

  @Test
  void aFormatThatIsNoneIsWrongUsage() {
    InProcess ran = check("-D", "smoke.sources=dvd");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).contains("smoke.sources: expected auto, none, or formats");
  }

  @Test
  void areListed() {
    InProcess ran = InProcess.run("check", "--list-sources", "--root", root.toString());

    assertThat(ran.exit()).isZero();
    assertThat(ran.out().lines())
        .contains(
            "dvc           data/words.txt.dvc: 1 file",
            "not read      data/registry.txt: -D smoke.sources=auto,pooch:data/registry.txt");
  }

  @Test
  void areExplained() {
    InProcess ran = InProcess.run("explain", "dvc");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith("FORMAT\n       dvc (")
        .contains("\nWHERE\n       *.dvc", "\nHOW TO UPDATE A RECORD\n");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aRecordThatIsDroppedIsRed() throws IOException {
    Files.delete(root.resolve("data/words.txt.dvc"));
    Files.writeString(root.resolve("data/other.dvc"), DVC.replace("words", "others"));
    Files.writeString(root.resolve("data/others.txt"), "hello\n");
    Repository.at(root).commit();

    InProcess ran = check();

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "drifted [record-dropped] data/words.txt.dvc:1:1: data/words.txt: what dvc recorded");
  }
}
