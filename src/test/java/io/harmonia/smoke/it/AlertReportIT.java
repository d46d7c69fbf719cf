package io.harmonia.smoke.it;

import static io.harmonia.smoke.it.AlertReports.drifted;
import static io.harmonia.smoke.it.AlertReports.report;
import static io.harmonia.smoke.it.AlertReports.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code .github/scripts/alert.sh} says of the report, and where there is none. */
class AlertReportIT extends AlertFixture {
  @Test
  void opensTheIssueWhereTheReportCannotBeHad() throws Exception {
    Map<String, String> named =
        Map.of(
            "SMOKE_RESULT",
            "failure",
            "SMOKE_OUTCOME",
            "incomplete",
            "SMOKE_REPORT_NAME",
            REPORT_NAME);

    assertThat(opened(run(WEEKLY, named))).contains("the run has no upload of the name");

    github.addArtifact(Long.parseLong(WEEKLY), REPORT_NAME, Map.of("smoke-summary.md", bytes("x")));
    assertThat(opened(run(WEEKLY, named))).contains("the upload holds no smoke-report.json");

    github.addBrokenArtifact(Long.parseLong(NEXT), REPORT_NAME, bytes("no zip"));
    assertThat(opened(run(NEXT, named))).contains("the upload holds no smoke-report.json");

    github.grant("issues: write");
    assertThat(opened(run(NEXT, named)))
        .contains("the list of uploads could not be had (HTTP 403; the alert job needs actions");
    assertThat(opened(run(NEXT, with(named, "SMOKE_REPORT_URL", reportUrl(NEXT, 7_001)))))
        .contains("the uploaded report could not be downloaded (HTTP 403; the alert job needs");

    assertThat(opened(run(NEXT, with(named, "SMOKE_REPORT_DIR", folder.toString()))))
        .contains("the job left no smoke-report.json");
    assertThat(opened(run(NEXT, Map.of("SMOKE_RESULT", "failure"))))
        .contains("the job uploaded no report", "No report was uploaded: see the run's log");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"outcome\": \"drift\", \"results\": [{\"id\":",
        "[]",
        "{\"outcome\": \"drift\"}",
        "{\"outcome\": \"drift\", \"results\": []} {}",
        "{\"outcome\": 7, \"results\": [1, null, [], {}, {\"verdict\": \"drifted\"}]}"
      })
  void opensTheIssueWhereTheReportIsTorn(String torn) throws Exception {
    long id =
        github.addArtifact(
            Long.parseLong(WEEKLY), REPORT_NAME, AlertReports.uploaded(bytes(torn), folder));

    assertThat(opened(run(WEEKLY, uploaded("failure", "drift", WEEKLY, id))))
        .contains(
            "smoke-report.json is there without smoke-alert.json",
            "it is cut short or is no report");
  }

  @Test
  void saysWhereNobodyMadeTheTextOfAReport() throws Exception {
    Path reports = Files.createDirectories(folder.resolve("reports"));
    Files.writeString(reports.resolve("smoke-report.json"), "torn");
    Map<String, String> given =
        Map.of(
            "SMOKE_RESULT", "failure",
            "SMOKE_OUTCOME", "drift",
            "SMOKE_REPORT_DIR", reports.toString());

    assertThat(opened(run(WEEKLY, given)))
        .contains("smoke-report.json is there without smoke-alert.json");
  }

  @Test
  void doesNotTakeTheReportOfAnEarlierAttempt() throws Exception {
    long old = upload(WEEKLY, report(drifted("a", "of the first attempt")));
    long latest = upload(WEEKLY, report(drifted("a", "of the second attempt")));
    assertThat(latest).isGreaterThan(old);

    Map<String, String> byName =
        Map.of(
            "SMOKE_RESULT", "failure",
            "SMOKE_OUTCOME", "drift",
            "SMOKE_REPORT_NAME", REPORT_NAME);
    assertThat(opened(run(WEEKLY, byName))).contains("`of the second attempt`");
    assertThat(opened(run(WEEKLY, uploaded("failure", "drift", WEEKLY, old))))
        .contains("`of the first attempt`");
    // It crashed before it had a report: what is there is of another attempt.
    assertThat(opened(run(WEEKLY, with(byName, "SMOKE_OUTCOME", ""))))
        .contains("the job uploaded no report");
  }

  @Test
  void leavesOutWhatIsWaived() throws Exception {
    ObjectNode result = drifted("a", "it is gone");
    result.withArray("findings").add(drifted("a", "waived one").path("findings").path(0));
    AlertReports.waive(result.path("findings").path(1));
    ObjectNode waived = result("b", "skipped", "waived", "waived too");
    AlertReports.waive(waived.path("findings").path(0));

    red(WEEKLY, report(result, waived));

    assertThat(body()).contains("### 1 finding\n", "`it is gone`").doesNotContain("waived one");
  }
}
