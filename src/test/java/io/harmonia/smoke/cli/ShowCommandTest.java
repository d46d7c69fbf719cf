package io.harmonia.smoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowCommandTest {
  @TempDir Path folder;
  @TempDir Path reports;
  private SmallWorkspace workspace;

  @BeforeEach
  void makeTheWorkspace() {
    workspace = SmallWorkspace.in(folder);
  }

  @Test
  void showsACleanRunAgain() throws IOException {
    InProcess checked = check();
    InProcess shown = show("text");

    assertThat(checked.exit()).isZero();
    assertThat(shown.exit()).isZero();
    assertThat(shown.out().strip()).startsWith("[smoke] clean: ").contains("smoke-report.json");
    assertThat(show("markdown").out())
        .isEqualTo(Files.readString(reports.resolve("smoke-summary.md")));
    assertThat(show("json").out())
        .isEqualTo(Files.readString(reports.resolve("smoke-report.json")));
    assertThat(show("github").out()).isEmpty();
    assertThat(show("outputs").out())
        .startsWith("outcome=clean\nchecks=")
        .contains("\npassed=", "\ndrifted=0\n", "\nunchecked=0\n", "\nwaived=0\n")
        .matches("([a-z-]+=[a-z0-9]+\\R)+");
  }

  @Test
  void showsDriftAgainAtItsLine() {
    workspace.flipAByteOf(SmallWorkspace.WEIGHTS);
    InProcess checked = check();

    assertThat(checked.exit()).isEqualTo(1);
    assertThat(show("github").exit()).isEqualTo(1);
    assertThat(show("github").out())
        .contains("models/checksums.sha256,line=")
        .contains("title=")
        .startsWith("::error file=");
    assertThat(show("outputs").exit()).isEqualTo(1);
    assertThat(show("outputs").out()).startsWith("outcome=drift\n");
    assertThat(show("text").out()).contains("[smoke] drifted [").contains("[smoke] drift: ");
  }

  @Test
  void namesTheShard() {
    InProcess.run("--root", folder.toString(), "--report-dir", reports + "", "--shard", "1/2");

    assertThat(show("outputs").out()).contains("\nshard=1/2\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "github", "json", "markdown", "outputs"})
  void isIncompleteWithoutAReport(String format) {
    InProcess shown = show(format);

    assertThat(shown.exit()).isEqualTo(2);
    assertThat(shown.err()).contains("smoke-report.json is not there: run the suite again.");
    assertThat(shown.out().lines())
        .hasSize(format.equals("github") || format.equals("outputs") ? 1 : 0);
  }

  @Test
  void isIncompleteForAReportWhoseOutcomeWasEdited() throws IOException {
    workspace.flipAByteOf(SmallWorkspace.WEIGHTS);
    check();
    Path report = reports.resolve("smoke-report.json");
    String text = Files.readString(report);
    Files.writeString(report, text.replace("\"outcome\" : \"drift\"", "\"outcome\" : \"clean\""));
    assertThat(Files.readString(report)).isNotEqualTo(text);

    assertThat(show("outputs").exit()).isEqualTo(2);
    assertThat(show("outputs").out()).isEqualTo("outcome=incomplete\n");
    assertThat(show("github").out()).startsWith("::error title=Harmonia Smoke::").contains("come");
  }

  @Test
  void isIncompleteForAReportThatWasCutShort() throws IOException {
    check();
    Path report = reports.resolve("smoke-report.json");
    String text = Files.readString(report);
    Files.writeString(report, text.substring(0, text.length() / 2));

    assertThat(show("outputs").exit()).isEqualTo(2);
    assertThat(show("outputs").out()).isEqualTo("outcome=incomplete\n");
  }

  private InProcess check() {
    return InProcess.run("--root", folder.toString(), "--report-dir", reports.toString());
  }

  private InProcess show(String format) {
    return InProcess.run("show", reports.toString(), "--format", format);
  }
}
