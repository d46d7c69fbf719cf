package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.GroovyShell;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pipeline for Jenkins, compiled by the real Groovy and run as far as it can be without
 * Jenkins: {@link JenkinsPipeline} stands in for it.
 */
class JenkinsIT {
  private static JarServer server;

  @TempDir Path folder;
  private Path project;
  private SmallWorkspace workspace;

  @BeforeAll
  static void start() throws IOException {
    Tools.need("sh", "curl", "sha256sum");
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
    JenkinsPipeline ran = run(server.sha256());

    assertThat(ran.failed()).as("%s", ran.steps()).isFalse();
    assertReportsAreShown(ran);
    assertThat(Files.readString(project.resolve("smoke/junit.xml"))).doesNotContain("<failure");
  }

  @Test
  void isRedAndShowsTheReportsWhereItDrifted() throws Exception {
    workspace.flipAByteOf(SmallWorkspace.WEIGHTS);

    JenkinsPipeline ran = run(server.sha256());

    assertThat(ran.failed()).isTrue();
    assertReportsAreShown(ran);
    assertThat(Files.readString(project.resolve("smoke/junit.xml"))).contains("<failure");
  }

  @Test
  void isRedWhereTheJarIsNotTheOneThatWasRecorded() throws Exception {
    JenkinsPipeline ran = run("0".repeat(64));

    assertThat(ran.failed()).isTrue();
    assertReportsAreShown(ran);
    assertThat(project.resolve("smoke")).doesNotExist();
  }

  /** Each with the option that makes it fail where there is nothing to show. */
  private static void assertReportsAreShown(JenkinsPipeline ran) {
    String always = "pipeline/post/always";
    assertThat(ran.steps())
        .contains(
            new JenkinsPipeline.Step(
                always, "junit", "{testResults=smoke/junit.xml, allowEmptyResults=false}"),
            new JenkinsPipeline.Step(
                always, "archiveArtifacts", "{artifacts=smoke/**, allowEmptyArchive=false}"))
        .anyMatch(step -> step.block().equals("pipeline/triggers") && step.name().equals("cron"));
  }

  private JenkinsPipeline run(String sha256) throws IOException {
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(JenkinsPipeline.class.getName());
    JenkinsPipeline pipeline =
        (JenkinsPipeline)
            new GroovyShell(JenkinsIT.class.getClassLoader(), configuration)
                .parse(Tools.repository().resolve("docs/ci/Jenkinsfile").toFile());
    pipeline.in(
        project,
        Map.of(
            "SMOKE_URL", server.url(),
            "SMOKE_SHA256", sha256,
            "WORKSPACE_TMP", folder.resolve("project@tmp").toString()));
    pipeline.run();
    return pipeline;
  }
}
