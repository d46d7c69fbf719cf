package io.harmonia.smoke.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the matrix, through the JUnit Platform's launcher. */
@Tag("slow")
class FaultMatrixTest {

  @TempDir Path folder;

  static Stream<Row> faults() {
    return Rows.faults();
  }

  static Stream<Row> harmless() {
    return Rows.harmless();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void everyFaultIsCaught(Row row) throws Exception {
    new RowLauncher(row, folder).run().verify();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  void everyHarmlessVariationPasses(Row row) throws Exception {
    new RowLauncher(row, folder).run().verify();
  }

  @Test
  void namesEachRowOnce() {
    List<String> names = Rows.all().map(Row::name).toList();

    assertThat(names).doesNotHaveDuplicates().noneMatch(String::isBlank);
  }

  @Test
  void hasManyRowsAndOneOfEachKindThatAMachineCanProvoke() {
    assertThat(Rows.faults()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(Rows.harmless()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(Rows.all().flatMap(row -> row.expected().kind().stream()))
        .as("kinds without a row")
        .contains(Kind.values());
  }
}
