package io.harmonia.smoke.report;

import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.workspace.GitCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that gets a run's results as JUnit XML. */
public final class JunitXmlFile {
  private final ReportFile file;

  private JunitXmlFile(ReportFile file) {
    this.file = file;
  }

  /**
   * Makes a place ready: what an earlier run left there is replaced, so that it does not speak for
   * this one.
   *
   * @param option what names the place
   * @param workspace the workspace that is checked, none of whose links is followed
   * @throws ReportRefusedException if a link of the workspace leads there, something else lies
   *     there, or git tracks it
   * @throws IOException if it cannot be written: then it is not there, or the message says so
   */
  public static JunitXmlFile open(Path place, String option, Path workspace)
      throws IOException, ReportRefusedException {
    RepositoryLinks.of(workspace).refuse(place, option);
    Path absolute = place.toAbsolutePath();
    ReportFile file = new ReportFile(absolute, JunitXml.MARK);
    Path folder = absolute.getParent();
    if (folder == null || !file.isOursOrAbsent()) {
      throw new ReportRefusedException(option, place, "is there, and no JUnit XML of ours");
    }
    Files.createDirectories(folder);
    boolean tracked =
        GitCheckout.trackedFiles(folder).orElse(List.of()).stream()
            .anyMatch(name -> name.equals(String.valueOf(absolute.getFileName())));
    if (tracked) {
      throw new ReportRefusedException(option, place, "is a file that git tracks");
    }
    JunitXmlFile opened = new JunitXmlFile(file);
    opened.replace(JunitXml::writeUnfinished);
    return opened;
  }

  /**
   * Writes the results.
   *
   * @throws IOException if they cannot be written: then nothing is there, or the message says so
   */
  public void write(RunReport report) throws IOException {
    replace(out -> JunitXml.write(report, out));
  }

  private void replace(ReportFile.Content content) throws IOException {
    try {
      file.replace(content);
    } catch (IOException e) {
      throw ReportFile.withoutEarlier(e, file);
    }
  }
}
