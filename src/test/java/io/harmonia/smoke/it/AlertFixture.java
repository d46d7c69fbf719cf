package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.kit.RealProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The alert, {@code .github/scripts/alert.sh}: the real script and the real {@code gh}, against
 * {@link GitHubServer}.
 */
@Execution(ExecutionMode.CONCURRENT)
abstract class AlertFixture {
  static final Path SCRIPT = Tools.repository().resolve(".github/scripts/alert.sh");
  static final String TITLE = "Harmonia Smoke is red: the models and datasets are not verified";
  static final String LABEL = "harmonia-smoke";
  static final String REPORT_NAME = "smoke-report";
  static final String RUN_URL = "http://github.localhost/acme/models/actions/runs/";
  static final String PAGE_URL = RUN_URL + "1/artifacts/99";
  static final String WEEKLY = "500";
  static final String NEXT = "501";

  @TempDir Path folder;
  GitHubServer github;

  @BeforeEach
  void startGitHub() {
    Tools.need("bash", "gh", "jq", "unzip");
    github = GitHubServer.start(folder.resolve("gh"));
  }

  @AfterEach
  void stopGitHub() {
    github.close();
  }

  JsonNode theIssue() {
    assertThat(github.issues()).hasSize(1);
    return github.issue(1);
  }

  String body() {
    return github.issues().get(github.issues().size() - 1).path("body").asText();
  }

  List<String> states() {
    return github.issues().stream().map(issue -> issue.path("state").asText()).toList();
  }

  /** The body of the issue that was opened; it is then gone, as if it had never been. */
  String opened(Alert alert) {
    assertThat(alert.exit()).as(alert.log()).isZero();
    assertThat(alert.action()).isEqualTo("opened");
    int number = github.issues().size();
    String body = github.issue(number).path("body").asText();
    github.edit(number, "title", "dealt with");
    return body;
  }

  Alert jarAndAlert(String run, Path root) throws Exception {
    Path reports = folder.resolve("reports");
    Jar.Run ran =
        Jar.in(folder).run("check", "--root", root.toString(), "--report-dir", reports.toString());
    Jar.Run told =
        Jar.in(folder)
            .run(
                "ci",
                "report",
                reports.toString(),
                "--suite-status=" + ran.exit(),
                "--outputs",
                folder.resolve("lines").toString());
    assertThat(told.exit()).as(told.err()).isEqualTo(ran.exit());
    return run(
        run,
        Map.of(
            "SMOKE_RESULT", ran.exit() == 0 ? "success" : "failure",
            "SMOKE_OUTCOME", JsonReportFile.in(reports).outcome(),
            "SMOKE_REPORT_DIR", reports.toString()));
  }

  static Map<String, String> clean() {
    return Map.of("SMOKE_RESULT", "success", "SMOKE_OUTCOME", "clean");
  }

  Alert green(String run) throws IOException {
    return run(run, clean());
  }

  Alert red(String run, ObjectNode report) throws IOException {
    return alert(run, "failure", "drift", report);
  }

  Alert red(String run, ObjectNode report, Map<String, String> others) throws IOException {
    Map<String, String> given =
        new HashMap<>(uploaded("failure", "drift", run, upload(run, report)));
    given.putAll(others);
    return run(run, given);
  }

  Alert alert(String run, String result, String outcome, ObjectNode report) throws IOException {
    return run(run, uploaded(result, outcome, run, upload(run, report)));
  }

  long upload(String run, ObjectNode report) throws IOException {
    return github.addArtifact(
        Long.parseLong(run), REPORT_NAME, AlertReports.uploaded(report, folder));
  }

  static Map<String, String> uploaded(String result, String outcome, String run, long artifact) {
    return Map.of(
        "SMOKE_RESULT", result,
        "SMOKE_OUTCOME", outcome,
        "SMOKE_REPORT_NAME", REPORT_NAME,
        "SMOKE_REPORT_URL", reportUrl(run, artifact),
        "SMOKE_PAGE_URL", PAGE_URL);
  }

  static String reportUrl(String run, long artifact) {
    return RUN_URL + run + "/artifacts/" + artifact;
  }

  static Map<String, String> with(Map<String, String> given, String name, String value) {
    Map<String, String> all = new HashMap<>(given);
    all.put(name, value);
    return all;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Alert run(String run, Map<String, String> given) throws IOException {
    return run(run, given, "bash", SCRIPT.toString());
  }

  /** Runs a command as a step of a job; no log may hold the token, or a command of a manifest. */
  Alert run(String run, Map<String, String> given, String... command) throws IOException {
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
  record Alert(int exit, String log, Map<String, String> outputs, String summary) {
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
