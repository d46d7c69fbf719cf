package io.harmonia.smoke.report;

import io.harmonia.smoke.results.RunRecorder;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.workspace.GitCheckout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A file that gets a run's results in a format of other programs. */
public final class ResultFile {
  private final ReportFile file;
  private final String option;
  private final Format format;

  private ResultFile(ReportFile file, String option, Format format) {
    this.file = file;
    this.option = option;
    this.format = format;
  }

  /**
   * A format.
   *
   * @param name what it is called
   * @param mark what the first 200 bytes of every file of ours hold
   * @param writer writes one
   */
  public record Format(String name, String mark, Writer writer) {}

  /** Writes a run's results. */
  @FunctionalInterface
  public interface Writer {
    /** Writes all of them. */
    void write(RunReport report, OutputStream out) throws IOException;
  }

  /**
   * Makes a place ready: what an earlier run left there is replaced, so that it does not speak for
   * this one.
   *
   * @param option what names the place
   * @param format what is to be written there
   * @param workspace the workspace that is checked, none of whose links is followed
   * @throws ReportRefusedException if a link of the workspace leads there, something else lies
   *     there, or git tracks it
   * @throws IOException if it cannot be written: then it is not there, or the message says so
   */
  public static ResultFile open(Path place, String option, Format format, Path workspace)
      throws IOException, ReportRefusedException {
    RepositoryLinks.of(workspace).refuse(place, option);
    Path absolute = place.toAbsolutePath();
    ReportFile file = new ReportFile(absolute, format.mark());
    Path folder = absolute.getParent();
    if (folder == null || !file.isOursOrAbsent()) {
      throw new ReportRefusedException(
          option, place, "is there, and no " + format.name() + " of ours");
    }
    Files.createDirectories(folder);
    boolean tracked =
        GitCheckout.trackedFiles(folder).orElse(List.of()).stream()
            .anyMatch(name -> name.equals(String.valueOf(absolute.getFileName())));
    if (tracked) {
      throw new ReportRefusedException(option, place, "is a file that git tracks");
    }
    ResultFile opened = new ResultFile(file, option, format);
    opened.write(new RunRecorder(Clock.systemUTC()).report(List.of("the run has not finished")));
    return opened;
  }

  /** What names the place. */
  public String option() {
    return option;
  }

  /**
   * Writes the results.
   *
   * @throws IOException if they cannot be written: then nothing is there, or the message says so
   */
  public void write(RunReport report) throws IOException {
    replace(out -> format.writer().write(report, out));
  }

  private void replace(ReportFile.Content content) throws IOException {
    try {
      file.replace(content);
    } catch (IOException e) {
      throw ReportFile.withoutEarlier(e, file);
    }
  }
}
