package io.harmonia.smoke.authoring;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Authoring;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file is called, its line is read back as its own, by sha256sum and by the suite. */
class HostileNamesTest {
  @TempDir Path folder;
  @TempDir Path reports;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new\nline",
        "carriage\rreturn",
        "end\r",
        "\r\n",
        "back\\slash",
        "quote\"s'",
        "$(touch here)",
        "`id`",
        "* star",
        " space ",
        "#comment",
        "-",
        "--help",
        "~home",
        "C:drive",
        "t\u00f6k \ud83d\ude00",
        "\u001b[31m",
        "##[error]x",
        "a  b"
      })
  void theSuiteAndSha256sumReadTheLineBack(String name) {
    RealProgram.assumeInstalled("sha256sum");
    boolean trap = name.endsWith(" ");
    String file = name + (trap ? "x" : "");
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(folder).file("models/acme/" + file, "hostile").file(file, "top");

    String made =
        Authoring.text(Authoring.in(workspace).record("models/acme/" + file, "./" + file));
    workspace.file(MODEL_SUMS, made);

    assertThat(
            RealProgram.runSuccessfully(folder, "sha256sum", "-c", "--strict", MODEL_SUMS)
                .split("\n", -1))
        .filteredOn(line -> !line.isEmpty())
        .hasSize(2)
        .allMatch(line -> line.endsWith(": OK"));
    SuiteRun run = Authoring.suite(folder, reports);
    assertThat(run.outcome()).as("%s", run.failures()).isEqualTo("clean");
    assertThat(run.count("matched")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"new\nline", "quote\"s'", "$(touch here)", "t\u00f6k \ud83d\ude00", "\u009b1m"})
  void theSuiteReadsTheEntryBack(String name) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(folder).file("models/" + name + "/" + name + ".bin", "hostile");

    workspace.file(MODELS, Authoring.text(Authoring.in(workspace).models()));
    workspace.file(COMBINED, Authoring.text(Authoring.in(workspace).combine(true)));

    SuiteRun run = Authoring.suite(folder, reports);
    assertThat(run.outcome()).as("%s", run.failures()).isEqualTo("clean");
    assertThat(workspace.text(MODELS)).doesNotContain("\u009b").contains("\"files_count\": 1");
    assertThat(run.kinds()).anyMatch(kind -> kind.endsWith("content = match"));
  }

  @Test
  void aNameThatTheSuiteWouldNotReadBackIsRefused() {
    WorkspaceBuilder workspace = WorkspaceBuilder.empty(folder).file("models/end\\", "hostile");

    assertThat(Authoring.refusal(Authoring.in(workspace).record("models/end\\")))
        .contains("ends in a separator or a dot");
  }

  @Test
  void aBackslashIsNoNameForAManifest() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(folder).file("models/back\\slash/x.bin", "hostile");

    assertThat(Authoring.refusal(Authoring.in(workspace).models()))
        .contains("has a name that a manifest cannot state");
  }
}
