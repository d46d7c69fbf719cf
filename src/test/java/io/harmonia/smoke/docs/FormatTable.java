package io.harmonia.smoke.docs;

import io.harmonia.smoke.formats.RecordSources;
import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.terminal.FormatExplanation;
import java.util.stream.Collectors;

/** What the guides of the formats say, as docs/formats.md has it. */
public final class FormatTable {
  private FormatTable() {}

  /** A table of all, then a section for each. */
  public static String markdown() {
    return "| format | its name in settings | where | verified without the files | with the whole file |\n"
        + "|---|---|---|---|---|\n"
        + RecordSources.ALL.stream().map(FormatTable::row).collect(Collectors.joining())
        + RecordSources.ALL.stream().map(FormatTable::section).collect(Collectors.joining());
  }

  private static String row(RecordSource source) {
    FormatGuide guide = source.guide();
    return "| %s | `%s` | %s | %s | %s |\n"
        .formatted(
            guide.title(),
            source.name(),
            FormatExplanation.where(source),
            guide.verified().withoutBytes(),
            guide.verified().withBytes());
  }

  private static String section(RecordSource source) {
    FormatGuide guide = source.guide();
    return """

        ### %s

        - **Read:** %s
        - **Where:** %s
        - **Verified without the files:** %s
        - **By the beginning of a file:** %s
        - **By the whole file:** %s
        - **Not verified:** %s
        - **Where a file is missing:** %s
        - **To update a record:** %s
        """
        .formatted(
            guide.title(),
            guide.records(),
            FormatExplanation.where(source),
            guide.verified().withoutBytes(),
            guide.verified().withHeader(),
            guide.verified().withBytes(),
            guide.verified().limits(),
            guide.missing(),
            guide.update());
  }
}
