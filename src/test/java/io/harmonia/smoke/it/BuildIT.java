package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.harmonia.smoke.kit.SmallWorkspace;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this project's build does, and what it leaves alone. */
class BuildIT {
  private static final ProjectCopy PROJECT = ProjectCopy.compiled();

  @Test
  void aPlainTestRunLeavesTheSuiteAlone() throws Exception {
    String other = "io.harmonia.smoke.junit.VerdictsTest";
    Path reports = PROJECT.folder().resolve("target/surefire-reports");
    Files.deleteIfExists(reports.resolve("TEST-" + ProjectCopy.SUITE + ".xml"));

    Mvn.Run run = PROJECT.mvn().run("test", "-Dtest=VerdictsTest,RepositorySmokeTest");

    assertThat(run.isSuccess()).as(run.out()).isTrue();
    assertThat(run.surefire(other).tests()).isPositive();
    assertThat(SurefireXml.exists(reports, ProjectCopy.SUITE)).isFalse();
    assertThat(run.out()).doesNotContain("[smoke]");
  }

  @Test
  void anEmptyRootIsRed() throws Exception {
    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=");

    assertThat(run.exit()).isNotZero();
    assertThat(run.out()).contains("smoke.root: is given and blank");
    assertThat(run.report().outcome()).isEqualTo("incomplete");
  }

  @Test
  void aRootThatDoesNotExistIsRed() throws Exception {
    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=no/such/folder");

    assertThat(run.exit()).isNotZero();
    assertThat(run.out()).contains("no/such/folder does not exist");
    assertThat(run.report().outcome()).isEqualTo("incomplete");
  }

  @Test
  void aFileNameInUtf8IsFoundUnderTheCLocale(@TempDir Path folder) throws Exception {
    byte[] content = "déjà vu".getBytes(StandardCharsets.UTF_8);
    String name = "models/tök/☃.bin";
    SmallWorkspace.at(folder)
        .write(
            "models/checksums.sha256",
            (SmallWorkspace.sha256(content) + "  " + name + "\n").getBytes(StandardCharsets.UTF_8));
    Path file = Path.of(URI.create(folder.toUri() + "models/t%C3%B6k/%E2%98%83.bin"));
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, content);

    Mvn.Run run = PROJECT.smoke(PROJECT.mvn().environment("LC_ALL", "C"), "-Dsmoke.root=" + folder);

    assertThat(run.isSuccess()).as(run.out()).isTrue();
    assertThat(run.report().count("verified_by_content")).isEqualTo(1);
    assertThat(run.report().ids()).contains("models/checksums.sha256 › " + name);
    assertThat(run.surefire(ProjectCopy.SUITE).names()).anyMatch(n -> n.endsWith(name));
  }

  @Test
  void theOriginBreaksItsSchemaAndLacksItsModels() throws Exception {
    JsonReportFile report = origin();

    assertThat(schemaViolations(report)).hasSize(5);
    assertThat(report.messages())
        .filteredOn(message -> message.contains("their part is missing"))
        .singleElement()
        .asString()
        .contains("expected models/inventory.json");
    assertThat(report.messages()).anyMatch(message -> message.contains("is absolute"));
    assertAgreesOnTotals(report);
  }

  @Test
  void theOriginHasNothingElseWhereItsRecordedRootIsStripped() throws Exception {
    JsonReportFile report = origin("-Dsmoke.recorded-root=C:/repos/harmonia");

    assertThat(schemaViolations(report)).hasSize(5);
    assertThat(report.findings())
        .hasSize(6)
        .filteredOn(finding -> finding.endsWith("parts = manifest-inconsistent"))
        .hasSize(1);
    assertAgreesOnTotals(report);
  }

  @Test
  void theJarsAreTheSameWhereverAndWheneverTheyAreBuilt() throws Exception {
    ProjectCopy other = ProjectCopy.make(); // compiled there, and without the lint

    Map<String, String> one = packaged(PROJECT);
    Map<String, String> two = packaged(other);

    assertThat(one).hasSize(2).containsKey("harmonia-smoke.jar");
    assertThat(two).isEqualTo(one);
  }

  /** The digests of the plain jar and the executable one, by name. */
  private static Map<String, String> packaged(ProjectCopy project) throws Exception {
    Mvn.Run run = project.mvn().run("package", "-P!lint", "-Dmaven.test.skip");
    assertThat(run.isSuccess()).as(run.out()).isTrue();
    try (Stream<Path> files = Files.list(project.folder().resolve("target"))) {
      Map<String, String> digests = new TreeMap<>();
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        digests.put(
            String.valueOf(jar.getFileName()), SmallWorkspace.sha256(Files.readAllBytes(jar)));
      }
      return digests;
    }
  }

  private static JsonReportFile origin(String... more) throws Exception {
    Path origin = Path.of(Mvn.property("it.basedir")).resolve("../shared/data/harmonia-origin");
    assumeThat(origin).isDirectory();
    List<String> arguments = new ArrayList<>(List.of("-Dsmoke.root=" + origin.toRealPath()));
    arguments.addAll(List.of(more));
    Mvn.Run run = PROJECT.smoke(arguments.toArray(String[]::new));
    assertThat(run.exit()).isNotZero();
    ExampleIT.assertSameCounts(run);
    return run.report();
  }

  private static List<String> schemaViolations(JsonReportFile report) {
    return report.messages().stream()
        .filter(message -> message.contains(" breaks inventory/manifest_schema.json: "))
        .distinct()
        .toList();
  }

  private static void assertAgreesOnTotals(JsonReportFile report) {
    assertThat(report.results())
        .filteredOn(r -> r.path("check").asText().equals("totals"))
        .singleElement()
        .extracting(r -> r.path("kind").asText())
        .isEqualTo("consistent");
    assertThat(report.results())
        .filteredOn(r -> r.path("check").asText().equals("entry-agreement"))
        .isNotEmpty()
        .allMatch(r -> r.path("kind").asText().equals("consistent"));
  }
}
