package io.harmonia.smoke.it;

import static io.harmonia.smoke.it.SmallPipeline.ACTION;
import static io.harmonia.smoke.it.SmallPipeline.DEPENDABOT;
import static io.harmonia.smoke.it.SmallPipeline.EXAMPLE;
import static io.harmonia.smoke.it.SmallPipeline.GITLAB;
import static io.harmonia.smoke.it.SmallPipeline.RELEASE;
import static io.harmonia.smoke.it.SmallPipeline.SCRIPT;
import static io.harmonia.smoke.it.SmallPipeline.WORKFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.it.SmallPipeline.Fault;
import io.harmonia.smoke.kit.RealProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/test/ci/policy.mjs} holds the pipeline to the rules that no linter has. */
class PolicyIT {
  private static final String CHECKOUT =
      "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
  private static final String SETUP_JAVA =
      "actions/setup-java@b6effb05e454b25005698d916606bdc6ffcbf961 # v5.7.0";
  private static final String UPLOAD = "if: always()\n        uses: actions/upload-artifact";

  /** For each rule, what breaks it, and nothing else. */
  private static final List<Fault> FAULTS =
      List.of(
          new Fault(WORKFLOW, "pull_request:", "pull_request_target:", ":2: [trigger]"),
          new Fault(EXAMPLE, "on: push", "on: [push, workflow_run]", ":2: [trigger]"),
          new Fault(WORKFLOW, "37 5 * * 1", "0 5 * * 1", ":4: [schedule]"),
          new Fault(WORKFLOW, "37 5 * * 1", "*/20 5 * * 1", ":4: [schedule]"),
          new Fault(WORKFLOW, "37 5 * * 1", "37,0 5 * * 1", ":4: [schedule]"),
          new Fault(WORKFLOW, "* 1'", "* 1'\n      timezone: Europe/Paris", ":5: [schedule]"),
          new Fault(WORKFLOW, "permissions: {}\n", "", ":1: [permissions]"),
          new Fault(
              WORKFLOW, "permissions: {}", "permissions: {contents: read}", ":6: [permissions]"),
          new Fault(
              EXAMPLE,
              "    permissions:\n      contents: read\n",
              "",
              ":7: [permissions] job smoke"),
          new Fault(
              EXAMPLE,
              "permissions:\n      contents: read",
              "permissions: write-all",
              ":9: [permiss"),
          new Fault(WORKFLOW, "    timeout-minutes: 30\n", "", ":13: [timeout]"),
          new Fault(EXAMPLE, "concurrency: smoke\n", "", ":6: [concurrency]"),
          new Fault(RELEASE, SETUP_JAVA, "actions/setup-java@v5.7.0", ":15: [pin]"),
          new Fault(RELEASE, " # v5.7.0", "", ":15: [pin]"),
          new Fault(RELEASE, " # v5.7.0", " # v5", ":15: [pin]"),
          new Fault(RELEASE, "f961 # v5.7.0", " # v5.7.0", ":15: [pin]"),
          new Fault(EXAMPLE, CHECKOUT, "docker://alpine:3", ":12: [pin]"),
          new Fault(EXAMPLE, "OWNER/harmonia-smoke@v1", "OTHER/harmonia-smoke@v1", ":15: [pin]"),
          new Fault(EXAMPLE, CHECKOUT, CHECKOUT.replace("3d3c", "4d3c"), ":12: [same-pin]"),
          new Fault(
              EXAMPLE,
              "runs-on: ubuntu-24.04",
              "runs-on: x\n    container: alpine:3",
              ":8: [image]"),
          new Fault(WORKFLOW, "persist-credentials: false", "lfs: false", ":20: [checkout]"),
          new Fault(
              EXAMPLE,
              "persist-credentials: false",
              "persist-credentials: true",
              ":12: [checkout]"),
          new Fault(
              WORKFLOW,
              "echo \"$TITLE\"",
              "echo '${{ github.event.pull_request.title }}'",
              ":30: [injection]"),
          new Fault(WORKFLOW, "echo \"$TITLE\"", "echo '${{ runner.os }}'", ":30: [injection]"),
          new Fault(
              ACTION, "suite.sh\"'", "suite.sh\" \"${{ inputs.root }}\"'", ":18: [injection]"),
          new Fault(
              EXAMPLE,
              CHECKOUT,
              "actions/github-script@ed597411d8f924073f98dfc5c65a23a2325f34cd # v8.0.0\n"
                  + "        with:\n          script: core.info('${{ github.ref }}')\n      - uses: "
                  + CHECKOUT,
              ":12: [injection]"),
          new Fault(
              WORKFLOW,
              "TITLE: ${{ github.event.pull_request.title }}",
              "TITLE: ${{ toJSON(secrets) }}",
              ":29: [secrets]"),
          new Fault(WORKFLOW, "suite.sh", "suite.sh || true", ":32: [swallow] || true"),
          new Fault(WORKFLOW, "suite.sh", "suite.sh ||:", ":32: [swallow] || true"),
          new Fault(ACTION, "suite.sh\"'", "suite.sh\" || true; echo'", ":18: [swallow] || true"),
          new Fault(GITLAB, "check", "check || true", ":3: [swallow] || true"),
          new Fault(WORKFLOW, "echo \"$TITLE\"", "set +e", ":31: [swallow] set +e"),
          new Fault(WORKFLOW, "echo \"$TITLE\"", "set +o errexit", ":31: [swallow] set +e"),
          new Fault(
              WORKFLOW,
              "suite.sh",
              "suite.sh 2>/dev/null || echo red",
              ":32: [swallow] 2>/dev/null ||"),
          new Fault(WORKFLOW, "suite.sh", "suite.sh; true", ":32: [swallow] ; true"),
          new Fault(WORKFLOW, "suite.sh", "suite.sh; exit 0", ":32: [swallow] exit 0"),
          new Fault(
              WORKFLOW, "uses: ./", "uses: ./\n        continue-on-error: true", ":25: [swall"),
          new Fault(
              ACTION,
              "shell: bash",
              "shell: bash\n      continue-on-error: true",
              ":16: [swallow]"),
          new Fault(
              EXAMPLE,
              "timeout-minutes: 30",
              "timeout-minutes: 30\n    continue-on-error: true",
              ":9: [swallow] job smoke"),
          new Fault(WORKFLOW, UPLOAD, "uses: actions/upload-artifact", ":33: [upload]"),
          new Fault(WORKFLOW, "if: always()", "if: success()", ":33: [upload]"),
          new Fault(WORKFLOW, "if-no-files-found: error", "name: x", ":33: [upload]"),
          new Fault(
              WORKFLOW, "if-no-files-found: error", "if-no-files-found: ignore", ":33: [upload]"),
          new Fault(WORKFLOW, "defaults:\n  run:\n    shell: bash\n", "", ":27: [shell]"),
          new Fault(RELEASE, "java-version: '17'", "cache: maven", ":15: [cache]"),
          new Fault(
              RELEASE,
              SETUP_JAVA,
              "actions/cache/restore@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5",
              ":15: [cache]"),
          new Fault(
              WORKFLOW,
              "root: data",
              "root: data\n          rot: data",
              ":27: [own] action.yml has an input rot"),
          new Fault(
              EXAMPLE,
              "\n        with:\n          root: .",
              "",
              ":15: [own] action.yml is given its input"),
          new Fault(
              WORKFLOW, "outputs.outcome", "outputs.result", ":18: [own] action.yml has an output"),
          new Fault(
              EXAMPLE, "smoke@v1", "smoke/.github/actions/alert@v1", ":15: [own] .github/act"),
          new Fault(
              RELEASE, "suite.sh", "suit.sh", ":20: [script] .github/scripts/suit.sh is there"),
          new Fault(WORKFLOW, "suite.sh", "suit.sh", ":32: [script] .github/scripts/suit.sh is "),
          new Fault(DEPENDABOT, "default-days: 7", "default-days: 6", ":3: [cooldown]"),
          new Fault(WORKFLOW, "name: Smoke", "name: Smoke\nname: Smoke", ":2: [yaml]"),
          new Fault(DEPENDABOT, "version: 2", "version: [", ":2: [yaml]"));

  private static final List<Change> CHANGES =
      List.of(
          new Change("trigger", "pull_request:", "pull_request_target:"),
          new Change("schedule", "cron: '\\d+ ", "cron: '0 "),
          new Change("permissions", "(?m)^permissions: \\{\\}\n", ""),
          new Change("permissions", "(?m)^ {4}permissions:", "    environment:"),
          new Change("timeout", "(?m)^ {4}timeout-minutes: \\d+\n", ""),
          new Change("concurrency", "(?m)^concurrency:", "env:"),
          new Change("pin", "(uses: \\S+)@[0-9a-f]{40} # (v\\d+).*", "$1@$2"),
          new Change("pin", "(uses: \\S+@[0-9a-f]{40}) # v.*", "$1"),
          new Change(
              "checkout", "(?m)^( +)persist-credentials: false", "$1persist-credentials: true"),
          new Change("upload", "if: always\\(\\)(?=.*\n\\s+uses: actions/upload)", "if: success()"),
          new Change("upload", "if-no-files-found: \\w+", "if-no-files-found: ignore"),
          new Change("shell", "(?m)^    shell: bash\n", "    working-directory: .\n"),
          new Change("shell", "(?m)^      shell: bash\n", ""),
          new Change("swallow", "(?m)(run: [^|>'\"\n].*)$", "$1 || true"),
          new Change("swallow", "(?m)(run: '.*)'$", "$1 || true'"),
          new Change("swallow", "(run: [|>]-?\n)( +)", "$1$2set +e\n$2"),
          new Change("injection", "(?m)(run: '.*)'$", "$1 \"\\${{ github.ref }}\"'"));

  @TempDir Path folder;

  @BeforeAll
  static void need() {
    Tools.need("git", "node");
  }

  @Test
  void findsABreachOfEachRule() throws Exception {
    RealProgram.Ran ran = policy(Fault.plant(FAULTS, folder));

    assertThat(ran.exitCode()).as(ran.out()).isEqualTo(1);
    Fault.assertEachFound(FAULTS, ran.lines());
    assertThat(ran.lines()).hasSameSizeAs(FAULTS);
  }

  @Test
  void findsNothingWhereNothingIsWrong() throws Exception {
    SmallPipeline.in(folder.resolve("whole"));

    RealProgram.Ran ran = policy(List.of("whole"));

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void failsWhereThereIsNoPipeline() {
    RealProgram.Ran ran = policy(List.of("."));

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.lines()).containsExactly(".:0: [nothing] there is no pipeline to read");
  }

  @Test
  void findsAScriptThatCannotBeRun() throws Exception {
    SmallPipeline.in(folder);
    assertThat(folder.resolve(SCRIPT).toFile().setExecutable(false)).isTrue();

    assertThat(policy(List.of(".")).lines())
        .containsExactly(
            ".github/workflows/release.yml:20: [script] .github/scripts/suite.sh is executable",
            "action.yml:18: [script] .github/scripts/suite.sh is executable");
  }

  /** Each place of this repository's own pipeline that a rule is about, changed for the worse. */
  @Test
  void findsEachChangeOfThisRepositorysPipeline() throws Exception {
    Map<String, String> ruleOf = new LinkedHashMap<>();
    List<String> paths = pipeline();
    for (String path : paths.stream().filter(it -> it.endsWith(".yml")).toList()) {
      String text = Files.readString(Tools.repository().resolve(path));
      for (Change change : CHANGES) {
        for (String changed : change.eachIn(text)) {
          String name = "changed-" + ruleOf.size();
          ruleOf.put(name, change.rule());
          copy(paths, folder.resolve(name));
          Files.writeString(folder.resolve(name).resolve(path), changed);
        }
      }
    }
    assertThat(ruleOf).containsValues(CHANGES.stream().map(Change::rule).toArray(String[]::new));

    List<String> lines = policy(List.copyOf(ruleOf.keySet())).lines();

    assertThat(ruleOf)
        .allSatisfy(
            (name, rule) ->
                assertThat(lines)
                    .as("findings for %s", rule)
                    .anyMatch(
                        line -> line.startsWith(name + "/") && line.contains(" [" + rule + "] ")));
  }

  private RealProgram.Ran policy(List<String> folders) {
    List<String> command = new ArrayList<>();
    command.add("node");
    command.add(Tools.npm().resolve("policy.mjs").toString());
    command.addAll(folders);
    return RealProgram.run(folder, Map.of(), command);
  }

  /**
   * A change for the worse.
   *
   * @param rule the rule that finds it
   * @param pattern what is changed
   * @param replacement what it becomes
   */
  private record Change(String rule, String pattern, String replacement) {
    /** The text with one occurrence changed, for each of them. */
    List<String> eachIn(String text) {
      List<String> changed = new ArrayList<>();
      Matcher matcher = Pattern.compile(pattern).matcher(text);
      StringBuilder start = new StringBuilder();
      while (matcher.find()) {
        matcher.appendReplacement(start, replacement);
        changed.add(start + text.substring(matcher.end()));
        start.replace(0, start.length(), text.substring(0, matcher.end()));
      }
      return changed;
    }
  }

  /** What the rules read of this repository, as paths relative to it. */
  private static List<String> pipeline() {
    String listed =
        RealProgram.runSuccessfully(
            Tools.repository(),
            "git",
            "ls-files",
            "-co",
            "--exclude-standard",
            "--",
            "action.yml",
            ".github/*.yml",
            ".github/*.sh",
            "docs/ci/*.yml");
    return listed.lines().sorted().toList();
  }

  private static void copy(List<String> paths, Path to) throws IOException {
    for (String path : paths) {
      Path file = to.resolve(path);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.copy(Tools.repository().resolve(path), file, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
