package io.harmonia.smoke.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each fault's remedy says is done to the letter: it mends the fault, and destroys nothing.
 */
@Tag("slow")
class RemedyTest {
  private static final Set<Kind> MENDED = EnumSet.noneOf(Kind.class);

  @TempDir static Path programs;
  private static SmokeProgram program;

  @TempDir Path folder;

  @BeforeAll
  static void serve() throws IOException {
    program = new SmokeProgram(programs);
  }

  @AfterAll
  static void everyDriftedKindWasMended() throws IOException {
    program.close();
    List<Kind> drifted =
        Arrays.stream(Kind.values())
            .filter(kind -> kind.verdict() == Verdict.DRIFTED)
            .filter(kind -> !kind.label().startsWith("upstream-")) // what is wrong is elsewhere
            .toList();

    assertThat(MENDED).as("kinds whose remedies were done").containsAll(drifted);
  }

  static Stream<Row> faults() {
    return Rows.faults()
        .filter(row -> row.surroundings().equals(Surroundings.HERE)) // its commands run in this JVM
        .filter(row -> row.meanwhile() == Row.NOTHING); // over when a person reads of it
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void everyWayToMendAFaultMendsIt(Row row) throws Exception {
    int ways = 1;
    for (int way = 0; way < ways; way++) {
      Mending mending = new Mending(row, folder.resolve("" + way), program);

      Mending.End end = mending.mend(way);

      ways = Math.max(ways, mending.ways());
      if (end == Mending.End.CLEAN) {
        MENDED.addAll(mending.mended());
      }
    }
  }
}
