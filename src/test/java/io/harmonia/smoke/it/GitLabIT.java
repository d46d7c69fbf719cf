package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pipeline for GitLab, run as far as it can be without GitLab: each job's scripts with the real
 * bash, curl, sha256sum and jar; what GitLab does around them (variables, artifacts from job to
 * job, {@code parallel}, {@code when}) is imitated here.
 */
class GitLabIT {
  private static final int SHARDS = 3;
  private static JarServer server;
  private static JsonNode pipeline;

  @TempDir Path folder;
  private Path project;
  private SmallWorkspace workspace;

  @BeforeAll
  static void start() throws Exception {
    Tools.need("bash", "curl", "sha256sum");
    Path reader = Tools.npm().resolve("yaml-to-json.mjs");
    Path yaml = Tools.repository().resolve("docs/ci/gitlab-ci.yml");
    RealProgram.Ran ran =
        RealProgram.run(
            yaml.getParent(), Map.of(), List.of("node", reader.toString(), yaml.toString()));
    assertThat(ran.exitCode()).as(ran.out()).isZero();
    pipeline = new ObjectMapper().readTree(ran.out());
    server = JarServer.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void makeTheWorkspace() throws IOException {
    project = Files.createDirectory(folder.resolve("project"));
    workspace = SmallWorkspace.in(project);
  }

  @Test
  void isGreenWhereTheWorkspaceIsClean() throws Exception {
    for (int shard = 1; shard <= SHARDS; shard++) {
      RealProgram.Ran ran = job("smoke", project, shard(shard));
      assertThat(ran.exitCode()).as(ran.out()).isZero();
      assertThat(project.resolve("smoke/shard-" + shard + "/junit.xml")).exists();
    }

    RealProgram.Ran merged = merge();

    assertThat(merged.exitCode()).as(merged.out()).isZero();
    assertThat(merged.out()).contains("[smoke] clean: " + SmallWorkspace.CHECKS + " checks: ");
  }

  @Test
  void isRedInOneShardAndInTheMergeWhereItDrifted() throws Exception {
    workspace.flipAByteOf(SmallWorkspace.WEIGHTS);

    List<Integer> exits = new ArrayList<>();
    for (int shard = 1; shard <= SHARDS; shard++) {
      exits.add(job("smoke", project, shard(shard)).exitCode());
    }

    assertThat(exits).containsOnlyOnce(1);
    assertThat(exits.stream().filter(exit -> exit == 0)).hasSize(SHARDS - 1);
    RealProgram.Ran merged = merge();
    assertThat(merged.exitCode()).as(merged.out()).isEqualTo(1);
    assertThat(merged.out()).contains("[checksum-mismatch] models/checksums.sha256:");
  }

  @Test
  void isRedInTheMergeWhereAShardLeftNothing() throws Exception {
    assertThat(job("smoke", project, shard(1)).exitCode()).isZero();
    assertThat(job("smoke", project, shard(3)).exitCode()).isZero();

    RealProgram.Ran merged = merge();

    assertThat(merged.exitCode()).as(merged.out()).isEqualTo(2);
  }

  @Test
  void isRedWhereTheJarIsNotTheOneThatWasRecorded() throws Exception {
    Map<String, String> variables = shard(1);
    variables.put("SMOKE_SHA256", "0".repeat(64));

    RealProgram.Ran ran = job("smoke", project, variables);

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.out()).contains("FAILED");
    assertThat(project.resolve("smoke")).doesNotExist();
  }

  /** Without git a repository's history cannot be read, and a job is red at once. */
  @Test
  void needsAnImageWithGit() {
    JsonNode defaults = pipeline.get("default");

    assertThat(defaults.get("before_script").get(0).asText()).isEqualTo("git --version");
    assertThat(defaults.get("image").asText()).startsWith("maven:");
  }

  @Test
  void uploadsReportsWhateverCameOfTheJob() {
    for (String job : List.of("smoke", "merge")) {
      JsonNode artifacts = pipeline.get(job).get("artifacts");
      assertThat(artifacts.get("when").asText()).as(job).isEqualTo("always");
      assertThat(pipeline.get(job).has("allow_failure")).as(job).isFalse();
    }
    assertThat(pipeline.at("/smoke/artifacts/reports/junit").asText())
        .isEqualTo("smoke/*/junit.xml");
    assertThat(pipeline.at("/smoke/artifacts/paths/0").asText()).isEqualTo("smoke/");
    assertThat(pipeline.at("/smoke/parallel").asInt()).isEqualTo(SHARDS);
    assertThat(pipeline.at("/merge/when").asText()).isEqualTo("always");
    assertThat(pipeline.at("/variables/GIT_DEPTH").asText()).isEqualTo("0");
  }

  /** In a folder of its own, with what GitLab brings there: the artifacts of the other job. */
  private RealProgram.Ran merge() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.move(project.resolve("smoke"), elsewhere.resolve("smoke"));
    RealProgram.Ran ran = job("merge", elsewhere, new LinkedHashMap<>());
    assertThat(elsewhere.resolve("smoke-merged/smoke-report.json")).exists();
    return ran;
  }

  private static Map<String, String> shard(int index) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("CI_NODE_INDEX", String.valueOf(index));
    variables.put("CI_NODE_TOTAL", String.valueOf(SHARDS));
    return variables;
  }

  /**
   * GitLab's runner concatenates {@code before_script} and {@code script}, and stops at an error.
   */
  private static RealProgram.Ran job(String name, Path in, Map<String, String> more)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("set -eo pipefail"));
    pipeline.at("/default/before_script").forEach(line -> lines.add(line.asText()));
    pipeline.get(name).get("script").forEach(line -> lines.add(line.asText()));
    Map<String, String> variables = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> variable : pipeline.get("variables").properties()) {
      variables.put(variable.getKey(), variable.getValue().asText());
    }
    variables.put("CI_PROJECT_DIR", in.toString());
    variables.put("SMOKE_URL", server.url());
    variables.put("SMOKE_SHA256", server.sha256());
    variables.putAll(more);
    return RealProgram.run(in, variables, List.of("bash", "-c", String.join("\n", lines)));
  }
}
