package io.harmonia.smoke.docs;

import io.harmonia.smoke.formats.RecordSources;
import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.terminal.FormatExplanation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the guides of the formats say, a page for each family. */
enum FormatPages {
  STORAGE("Files that are kept elsewhere", "lfs dvc git-annex pooch"),
  CHECKSUMS("Checksum files", "checksums bagit"),
  MODELS("Models", "onnx-hub shard-index safetensors gguf model-signing"),
  DATASETS("Descriptions of data", "croissant frictionless");

  private final String title;
  private final String names;

  FormatPages(String title, String names) {
    this.title = title;
    this.names = names;
  }

  private boolean has(String format) {
    return List.of(names.split(" ", -1)).contains(format);
  }

  /** Its name below docs/formats. */
  String file() {
    return name().toLowerCase(Locale.ROOT) + ".md";
  }

  private static FormatPages of(RecordSource source) {
    return Arrays.stream(values())
        .filter(page -> page.has(source.name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("FormatPages has no page for " + source.name()));
  }

  /** A table of all. */
  static String table() {
    return "| format | its name in settings | where | verified without the files | with the whole file |\n"
        + "|---|---|---|---|---|\n"
        + RecordSources.ALL.stream().map(FormatPages::row).collect(Collectors.joining());
  }

  private static String row(RecordSource source) {
    FormatGuide guide = source.guide();
    return "| [%s](formats/%s#%s) | `%s` | %s | %s | %s |\n"
        .formatted(
            guide.title(),
            of(source).file(),
            Markdown.anchor(guide.title()),
            source.name(),
            FormatExplanation.where(source),
            guide.verified().withoutBytes(),
            guide.verified().withBytes());
  }

  /** The page of a family. */
  String text() {
    return """
        # %s

        The same text is printed by `harmonia-smoke explain %s`, and so on. [All formats](../formats.md).
        """
            .formatted(
                title,
                RecordSources.ALL.stream()
                    .map(RecordSource::name)
                    .filter(this::has)
                    .findFirst()
                    .orElseThrow())
        + RecordSources.ALL.stream()
            .filter(source -> of(source) == this)
            .map(FormatPages::section)
            .collect(Collectors.joining());
  }

  private static String section(RecordSource source) {
    FormatGuide guide = source.guide();
    return """

        ## %s

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
