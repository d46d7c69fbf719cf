package io.harmonia.smoke.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.report.ReportFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * What a run came to.
 *
 * @param junit JUnit's own counts
 * @param tests JUnit's own results
 * @param console what the listener printed
 * @param reports the folder of the reports
 * @param ended what was wrong when the launcher's session ended, if anything
 */
public record SuiteRun(
    TestExecutionSummary junit,
    List<HeardTests.Heard> tests,
    String console,
    Path reports,
    Optional<String> ended) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public JsonNode report() {
    return read(reports);
  }

  public static JsonNode read(Path reports) {
    try {
      return JSON.readTree(reports.resolve(ReportFolder.REPORT).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String outcome() {
    return report().path("outcome").asText();
  }

  /** Each result as {@code id = kind}, sorted. */
  public List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    report()
        .path("results")
        .forEach(r -> kinds.add(r.path("id").asText() + " = " + r.path("kind").asText()));
    return kinds.stream().sorted().toList();
  }

  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    report().path("notes").forEach(note -> notes.add(note.asText()));
    return notes;
  }

  public long count(String name) {
    return report().path("summary").path(name).asLong(-1);
  }

  public boolean isRed() {
    return junit.getTotalFailureCount() > 0;
  }

  /** The messages of what failed, tests and containers. */
  public List<String> failures() {
    return junit.getFailures().stream()
        .map(
            failure ->
                Optional.ofNullable(failure.getException().getMessage())
                    .orElseGet(() -> failure.getException().toString()))
        .toList();
  }
}
