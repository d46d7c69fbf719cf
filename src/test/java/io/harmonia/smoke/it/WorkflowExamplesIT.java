package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples for other repositories, {@code docs/ci/github.yml} and {@code github-sharded.yml},
 * run in a repository that is not Java and has nothing but a workspace. As in {@link PipelineIT},
 * the steps are real; what GitHub does around them, and GitHub itself, is imitated; Maven's place
 * is taken by a stand-in that gives the jar that is built already.
 */
@Order(2)
class WorkflowExamplesIT {
  @TempDir private Path folder;
  private Repository repository;
  private SmallWorkspace workspace;
  private GitHubServer github;
  private PipelineProject machines;
  private int runs;

  @BeforeEach
  void makeARepository() throws Exception {
    Tools.need("node", "git", "bash", "gh", "jq", "unzip", "rclone");
    Path root = folder.resolve("models-repo");
    repository = Repository.in(root);
    workspace = SmallWorkspace.in(root);
    repository.commit();
    github = GitHubServer.start(Files.createDirectory(folder.resolve("gh")));
    github.grant("issues: write", "actions: read");
    machines = new PipelineProject(folder, root);
  }

  @AfterEach
  void stop() throws IOException {
    github.close();
    machines.removePrograms();
  }

  @Test
  void isGreenAndTellsOfDrift() throws Exception {
    WorkflowTrace clean = run("github.yml", UnaryOperator.identity());

    assertThat(clean.job("smoke").result()).as(clean.job("smoke").log()).isEqualTo("success");
    assertThat(clean.job("smoke").output("outcome")).isEqualTo("clean");
    assertThat(clean.job("smoke").uploads()).contains("smoke-report");
    assertThat(clean.job("smoke").summary()).contains("# Harmonia Smoke: clean");
    assertThat(clean.job("smoke").step("smoke").output("checks"))
        .isEqualTo(String.valueOf(SmallWorkspace.CHECKS));
    assertThat(action(clean)).isEqualTo("none");

    workspace.flipAByteOf(SmallWorkspace.WEIGHTS);
    repository.commit();
    WorkflowTrace red = run("github.yml", UnaryOperator.identity());

    assertThat(red.job("smoke").result()).isEqualTo("failure");
    assertThat(red.job("smoke").output("outcome")).isEqualTo("drift");
    assertThat(red.job("smoke").uploads()).contains("smoke-report");
    assertThat(red.job("smoke").annotations())
        .anyMatch(line -> line.startsWith("error models/checksums.sha256:"));
    assertThat(action(red)).isEqualTo("opened");
    assertThat(github.issues().get(0).path("body").asText())
        .contains("The smoke suite found **drift**", red.job("smoke").output("report-url"));
  }

  @Test
  void isAsGreenOrRedInShardsAsInOneRun() throws Exception {
    UnaryOperator<String> two = WorkflowChange.replacing("[1, 2, 3, 4]", "[1, 2]");
    WorkflowTrace clean = run("github-sharded.yml", two);

    assertThat(clean.job("shard").runs()).hasSize(2);
    assertThat(clean.job("merge").result()).as(clean.job("merge").log()).isEqualTo("success");
    assertThat(report(clean).path("summary").path("checks").asInt())
        .isEqualTo(SmallWorkspace.CHECKS);

    workspace.flipAByteOf(SmallWorkspace.WEIGHTS);
    repository.commit();
    WorkflowTrace red = run("github-sharded.yml", two);

    assertThat(red.job("shard").runs())
        .extracting(one -> one.path("result").asText())
        .containsExactlyInAnyOrder("success", "failure");
    assertThat(red.job("merge").result()).isEqualTo("failure");
    assertThat(red.job("merge").output("outcome")).isEqualTo("drift");
    assertThat(action(red)).isEqualTo("opened");
  }

  /** One shard's upload is not there: what nobody looked at is not verified. */
  @Test
  void isRedWhereAShardIsMissing() throws Exception {
    WorkflowTrace trace =
        run(
            "github-sharded.yml",
            text ->
                WorkflowChange.replacing("pattern: smoke-shard-*", "pattern: smoke-shard-1")
                    .apply(WorkflowChange.replacing("[1, 2, 3, 4]", "[1, 2]").apply(text)));

    assertThat(trace.job("shard").result()).isEqualTo("success");
    assertThat(trace.job("merge").result()).isEqualTo("failure");
    assertThat(trace.job("merge").output("outcome")).isEqualTo("incomplete");
  }

  @Test
  void restoresFilesAndManifestsThatAreNotInGitFromAStoreAndSaysSo() throws Exception {
    String sums = "models/checksums.sha256";
    Path store = folder.resolve("store");
    for (String path : new String[] {SmallWorkspace.WEIGHTS, SmallWorkspace.CONFIG, sums}) {
      Files.createDirectories(store.resolve(path).resolve(".."));
      Files.copy(workspace.root().resolve(path), store.resolve(path).normalize());
    }
    StoreWorkspace.write(store.resolve("models/inventory.json"), "stale");
    repository.write(".gitignore", "models/acme/\n" + sums + "\n");
    repository.git("rm", "-q", "-r", "--cached", "models/acme", sums);
    repository.commit();

    WorkflowTrace trace =
        run(
            "github.yml",
            WorkflowChange.replacing(
                "uses: OWNER/harmonia-smoke@v1\n        with:\n",
                """
                uses: OWNER/harmonia-smoke@v1
                        with:
                          store: rclone:DISK:%s
                          restore-manifests: models/checksums.sha256, models/inventory.json
                """
                    .formatted(store)));

    assertThat(trace.job("smoke").result()).as(trace.job("smoke").log()).isEqualTo("success");
    assertThat(trace.job("smoke").output("outcome")).isEqualTo("clean");
    JsonNode report = report(trace);
    assertThat(report.path("notes").toString())
        .contains("restored, not from the checkout: models/checksums.sha256 (smoke.restored)");
    assertThat(report.path("summary").path("verified_by_content").asInt()).isPositive();
  }

  @Test
  void keepsBothReportsWhereAJobUsesTheActionTwice() throws Exception {
    String other = "other/models/acme/other.bin";
    repository.write(other, "content");
    repository.write("other/models/checksums.sha256", "0".repeat(64) + "  models/acme/other.bin\n");
    repository.commit();

    WorkflowTrace trace =
        run(
            "github.yml",
            WorkflowChange.replacing(
                "      - id: smoke\n        uses: OWNER/harmonia-smoke@v1\n        with:\n",
                """
                      - id: smoke
                        uses: OWNER/harmonia-smoke@v1
                      - id: again
                        uses: OWNER/harmonia-smoke@v1
                        with:
                          root: other
                """));

    WorkflowTrace.Job job = trace.job("smoke");
    assertThat(job.result()).isEqualTo("failure");
    assertThat(job.uploads()).contains("smoke-report", "smoke-report-2");
    assertThat(report(trace).path("outcome").asText()).isEqualTo("clean");
    assertThat(report(trace, "smoke-report-2").path("outcome").asText()).isEqualTo("drift");
    assertThat(job.step("smoke").output("report-name")).isEqualTo("smoke-report");
    assertThat(job.step("again").output("report-name")).isEqualTo("smoke-report-2");
    assertThat(job.step("again").output("report")).isNotEqualTo(job.step("smoke").output("report"));
  }

  /** As {@code docs/ci/README.md} has it. The machine has nothing that could download. */
  @Test
  void runsFromAFileWithoutANetwork() throws Exception {
    String page = Files.readString(Tools.repository().resolve("docs/ci/README.md"));
    String jar = "/opt/harmonia-smoke/harmonia-smoke.jar";
    Matcher recipe =
        Pattern.compile(
                "      - uses: OWNER/harmonia-smoke@v1\n( {8}with:\n(?: {10}.*\n)*?.*jar: "
                    + jar
                    + "\n(?: {10}.*\n)*)")
            .matcher(page);
    assertThat(recipe.find()).isTrue();
    String given = recipe.group(1).replace(jar, Mvn.property("it.executable"));
    Map<String, String> machine = machines.machineWithout("npm", "gh", "mvn", "curl", "wget");

    WorkflowTrace trace =
        run(
            "github.yml",
            WorkflowChange.replacing(
                "uses: OWNER/harmonia-smoke@v1\n        with:\n",
                "uses: OWNER/harmonia-smoke@v1\n" + given),
            machine);

    WorkflowTrace.Job job = trace.job("smoke");
    assertThat(job.result()).as(job.log()).isEqualTo("success");
    assertThat(job.output("outcome")).isEqualTo("clean");
    assertThat(job.uploads()).containsExactly("smoke-report");

    WorkflowTrace without = run("github.yml", UnaryOperator.identity(), machine);
    assertThat(without.job("smoke").result()).isEqualTo("failure");
    assertThat(without.job("smoke").log()).contains("mvn is not installed");
  }

  private static String action(WorkflowTrace trace) {
    return trace.job("alert").steps().stream()
        .map(step -> step.output("action"))
        .filter(action -> !action.isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError(trace.job("alert").log()));
  }

  private static JsonNode report(WorkflowTrace trace) throws IOException {
    return report(trace, "smoke-report");
  }

  private static JsonNode report(WorkflowTrace trace, String name) throws IOException {
    return new ObjectMapper().readTree(trace.artifact(name).resolve("smoke-report.json").toFile());
  }

  private WorkflowTrace run(String example, UnaryOperator<String> change) throws IOException {
    return run(example, change, machines.quickMachine(folder));
  }

  private WorkflowTrace run(
      String example, UnaryOperator<String> change, Map<String, String> machine)
      throws IOException {
    runs++;
    machine.putAll(github.environment());
    machine.put("SMOKE_ALERT_PAUSE", "0");
    machine.put("RCLONE_CONFIG_DISK_TYPE", "local");
    return Workflow.of(Tools.repository().resolve("docs/ci").resolve(example))
        .changed(change)
        .on("push")
        .with("run-id", String.valueOf(runs))
        .with("server-url", GitHubServer.SERVER_URL)
        .with("token", GitHubServer.TOKEN)
        .with("action", Map.of("OWNER/harmonia-smoke", Tools.repository().toString()))
        .with("env", machine)
        .run(repository.folder(), folder.resolve("run-" + runs));
  }
}
