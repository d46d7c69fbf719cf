package io.harmonia.smoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiCommandTest {
  @TempDir Path folder;
  @TempDir Path reports;

  @Test
  void isNoCommandForPeople() {
    assertThat(InProcess.run("--help").out()).doesNotContain(" ci ");
    assertThat(InProcess.run("ci", "--help").out()).contains("files", "manifests", "report");
  }

  @Test
  void listsTheFilesThatAreMissing() throws IOException {
    SmallWorkspace.in(folder);
    Files.delete(folder.resolve(SmallWorkspace.WEIGHTS));

    InProcess missing = InProcess.run("ci", "files", "--missing", "--root", folder + "");
    InProcess all = InProcess.run("ci", "files", "--root", folder + "", "--cache-below=w");

    assertThat(missing.out().split("\0", -1))
        .containsExactly("whole", "", SmallWorkspace.WEIGHTS, "", "");
    assertThat(all.out().split("\0", -1))
        .hasSize(7)
        .contains("./w/" + SmallWorkspace.WEIGHTS, "./w/" + SmallWorkspace.CONFIG);
  }

  @Test
  void namesWhatMustNotBeWrittenAndWhatKeepsTheListFromBeingWhole() throws IOException {
    Files.createDirectories(folder.resolve("models/folder"));
    Files.writeString(
        folder.resolve("models/checksums.sha256"),
        "0".repeat(64) + "  models/folder\nno checksum\n");

    InProcess ran = InProcess.run("ci", "files", "--root", folder + "");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo("partial\0\0models/folder\0is a folder\0");
    assertThat(ran.err()).contains("models/checksums.sha256:2:1");
  }

  @Test
  void saysOfManifestsWhetherTheyMayBeBrought() {
    InProcess ran =
        InProcess.run("ci", "manifests", "--root", folder + "", "--asked=a.json\n../b,.git/x");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            "a.json\0free\0\0../b\0no-path\0is no plain path relative to the workspace\0"
                + ".git/x\0refused\0lies in git's own folder\0");
  }

  @Test
  void tellsOfACleanRun() throws IOException {
    SmallWorkspace.in(folder);
    check();

    InProcess told = report("0");

    assertThat(told.exit()).isZero();
    assertThat(told.out()).isEmpty();
    assertThat(outputs()).startsWith("outcome=clean", "checks=12");
    JsonNode alert = alert();
    assertThat(alert.path("counts").asText()).startsWith("12 checks: ").contains(" 0 drifted, ");
    assertThat(alert.path("findings").asText() + alert.path("unfinished").asText()).isEmpty();
  }

  @Test
  void tellsOfDrift() throws IOException {
    SmallWorkspace.in(folder).flipAByteOf(SmallWorkspace.WEIGHTS);
    check();

    InProcess told = report("1");

    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.out()).startsWith("::error file=");
    assertThat(outputs()).startsWith("outcome=drift");
    assertThat(alert().path("findings").asText())
        .startsWith("### ")
        .contains(
            " × `checksum-mismatch`", "- **drifted** `checksum-mismatch` in `", "  - Remedy: ");
    assertThat(Files.readString(reports.resolve("smoke-summary.md"))).startsWith("# Harmonia");
  }

  @Test
  void isIncompleteWhereTheSuiteEndedOtherwise() throws IOException {
    SmallWorkspace.in(folder);
    check();

    InProcess told = report("137");

    assertThat(told.exit()).isEqualTo(2);
    assertThat(told.out()).startsWith("::error title=Harmonia Smoke::The suite ended with status ");
    assertThat(outputs()).startsWith("outcome=incomplete", "checks=12");
    assertThat(Files.readString(reports.resolve("smoke-summary.md")))
        .startsWith("> [!CAUTION]\n")
        .contains("\n\n# Harmonia Smoke: clean");
  }

  @Test
  void leavesNoTextOfAnAlertWhereThereIsNoReport() throws IOException {
    Files.writeString(reports.resolve("smoke-alert.json"), "of somebody else");

    InProcess told = report("2");

    assertThat(told.exit()).isEqualTo(2);
    assertThat(told.out()).contains("The suite left no report", "smoke-report.json is not there");
    assertThat(outputs()).containsExactly("outcome=incomplete");
    assertThat(reports.resolve("smoke-alert.json")).doesNotExist();
  }

  private void check() {
    InProcess.run("--root", folder.toString(), "--report-dir", reports.toString());
  }

  private InProcess report(String status) {
    return InProcess.run(
        "ci", "report", reports + "", "--suite-status=" + status, "--outputs", reports + "/lines");
  }

  private List<String> outputs() throws IOException {
    return Files.readAllLines(reports.resolve("lines"));
  }

  private JsonNode alert() throws IOException {
    return new ObjectMapper().readTree(reports.resolve("smoke-alert.json").toFile());
  }
}
