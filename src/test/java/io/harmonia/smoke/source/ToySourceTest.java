package io.harmonia.smoke.source;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The walk of CONTRIBUTING.md, "How to add a format", as far as fixtures go. */
class ToySourceTest {
  private static final Path FIXTURES = Path.of("src/test/resources/formats/toy");
  private static final String CHECK = "data/files.toy › hello.bin";

  private static Checked check(String fixture) {
    return WorkspaceBuilder.empty(FIXTURES.resolve(fixture)).sources(new ToySource()).check();
  }

  @Test
  void verifiesAFile() {
    Checked checked = check("valid");

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.WEAK_MATCH);
  }

  @Test
  void findsAStaleDigest() {
    Checked checked = check("stale");

    assertThat(checked.red()).containsExactly(CHECK + ": checksum-mismatch");
    assertThatCheck(checked, CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, "data/files.toy:1:1")
        .says(
            "data/hello.bin: expected MD5 5d41402abc4b2a76b9719d911017c592,"
                + " actual eb61eead90e3b899c6bcbe27ac581660");
  }
}
