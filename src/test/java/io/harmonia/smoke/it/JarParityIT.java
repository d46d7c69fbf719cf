package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar and {@code mvn test -Psmoke} say the same, also where Maven uses the jar's engine. */
class JarParityIT {
  private static final ProjectCopy PROJECT = ProjectCopy.compiled();
  private static final String ENGINE_OF_THE_JAR = "-Dsurefire.includeJUnit5Engines=harmonia-smoke";

  @TempDir Path folder;

  @Test
  void ofTheExample() throws Exception {
    assertSameOfTheExample(PROJECT.smoke());
  }

  @Test
  void ofTheExampleByTheJarsEngine() throws Exception {
    assertSameOfTheExample(PROJECT.smoke(ENGINE_OF_THE_JAR));
  }

  @Test
  void ofARedWorkspace(@TempDir Path root) throws Exception {
    breakIn(root);

    assertSameOfARedOne(root, PROJECT.smoke("-Dsmoke.root=" + root));
  }

  @Test
  void ofARedWorkspaceByTheJarsEngine(@TempDir Path root) throws Exception {
    breakIn(root);

    assertSameOfARedOne(root, PROJECT.smoke(ENGINE_OF_THE_JAR, "-Dsmoke.root=" + root));
  }

  private void assertSameOfTheExample(Mvn.Run maven) throws Exception {
    Jar.Run jar = run(PROJECT.example());

    assertThat(maven.isSuccess()).as(maven.out()).isTrue();
    assertThat(jar.exit()).as(jar.out()).isZero();
    assertSame(maven);
  }

  private static void breakIn(Path root) throws Exception {
    SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS).delete(SmallWorkspace.CONFIG);
  }

  private void assertSameOfARedOne(Path root, Mvn.Run maven) throws Exception {
    Jar.Run jar = run(root);

    assertThat(maven.exit()).isNotZero();
    assertThat(jar.exit()).as(jar.out()).isEqualTo(1);
    assertSame(maven);
  }

  private Jar.Run run(Path root) throws Exception {
    return Jar.in(folder).run("--root", root.toString());
  }

  private void assertSame(Mvn.Run maven) {
    Map<String, String> ofTheJar = verdicts(JsonReportFile.in(folder.resolve(".harmonia-smoke")));
    SurefireXml xml = maven.surefire(ProjectCopy.SUITE);
    assertThat(ofTheJar).isNotEmpty().isEqualTo(verdicts(maven.report()));
    assertThat(xml.names()).hasSize(ofTheJar.size());
    assertThat(ofTheJar.keySet())
        .allSatisfy(id -> assertThat(xml.names()).anyMatch(name -> name.endsWith(id)));
  }

  private static Map<String, String> verdicts(JsonReportFile report) {
    Map<String, String> verdicts = new TreeMap<>();
    for (JsonNode result : report.results()) {
      verdicts.put(
          result.path("id").asText(),
          result.path("verdict").asText() + " " + result.path("kind").asText());
    }
    return verdicts;
  }
}
