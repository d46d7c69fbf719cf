package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The alert, {@code .github/scripts/alert.sh}: the real script and the real {@code gh}, against
 * {@link GitHubServer}.
 */
@Execution(ExecutionMode.CONCURRENT)
class AlertIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCRIPT = Tools.repository().resolve(".github/scripts/alert.sh");
  private static final String TITLE =
      "Harmonia Smoke is red: the models and datasets are not verified";
  private static final String LABEL = "harmonia-smoke";
  private static final String REPORT_NAME = "smoke-report";
  private static final String RUN_URL = "http://github.localhost/acme/models/actions/runs/";
  private static final String PAGE_URL = RUN_URL + "1/artifacts/99";
  private static final String WEEKLY = "500";
  private static final String NEXT = "501";

  @TempDir private Path folder;
  private GitHubServer github;

  @BeforeEach
  void startGitHub() {
    Tools.need("bash", "gh", "jq", "unzip");
    github = GitHubServer.start(folder.resolve("gh"));
  }

  @AfterEach
  void stopGitHub() {
    github.close();
  }

  // ------------------------------------------------------------------------ the rolling issue

  @Test
  void opensAnIssueAtTheFirstRedRun() throws Exception {
    Alert alert = red(WEEKLY, report(drifted("models/a.bin", "it is gone")));

    assertThat(alert.exit()).as(alert.log()).isZero();
    assertThat(alert.action()).isEqualTo("opened");
    JsonNode issue = theIssue();
    assertThat(alert.issue())
        .isEqualTo("http://github.localhost/acme/models/issues/1")
        .isEqualTo(issue.path("html_url").asText());
    assertThat(issue.path("title").asText()).isEqualTo(TITLE);
    assertThat(issue.path("labels").path(0).path("name").asText()).isEqualTo(LABEL);
    assertThat(github.labels().get(0).path("description").asText()).contains("smoke suite");
    assertThat(body())
        .contains("**drift**", "job: **failure**", "8 checks: 3 passed, 1 drifted, 4 skipped")
        .contains("[Run 500, attempt 2](<" + RUN_URL + "500/attempts/2>)")
        .contains("[Report](<" + reportUrl(WEEKLY, 7_000) + ">), [page](<" + PAGE_URL + ">)")
        .contains("- **drifted** `missing-artifact` in `models/a.bin`\n  - `it is gone`\n")
        .contains("  - Remedy: `Restore models/a.bin.`\n");
    assertThat(github.comments(1)).isEmpty();
    assertThat(alert.summary()).contains("opened", alert.issue());
    assertThat(alert.log()).contains("opened " + alert.issue());
  }

  @Test
  void isQuietWhereTheFindingsAreTheSame() throws Exception {
    ObjectNode first = drifted("a", "it is gone");
    ObjectNode second = drifted("b", "it changed");
    red(WEEKLY, report(first, second));

    ObjectNode slower = first.deepCopy();
    slower.put("duration_ms", 99_999);
    ObjectNode later = report(second, slower, passed("c"));
    later.withObject("summary").put("generated_at", "2027-01-01T00:00:00Z").put("duration_ms", 5);
    Alert alert = red(NEXT, later);

    assertThat(alert.action()).isEqualTo("quiet");
    assertThat(alert.issue()).endsWith("/issues/1");
    assertThat(github.comments(1)).isEmpty();
    assertThat(body()).contains("[Run 501, ").doesNotContain("Run 500");
  }

  @Test
  void commentsWhereTheFindingsAreOthers() throws Exception {
    red(WEEKLY, report(drifted("a", "it is gone")));

    Alert alert = red(NEXT, report(drifted("a", "it is gone"), drifted("b", "it changed")));

    assertThat(alert.action()).isEqualTo("commented");
    assertThat(github.comments(1)).hasSize(1);
    assertThat(github.comments(1).get(0))
        .startsWith("**Still red, and the findings are others than before.**\n")
        .contains("**drift**", "`it changed`", "[Run 501, ", reportUrl(NEXT, 7_001));
    assertThat(body()).contains("### 2 findings", "`it changed`");
    assertThat(theIssue().path("state").asText()).isEqualTo("open");

    assertThat(red("502", report(drifted("b", "it changed"), drifted("a", "it is gone"))).action())
        .isEqualTo("quiet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "kind", "message", "verdict"})
  void whatAFindingSaysMakesItAnother(String field) throws Exception {
    ObjectNode before = drifted("a", "it is gone");
    red(WEEKLY, report(before));

    ObjectNode after = before.deepCopy();
    after.put(field, field.equals("verdict") ? "unchecked" : "other");
    ((ObjectNode) after.path("findings").path(0)).put(field, "other");

    assertThat(red(NEXT, report(after)).action()).isEqualTo("commented");
  }

  @Test
  void whatKeptTheRunFromFinishingMakesItAnother() throws Exception {
    ObjectNode cut = report();
    cut.put("outcome", "incomplete").putArray("unfinished").add("memory was exhausted");
    alert(WEEKLY, "failure", "incomplete", cut);
    assertThat(body()).contains("The run did not finish:\n\n- `memory was exhausted`\n");

    cut.putArray("unfinished").add("the run was stopped");

    assertThat(alert(NEXT, "failure", "incomplete", cut).action()).isEqualTo("commented");
  }

  @Test
  void closesTheIssueWhereTheSuiteIsGreen() throws Exception {
    red(WEEKLY, report(drifted("a", "it is gone")));

    Alert alert = green(NEXT);

    assertThat(alert.action()).isEqualTo("closed");
    assertThat(alert.issue()).endsWith("/issues/1");
    assertThat(theIssue().path("state").asText()).isEqualTo("closed");
    assertThat(theIssue().path("state_reason").asText()).isEqualTo("completed");
    assertThat(github.comments(1)).hasSize(1);
    assertThat(github.comments(1).get(0)).contains("Green again", "[Run 501, ");

    Alert again = green("502");

    assertThat(again.action()).isEqualTo("none");
    assertThat(again.issue()).isEmpty();
    assertThat(github.comments(1)).hasSize(1);
  }

  @Test
  void doesNothingWhereTheSuiteIsGreenAndThereIsNoIssue() throws Exception {
    Alert alert = green(WEEKLY);

    assertThat(alert.exit()).as(alert.log()).isZero();
    assertThat(alert.action()).isEqualTo("none");
    assertThat(github.writes()).isEmpty();
  }

  @Test
  void reopensTheSameIssueWhereTheSuiteIsRedAgain() throws Exception {
    ObjectNode report = report(drifted("a", "it is gone"));
    red(WEEKLY, report);
    green(NEXT);

    Alert alert = red("502", report);

    assertThat(alert.action()).isEqualTo("reopened");
    assertThat(theIssue().path("state").asText()).isEqualTo("open");
    assertThat(github.comments(1)).hasSize(2);
    assertThat(github.comments(1).get(1)).startsWith("**Red again.**\n").contains("`it is gone`");
    assertThat(red("503", report).action()).isEqualTo("quiet");
  }

  @Test
  void tellsTheStoryOfRealReports() throws Exception {
    Path root = folder.resolve("workspace");
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    workspace.file(WorkspaceBuilder.SINGLE, "SINGLE!");
    assertThat(jarAndAlert(WEEKLY, root).action()).isEqualTo("opened");
    assertThat(body())
        .contains("**drifted** `checksum-mismatch` in `models/checksums.sha256 › models/acme/");

    assertThat(jarAndAlert(NEXT, root).action()).isEqualTo("quiet");

    WorkspaceBuilder.valid(root);
    assertThat(jarAndAlert("502", root).action()).isEqualTo("closed");
  }

  // ------------------------------------------------------------------------ which issue

  @Test
  void takesALabelThatIsThere() throws Exception {
    github.addLabel("Harmonia-Smoke");

    red(WEEKLY, report(drifted("a", "it is gone")));

    assertThat(github.labels()).hasSize(1);
    assertThat(github.labels().get(0).path("color").asText()).isEqualTo("ededed");
    assertThat(red(NEXT, report(drifted("a", "it is gone"))).action()).isEqualTo("quiet");
  }

  @Test
  void keepsTheOldestOfTwoOpenIssuesAndClosesTheOther() throws Exception {
    github.addIssue(TITLE, "open", "mine", LABEL);
    github.addIssue(TITLE, "open", "mine too", "bug", LABEL);

    Alert alert = red(WEEKLY, report(drifted("a", "it is gone")));

    assertThat(alert.action()).isEqualTo("commented");
    assertThat(alert.issue()).endsWith("/issues/1");
    assertThat(alert.log()).contains("Closed issue #2: #1 is the older one of this title");
    assertThat(states()).containsExactly("open", "closed");
    assertThat(github.issue(2).path("state_reason").asText()).isEqualTo("not_planned");
    assertThat(github.comments(2)).hasSize(1);
    assertThat(github.comments(2).get(0)).contains("#1 is the older issue");

    green(NEXT);
    red("502", report(drifted("a", "it is gone")));

    assertThat(states()).containsExactly("open", "closed");
    assertThat(github.comments(2)).hasSize(1);
  }

  @Test
  void closesEveryOpenIssueOfTheTitleWhereTheSuiteIsGreen() throws Exception {
    github.addIssue(TITLE, "open", "mine", LABEL);
    github.addIssue(TITLE, "open", "mine too", LABEL);

    Alert alert = green(WEEKLY);

    assertThat(alert.action()).isEqualTo("closed");
    assertThat(alert.issue()).endsWith("/issues/1");
    assertThat(states()).containsExactly("closed", "closed");
    assertThat(github.comments(1).get(0)).contains("Green again");
  }

  @Test
  void aClosedDuplicateIsNeverTheOneToReopen() throws Exception {
    github.addIssue(TITLE, "closed", "a person closed it as a duplicate of 2", LABEL);
    github.edit(1, "state_reason", "duplicate");
    github.addIssue(TITLE, "closed", "", LABEL);

    Alert alert = red(WEEKLY, report(drifted("a", "it is gone")));

    assertThat(alert.action()).isEqualTo("reopened");
    assertThat(states()).containsExactly("closed", "open");
  }

  @Test
  void anOpenIssueComesBeforeAnOlderOneThatIsClosed() throws Exception {
    github.addIssue(TITLE, "closed", "", LABEL);
    github.addIssue(TITLE, "open", "", LABEL);

    red(WEEKLY, report(drifted("a", "it is gone")));

    assertThat(states()).containsExactly("closed", "open");
    assertThat(github.comments(2)).hasSize(1);
  }

  @Test
  void leavesIssuesAloneThatAreOthers() throws Exception {
    github.addIssue(TITLE, "open", "no label");
    github.addIssue(TITLE, "open", "another label", "harmonia-smoke-2");
    github.addIssue(TITLE + " (2)", "open", "another title", LABEL);
    github.addIssue(TITLE.toUpperCase(Locale.ROOT), "open", "its case", LABEL);
    github.addPullRequest(TITLE, LABEL);

    Alert alert = red(WEEKLY, report(drifted("a", "it is gone")));

    assertThat(alert.action()).isEqualTo("opened");
    assertThat(alert.issue()).endsWith("/issues/6");
    assertThat(green(NEXT).action()).isEqualTo("closed");
    assertThat(states()).containsExactly("open", "open", "open", "open", "open", "closed");
    assertThat(github.writes())
        .containsExactly(
            "POST api.github.localhost/repos/acme/models/issues",
            "POST api.github.localhost/repos/acme/models/issues/6/comments",
            "PATCH api.github.localhost/repos/acme/models/issues/6");
  }

  @Test
  void findsTheIssueOnALaterPage() throws Exception {
    github.limitPages(2);
    github.addIssue(TITLE, "open", "", LABEL);
    IntStream.range(0, 6).forEach(i -> github.addIssue("Another " + i, "open", "", LABEL));

    Alert alert = red(WEEKLY, report(drifted("a", "it is gone")));

    assertThat(alert.action()).isEqualTo("commented");
    assertThat(alert.issue()).endsWith("/issues/1");
    assertThat(github.requests().stream().filter(r -> r.contains("/issues?"))).hasSize(4);
  }

  @Test
  void takesATitleAndALabelAsTheyAre() throws Exception {
    String title = "\"$(touch x)\" `touch x` 100% #1 \\n; rm -rf \u00fc";
    Map<String, String> named =
        Map.of("SMOKE_ALERT_TITLE", "  " + title + " ", "SMOKE_ALERT_LABEL", "a/b c&d=é#1");

    assertThat(red(WEEKLY, report(drifted("a", "x")), named).action()).isEqualTo("opened");
    assertThat(red(NEXT, report(drifted("a", "x")), named).action()).isEqualTo("quiet");

    assertThat(theIssue().path("title").asText()).isEqualTo(title);
    assertThat(theIssue().path("labels").path(0).path("name").asText()).isEqualTo("a/b c&d=é#1");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void aPersonWhoChangesTheTextLosesOneQuietAtMost() throws Exception {
    red(WEEKLY, report(drifted("a", "x")));
    github.edit(1, "body", "I am on it\r\n" + body());

    assertThat(red(NEXT, report(drifted("a", "x"))).action()).isEqualTo("commented");
    // As GitHub's own editor leaves it.
    github.edit(1, "body", body().replace("\n", "\r\n"));
    assertThat(red("502", report(drifted("a", "x"))).action()).isEqualTo("quiet");
  }

  @Test
  void anOldRunThatIsRunAgainDoesNotCloseWhatALaterOneFound() throws Exception {
    red(NEXT, report(drifted("a", "x")));

    Alert old = green(WEEKLY);

    assertThat(old.action()).isEqualTo("none");
    assertThat(old.log()).contains("issue #1 tells of the later run 501: it stays open");
    assertThat(states()).containsExactly("open");
    assertThat(github.comments(1)).isEmpty();

    red(WEEKLY, report(drifted("b", "x")));
    assertThat(green(WEEKLY).action()).isEqualTo("none");
    assertThat(green(NEXT).action()).isEqualTo("closed");
  }

  // ------------------------------------------------------------------------ what is green

  @Test
  void nothingButACleanSuccessIsGreen() throws Exception {
    github.addIssue(TITLE, "open", "", LABEL);
    for (String given :
        List.of(
            "success,drift",
            "success,incomplete",
            "success,",
            "success,CLEAN",
            "success,clean ",
            "failure,clean",
            "failure,drift",
            "failure,incomplete",
            "failure,",
            "cancelled,clean",
            "cancelled,drift",
            "cancelled,",
            "skipped,clean",
            "skipped,",
            ",clean",
            ",",
            "Success,clean")) {
      String[] parts = given.split(",", -1);
      Alert alert = run(WEEKLY, Map.of("SMOKE_RESULT", parts[0], "SMOKE_OUTCOME", parts[1]));

      assertThat(alert.action()).as(given).isIn("commented", "quiet");
      assertThat(states()).as(given).containsExactly("open");
      assertThat(body()).contains("Outcome: **" + outcomeIn(parts[1]) + "**, job: **");
    }
  }

  private static String outcomeIn(String given) {
    return List.of("clean", "drift", "incomplete").contains(given) ? given : "none";
  }

  @Test
  void saysOnceThatARunWasCancelledAndClosesNothing() throws Exception {
    red(WEEKLY, report(drifted("a", "it is gone")));

    Alert alert = run(NEXT, Map.of("SMOKE_RESULT", "cancelled"));

    assertThat(alert.action()).isEqualTo("commented");
    assertThat(states()).containsExactly("open");
    assertThat(github.comments(1).get(0)).contains("**cancelled, or ran out of time**");
    assertThat(run("502", Map.of("SMOKE_RESULT", "cancelled")).action()).isEqualTo("quiet");
  }

  @Test
  void saysWhereTheJobAndItsReportDiffer() throws Exception {
    alert(WEEKLY, "failure", "incomplete", report(drifted("a", "it is gone")));

    assertThat(body()).contains("Outcome: **incomplete** (the report says `drift`)");
  }

  // ------------------------------------------------------------------------ the report

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
        "{\"outcome\": \"drift\", \"results\": []} {}"
      })
  void opensTheIssueWhereTheReportIsTorn(String torn) throws Exception {
    long id =
        github.addArtifact(
            Long.parseLong(WEEKLY), REPORT_NAME, Map.of("smoke-report.json", bytes(torn)));

    assertThat(opened(run(WEEKLY, uploaded("failure", "drift", WEEKLY, id))))
        .contains("smoke-report.json is cut short or is no report");
  }

  @Test
  void takesStrangeReportsAsTheyAre() throws Exception {
    Path reports = Files.createDirectories(folder.resolve("reports"));
    Files.writeString(
        reports.resolve("smoke-report.json"),
        """
        {"outcome": 7, "summary": [], "unfinished": "x", "results": [1, null, [], {}, "drifted",
         {"verdict": "drifted"}, {"verdict": "unchecked", "findings": {}, "message": 5, "id": {}},
         {"verdict": "drifted", "id": "w", "findings": [7, {"kind": ["k"], "message": "m"}]}]}
        """);
    Map<String, String> given =
        Map.of(
            "SMOKE_RESULT", "failure",
            "SMOKE_OUTCOME", "drift",
            "SMOKE_REPORT_DIR", reports.toString());

    String body = opened(run(WEEKLY, given));

    assertThat(body).contains("### 3 findings", "`[\"k\"]`", "`(nothing)`");
    assertThat(Rendered.of(body).outsideCode()).doesNotContain("[\"k\"]");
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
    result
        .withArray("findings")
        .addObject()
        .put("kind", "checksum-mismatch")
        .put("message", "waived one")
        .putObject("waived")
        .put("reason", "r");
    ObjectNode waived = drifted("b", "waived too");
    waived.put("verdict", "skipped").put("kind", "waived");

    red(WEEKLY, report(result, waived));

    assertThat(body()).contains("### 1 finding\n", "`it is gone`").doesNotContain("waived one");
  }

  // ------------------------------------------------------------------------ what goes wrong

  @Test
  void isRedWhereGitHubIsDown() throws Exception {
    long id = upload(WEEKLY, report(drifted("a", "x")));
    github.close();

    Alert alert = run(WEEKLY, uploaded("failure", "drift", WEEKLY, id));

    assertThat(alert.exit()).as(alert.log()).isEqualTo(1);
    assertThat(alert.outputs()).isEmpty();
    assertThat(alert.errors()).hasSize(1);
    assertThat(alert.errors().get(0))
        .contains("could not list the issues in acme/models")
        .contains("GitHub was not reached. See githubstatus.com, and run this job again.");
    assertThat(run(WEEKLY, clean()).exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|Bad credentials|The token is not valid",
        "403|Resource not accessible by integration|Give the alert job permissions: issues: write",
        "403|API rate limit exceeded for installation|used up what GitHub allows",
        "403|You have exceeded a secondary rate limit|used up what GitHub allows",
        "429|Too many requests: rate limit|used up what GitHub allows",
        "404|Not Found|The repository is not there for this token",
        "410|Issues are disabled for this repo|Issues are switched off. Switch them on",
        "422|Validation Failed|GitHub refused the content",
        "451|Unavailable|Run this job again",
        "503|No server is available|The fault is GitHub's",
      })
  void isRedAndSaysHowToMendWhatGitHubRefuses(int status, String message, String remedy)
      throws Exception {
    github.fail("GET .*/issues", status, message, 99);

    Alert alert = run(WEEKLY, clean());

    assertThat(alert.exit()).as(alert.log()).isEqualTo(1);
    assertThat(alert.outputs()).isEmpty();
    assertThat(alert.errors()).hasSize(1);
    assertThat(alert.errors().get(0)).contains("HTTP " + status, message, remedy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST .*/issues", "POST .*/comments", "PATCH .*", "GET .*/labels/.*"})
  void isRedWhateverGitHubRefuses(String request) throws Exception {
    if (request.contains("comments") || request.contains("PATCH")) {
      github.addIssue(TITLE, "open", "", LABEL);
    }
    github.fail(request, 403, "Resource not accessible by integration", 1);

    Alert alert = run(WEEKLY, Map.of("SMOKE_RESULT", "failure"));

    assertThat(alert.exit()).as(alert.log()).isEqualTo(1);
    assertThat(alert.outputs()).isEmpty();
    assertThat(alert.errors()).hasSize(1);
    assertThat(alert.errors().get(0)).contains("HTTP 403", "permissions: issues: write");
  }

  @Test
  void isRedWhereTheTokenMayNotWriteIssues() throws Exception {
    github.grant("issues: read", "actions: read");

    Alert alert = red(WEEKLY, report(drifted("a", "x")));

    assertThat(alert.exit()).as(alert.log()).isEqualTo(1);
    assertThat(alert.errors().get(0))
        .contains("make the label harmonia-smoke", "permissions: issues: write");
  }

  @Test
  void isRedWhereIssuesAreOff() throws Exception {
    github.switchIssuesOff();

    Alert alert = red(WEEKLY, report(drifted("a", "x")));

    assertThat(alert.exit()).as(alert.log()).isEqualTo(1);
    assertThat(alert.errors().get(0)).contains("Issues are switched off");
  }

  @Test
  void isRedWhereTheLabelWasDroppedSinceTheNextRunWouldOpenAnother() throws Exception {
    github.dropLabels();

    Alert alert = red(WEEKLY, report(drifted("a", "x")));

    assertThat(alert.exit()).as(alert.log()).isEqualTo(1);
    assertThat(alert.errors().get(0)).contains("/issues/1", "could not give it the label");
  }

  @Test
  void isRedWhereAnAnswerIsNotGitHubs() throws Exception {
    github.fail("GET .*/issues", 200, "a page of a proxy", 1);

    Alert alert = run(WEEKLY, clean());

    assertThat(alert.exit()).as(alert.log()).isEqualTo(1);
    assertThat(alert.errors().get(0)).contains("GitHub's answer cannot be read");
  }

  @Test
  void triesAgainWhereGitHubStumbles() throws Exception {
    for (String request :
        List.of(
            "GET .*/issues",
            "GET .*/labels/.*",
            "POST .*/labels",
            "POST .*/issues",
            "GET .*/zip",
            "POST .*/comments",
            "PATCH .*")) {
      github.fail(request, 502, "Bad Gateway", 2);
      github.hangUp(request, 1);
    }

    Alert first = red(WEEKLY, report(drifted("a", "it is gone")));
    Alert second = red(NEXT, report(drifted("a", "it changed")));

    assertThat(first.action()).isEqualTo("opened");
    assertThat(second.action()).isEqualTo("commented");
    assertThat(first.log()).contains("(HTTP 502): trying again");
    assertThat(github.comments(1)).hasSize(1);
    assertThat(theIssue().path("body").asText()).contains("`it changed`");
  }

  @Test
  void triesThreeTimesAgainAndNoMore() throws Exception {
    github.fail("GET .*/issues", 500, "oops", 99);

    run(WEEKLY, clean());

    assertThat(github.requests()).hasSize(4);
  }

  @Test
  void saysNothingTwiceWhereAnAnswerIsLost() throws Exception {
    github.loseAnswer("POST .*/labels");
    github.loseAnswer("POST .*/issues");
    assertThat(red(WEEKLY, report(drifted("a", "x"))).action()).isEqualTo("opened");
    assertThat(github.issues()).hasSize(1);

    github.loseAnswer("POST .*/comments");
    github.loseAnswer("PATCH .*");
    assertThat(red(NEXT, report(drifted("b", "x"))).action()).isEqualTo("commented");
    assertThat(github.comments(1)).hasSize(1);
    assertThat(red("502", report(drifted("b", "x"))).action()).isEqualTo("quiet");
  }

  @Test
  void commentsAgainWhereTheTextCouldNotBeChanged() throws Exception {
    red(WEEKLY, report(drifted("a", "x")));
    github.fail("PATCH .*", 403, "Resource not accessible by integration", 1);
    assertThat(red(NEXT, report(drifted("b", "x"))).exit()).isEqualTo(1);

    // Twice is better than never.
    assertThat(red(NEXT, report(drifted("b", "x"))).action()).isEqualTo("commented");
  }

  @Test
  void commentsLaterWhereTheCommentCouldNotBeMade() throws Exception {
    red(WEEKLY, report(drifted("a", "x")));
    github.fail("POST .*/comments", 403, "Resource not accessible by integration", 1);
    assertThat(red(NEXT, report(drifted("b", "x"))).exit()).isEqualTo(1);

    assertThat(red(NEXT, report(drifted("b", "x"))).action()).isEqualTo("commented");
  }

  @Test
  void whatGitHubAnswersIsNoCommand() throws Exception {
    github.fail("GET .*/issues", 422, "100% wrong%0A\r\n::error::x\u001b[31m", 1);

    Alert alert = run(WEEKLY, clean());

    assertThat(alert.exit()).as(alert.log()).isEqualTo(1);
    assertThat(alert.log().lines()).hasSize(1);
    assertThat(alert.errors().get(0)).contains("100%25 wrong%250A");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GH_TOKEN|''|The alert has no token",
        "GH_TOKEN|ghs_wrong|The token is not valid",
        "GITHUB_REPOSITORY|../..|does not know the repository",
        "GITHUB_REPOSITORY|a/b/../../c|does not know the repository",
        "GITHUB_REPOSITORY|acme/others|The repository is not there for this token",
        "GITHUB_RUN_ID|''|does not know the run",
        "SMOKE_ALERT_LABEL|a,b|one line without a comma",
      })
  void isRedWhereItIsCalledWrongly(String name, String value, String message) throws Exception {
    Alert alert = run(WEEKLY, with(clean(), name, value));

    assertThat(alert.exit()).as(alert.log()).isEqualTo(1);
    assertThat(alert.errors()).hasSize(1);
    assertThat(alert.errors().get(0)).contains(message);
  }

  @Test
  void saysWhichProgramIsMissing() throws Exception {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    for (String program : List.of("bash", "mktemp", "rm", "gh", "unzip")) {
      Path real = Path.of("/usr/bin", program);
      Files.createSymbolicLink(
          programs.resolve(program), Files.exists(real) ? real : Path.of("/bin", program));
    }

    Alert alert = run(WEEKLY, with(clean(), "PATH", programs.toString()));

    assertThat(alert.exit()).as(alert.log()).isEqualTo(1);
    assertThat(alert.errors().get(0)).contains("The alert needs jq, which is not installed");
  }

  @Test
  void knowsTheHostByTheServersAddress() throws Exception {
    Alert alert = run(WEEKLY, with(clean(), "GH_HOST", ""));

    assertThat(alert.action()).isEqualTo("none");
  }

  // ------------------------------------------------------------------------ hostile texts

  private static final List<String> HOSTILE =
      List.of(
          "@everyone and @acme/owners",
          "#1 acme/models#1 GH-1 fixes #1 0123456789abcdef0123456789abcdef01234567",
          "</details><script>alert(1)</script><img src=x onerror=alert(1)>",
          "`@a` ``@b`` ```@c``` `````````` `",
          "`",
          "``@everyone``",
          " ` @everyone ` ",
          "```\n@everyone\n```",
          "a\r\n\r\n# heading\r\n- @everyone\n\n~~~\n",
          "\n::error::boom\n::set-output name=action::none\n",
          "::add-mask::x %0A::error::y",
          "\u001b[31mred\u001b[0m\u0007\u0000",
          "$(touch x)`touch x`; touch x\\",
          "${{ github.token }} $GH_TOKEN",
          "<!-- harmonia-smoke: fingerprint="
              + "0000000000000000000000000000000000000000000000000000000000000000 run=1 -->",
          "\n<!-- harmonia-smoke: fingerprint="
              + "0000000000000000000000000000000000000000000000000000000000000000 run=1 -->\n",
          "<!--",
          "-->",
          "[x](javascript:alert(1)) ![x](http://example.test/x.png) https://example.test/ www.x.y",
          "| a | b |\n|---|---|\n| @c | d |",
          "\u202e@txet\u2066\u200b\ufeff\u2028@everyone",
          "$`@x`$ $$x$$ :tada:",
          "\\`@everyone\\`",
          "",
          "   ");

  /** Texts that would do something on GitHub, in a shell, or in a runner's log. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void hostileTextIsInert(int quarter) throws Exception {
    List<String> texts =
        IntStream.range(0, HOSTILE.size())
            .filter(i -> i % 4 == quarter)
            .mapToObj(HOSTILE::get)
            .toList();
    List<ObjectNode> results = new ArrayList<>();
    for (String text : texts) {
      ObjectNode result = drifted(text, text);
      result.put("kind", text);
      ((ObjectNode) result.path("findings").path(0)).put("kind", text).put("remedy", text);
      results.add(result);
    }
    results.add(0, drifted("quite harmless", "begins here"));
    results.add(drifted("quite harmless", "ends here"));
    ObjectNode report = report(results.toArray(ObjectNode[]::new));
    report.put("outcome", texts.get(0));
    texts.forEach(report.putArray("unfinished")::add);
    List<String> names =
        List.of(
            "GITHUB_WORKFLOW",
            "GITHUB_REF_NAME",
            "GITHUB_EVENT_NAME",
            "GITHUB_SHA",
            "SMOKE_PAGE_URL",
            "SMOKE_REPORT_NAME");
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      // No variable can hold U+0000.
      named.put(names.get(i), texts.get(i % texts.size()).replace("\0", ""));
    }

    github.addIssue(TITLE, "open", "", LABEL);
    assertThat(red(WEEKLY, report, named).action()).isEqualTo("commented");
    assertThat(red(NEXT, report, named).action()).isEqualTo("quiet");

    String comment = github.comments(1).get(0);
    for (String words : List.of(body(), comment)) {
      Rendered rendered = Rendered.of(words);
      assertThat(rendered.outsideCode())
          .matches("[A-Za-z0-9 .,:;()×'\n]*")
          .doesNotContain("GH-", "fixes", "everyone", "www", "touch");
      assertThat(rendered.html()).isEqualTo(words.equals(comment) ? 0 : 1);
      assertThat(rendered.images()).isZero();
      assertThat(rendered.links()).allMatch(link -> link.startsWith(RUN_URL));
      assertThat(words).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f\u2028\u202e\u200b]");
      assertThat(rendered.code()).contains("quite harmless", "begins here");
    }
    assertThat(Rendered.of(body()).code()).contains("ends here");
    for (String text : texts) {
      if (text.length() > 3 && text.matches("[ -~]+")) {
        assertThat(Rendered.of(body()).code()).contains(text);
      }
    }
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"`", "😀", "\u001b"})
  void manyLongFindingsFit(String character) throws Exception {
    ObjectNode[] results =
        IntStream.range(0, 500).mapToObj(i -> longFinding(i, character)).toArray(ObjectNode[]::new);
    github.addIssue(TITLE, "open", "", LABEL);

    assertThat(red(WEEKLY, report(results)).action()).isEqualTo("commented");

    for (String words : List.of(body(), github.comments(1).get(0))) {
      assertThat(words.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(60_000);
      Rendered rendered = Rendered.of(words);
      assertThat(rendered.outsideCode()).matches("[A-Za-z0-9 .,:;()×'\n]*");
      Matcher more =
          Pattern.compile("And ([0-9]+) more: see the full report.")
              .matcher(rendered.outsideCode());
      assertThat(more.find()).isTrue();
      long shown = rendered.code().stream().filter(code -> code.startsWith("message ")).count();
      assertThat(shown).isPositive().isEqualTo(500 - Long.parseLong(more.group(1)));
    }
    assertThat(body()).endsWith("A green run closes the issue.\n");

    results[499].put("id", "another");
    assertThat(red(NEXT, report(results)).action()).isEqualTo("commented");
  }

  private static ObjectNode longFinding(int number, String character) {
    String much = number + character.repeat(5_000);
    ObjectNode result = drifted("entry " + much, "message " + much);
    ((ObjectNode) result.path("findings").path(0)).put("remedy", "remedy " + much);
    return result;
  }

  // ------------------------------------------------------------------------ the action

  @Test
  void theActionHandsEveryInputToTheScript() throws Exception {
    String action =
        Files.readString(Tools.repository().resolve(".github/actions/alert/action.yml"));
    Matcher step = Pattern.compile("(?s)      env:\n(.*?)      run: '(.*)'\n").matcher(action);
    assertThat(step.find()).isTrue();
    assertThat(step.group(2)).doesNotContain("${{");
    Map<String, String> given = new HashMap<>();
    Matcher variable =
        Pattern.compile("        (\\w+): \\$\\{\\{ inputs\\.([\\w-]+) \\}\\}\n")
            .matcher(step.group(1));
    Map<String, String> inputs =
        Map.of(
            "token", GitHubServer.TOKEN,
            "result", "failure",
            "outcome", "drift",
            "report-name", "named",
            "report-url", "",
            "page-url", PAGE_URL,
            "title", "Ours",
            "label", "ours");
    while (variable.find()) {
      given.put(variable.group(1), inputs.get(variable.group(2)));
    }
    assertThat(given).hasSameSizeAs(inputs);
    github.addArtifact(
        Long.parseLong(WEEKLY),
        "named",
        Map.of("smoke-report.json", JSON.writeValueAsBytes(report(drifted("a", "it is gone")))));
    given.put("GITHUB_ACTION_PATH", Tools.repository().resolve(".github/actions/alert").toString());

    Alert alert = run(WEEKLY, given, "bash", "-c", step.group(2));

    assertThat(alert.action()).isEqualTo("opened");
    assertThat(theIssue().path("title").asText()).isEqualTo("Ours");
    assertThat(theIssue().path("labels").path(0).path("name").asText()).isEqualTo("ours");
    assertThat(body()).contains("`it is gone`", PAGE_URL);
    assertThat(action).contains("default: '" + TITLE + "'", "default: " + LABEL);
  }

  // ------------------------------------------------------------------------ helpers

  private JsonNode theIssue() {
    assertThat(github.issues()).hasSize(1);
    return github.issue(1);
  }

  private String body() {
    return github.issues().get(github.issues().size() - 1).path("body").asText();
  }

  private List<String> states() {
    return github.issues().stream().map(issue -> issue.path("state").asText()).toList();
  }

  /** The body of the issue that was opened; it is then gone, as if it had never been. */
  private String opened(Alert alert) {
    assertThat(alert.exit()).as(alert.log()).isZero();
    assertThat(alert.action()).isEqualTo("opened");
    int number = github.issues().size();
    String body = github.issue(number).path("body").asText();
    github.edit(number, "title", "dealt with");
    return body;
  }

  private Alert jarAndAlert(String run, Path root) throws Exception {
    Path reports = folder.resolve("reports");
    Jar.Run ran =
        Jar.in(folder).run("check", "--root", root.toString(), "--report-dir", reports.toString());
    return run(
        run,
        Map.of(
            "SMOKE_RESULT", ran.exit() == 0 ? "success" : "failure",
            "SMOKE_OUTCOME", JsonReportFile.in(reports).outcome(),
            "SMOKE_REPORT_DIR", reports.toString()));
  }

  private static Map<String, String> clean() {
    return Map.of("SMOKE_RESULT", "success", "SMOKE_OUTCOME", "clean");
  }

  private Alert green(String run) throws IOException {
    return run(run, clean());
  }

  private Alert red(String run, ObjectNode report) throws IOException {
    return alert(run, "failure", "drift", report);
  }

  private Alert red(String run, ObjectNode report, Map<String, String> others) throws IOException {
    Map<String, String> given =
        new HashMap<>(uploaded("failure", "drift", run, upload(run, report)));
    given.putAll(others);
    return run(run, given);
  }

  private Alert alert(String run, String result, String outcome, ObjectNode report)
      throws IOException {
    return run(run, uploaded(result, outcome, run, upload(run, report)));
  }

  private long upload(String run, ObjectNode report) throws IOException {
    return github.addArtifact(
        Long.parseLong(run),
        REPORT_NAME,
        Map.of("smoke-report.json", JSON.writeValueAsBytes(report)));
  }

  private static Map<String, String> uploaded(
      String result, String outcome, String run, long artifact) {
    return Map.of(
        "SMOKE_RESULT", result,
        "SMOKE_OUTCOME", outcome,
        "SMOKE_REPORT_NAME", REPORT_NAME,
        "SMOKE_REPORT_URL", reportUrl(run, artifact),
        "SMOKE_PAGE_URL", PAGE_URL);
  }

  private static String reportUrl(String run, long artifact) {
    return RUN_URL + run + "/artifacts/" + artifact;
  }

  private static Map<String, String> with(Map<String, String> given, String name, String value) {
    Map<String, String> all = new HashMap<>(given);
    all.put(name, value);
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode report(ObjectNode... results) {
    ObjectNode report = JSON.createObjectNode().put("report_version", 1).put("outcome", "drift");
    report
        .putObject("summary")
        .put("generated_at", "2026-11-23T05:37:00Z")
        .put("checks", 8)
        .put("passed", 3)
        .put("drifted", results.length)
        .put("skipped", 4)
        .put("unchecked", 0)
        .put("artifacts", 9)
        .put("artifacts_verified", 2)
        .put("duration_ms", 412);
    report.putArray("unfinished");
    report.putArray("results").addAll(List.of(results));
    return report;
  }

  private static ObjectNode drifted(String id, String message) {
    ObjectNode result =
        JSON.createObjectNode()
            .put("id", id)
            .put("verdict", "drifted")
            .put("kind", "missing-artifact")
            .put("message", message)
            .put("remedy", "Restore " + id + ".")
            .put("duration_ms", 3);
    result
        .putArray("findings")
        .addObject()
        .put("kind", "missing-artifact")
        .put("message", message)
        .put("remedy", "Restore " + id + ".")
        .putNull("waived");
    return result;
  }

  private static ObjectNode passed(String id) {
    ObjectNode result = JSON.createObjectNode().put("id", id).put("verdict", "passed");
    result.put("kind", "match").putNull("message").putArray("findings");
    return result;
  }

  private Alert run(String run, Map<String, String> given) throws IOException {
    return run(run, given, "bash", SCRIPT.toString());
  }

  /** Runs a command as a step of a job; no log may hold the token, or a command of a manifest. */
  private Alert run(String run, Map<String, String> given, String... command) throws IOException {
    Path outputs = Files.createTempFile(folder, "outputs", "");
    Path summary = Files.createTempFile(folder, "summary", "");
    Map<String, String> environment = github.environment();
    environment.putAll(
        Map.of(
            "GITHUB_ACTIONS", "true",
            "GITHUB_RUN_ID", run,
            "GITHUB_RUN_ATTEMPT", "2",
            "GITHUB_WORKFLOW", "Smoke",
            "GITHUB_SHA", "0123456789abcdef0123456789abcdef01234567",
            "GITHUB_REF_NAME", "main",
            "GITHUB_EVENT_NAME", "schedule",
            "GITHUB_OUTPUT", outputs.toString(),
            "GITHUB_STEP_SUMMARY", summary.toString(),
            "RUNNER_TEMP", folder.toString()));
    environment.putAll(
        Map.of(
            "SMOKE_ALERT_PAUSE", "0",
            // Whoever asks gh to talk must not see the token either.
            "GH_DEBUG", "api",
            "DEBUG", "api"));
    environment.putAll(given);
    RealProgram.Ran ran = RealProgram.run(folder, environment, List.of(command));
    Map<String, String> said = new HashMap<>();
    for (String line : Files.readAllLines(outputs)) {
      String[] parts = line.split("=", 2);
      assertThat(parts).as(line).hasSize(2);
      said.put(parts[0], parts[1]);
    }
    Alert alert = new Alert(ran.exitCode(), ran.out(), said, Files.readString(summary));
    assertThat(alert.log() + said + alert.summary()).doesNotContain(GitHubServer.TOKEN);
    assertThat(alert.log().lines().filter(line -> line.startsWith("::")))
        .allMatch(line -> line.matches("::(error|warning) title=Harmonia Smoke::The .*"));
    assertThat(alert.log()).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f]");
    try (var left = Files.list(folder)) {
      assertThat(left.filter(file -> file.getFileName().toString().startsWith("harmonia-alert")))
          .isEmpty();
    }
    return alert;
  }

  /**
   * What the script did.
   *
   * @param exit its exit code
   * @param log what it printed
   * @param outputs the step's outputs
   * @param summary the job's summary
   */
  private record Alert(int exit, String log, Map<String, String> outputs, String summary) {
    String action() {
      assertThat(exit).as(log).isZero();
      assertThat(outputs).containsOnlyKeys("issue", "action");
      return outputs.getOrDefault("action", "");
    }

    String issue() {
      return outputs.getOrDefault("issue", "");
    }

    List<String> errors() {
      return log.lines().filter(line -> line.startsWith("::error ")).toList();
    }
  }
}
