package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest from a stranger cannot speak through a build's log or summary. */
class HostileNamesTest {
  private static final String NAME =
      "acme/\n::error::owned\r\u001b[31m `@octocat` | <b>x</b> [a](http://b) \u202e\ud800 {0}";

  @Test
  void checksAnEntryWhoseNameIsHostile(@TempDir Path root, @TempDir Path reports)
      throws IOException {
    SmallWorkspace.in(root, NAME, Map.of("`we|rd` {name} ☃.bin", "content"))
        .flipAByteOf("models/acme/tiny/`we|rd` {name} ☃.bin");

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.count("unchecked")).isZero();
    assertThat(run.kinds())
        .contains(
            "models/checksums.sha256 › models/acme/tiny/`we|rd` {name} ☃.bin = checksum-mismatch");
    assertThat(run.console().lines()).allMatch(line -> line.startsWith("[smoke] "));
    assertThat(run.console().replace("\n", "")).doesNotContainPattern("\\p{Cc}|\\p{Cf}");
    assertThat(run.tests()).allSatisfy(t -> assertThat(t.name()).doesNotContainPattern("\\p{Cc}"));
    assertThat(Files.readString(reports.resolve("smoke-summary.md")).lines())
        .noneMatch(line -> line.startsWith("::"));
  }
}
