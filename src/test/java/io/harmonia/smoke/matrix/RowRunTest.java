package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.finding.Kind;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A row that does not come out as it says fails the matrix. */
class RowRunTest {
  private static final Row.Change CHANGED = w -> w.file(TOP, "top!!");
  private static final String FIRST_LINE = MODEL_SUMS + ":1";
  private static final Row RIGHT =
      fault("changed", CHANGED, Kind.CHECKSUM_MISMATCH, FIRST_LINE).saying("expected SHA-256");

  @TempDir Path folder;

  static Stream<Row> wrongRows() {
    return Stream.of(
        harmless("a fault called harmless", CHANGED),
        fault("a harmless one called a fault", w -> {}, Kind.CHECKSUM_MISMATCH, FIRST_LINE),
        fault("of another kind", CHANGED, Kind.SIZE_MISMATCH, FIRST_LINE),
        fault("incomplete", CHANGED, Kind.UNREADABLE, FIRST_LINE),
        fault("at another line", CHANGED, Kind.CHECKSUM_MISMATCH, MODEL_SUMS + ":2"),
        RIGHT.red(2),
        RIGHT.saying("something else"),
        harmless("seen as another kind", w -> {}).seenAs(Kind.PARTIAL, FIRST_LINE));
  }

  @Test
  void passesARowThatIsRight() throws Exception {
    new RowLauncher(RIGHT, folder).run().verify();
  }

  @ParameterizedTest
  @MethodSource("wrongRows")
  void failsARowThatIsWrong(Row row) throws Exception {
    RowRun run = new RowLauncher(row, folder).run();

    assertThatThrownBy(run::verify).isInstanceOf(AssertionError.class);
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("another outcome", report -> report.put("outcome", "clean")),
        lie("a check that JUnit knows nothing of", report -> add(report, "checks", 1)),
        lie("a check that did not drift", report -> add(report, "drifted", -1)),
        lie("a check that was skipped", report -> add(report, "skipped", 1)),
        lie("a result too few", report -> results(report).remove(0)),
        lie("no remedy", report -> firstRed(report).put("remedy", "")),
        lie("no message", report -> firstRed(report).put("message", " ")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void failsAReportThatSays(String what, Consumer<ObjectNode> lie) throws Exception {
    RowRun run = new RowLauncher(RIGHT, folder).run();
    lie.accept((ObjectNode) run.report());

    assertThatThrownBy(run::verify).as(what).isInstanceOf(AssertionError.class);
  }

  @Test
  void failsAnExitStatusThatHidesTheFault() throws Exception {
    RowRun run = new RowLauncher(RIGHT, folder).run();
    RowRun green = new RowRun(RIGHT, run.report(), run.counts(), 0, run.out());

    assertThatThrownBy(green::verify).hasMessageContaining("exit status 0");
  }

  private static Arguments lie(String what, Consumer<ObjectNode> lie) {
    return Arguments.of(what, lie);
  }

  private static void add(ObjectNode report, String count, int more) {
    ObjectNode summary = (ObjectNode) report.path("summary");
    summary.put(count, summary.path(count).asInt() + more);
  }

  private static ArrayNode results(ObjectNode report) {
    return (ArrayNode) report.path("results");
  }

  private static ObjectNode firstRed(ObjectNode report) {
    for (int i = 0; i < results(report).size(); i++) {
      if (results(report).path(i).path("verdict").asText().equals("drifted")) {
        return (ObjectNode) results(report).path(i).at("/findings/0");
      }
    }
    throw new IllegalStateException("nothing is red");
  }
}
