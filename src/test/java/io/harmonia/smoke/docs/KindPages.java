package io.harmonia.smoke.docs;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.terminal.KindExplanation;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The explanations of kinds, as pages: one text with {@code explain}. */
enum KindPages {
  RECORDS("records.md", "Records that are wrong", "What is red before any file is looked at."),
  FILES("files.md", "Files that are wrong", "What is red since a file is not as recorded."),
  HISTORY(
      "history.md",
      "Changes that are wrong",
      "What is red compared with before, or with what is required."),
  SOURCES(
      "sources.md",
      "What sources say",
      "Only where `smoke.upstream` has [sources asked](../upstream.md)."),
  UNCHECKED(
      "unchecked.md",
      "What could not be checked",
      "The run is incomplete. Nobody knows whether these are right."),
  GREEN(
      "green.md",
      "What is not red",
      "Skipped: there was nothing to verify, and the reason is told. Passed: it was verified.");

  private final String file;
  private final String title;
  private final String about;

  KindPages(String file, String title, String about) {
    this.file = file;
    this.title = title;
    this.about = about;
  }

  /** Its name below docs/kinds. */
  String file() {
    return file;
  }

  /** The page that explains a kind. */
  static KindPages of(Kind kind) {
    if (kind.label().startsWith("upstream-")) {
      return SOURCES;
    }
    if (kind.verdict() == Verdict.DRIFTED) {
      return kind.compareTo(Kind.MISSING_ARTIFACT) < 0
          ? RECORDS
          : kind.compareTo(Kind.BUMP_REQUIRED) < 0 ? FILES : HISTORY;
    }
    return kind.verdict() == Verdict.UNCHECKED ? UNCHECKED : GREEN;
  }

  /** A row for each kind. */
  static String table() {
    return KindExplanation.all().values().stream()
        .map(
            explained ->
                "| [`%s`](kinds/%s#%s) | %s | %s |\n"
                    .formatted(
                        explained.kind().label(),
                        of(explained.kind()).file,
                        explained.kind().label(),
                        explained.kind().verdict().label(),
                        explained.meaning()))
        .collect(Collectors.joining());
  }

  /** The page. */
  String text() {
    return "# %s\n\n%s [All kinds](../kinds.md).\n".formatted(title, about)
        + KindExplanation.all().values().stream()
            .filter(explained -> of(explained.kind()) == this)
            .map(KindPages::section)
            .collect(Collectors.joining());
  }

  private static String section(KindExplanation explained) {
    Stream.Builder<String> parts = Stream.builder();
    parts.add("## " + explained.kind().label());
    parts.add("*%s.* %s".formatted(explained.kind().verdict().label(), explained.meaning()));
    if (!explained.causes().isEmpty()) {
      parts.add(
          "How it comes about:\n\n"
              + explained.causes().stream().map(c -> "- " + c).collect(Collectors.joining("\n")));
    }
    if (!explained.remedy().isEmpty()) {
      parts.add("**What to do:** " + explained.remedy());
    }
    if (!explained.commands().isEmpty()) {
      parts.add("```sh\n" + String.join("\n", explained.commands()) + "\n```");
    }
    return parts.build().map(part -> "\n" + part + "\n").collect(Collectors.joining());
  }
}
