package io.harmonia.smoke.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run over a row's workspace came to.
 *
 * @param row the row
 * @param report the JSON report
 * @param counts what JUnit, or Surefire, counted
 * @param exit the exit status: of Maven, or 1 where JUnit counted a failure
 * @param out what was printed
 */
public record RowRun(Row row, JsonNode report, Counts counts, int exit, String out) {

  /**
   * Counts that are not the report's own.
   *
   * @param checks tests, and containers that failed
   * @param failed of these, failed
   * @param skipped of these, aborted
   */
  public record Counts(long checks, long failed, long skipped) {}

  /** Asserts that the run said what the row expects, wherever it said it. */
  public void verify() {
    Row.Expected expected = row.expected();
    List<JsonNode> red = red();

    assertThat(report.path("outcome").asText())
        .as("%s: the outcome; red: %s; printed: %s", row, red, out)
        .isEqualTo(expected.outcome().label());
    assertThat(exit == 0).as("%s: exit status %d", row, exit).isEqualTo(!row.isFault());
    assertThat(red).as("%s: what is red", row).hasSize(expected.red());
    assertThat(red).as("%s: remedies", row).allSatisfy(RowRun::hasRemedies);
    verifyCounts();
    expected.kind().ifPresent(kind -> verifyFinding(kind, expected));
    assertThat(out)
        .as("%s: the closing line", row)
        .contains("[smoke] " + report.path("outcome").asText());
  }

  private void verifyCounts() {
    JsonNode summary = report.path("summary");
    long failed = summary.path("drifted").asLong() + summary.path("unchecked").asLong();
    assertThat(
            new Counts(summary.path("checks").asLong(), failed, summary.path("skipped").asLong()))
        .as("%s: the report's counts and those of JUnit or Surefire", row)
        .isEqualTo(counts);
    assertThat(summary.path("passed").asLong() + failed + summary.path("skipped").asLong())
        .as("%s: the sum of the verdicts", row)
        .isEqualTo(summary.path("checks").asLong())
        .isEqualTo(report.path("results").size());
    assertThat((long) red().size()).as("%s: red results", row).isEqualTo(failed);
  }

  private void verifyFinding(Kind kind, Row.Expected expected) {
    List<String> seen = new ArrayList<>();
    Optional<JsonNode> named = Optional.empty();
    for (JsonNode result : report.path("results")) {
      String place = placeOf(result);
      seen.add(result.path("kind").asText() + " at " + place);
      if (result.path("kind").asText().equals(kind.label()) && place.equals(expected.place())) {
        named = Optional.of(result);
      }
    }
    assertThat(named).as("%s: %s at “%s” among %s", row, kind, expected.place(), seen).isPresent();
    if (!expected.says().isEmpty()) {
      assertThat(said(named.orElseThrow())).as("%s: what it says", row).contains(expected.says());
    }
  }

  /** Where the first finding stands, or the subject of what has none. */
  private static String placeOf(JsonNode result) {
    JsonNode first = result.at("/findings/0");
    JsonNode at = (first.isObject() ? first : result).path("location");
    return at.isObject() ? at.path("file").asText() + ":" + at.path("line").asText() : "";
  }

  private static String said(JsonNode result) {
    StringBuilder said = new StringBuilder();
    for (JsonNode finding : result.path("findings")) {
      said.append(finding.path("message").asText()).append('\n');
      said.append(finding.path("remedy").asText()).append('\n');
    }
    result.path("remarks").forEach(remark -> said.append(remark.asText()).append('\n'));
    return said.toString();
  }

  private static void hasRemedies(JsonNode result) {
    assertThat(result.path("findings")).isNotEmpty();
    for (JsonNode finding : result.path("findings")) {
      assertThat(finding.path("message").asText()).isNotBlank();
      assertThat(finding.path("remedy").asText()).isNotBlank();
    }
  }

  private List<JsonNode> red() {
    List<JsonNode> red = new ArrayList<>();
    for (JsonNode result : report.path("results")) {
      if (List.of("drifted", "unchecked").contains(result.path("verdict").asText())) {
        red.add(result);
      }
    }
    return red;
  }
}
