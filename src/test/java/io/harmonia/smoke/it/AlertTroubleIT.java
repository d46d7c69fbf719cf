package io.harmonia.smoke.it;

import static io.harmonia.smoke.it.AlertReports.drifted;
import static io.harmonia.smoke.it.AlertReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code .github/scripts/alert.sh} does where GitHub or its caller is wrong. */
class AlertTroubleIT extends AlertFixture {
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
}
