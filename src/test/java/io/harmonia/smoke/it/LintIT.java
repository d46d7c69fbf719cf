package io.harmonia.smoke.it;

import static io.harmonia.smoke.it.SmallPipeline.ACTION;
import static io.harmonia.smoke.it.SmallPipeline.EXAMPLE;
import static io.harmonia.smoke.it.SmallPipeline.GITLAB;
import static io.harmonia.smoke.it.SmallPipeline.RELEASE;
import static io.harmonia.smoke.it.SmallPipeline.SCRIPT;
import static io.harmonia.smoke.it.SmallPipeline.SCRIPT_WITHOUT_SUFFIX;
import static io.harmonia.smoke.it.SmallPipeline.WORKFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.it.SmallPipeline.Fault;
import io.harmonia.smoke.kit.RealProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/test/ci/lint} finds what is wrong with a pipeline, and nothing with this one. */
class LintIT {
  /** For each linter, and each kind of file that it reads, what it alone finds. */
  private static final List<Fault> FAULTS =
      List.of(
          new Fault(
              WORKFLOW, "${{ github.ref }}", "${{ github.reff }}", ":7: [actionlint expression] "),
          new Fault(
              EXAMPLE, "on: push", "on: {push: {branchs: [x]}}", ":2: [actionlint syntax-check] "),
          new Fault(
              ACTION, "${{ inputs.root }}", "${{ inputs.rot }}", ":17: [actionlint expression] "),
          new Fault(ACTION, "steps.suite", "steps.suit", ":1: [actionlint expression] "),
          new Fault(WORKFLOW, "name: Smoke", "name: 3", ":1: [action-validator] "),
          new Fault(ACTION, "required: true", "require: true", ":5: [action-validator] "),
          new Fault(SCRIPT, "echo \"$SMOKE_ROOT\"", "echo $SMOKE_ROOT", ":3: [shellcheck SC2086] "),
          new Fault(
              SCRIPT_WITHOUT_SUFFIX, "echo \"$HOME\"", "echo $HOME", ":2: [shellcheck SC2086] "),
          new Fault(
              WORKFLOW,
              "echo \"$TITLE\"",
              "echo \"$HOME\"\n          echo $TITLE",
              ":32: [shellcheck SC2086] "),
          new Fault(ACTION, "suite.sh\"'", "suite.sh\" $X'", ":18: [shellcheck SC2086] "),
          new Fault(GITLAB, "smoke.jar", "$JAR", ":3: [shellcheck SC2086] "),
          new Fault(RELEASE, " # v5.7.0", "", ":15: [pin] "));

  @TempDir Path folder;

  @BeforeAll
  static void need() {
    Tools.need("bash", "git", "node", "shellcheck");
  }

  @Test
  void findsNothingInThisRepository() {
    RealProgram.Ran ran = lint(Tools.repository().toString());

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out())
        .matches(
            "lint: \\d+ workflows, \\d+ examples, \\d+ actions, \\d\\d+ scripts, \\d\\d+ run blocks:"
                + " 0 findings\n");
  }

  @Test
  void findsNothingWhereNothingIsWrong() throws Exception {
    SmallPipeline.in(folder);
    init(".");

    RealProgram.Ran ran = lint(folder.toString());

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            "lint: 2 workflows, 1 examples, 1 actions, 2 scripts, 4 run blocks: 0 findings\n");
  }

  @Test
  void failsWhereThereIsNothingToLint() {
    init(".");

    RealProgram.Ran ran = lint(folder.toString());

    assertThat(ran.exitCode()).as(ran.out()).isEqualTo(1);
    assertThat(ran.lines())
        .containsExactly(
            ".:0: [nothing] there are no workflows to lint",
            ".:0: [nothing] there are no examples to lint",
            ".:0: [nothing] there are no actions to lint",
            ".:0: [nothing] there are no scripts to lint",
            ".:0: [nothing] there are no run blocks to lint",
            "lint: 0 workflows, 0 examples, 0 actions, 0 scripts, 0 run blocks: 5 findings");
  }

  @Test
  void failsWhereThereIsNothingOfOneKind() throws Exception {
    for (String path : List.of(EXAMPLE, ACTION)) {
      Path repository = folder.resolve("without-" + path.replace('/', '-'));
      SmallPipeline.in(repository);
      init(repository.toString());
      Files.delete(repository.resolve(path));
    }

    RealProgram.Ran ran = lint("without-docs-ci-github.yml", "without-action.yml");

    assertThat(ran.exitCode()).as(ran.out()).isEqualTo(1);
    assertThat(ran.lines())
        .contains(
            "without-docs-ci-github.yml/.:0: [nothing] there are no examples to lint",
            "without-action.yml/.:0: [nothing] there are no actions to lint");
  }

  @Test
  void failsOutsideARepository() {
    RealProgram.Ran ran = lint(folder.toString());

    assertThat(ran.exitCode()).as(ran.out()).isEqualTo(1);
    assertThat(ran.out()).contains("not a git repository");
  }

  @Test
  void findsAFaultOfEachKind() throws Exception {
    List<String> folders = Fault.plant(FAULTS, folder);
    folders.forEach(this::init);

    RealProgram.Ran ran = lint(folders.toArray(String[]::new));

    assertThat(ran.exitCode()).as(ran.out()).isEqualTo(1);
    Fault.assertEachFound(FAULTS, ran.lines());
    assertThat(ran.lines())
        .filteredOn(line -> line.endsWith(" run blocks: 1 findings"))
        .hasSize(FAULTS.size());
  }

  private void init(String below) {
    RealProgram.runSuccessfully(folder, "git", "init", "-q", below);
  }

  private RealProgram.Ran lint(String... folders) {
    List<String> command = new ArrayList<>();
    command.add(Tools.npm().resolve("lint").toString());
    command.addAll(List.of(folders));
    return RealProgram.run(folder, Map.of(), command);
  }
}
