package io.harmonia.smoke.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.finding.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The matrix as pages of the documentation: a list of all, and below it one for each heading. */
final class FaultMatrixDocument {
  static final Path LIST = Path.of("docs/fault-matrix.md");
  static final Path FOLDER = Path.of("docs/fault-matrix");

  /** Bytes of rows on a page; the rest of the page is its title. */
  private static final int LONGEST = 11_000;

  private FaultMatrixDocument() {}

  /** What stands where. */
  static Map<Path, String> pages() {
    Map<Path, String> pages = new LinkedHashMap<>();
    StringBuilder list = new StringBuilder();
    list.append(
        """
        # Fault matrix

        Each row is run by `mvn verify`. From a small valid workspace, one thing is changed, and the
        suite is run over it through the JUnit Platform's launcher. One row of each kind is also run
        by a real `mvn test -Psmoke`.

        - **A fault** must make the run red or incomplete: with the kind of finding and at the place
          (file and line) given here, with a remedy, a failing exit status, and the same counts in
          the report, in JUnit and in Surefire's XML.
        - **A harmless variation** must leave it clean.

        These pages are written from the rows themselves (`src/test/java/io/harmonia/smoke/matrix`,
        one line each). [CONTRIBUTING.md](../CONTRIBUTING.md#the-fault-matrix) says how to add one.

        %d faults, %d harmless variations.

        | what is changed | faults | harmless variations |
        |---|---:|---:|
        """
            .formatted(Rows.faults().count(), Rows.harmless().count()));
    Rows.byHeading()
        .forEach(
            (heading, rows) -> {
              if (!rows.isEmpty()) {
                list.append(listed(heading, rows));
                section(pages, heading, rows);
              }
            });
    pages.put(LIST, list.toString());
    return pages;
  }

  private static String listed(String heading, List<Row> rows) {
    long faults = rows.stream().filter(Row::isFault).count();
    return "| [%s](fault-matrix/%s.md) | %d | %d |\n"
        .formatted(heading, slug(heading), faults, rows.size() - faults);
  }

  private static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** On as many pages as it needs, each of which leads to the next. */
  private static void section(Map<Path, String> pages, String heading, List<Row> rows) {
    StringBuilder page = new StringBuilder();
    String name = slug(heading);
    int number = 1;
    String title = heading;
    for (boolean faults : List.of(true, false)) {
      String table =
          faults
              ? "\n| fault | finding | place |\n|---|---|---|\n"
              : "\n| harmless variation | seen as | place |\n|---|---|---|\n";
      boolean begun = false;
      for (Row row : rows.stream().filter(row -> row.isFault() == faults).toList()) {
        String line = line(row);
        if ((page + line).getBytes(UTF_8).length > LONGEST) {
          number++;
          String next = slug(heading) + "-" + number;
          page.append("\n[More rows](%s.md)\n".formatted(next));
          put(pages, name, title, page);
          name = next;
          title = heading + ", page " + number;
          page = new StringBuilder();
          begun = false;
        }
        page.append(begun ? "" : table).append(line);
        begun = true;
      }
    }
    put(pages, name, title, page);
  }

  private static void put(Map<Path, String> pages, String name, String title, StringBuilder page) {
    pages.put(
        FOLDER.resolve(name + ".md"),
        "# %s\n\nA part of the [fault matrix](../fault-matrix.md).\n%s".formatted(title, page));
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
