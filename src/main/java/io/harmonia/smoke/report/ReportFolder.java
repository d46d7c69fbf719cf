package io.harmonia.smoke.report;

import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.GitCheckout;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The one folder that a run writes to. A reader of its files never sees half of one: each is
 * written beside its place and moved there.
 */
public final class ReportFolder {
  /** Name of the JSON report. */
  public static final String REPORT = "smoke-report.json";

  /** Name of the Markdown summary. */
  public static final String SUMMARY = "smoke-summary.md";

  private static final String MARK_OF_OUR_REPORT = "\"report_version\"";

  private static final int BUFFER_SIZE = 1 << 16;
  private static final String SETTING = "smoke.report.dir";

  private final Path folder;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a folder for reports, making it if need be.
   *
   * @throws ReportRefusedException if it holds tracked files, or a file of another program's in the
   *     place of the report or the summary
   * @throws IOException if it cannot be made
   */
  public static ReportFolder open(Path folder) throws IOException, ReportRefusedException {
    prepare(folder, SETTING);
    if (!isOursOrAbsent(folder.resolve(REPORT), MARK_OF_OUR_REPORT)) {
      throw new ReportRefusedException(
          SETTING, folder, "holds a " + REPORT + " that is not a smoke report");
    }
    if (!isOursOrAbsent(folder.resolve(SUMMARY), MarkdownSummary.TITLE)) {
      throw new ReportRefusedException(
          SETTING, folder, "holds a " + SUMMARY + " that is not a smoke summary");
    }
    return new ReportFolder(folder);
  }

  /**
   * Makes a folder that may be written to.
   *
   * @param setting what names it
   * @throws ReportRefusedException if it holds tracked files, but for Allure's {@code
   *     categories.json}
   * @throws IOException if it cannot be made
   */
  public static void prepare(Path folder, String setting)
      throws IOException, ReportRefusedException {
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
    return folder.resolve(REPORT);
  }

  /** The folder itself. */
  public Path path() {
    return folder;
  }

  /**
   * Replaces report and summary.
   *
   * @throws IOException if either cannot be written; neither is then half written
   */
  public void write(RunReport report) throws IOException {
    try {
      byte[] summary = MarkdownSummary.of(report).getBytes(StandardCharsets.UTF_8);
      replace(SUMMARY, out -> out.write(summary));
      replace(REPORT, out -> JsonReport.write(report, out));
    } catch (UncheckedIOException e) {
      throw new IOException("results of the run cannot be read again", e);
    }
  }

  private void replace(String name, Content content) throws IOException {
    Path temporary = folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER_SIZE)) {
        content.writeTo(out);
      }
      moveOver(temporary, folder.resolve(name));
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void moveOver(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean isOursOrAbsent(Path file, String mark) throws IOException {
    if (!Files.exists(file)) {
      return true;
    }
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(200), StandardCharsets.UTF_8).contains(mark);
    }
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
