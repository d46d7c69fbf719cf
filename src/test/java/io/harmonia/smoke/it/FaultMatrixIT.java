package io.harmonia.smoke.it;

import io.harmonia.smoke.matrix.Row;
import io.harmonia.smoke.matrix.RowRun;
import io.harmonia.smoke.matrix.Rows;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One row of each kind of the fault matrix, by Maven and Surefire as {@code mvn test -Psmoke} runs
 * them.
 */
@Order(Integer.MAX_VALUE)
class FaultMatrixIT {
  private static final ProjectCopy PROJECT = ProjectCopy.compiled();

  @TempDir Path folder;

  static Stream<Row> rows() {
    return Rows.oneOfEachKind();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void mavenSaysTheSame(Row row) throws Exception {
    Path root = row.make(folder.resolve("workspace"));

    Mvn.Run run = row.meanwhile(root, () -> PROJECT.suiteAlone(options(row, root)));

    SurefireXml xml = run.surefire(ProjectCopy.SUITE);
    RowRun.Counts counts =
        new RowRun.Counts(xml.tests(), xml.failures() + xml.errors(), xml.skipped());
    new RowRun(row, run.report().json(), counts, run.exit(), run.out()).verify();
  }

  private static String[] options(Row row, Path root) {
    return row.settingsFor(root).entrySet().stream()
        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
  }
}
