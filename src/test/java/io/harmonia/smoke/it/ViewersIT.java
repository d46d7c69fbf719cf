package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.kit.HostileText;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two independent viewers, junit2json and xunit-viewer, show of the JUnit XML what the report says:
 * the same counts, the same names.
 */
class ViewersIT {
  private static final ProjectCopy PROJECT = ProjectCopy.compiled();

  @TempDir Path folder;

  @Test
  void showACleanRun() throws Exception {
    SmallWorkspace.in(Files.createDirectory(folder.resolve("ws")));

    assertShown(jar(0));
  }

  @Test
  void showADriftedRun() throws Exception {
    SmallWorkspace.in(Files.createDirectory(folder.resolve("ws")))
        .flipAByteOf(SmallWorkspace.WEIGHTS)
        .delete(SmallWorkspace.CONFIG);

    assertShown(jar(1));
  }

  @Test
  void showARunThatCouldNotCheckEverything() throws Exception {
    SmallWorkspace.in(Files.createDirectory(folder.resolve("ws")));

    assertShown(jar(2, "--baseline", "no-such-revision"));
  }

  @Test
  void showHostileNamesAsTheyAreInTheReport() throws Exception {
    SmallWorkspace workspace = SmallWorkspace.in(Files.createDirectory(folder.resolve("ws")));
    for (HostileText text : List.of(HostileText.XML, HostileText.HTML, HostileText.LINE_FEED)) {
      text.writeInto(workspace);
    }

    Shown shown = jar(1);

    assertShown(shown);
    assertThat(shown.report().ids()).anyMatch(id -> id.contains("<script>"));
  }

  @Test
  void showWhatMavenLeaves() throws Exception {
    Path root = Files.createDirectory(folder.resolve("ws"));
    SmallWorkspace workspace = SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS);
    HostileText.XML.writeInto(workspace);

    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=" + root);

    assertThat(run.exit()).as(run.out()).isEqualTo(1);
    Path xml =
        run.folder()
            .resolve("target/surefire-reports/TEST-io.harmonia.smoke.RepositorySmokeTest.xml");
    assertShown(read(xml, run.report()));
  }

  private Shown jar(int exit, String... options) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("--root", "ws", "--report-dir", "reports", "--junit-xml", "reports/smoke.xml"));
    arguments.addAll(List.of(options));
    Jar.Run run = Jar.in(folder).run(arguments.toArray(String[]::new));
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(exit);
    Path reports = folder.resolve("reports");
    return read(reports.resolve("smoke.xml"), JsonReportFile.in(reports));
  }

  private static Shown read(Path xml, JsonReportFile report) throws Exception {
    Path script = Tools.npm().resolve("viewers.mjs");
    RealProgram.Ran ran =
        RealProgram.run(
            xml.getParent(), Map.of(), List.of("node", script.toString(), xml.toString()));
    assertThat(ran.exitCode()).as(ran.out()).isZero();
    JsonNode json = new ObjectMapper().readTree(ran.out());
    return new Shown(json.get("junit2json"), json.get("xunitViewer"), report);
  }

  private static void assertShown(Shown shown) {
    JsonReportFile report = shown.report();
    long checks = report.count("checks");
    long drifted = report.count("drifted");
    long unchecked = report.count("unchecked");
    long skipped = report.count("skipped");
    JsonNode converted = shown.junit2json();
    assertThat(counts(converted, "tests", "failures", "errors", "skipped"))
        .containsExactly(checks, drifted, unchecked, skipped);
    assertThat(counts(converted, "failed", "broken", "ignored"))
        .containsExactly(drifted, unchecked, skipped);
    JsonNode viewed = shown.xunitViewer();
    assertThat(counts(viewed, "tests", "failures", "errors", "skipped", "passed"))
        .containsExactly(checks, drifted, unchecked, skipped, report.count("passed"));
    assertThat(viewed.get("console").asText()).contains(report.count("passed") + " passed");
    assertNames(converted, report);
    assertNames(viewed, report);
  }

  /** Surefire's names begin with the method's and end in the report's id. */
  private static void assertNames(JsonNode shown, JsonReportFile report) {
    List<String> names = new ArrayList<>();
    shown.get("names").forEach(name -> names.add(name.asText()));
    List<String> ids = new ArrayList<>(report.ids());
    assertThat(names).hasSameSizeAs(ids);
    for (String name : names) {
      assertThat(ids.removeIf(name::endsWith)).as("%s is in the report", name).isTrue();
    }
    assertThat(ids).as("ids that no viewer shows").isEmpty();
  }

  private static List<Long> counts(JsonNode shown, String... fields) {
    List<Long> counts = new ArrayList<>();
    for (String field : fields) {
      counts.add(shown.path(field).asLong(-1));
    }
    return counts;
  }

  private record Shown(JsonNode junit2json, JsonNode xunitViewer, JsonReportFile report) {}
}
