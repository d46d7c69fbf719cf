package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RealProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests of the runner of workflows themselves, by Node's own test runner. */
class RunnerIT {

  @Test
  void itsOwnTestsPass() throws Exception {
    Tools.need("node", "git", "bash");
    Path folder = Tools.npm().resolve("runner");
    List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=tap"));
    long written = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".test.mjs")).sorted().toList()) {
        command.add(file.toString());
        written += Files.readString(file).lines().filter(l -> l.startsWith("test(")).count();
      }
    }

    RealProgram.Ran ran = RealProgram.run(folder, Map.of(), command);

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(written).isGreaterThan(50);
    assertThat(count("pass", ran)).isGreaterThanOrEqualTo(written).isEqualTo(count("tests", ran));
    assertThat(count("fail", ran)).isZero();
  }

  private static long count(String what, RealProgram.Ran ran) {
    List<MatchResult> found =
        Pattern.compile("(?m)^# " + what + " (\\d+)$").matcher(ran.out()).results().toList();
    assertThat(found).as(ran.out()).hasSize(1);
    return Long.parseLong(found.get(0).group(1));
  }
}
