package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.SomeResults;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

  @Test
  void makesTheFolderAndWritesReportAndSummaryAlone(@TempDir Path folder) throws Exception {
    ReportFolder reports = ReportFolder.open(folder.resolve("a/b"), folder);

    reports.write(SomeResults.report(SomeResults.matched("a.bin")));

    assertThat(names(folder.resolve("a/b")))
        .containsExactlyInAnyOrder("smoke-report.json", "smoke-summary.md");
    assertThat(reports.reportFile()).content().contains("\"outcome\" : \"clean\"");
  }

  @Test
  void replacesTheLastReport(@TempDir Path folder) throws Exception {
    ReportFolder.open(folder, folder).write(SomeResults.report(SomeResults.matched("a.bin")));

    ReportFolder again = ReportFolder.open(folder, folder);
    again.write(SomeResults.report(SomeResults.of("a", Kind.MANIFEST_INVALID)));

    assertThat(again.reportFile()).content().contains("\"outcome\" : \"drift\"");
    assertThat(folder.resolve("smoke-summary.md")).content().contains("# Harmonia Smoke: drift");
    assertThat(names(folder)).hasSize(2);
  }

  @Test
  void showsAReaderNeverHalfOfAReport(@TempDir Path folder) throws Exception {
    ReportFolder reports = ReportFolder.open(folder, folder);
    RunReport large = SomeResults.report(manyResults());
    reports.write(large);
    long size = Files.size(reports.reportFile());
    AtomicBoolean half = new AtomicBoolean();
    AtomicBoolean done = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              while (!done.get()) {
                half.compareAndSet(false, sizeOf(reports.reportFile()) != size);
              }
            });
    reader.start();

    for (int i = 0; i < 30; i++) {
      reports.write(large);
    }
    done.set(true);
    reader.join();

    assertThat(half).isFalse();
  }

  @Test
  void leavesNeitherTheLastReportNorATemporaryFileWhereItCannotWrite(@TempDir Path folder)
      throws Exception {
    ReportFolder reports = ReportFolder.open(folder, folder);
    reports.write(SomeResults.report(SomeResults.matched("a.bin")));
    Files.delete(folder.resolve("smoke-summary.md"));
    Files.createDirectories(folder.resolve("smoke-summary.md/occupied"));

    assertThatThrownBy(
            () -> reports.write(SomeResults.report(SomeResults.of("a", Kind.MANIFEST_INVALID))))
        .isInstanceOf(IOException.class);

    assertThat(names(folder)).containsExactly("smoke-summary.md");
  }

  @Test
  void leavesNoReportOfAnEarlierRunWhereItIsRefused(@TempDir Path repository) throws Exception {
    Path folder = Files.createDirectories(repository.resolve("docs"));
    ReportFolder.open(folder, repository).write(SomeResults.report(SomeResults.matched("a.bin")));
    Files.writeString(folder.resolve("guide.md"), "# Guide\n");
    git(repository, "init", "-q");
    git(repository, "add", "docs/guide.md");

    assertThatThrownBy(() -> ReportFolder.open(folder, repository))
        .isInstanceOf(ReportRefusedException.class);

    assertThat(names(folder)).containsExactly("guide.md");
  }

  @Test
  void leavesAloneATrackedReportOfARefusedFolder(@TempDir Path repository) throws Exception {
    ReportFolder.open(repository, repository)
        .write(SomeResults.report(SomeResults.matched("a.bin")));
    commitAll(repository);

    assertThatThrownBy(() -> ReportFolder.open(repository, repository))
        .isInstanceOf(ReportRefusedException.class);

    assertThat(repository.resolve("smoke-report.json")).exists();
  }

  @Test
  void refusesAFolderThatALinkOfTheWorkspaceLeadsTo(@TempDir Path workspace) throws Exception {
    Path models = Files.createDirectories(workspace.resolve("models"));
    Files.createSymbolicLink(workspace.resolve("target"), Path.of("models"));

    assertThatThrownBy(() -> ReportFolder.open(workspace.resolve("target/smoke"), workspace))
        .isInstanceOf(ReportRefusedException.class)
        .hasMessageContaining("target, a symbolic link in the checked repository");
    assertThat(models).isEmptyDirectory();
  }

  @Test
  void refusesALinkInTheReportsPlace(@TempDir Path folder) throws Exception {
    Path weights = Files.writeString(folder.resolve("weights.bin"), "\"report_version\"");
    Files.createSymbolicLink(folder.resolve("smoke-report.json"), weights);

    assertThatThrownBy(() -> ReportFolder.open(folder, folder))
        .isInstanceOf(ReportRefusedException.class);
    assertThat(weights).hasContent("\"report_version\"");
  }

  @Test
  void writesThroughNoLinkInTheTemporaryFilesPlace(@TempDir Path folder) throws Exception {
    Path weights = Files.writeString(folder.resolve("weights.bin"), "weights");
    long process = ProcessHandle.current().pid();
    Files.createSymbolicLink(folder.resolve(".smoke-report.json." + process + ".tmp"), weights);

    ReportFolder.open(folder, folder).write(SomeResults.report(SomeResults.matched("a.bin")));

    assertThat(weights).hasContent("weights");
    assertThat(folder.resolve("smoke-report.json")).isRegularFile();
  }

  @Test
  void refusesAFileInTheFoldersPlace(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("reports"), "mine");

    assertThatThrownBy(() -> ReportFolder.open(file, folder))
        .isInstanceOf(ReportRefusedException.class)
        .hasMessageStartingWith("smoke.report.dir: " + file + " is a file, expected a folder");
    assertThat(file).hasContent("mine");
  }

  @Test
  void refusesAFolderWithAnotherProgramsReport(@TempDir Path folder) throws IOException {
    Path theirs = Files.writeString(folder.resolve("smoke-report.json"), "{\"smoke\": \"signal\"}");

    assertThatThrownBy(() -> ReportFolder.open(folder, folder))
        .isInstanceOf(ReportRefusedException.class)
        .hasMessageContaining("holds a smoke-report.json that is not a smoke report");
    assertThat(theirs).hasContent("{\"smoke\": \"signal\"}");
  }

  @Test
  void refusesAFolderWithAFolderInTheReportsPlace(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("smoke-report.json"));

    assertThatThrownBy(() -> ReportFolder.open(folder, folder))
        .isInstanceOf(ReportRefusedException.class);
  }

  @Test
  void refusesAFolderWithAnotherProgramsSummary(@TempDir Path folder) throws IOException {
    Path theirs = Files.writeString(folder.resolve("smoke-summary.md"), "# How to smoke salmon\n");

    assertThatThrownBy(() -> ReportFolder.open(folder, folder))
        .isInstanceOf(ReportRefusedException.class)
        .hasMessageContaining("holds a smoke-summary.md that is not a smoke summary");
    assertThat(theirs).hasContent("# How to smoke salmon\n");
  }

  @Test
  void refusesAFolderThatHoldsTrackedFiles(@TempDir Path repository) throws Exception {
    Path folder = Files.createDirectories(repository.resolve("docs/deep"));
    Files.writeString(folder.resolve("guide.md"), "# Guide\n");
    commitAll(repository);

    assertThatThrownBy(() -> ReportFolder.open(repository.resolve("docs"), repository))
        .isInstanceOf(ReportRefusedException.class)
        .hasMessageContaining("holds files that git tracks, the first is \"deep/guide.md\"");
    assertThatThrownBy(() -> ReportFolder.open(repository, repository))
        .isInstanceOf(ReportRefusedException.class);
  }

  @Test
  void acceptsAFolderInWhichCategoriesAloneAreTracked(@TempDir Path repository) throws Exception {
    Path folder = Files.createDirectories(repository.resolve("allure-results"));
    Files.writeString(folder.resolve("categories.json"), "[]");
    commitAll(repository);
    Files.writeString(folder.resolve("untracked.txt"), "left here");

    ReportFolder.open(folder, folder).write(SomeResults.report(SomeResults.matched("a.bin")));

    assertThat(names(folder))
        .containsExactlyInAnyOrder(
            "categories.json", "untracked.txt", "smoke-report.json", "smoke-summary.md");
  }

  @Test
  void acceptsAnUntrackedFolderOfARepository(@TempDir Path repository) throws Exception {
    Files.writeString(repository.resolve("README.md"), "# Readme\n");
    commitAll(repository);

    ReportFolder reports = ReportFolder.open(repository.resolve("target/smoke"), repository);
    reports.write(SomeResults.report(SomeResults.matched("a.bin")));

    assertThat(reports.reportFile()).exists();
  }

  private static Result[] manyResults() {
    return Stream.iterate(0, i -> i + 1)
        .limit(400)
        .map(i -> SomeResults.of("result " + i, Kind.MANIFEST_INVALID))
        .toArray(Result[]::new);
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return -1;
    }
  }

  private static void commitAll(Path repository) throws IOException, InterruptedException {
    git(repository, "init", "-q");
    git(repository, "add", "-A");
    git(
        repository,
        "-c",
        "user.name=nobody",
        "-c",
        "user.email=nobody@example.org",
        "commit",
        "-q",
        "-m",
        "All");
  }

  private static void git(Path repository, String... arguments)
      throws IOException, InterruptedException {
    String[] command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
    Process git = new ProcessBuilder(command).directory(repository.toFile()).inheritIO().start();
    assertThat(git.waitFor()).isZero();
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
