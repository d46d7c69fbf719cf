package io.harmonia.smoke.formats;

import io.harmonia.smoke.ledger.SourceDocument;
import io.harmonia.smoke.ledger.SourceDocuments;
import io.harmonia.smoke.path.Glob;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.text.ShellWord;
import java.util.ArrayList;
import java.util.List;

/** {@code check --list-sources}: which records of other formats were found, line by line. */
public final class SourceListing {
  private SourceListing() {}

  /** For example {@code dvc data/words.txt.dvc: 1 file}. */
  public static List<String> of(SourceDocuments found) {
    List<String> lines = new ArrayList<>();
    for (SourceDocument document : found.all()) {
      if (document.statement().isEmpty() || document.claims().findAny().isPresent()) {
        lines.add(line(document.source().name(), document));
      }
    }
    found.unread().forEach(file -> lines.add(unread(file)));
    if (lines.isEmpty()) {
      lines.add(
          "no records of other formats than Harmonia's; known are "
              + String.join(", ", RecordSources.names()));
    }
    return lines;
  }

  private static String line(String format, SourceDocument document) {
    String said =
        document
            .statement()
            .map(statement -> Quantity.count(statement.claims().count(), "file", "files"))
            .orElse("cannot be read (run 'check' to see why)");
    return padded(format) + Printable.of(document.place().shownAs()) + ": " + said;
  }

  private static String unread(RelativePath file) {
    String formats =
        RecordSources.ALL.stream()
            .filter(source -> mayBeOf(source, file))
            .map(RecordSource::name)
            .findFirst()
            .map(
                name ->
                    ": "
                        + "-D "
                        + ShellWord.of("smoke.sources=auto,%s:%s".formatted(name, file.text())))
            .orElse("");
    return padded("not read") + Printable.of(file.text()) + formats;
  }

  private static boolean mayBeOf(RecordSource source, RelativePath file) {
    return source.ambiguous().stream().map(Glob::of).anyMatch(glob -> glob.matches(file));
  }

  private static String padded(String name) {
    return String.format("%-14s", name);
  }
}
