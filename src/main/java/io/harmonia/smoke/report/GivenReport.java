package io.harmonia.smoke.report;

import io.harmonia.smoke.results.JsonReportReader;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.UnreadableReportException;
import io.harmonia.smoke.text.Printable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A report that is to be merged with others.
 *
 * @param name what messages call it
 * @param report the report, if it can be relied on
 * @param fault why not, to stand after the name; empty if it can
 */
public record GivenReport(String name, Optional<RunReport> report, String fault) {

  /** Reads one. */
  public static GivenReport at(Path place) {
    Path file = Files.isDirectory(place) ? place.resolve(ReportFolder.REPORT) : place;
    String name = Printable.whole(file.toString());
    try {
      return new GivenReport(name, Optional.of(JsonReportReader.read(file)), "");
    } catch (UnreadableReportException e) {
      return new GivenReport(name, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }
}
