package io.harmonia.smoke.report;

import io.harmonia.smoke.results.JsonReport;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.GitCheckout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The one folder that a run writes to. A reader of its files never sees half of one. */
public final class ReportFolder {
  /** Name of the JSON report. */
  public static final String REPORT = JsonReport.FILE;

  /** Name of the Markdown summary. */
  public static final String SUMMARY = "smoke-summary.md";

  private static final String MARK_OF_OUR_REPORT = "\"report_version\"";

  /** Where reports go where there is no build that has a folder for them. */
  private static final String OWN_FOLDER = ".harmonia-smoke";

  private static final String SETTING = "smoke.report.dir";

  private final Path folder;
  private final ReportFile report;
  private final ReportFile summary;

  private ReportFolder(Path folder) {
    this.folder = folder;
    this.report = new ReportFile(folder.resolve(REPORT), MARK_OF_OUR_REPORT);
    this.summary = new ReportFile(folder.resolve(SUMMARY), MarkdownSummary.TITLE);
  }

  /**
   * Opens a folder for reports, making it if need be.
   *
   * @param workspace the workspace that is checked, none of whose links is followed
   * @throws ReportRefusedException if a link of the workspace leads to it, or it holds tracked
   *     files, or a file of another program's in the place of the report or the summary
   * @throws IOException if it cannot be made
   */
  public static ReportFolder open(Path folder, Path workspace)
      throws IOException, ReportRefusedException {
    RepositoryLinks.of(workspace).refuse(folder, SETTING);
    ReportFolder opened = new ReportFolder(folder);
    try {
      prepare(folder, SETTING, workspace);
      opened.requireOurs();
      opened.ignore();
    } catch (ReportRefusedException e) {
      opened.forgetUntracked();
      throw e;
    }
    return opened;
  }

  /**
   * Takes away what an earlier run left in a folder, where this one does not come to write there.
   *
   * @param workspace the workspace that is checked, none of whose links is followed
   * @throws IOException if it is still there
   */
  public static void forgetEarlier(Path folder, Path workspace) throws IOException {
    if (RepositoryLinks.of(workspace).onTheWayTo(folder).isEmpty()) {
      new ReportFolder(folder).forgetUntracked();
    }
  }

  private void requireOurs() throws IOException, ReportRefusedException {
    if (!report.isOursOrAbsent()) {
      throw new ReportRefusedException(
          SETTING, folder, "holds a " + REPORT + " that is not a smoke report");
    }
    if (!summary.isOursOrAbsent()) {
      throw new ReportRefusedException(
          SETTING, folder, "holds a " + SUMMARY + " that is not a smoke summary");
    }
  }

  /** A folder of our own name is in nobody's way: git does not see it. */
  private void ignore() throws IOException {
    Path file = folder.resolve(".gitignore");
    boolean isOurs = String.valueOf(folder.getFileName()).equals(OWN_FOLDER);
    if (isOurs && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      replace(file, "*\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What git tracks is part of a repository, which nothing modifies. */
  private void forgetUntracked() throws IOException {
    List<String> tracked = GitCheckout.trackedFiles(folder).orElse(List.of());
    for (ReportFile file : List.of(report, summary)) {
      if (!tracked.contains(String.valueOf(file.file().getFileName()))) {
        file.forget();
      }
    }
  }

  /**
   * Replaces another file of a run, such as Allure's environment; a link by a file.
   *
   * @throws IOException if it cannot be written
   */
  public static void replace(Path file, byte[] content) throws IOException {
    ReportFile.replace(file, out -> out.write(content));
  }

  /**
   * Makes a folder that may be written to.
   *
   * @param setting what names it
   * @param workspace the workspace that is checked, none of whose links is followed
   * @throws ReportRefusedException if a link of the workspace leads to it, or it holds tracked
   *     files, but for Allure's {@code categories.json}
   * @throws IOException if it cannot be made
   */
  public static void prepare(Path folder, String setting, Path workspace)
      throws IOException, ReportRefusedException {
    RepositoryLinks.of(workspace).refuse(folder, setting);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new ReportRefusedException(setting, folder, "is a file, expected a folder");
    }
    Files.createDirectories(folder);
    List<String> tracked =
        GitCheckout.trackedFiles(folder).orElse(List.of()).stream()
            .filter(file -> !file.equals("categories.json"))
            .toList();
    if (!tracked.isEmpty()) {
      throw new ReportRefusedException(
          setting,
          folder,
          "holds files that git tracks, the first is " + Printable.quoted(tracked.get(0)));
    }
  }

  /** Where the JSON report is. */
  public Path reportFile() {
    return report.file();
  }

  /** The folder itself. */
  public Path path() {
    return folder;
  }

  /**
   * Replaces report and summary.
   *
   * @throws IOException if either cannot be written: then neither is there, or the message says
   *     which one of an earlier run still is
   */
  public void write(RunReport run) throws IOException {
    try {
      byte[] text = MarkdownSummary.of(run).getBytes(StandardCharsets.UTF_8);
      summary.replace(out -> out.write(text));
      report.replace(out -> JsonReport.write(run, out));
    } catch (UncheckedIOException e) {
      throw ReportFile.withoutEarlier(
          new IOException("results of the run cannot be read again", e), report, summary);
    } catch (IOException e) {
      throw ReportFile.withoutEarlier(e, report, summary);
    }
  }
}
