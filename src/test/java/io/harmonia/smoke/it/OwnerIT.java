package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.harmonia.smoke.kit.RealProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code owner.sh}, on a copy of what git tracks here. */
class OwnerIT {
  /** Not written as one word, or the script would rewrite it here. */
  private static final String PLACEHOLDER = "OWN" + "ER";

  @TempDir Path copy;

  @BeforeEach
  void copyWhatIsTracked() {
    assumeThat(Files.exists(Tools.repository().resolve(".git"))).as("no checkout").isTrue();
    run("sh", "-c", "cd \"$FROM\" && git ls-files -z | xargs -0 cp --parents -t \"$TO\"");
    run("git", "init", "-q", ".");
    run("git", "add", "-A");
  }

  @Test
  void leavesNoPlaceholder() throws IOException {
    RealProgram.Ran ran = run(".github/scripts/owner.sh", "acme-labs");

    assertThat(ran.out()).contains("files say acme-labs now");
    assertThat(grep("-w", PLACEHOLDER))
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches(
                        ".*"
                            + PLACEHOLDER
                            + "/NAME.*|\\.github/scripts/(owner|release-check)\\.sh:.*"));
    assertThat(Files.readString(copy.resolve("pom.xml")))
        .contains("<url>https://github.com/acme-labs/harmonia-smoke</url>")
        .contains("scm:git:https://github.com/acme-labs/harmonia-smoke.git");
    assertThat(Files.readString(copy.resolve("src/test/ci/policy.mjs")))
        .contains("acme-labs\\/harmonia-smoke");
    assertThat(Files.isExecutable(copy.resolve(".ci/run"))).isTrue();
    assertThat(grep("--untracked", "-l", "acme-labs")).noneMatch(file -> file.endsWith(".owner"));
  }

  @Test
  void movesFromOneNameToAnother() {
    run(".github/scripts/owner.sh", "acme");
    run(".github/scripts/owner.sh", "other", "acme");

    assertThat(grep("-F", "github.com/other/harmonia-smoke")).isNotEmpty();
    assertThat(grep("-F", "acme/harmonia-smoke")).isEmpty();
  }

  @Test
  void refusesWhatIsNoName() {
    RealProgram.Ran ran =
        RealProgram.run(copy, Map.of(), List.of(".github/scripts/owner.sh", "a/b"));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).contains("a/b is no name");
  }

  private List<String> grep(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "grep", "-I"));
    command.addAll(List.of(arguments));
    return RealProgram.run(copy, Map.of(), command).out().lines().toList();
  }

  private RealProgram.Ran run(String... command) {
    RealProgram.Ran ran =
        RealProgram.run(
            copy,
            Map.of("FROM", Tools.repository().toString(), "TO", copy.toString()),
            List.of(command));
    assertThat(ran.exitCode()).as(ran.out()).isZero();
    return ran;
  }
}
