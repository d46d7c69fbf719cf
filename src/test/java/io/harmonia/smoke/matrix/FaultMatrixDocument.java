package io.harmonia.smoke.matrix;

import io.harmonia.smoke.finding.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The matrix as a page of the documentation. */
final class FaultMatrixDocument {
  static final Path PLACE = Path.of("docs/fault-matrix.md");

  private FaultMatrixDocument() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Fault matrix

        Each row is run by `mvn verify`: from a small valid workspace, one thing is changed, and the
        suite is run over it through the JUnit Platform's launcher; one row of each kind is also run
        by a real `mvn test -Psmoke`. A fault must make the run red or incomplete, with the kind of
        finding and at the place (file and line) given here, with a remedy, a failing exit status,
        and the same counts in the report, in JUnit and in Surefire's XML. A harmless variation must
        leave it clean.

        This page is written from the rows themselves (`src/test/java/io/harmonia/smoke/matrix`, one
        line each); CONTRIBUTING.md says how to add one.

        %d faults, %d harmless variations.
        """
            .formatted(Rows.faults().count(), Rows.harmless().count()));
    Rows.byHeading().forEach((heading, rows) -> section(text, heading, rows));
    return text.toString();
  }

  private static void section(StringBuilder text, String heading, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    text.append("\n## ").append(heading).append('\n');
    List<Row> faults = rows.stream().filter(Row::isFault).toList();
    if (!faults.isEmpty()) {
      text.append("\n| fault | finding | place |\n|---|---|---|\n");
      faults.forEach(row -> text.append(line(row)));
    }
    List<Row> harmless = rows.stream().filter(row -> !row.isFault()).toList();
    if (!harmless.isEmpty()) {
      text.append("\n| harmless variation | seen as | place |\n|---|---|---|\n");
      harmless.forEach(row -> text.append(line(row)));
    }
  }

  private static String line(Row row) {
    Row.Expected expected = row.expected();
    String kind = expected.kind().map(Kind::label).map(label -> "`" + label + "`").orElse("");
    String place = expected.place().isEmpty() ? "" : "`" + expected.place() + "`";
    return "| " + cell(row.name() + conditions(row)) + " | " + kind + " | " + place + " |\n";
  }

  private static String conditions(Row row) {
    String settings =
        row.settings().entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining(", "));
    String in = row.surroundings().name();
    String both = settings + (settings.isEmpty() || in.isEmpty() ? "" : ", ") + in;
    return both.isEmpty() ? "" : " (" + both + ")";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }
}
