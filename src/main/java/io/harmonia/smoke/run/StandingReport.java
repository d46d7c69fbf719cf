package io.harmonia.smoke.run;

import io.harmonia.smoke.report.JunitXml;
import io.harmonia.smoke.report.ReportFolder;
import io.harmonia.smoke.report.ReportRefusedException;
import io.harmonia.smoke.report.ResultFile;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The report in its folder, which is replaced as long as more comes to be known. */
final class StandingReport {
  private final Path folder;
  private final Optional<Path> junitXml;
  private final Path workspace;
  private Optional<ResultFile> xml = Optional.empty();
  private Optional<ReportFolder> opened = Optional.empty();
  private Optional<Object> written = Optional.empty();
  private Optional<IOException> broken = Optional.empty();

  /**
   * @param junitXml the file that gets the results as JUnit XML, if one is to
   * @param workspace the workspace that is checked, none of whose links is followed
   */
  StandingReport(Path folder, Optional<Path> junitXml, Path workspace) {
    this.folder = folder;
    this.junitXml = junitXml;
    this.workspace = workspace;
  }

  /**
   * Opens the folder, unless it is open.
   *
   * @return the folder, if it was opened just now
   * @throws WrongUsageException if it may not be written to, or cannot be
   * @throws IOException if the JUnit XML cannot be
   */
  Optional<Path> open() throws IOException {
    if (opened.isPresent()) {
      return Optional.empty();
    }
    try {
      ReportFolder open = openFolder();
      if (junitXml.isPresent()) {
        xml =
            Optional.of(
                ResultFile.open(
                    junitXml.get(), SmokeSettings.JUNIT_XML.name(), JunitXml.FORMAT, workspace));
      }
      opened = Optional.of(open);
      return opened.map(ReportFolder::path);
    } catch (ReportRefusedException e) {
      throw new WrongUsageException(String.valueOf(e.getMessage()));
    }
  }

  private ReportFolder openFolder() throws ReportRefusedException {
    try {
      return ReportFolder.open(folder, workspace);
    } catch (IOException e) {
      throw new WrongUsageException(
          SmokeSettings.REPORT_DIR
              + ": "
              + Printable.of(folder.toString())
              + " cannot be written to: "
              + Workspace.reasonOf(e)
              + ". Name a place that may be written to.");
    }
  }

  /**
   * Replaces the report, if its folder is open, unless it says already what is known.
   *
   * @param known what the report says, to tell whether it is another
   * @throws IOException if that cannot be done, or could not be before: then there is no report,
   *     rather than one that may lack something
   */
  void write(Object known, Supplier<RunReport> report) throws IOException {
    if (broken.isPresent()) {
      throw broken.get();
    }
    if (opened.isPresent() && !written.equals(Optional.of(known))) {
      try {
        opened.get().write(report.get());
      } catch (IOException e) {
        broken = Optional.of(e);
        throw e;
      }
      written = Optional.of(known);
    }
  }

  /**
   * Writes the results as JUnit XML where that is asked for, once they are all there.
   *
   * @throws IOException if that cannot be done: then there is no such file, or the message says so
   */
  void writeXml(Supplier<RunReport> report) throws IOException {
    if (xml.isPresent()) {
      xml.get().write(report.get());
    }
  }

  /** Whether its folder was opened and is there. */
  boolean isThere() {
    return opened.isPresent() && Files.isDirectory(folder);
  }

  /** Where it is, if it could be written. */
  Optional<Path> file() {
    return opened.filter(open -> broken.isEmpty()).map(open -> place().toAbsolutePath());
  }

  /** Where it is to be. */
  Path place() {
    return folder.resolve(ReportFolder.REPORT);
  }
}
