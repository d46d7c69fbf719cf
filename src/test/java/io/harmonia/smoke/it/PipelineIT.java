package io.harmonia.smoke.it;

import static io.harmonia.smoke.it.PipelineProject.EXAMPLE;
import static io.harmonia.smoke.it.PipelineProject.RESTORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.Repository;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * This project's {@code smoke.yml} with {@code action.yml} and {@code .github/scripts}, run here
 * for each state of a workspace and each trigger. What GitHub does around them is imitated by
 * {@code src/test/ci/runner}; the steps, the jar, git, Maven (once clean, once drifted; else a
 * stand-in that says so) and the page (there too) are real.
 */
@Order(1)
class PipelineIT {
  private static final String WORKFLOW = ".github/workflows/smoke.yml";
  private static final String SUMS = EXAMPLE + "models/checksums.sha256";
  private static final String TOKENIZER_SUM =
      "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0";
  private static final String KILL_JAVA =
      """
      {"step": "smoke/suite", "how": "kill", "program": "java",
       "file": "$RUNNER_TEMP/harmonia-smoke/reports/smoke-report.json"}
      """;
  private static final String KILL_ALL = KILL_JAVA.replace("\"program\": \"java\",", "");

  @TempDir private static Path folder = Path.of("");
  private static final ExecutorService TWO = Executors.newFixedThreadPool(2);
  private static final Map<State, Path> REPOSITORIES = new EnumMap<>(State.class);
  private static final Map<List<Enum<?>>, Future<WorkflowTrace>> TRACES = new LinkedHashMap<>();
  private static PipelineProject project = new PipelineProject(Path.of(""), Path.of(""));
  private static Map<String, String> quick = Map.of();
  private static Map<String, String> withoutJava = Map.of();

  /** How a workspace is, and what must come of it. */
  enum State {
    CLEAN("success", "clean"),
    DRIFTED("failure", "drift"),
    INCOMPLETE("failure", "incomplete"),
    CRASHED("failure", "incomplete"),
    NO_JAVA("failure", "incomplete");

    private final String result;
    private final String outcome;

    State(String result, String outcome) {
      this.result = result;
      this.outcome = outcome;
    }
  }

  /** What starts the workflow, and whether the maintainers are told. */
  enum Trigger {
    SCHEDULE("schedule", "main", true),
    PUSH_TO_MAIN("push", "main", true),
    PUSH_TO_BRANCH("push", "topic", false),
    PULL_REQUEST("pull_request", "topic", false),
    DISPATCH("workflow_dispatch", "main", true);

    private final String event;
    private final String branch;
    private final boolean tells;

    Trigger(String event, String branch, boolean tells) {
      this.event = event;
      this.branch = branch;
      this.tells = tells;
    }
  }

  @BeforeAll
  static void runAll() throws Exception {
    Tools.need("node", "npm", "git", "bash", "tar", "rclone");
    Tools.npm();
    project = PipelineProject.in(folder);
    REPOSITORIES.put(State.CLEAN, project.main());
    REPOSITORIES.put(
        State.DRIFTED,
        project.changed("drifted", SUMS, text -> text.replace(TOKENIZER_SUM, "0".repeat(64))));
    REPOSITORIES.put(
        State.INCOMPLETE,
        project.changed(
            "incomplete",
            WORKFLOW,
            WorkflowChange.replacing("jar: build", "jar: build\n          baseline: nowhere")));
    REPOSITORIES.put(
        State.CRASHED,
        project.changed(
            "crashed", SUMS, text -> text + "0".repeat(64) + "  " + RESTORED + "huge.bin\n"));
    REPOSITORIES.put(State.NO_JAVA, project.main());

    // Real from end to end; what Maven restored is what the stand-in restores afterwards.
    Map<String, String> real = PipelineProject.machine(project.realMaven(true));
    run(State.CLEAN, Trigger.SCHEDULE, workflow(State.CLEAN, Trigger.SCHEDULE).with("env", real));
    Path artifacts =
        trace(State.CLEAN, Trigger.SCHEDULE)
            .job("smoke")
            .workspace()
            .resolve("target/example-artifacts");
    quick = project.quickMachine(artifacts);
    withoutJava = project.quickMachine(artifacts, "java");
    withoutJava.remove("JAVA_HOME");

    Map<String, String> realTest = PipelineProject.machine(project.realMaven(false));
    realTest.putAll(PipelineProject.standIn(artifacts));
    run(
        State.DRIFTED,
        Trigger.SCHEDULE,
        workflow(State.DRIFTED, Trigger.SCHEDULE).with("env", realTest));
    for (State state : State.values()) {
      for (Trigger trigger : Trigger.values()) {
        if (isRun(state, trigger)) {
          run(state, trigger, workflow(state, trigger).with("env", machine(state)));
        }
      }
    }
    for (State state : State.values()) {
      for (Trigger trigger : Trigger.values()) {
        takeOver(state, trigger);
      }
    }
  }

  /** Whether a cell is run from end to end: where its steps can differ. */
  private static boolean isRun(State state, Trigger trigger) {
    return switch (trigger) {
      case SCHEDULE -> state != State.CLEAN && state != State.DRIFTED; // those two are real
      case PULL_REQUEST -> true;
      case PUSH_TO_MAIN -> state == State.CLEAN || state == State.CRASHED;
      default -> false;
    };
  }

  /**
   * What became of the smoke job is taken from the scheduled run, since its steps ask for the event
   * only to keep caches, after clean runs or a page; everything else is found for this trigger.
   */
  private static void takeOver(State state, Trigger trigger) {
    if (!TRACES.containsKey(List.of(state, trigger))) {
      Path before = trace(state, Trigger.SCHEDULE).file();
      run(state, trigger, workflow(state, trigger).with("given", before.toString()));
    }
  }

  private static Map<String, String> machine(State state) throws IOException {
    if (state == State.NO_JAVA) {
      return withoutJava;
    }
    if (state != State.CRASHED) {
      return quick;
    }
    // A file that takes long to read, so that the suite is still at it when it is killed.
    Path huge = folder.resolve("huge/" + RESTORED + "huge.bin");
    Files.createDirectories(Objects.requireNonNull(huge.getParent()));
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(64L << 30);
    }
    Map<String, String> machine = new LinkedHashMap<>(quick);
    machine.putAll(PipelineProject.standIn(folder.resolve("huge")));
    return machine;
  }

  private static Workflow workflow(State state, Trigger trigger) {
    return prepared(Workflow.of(repository(state).resolve(WORKFLOW)), state, trigger);
  }

  private static Workflow prepared(Workflow workflow, State state, Trigger trigger) {
    workflow.on(trigger.event).branch(trigger.branch).with("only", "smoke");
    if (state == State.CRASHED) {
      workflow.with("disturb", trigger == Trigger.PUSH_TO_MAIN ? KILL_ALL : KILL_JAVA);
    }
    return workflow;
  }

  private static Path repository(State state) {
    return Objects.requireNonNull(REPOSITORIES.get(state));
  }

  private static void run(State state, Trigger trigger, Workflow workflow) {
    Path out = folder.resolve("runs/" + state + "-" + trigger);
    TRACES.put(List.of(state, trigger), TWO.submit(() -> workflow.run(repository(state), out)));
  }

  private static WorkflowTrace trace(State state, Trigger trigger) {
    try {
      return Objects.requireNonNull(TRACES.get(List.of(state, trigger))).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("the runner failed for " + state + " " + trigger, e);
    }
  }

  @AfterAll
  static void writeTheTable() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| workspace | trigger | job | outcome | uploads | issue | run |\n|---|---|---|---|---|---|---|\n");
    TRACES.forEach(
        (cell, future) -> {
          WorkflowTrace.Job job = trace((State) cell.get(0), (Trigger) cell.get(1)).job("smoke");
          boolean told = trace((State) cell.get(0), (Trigger) cell.get(1)).job("alert").fired();
          table.append(
              "| %s | %s | %s | %s | %s | %s | %s |%n"
                  .formatted(
                      words(cell.get(0)),
                      words(cell.get(1)),
                      job.result(),
                      job.output("outcome"),
                      String.join(", ", job.uploads()),
                      told
                          ? job.result().equals("success") ? "closed if open" : "opened or updated"
                          : "untouched",
                      job.json().has("given") ? "job as on schedule" : "whole"));
        });
    Files.writeString(Path.of(Mvn.property("it.basedir"), "target/pipeline-table.md"), table);
    TWO.shutdownNow();
    project.removePrograms();
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Stream<Arguments> cells() {
    return TRACES.keySet().stream().map(cell -> Arguments.of(cell.get(0), cell.get(1)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("cells")
  void isRedOrGreenAndSaysWhy(State state, Trigger trigger) {
    WorkflowTrace trace = trace(state, trigger);

    assertRun(state, trigger, trace);
    assertRights(trigger, trace);
  }

  /** What must hold of the smoke job, whatever the trigger. */
  private static void assertRun(State state, Trigger trigger, WorkflowTrace trace) {
    WorkflowTrace.Job job = trace.job("smoke");
    assertThat(job.result()).as(job.log()).isEqualTo(state.result);
    assertThat(job.output("outcome")).isEqualTo(state.outcome);
    assertThat(job.step("smoke/suite").conclusion())
        .isEqualTo(state == State.NO_JAVA ? "skipped" : state.result);
    assertThat(job.step("smoke/report").conclusion()).isEqualTo(state.result);

    assertThat(job.summary()).contains("Harmonia Smoke: " + state.outcome);
    assertThat(job.uploads()).contains("smoke-report");
    assertThat(job.uploaded("smoke-report")).contains("smoke-summary.md");
    assertThat(job.output("report-url")).endsWith("/artifacts/101");
    if (state != State.NO_JAVA) {
      assertThat(JsonReportFile.in(trace.artifact("smoke-report")).outcome())
          .isEqualTo(state.outcome);
    }
    if (state == State.CLEAN) {
      assertThat(job.step("smoke/report").json().path("annotations")).isEmpty();
    } else {
      assertThat(job.annotations()).anyMatch(each -> each.startsWith("error "));
    }
    if (state == State.DRIFTED) {
      assertThat(job.annotations()).anyMatch(each -> each.startsWith("error " + SUMS + ":4 "));
    }
    boolean kept = state == State.CLEAN && trigger != Trigger.PULL_REQUEST;
    assertThat(job.step("Keep the recorded files").conclusion())
        .isEqualTo(kept ? "success" : "skipped");
    // nothing was left in the checkout that git sees
    assertThat(Repository.at(job.workspace()).git("status", "--porcelain")).isEmpty();
  }

  /** What must hold of the workflow, whatever the workspace. */
  private static void assertRights(Trigger trigger, WorkflowTrace trace) {
    assertThat(trace.fires()).isTrue();
    assertThat(trace.uses())
        .isNotEmpty()
        .allMatch(uses -> uses.equals("./") || uses.matches("[\\w./-]+@[0-9a-f]{40}"));
    assertThat(trace.job("smoke").permissions()).isEqualTo(Map.of("contents", "read"));
    assertThat(trace.job("alert").permissions())
        .isEqualTo(Map.of("actions", "read", "contents", "read", "issues", "write"));
    assertThat(trace.job("alert").fired()).isEqualTo(trigger.tells);
    assertThat(trace.json().path("concurrency").path("cancelInProgress").asBoolean())
        .isEqualTo(trigger == Trigger.PULL_REQUEST);
  }

  @Test
  void rendersAndUploadsThePageWhereItCan() {
    for (State state : List.of(State.CLEAN, State.DRIFTED)) {
      WorkflowTrace trace = trace(state, Trigger.SCHEDULE);

      assertThat(trace.job("smoke").uploads()).containsExactly("smoke-report", "smoke-report.html");
      assertThat(trace.job("smoke").step("Keep the history").conclusion()).isEqualTo("success");
      assertThat(trace.artifact("smoke-report.html").resolve("smoke-report.html"))
          .content()
          .contains("<html");
    }
    WorkflowTrace.Job job = trace(State.CLEAN, Trigger.PUSH_TO_MAIN).job("smoke");
    assertThat(job.log()).contains("No page: npm is needed.");
    assertThat(job.uploads()).containsExactly("smoke-report");
    assertThat(job.result()).isEqualTo("success");
  }

  @Test
  void theRealMavenRanOnceCleanAndOnceDrifted() {
    for (State state : List.of(State.CLEAN, State.DRIFTED)) {
      assertThat(trace(state, Trigger.SCHEDULE).job("smoke").step("smoke/suite").log())
          .contains("Tests run:", state == State.CLEAN ? "BUILD SUCCESS" : "BUILD FAILURE")
          .doesNotContain("[stand-in]");
      assertThat(trace(state, Trigger.PULL_REQUEST).job("smoke").step("smoke/suite").log())
          .contains("[stand-in] mvn");
    }
  }

  @Test
  void theIssueFollowsTheRuns() throws Exception {
    try (GitHubServer github = github()) {
      assertThat(told(github, State.DRIFTED, Trigger.SCHEDULE, 1)).isEqualTo("opened");
      assertThat(github.issues()).hasSize(1);
      assertThat(github.issues().get(0).path("body").asText())
          .contains("checksum-mismatch", "/actions/runs/1/");
      assertThat(told(github, State.DRIFTED, Trigger.PUSH_TO_MAIN, 2)).isEqualTo("quiet");
      assertThat(told(github, State.NO_JAVA, Trigger.SCHEDULE, 3)).isEqualTo("commented");
      assertThat(told(github, State.CLEAN, Trigger.DISPATCH, 4)).isEqualTo("closed");
      assertThat(github.issues().get(0).path("state").asText()).isEqualTo("closed");
    }
  }

  @Test
  void anAlertThatMayNotWriteIssuesIsRed() throws Exception {
    try (GitHubServer github = github()) {
      UnaryOperator<String> fault = WorkflowChange.replacing("      issues: write\n", "");

      WorkflowTrace trace = tell(github, State.DRIFTED, Trigger.SCHEDULE, 1, fault);

      assertThat(trace.job("alert").result()).isEqualTo("failure");
      assertThat(trace.job("alert").log())
          .contains("Give the alert job permissions: issues: write");
      assertThat(github.issues()).isEmpty();
    }
  }

  private static GitHubServer github() throws IOException {
    Tools.need("gh", "jq", "unzip");
    GitHubServer github = GitHubServer.start(Files.createTempDirectory(folder, "gh"));
    for (String name : List.of("alert.sh", "alert-github.sh", "alert.jq")) {
      String file = ".github/scripts/" + name;
      github.addFile(file, Files.readAllBytes(Tools.repository().resolve(file)));
    }
    return github;
  }

  private static String told(GitHubServer github, State state, Trigger trigger, int run)
      throws IOException {
    WorkflowTrace trace = tell(github, state, trigger, run, UnaryOperator.identity());
    assertThat(trace.job("alert").result()).as(trace.job("alert").log()).isEqualTo("success");
    return trace.job("alert").step("Open, update or close the issue").output("action");
  }

  /** Lets the alert job follow a run, with the rights that the workflow gives it. */
  private static WorkflowTrace tell(
      GitHubServer github, State state, Trigger trigger, int run, UnaryOperator<String> change)
      throws IOException {
    WorkflowTrace before = trace(state, trigger);
    Map<String, byte[]> report = new LinkedHashMap<>();
    for (String name : List.of("smoke-report.json", "smoke-alert.json")) {
      Path file = before.artifact("smoke-report").resolve(name);
      if (Files.exists(file)) {
        report.put(name, Files.readAllBytes(file));
      }
    }
    github.addArtifact(run, "smoke-report", report);
    Workflow workflow =
        Workflow.of(repository(state).resolve(WORKFLOW))
            .changed(change)
            .on(trigger.event)
            .branch(trigger.branch)
            .with("run-id", String.valueOf(run))
            .with("given", before.file().toString())
            .with("server-url", GitHubServer.SERVER_URL)
            .with("env", github.environment())
            .with("env", Map.of("SMOKE_ALERT_PAUSE", "0"))
            .with("token", GitHubServer.TOKEN);
    github.grant(rights(workflow, state));
    return workflow.run(repository(state), Files.createTempDirectory(folder, "alert"));
  }

  /** What the alert job's token may. */
  private static String[] rights(Workflow workflow, State state) throws IOException {
    return Workflow.copyOf(workflow)
        .with("only", "none")
        .run(repository(state), Files.createTempDirectory(folder, "rights"))
        .job("alert")
        .permissions()
        .entrySet()
        .stream()
        .map(right -> right.getKey() + ": " + right.getValue())
        .toArray(String[]::new);
  }

  @Test
  void aStoreThatFailsIsRedAndTheSuiteRunsAllTheSame() {
    WorkflowTrace trace = storeFails(repository(State.CLEAN), "store");

    assertStoreFails(trace);
  }

  private static WorkflowTrace storeFails(Path repository, String name) {
    return prepared(Workflow.of(repository.resolve(WORKFLOW)), State.CLEAN, Trigger.PUSH_TO_MAIN)
        .with("var", "SMOKE_STORE=rclone:nowhere:x")
        .with("env", quick)
        .run(repository, folder.resolve("runs/" + name));
  }

  private static void assertStoreFails(WorkflowTrace trace) {
    WorkflowTrace.Job job = trace.job("smoke");
    assertThat(job.step("smoke/store").conclusion()).isEqualTo("failure");
    assertThat(job.step("smoke/suite").conclusion()).isEqualTo("success");
    assertThat(job.result()).isEqualTo("failure");
    assertThat(job.uploads()).contains("smoke-report");
  }

  @Test
  void aStaleCacheDoesNotStandForTheCheckout() throws IOException {
    WorkflowTrace trace = withStaleCache(repository(State.DRIFTED), "stale");

    assertRun(State.DRIFTED, Trigger.PUSH_TO_MAIN, trace);
    assertThat(trace.job("smoke").annotations())
        .anyMatch(each -> each.contains("Put back as git has it"));
  }

  /** With a cache that the drifted run takes, and that holds the clean run's manifests too. */
  private static WorkflowTrace withStaleCache(Path repository, String name) throws IOException {
    Path cache = folder.resolve("cache-" + name + "/entry");
    Files.createDirectories(cache);
    WorkflowTrace.Job before = trace(State.DRIFTED, Trigger.PUSH_TO_MAIN).job("smoke");
    Files.writeString(
        cache.resolve("entry.json"), before.step("smoke/cache").json().path("cache").toString());
    Path clean = trace(State.CLEAN, Trigger.SCHEDULE).job("smoke").workspace();
    RealProgram.runSuccessfully(
        clean, "tar", "-cf", cache.resolve("cache.tar").toString(), "-P", EXAMPLE);
    WorkflowTrace trace =
        prepared(Workflow.of(repository.resolve(WORKFLOW)), State.DRIFTED, Trigger.PUSH_TO_MAIN)
            .with("cache", Objects.requireNonNull(cache.getParent()).toString())
            .with("env", quick)
            .run(repository, folder.resolve("runs/" + name));
    assertThat(trace.job("smoke").step("smoke/cache").output("cache-hit")).isEqualTo("true");
    return trace;
  }

  static Stream<Arguments> faultsOfTheWorkflow() {
    return Stream.of(
        Arguments.of("a missing permission", WorkflowChange.replacing("      issues: write\n", "")),
        Arguments.of(
            "a permission too many",
            WorkflowChange.replacing("permissions: {}", "permissions: write-all")
                .andThen(
                    WorkflowChange.replacing(
                        "    permissions:\n      contents: read\n    outputs", "    outputs"))),
        Arguments.of("an alert job without its if", WorkflowChange.withoutIf("alert:")),
        Arguments.of(
            "an alert on every branch",
            WorkflowChange.replacing(
                "&& github.ref_name == github.event.repository.default_branch", "")),
        Arguments.of(
            "an alert without always()",
            WorkflowChange.replacing("always()\n", "github.ref_type == 'branch'\n")),
        Arguments.of("an unpinned action", WorkflowChange.unpinned("actions/checkout")),
        Arguments.of(
            "pull_request_target",
            WorkflowChange.replacing("  pull_request:\n", "  pull_request_target:\n")),
        Arguments.of(
            "no schedule",
            WorkflowChange.replacing(
                "  schedule:\n    # Not at the top of the hour, when GitHub starts many late or never.\n    - cron: '37 5 * * 1'\n",
                "")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faultsOfTheWorkflow")
  void aFaultOfTheWorkflowIsFound(String name, java.util.function.Function<String, String> fault) {
    UnaryOperator<String> change = fault::apply;

    assertThatThrownBy(
            () -> {
              for (Trigger trigger : Trigger.values()) {
                WorkflowTrace before = trace(State.DRIFTED, trigger);
                WorkflowTrace trace =
                    Workflow.of(repository(State.DRIFTED).resolve(WORKFLOW))
                        .changed(change)
                        .on(trigger.event)
                        .branch(trigger.branch)
                        .with("given", before.file().toString())
                        .with("only", "none")
                        .run(repository(State.DRIFTED), Files.createTempDirectory(folder, "fault"));
                assertRights(trigger, trace);
              }
            })
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void withoutAFaultNoneIsFound() throws Exception {
    // what the test above does, so that it cannot pass for another reason
    for (Trigger trigger : Trigger.values()) {
      WorkflowTrace trace =
          Workflow.of(repository(State.DRIFTED).resolve(WORKFLOW))
              .on(trigger.event)
              .branch(trigger.branch)
              .with("given", trace(State.DRIFTED, trigger).file().toString())
              .with("only", "none")
              .run(repository(State.DRIFTED), Files.createTempDirectory(folder, "none"));
      assertRights(trigger, trace);
    }
  }

  static Stream<Arguments> faultsOfTheAction() {
    return Stream.of(
        Arguments.of(
            State.DRIFTED,
            "a suite that cannot be red",
            WorkflowChange.orTrue("\"$GITHUB_ACTION_PATH/.github/scripts/suite.sh\"")),
        Arguments.of(
            State.DRIFTED,
            "a verdict that cannot be red",
            WorkflowChange.orTrue("\"$GITHUB_ACTION_PATH/.github/scripts/report.sh\"")),
        Arguments.of(
            State.NO_JAVA, "no summary after a failure", WorkflowChange.withoutIf("id: report")),
        Arguments.of(
            State.NO_JAVA, "no upload after a failure", WorkflowChange.withoutIf("id: upload")),
        Arguments.of(
            State.NO_JAVA,
            "an unpinned action",
            WorkflowChange.unpinned("actions/upload-artifact")));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("faultsOfTheAction")
  void aFaultOfTheActionIsFound(State state, String name, UnaryOperator<String> fault)
      throws Exception {
    Path repository = faulty(state, fault);

    WorkflowTrace trace =
        prepared(Workflow.of(repository.resolve(WORKFLOW)), state, Trigger.PUSH_TO_MAIN)
            .with("env", machine(state))
            .run(repository, Files.createTempDirectory(folder, "fault"));

    assertThatThrownBy(
            () -> {
              assertRun(state, Trigger.PUSH_TO_MAIN, trace);
              assertRights(Trigger.PUSH_TO_MAIN, trace);
            })
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aCacheThatMayOverwriteManifestsIsFound() throws Exception {
    Path repository =
        faulty(State.DRIFTED, WorkflowChange.withoutStep("name: Keep what git tracks"));

    WorkflowTrace trace = withStaleCache(repository, "stale-unguarded");

    // the stale manifest stands for the checkout's, whose drift is not found
    assertThatThrownBy(() -> assertRun(State.DRIFTED, Trigger.PUSH_TO_MAIN, trace))
        .isInstanceOf(AssertionError.class);
    assertThat(trace.job("smoke").log()).doesNotContain("checksum-mismatch");
  }

  @Test
  void aSuiteThatDoesNotRunAfterAFailedRestoreIsFound() throws Exception {
    Path repository = faulty(State.CLEAN, WorkflowChange.withoutIf("id: suite"));

    WorkflowTrace trace = storeFails(repository, "store-unguarded");

    assertThatThrownBy(() -> assertStoreFails(trace)).isInstanceOf(AssertionError.class);
  }

  /** A repository with a fault in its action. */
  private static Path faulty(State state, UnaryOperator<String> fault) throws IOException {
    Path to = Files.createTempDirectory(folder, "faulty");
    RealProgram.runSuccessfully(
        folder, "git", "clone", "-q", repository(state).toString(), to.toString());
    Repository repository = Repository.at(to);
    PipelineProject.edit(repository, "action.yml", fault);
    repository.commit();
    return to;
  }
}
