package io.harmonia.smoke.it;

import static io.harmonia.smoke.it.AlertReports.drifted;
import static io.harmonia.smoke.it.AlertReports.passed;
import static io.harmonia.smoke.it.AlertReports.report;
import static io.harmonia.smoke.it.AlertReports.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which issue {@code .github/scripts/alert.sh} opens, changes, leaves alone and closes. */
class AlertIssueIT extends AlertFixture {
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
    red(WEEKLY, report(drifted("a", "it is gone")));

    ObjectNode after =
        switch (field) {
          case "id" -> result("other", "drifted", "missing-artifact", "it is gone");
          case "kind" -> result("a", "drifted", "checksum-mismatch", "it is gone");
          case "message" -> result("a", "drifted", "missing-artifact", "other");
          default -> result("a", "unchecked", "unreadable", "it is gone");
        };

    assertThat(red(NEXT, report(after)).action()).isEqualTo("commented");
  }

  @Test
  void whatKeptTheRunFromFinishingMakesItAnother() throws Exception {
    ObjectNode cut = report();
    cut.putArray("unfinished").add("memory was exhausted");
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
}
