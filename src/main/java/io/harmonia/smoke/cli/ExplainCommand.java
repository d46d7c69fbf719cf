package io.harmonia.smoke.cli;

import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.command.VersionProvider;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.formats.RecordSources;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.terminal.FormatExplanation;
import io.harmonia.smoke.terminal.KindExplanation;
import io.harmonia.smoke.terminal.PlainText;
import io.harmonia.smoke.terminal.Similarity;
import io.harmonia.smoke.text.Printable;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains what a finding means. */
@Command(
    name = ExplainCommand.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description =
        "Explains a kind of finding: what it means, how it comes about, how to fix it; or a format"
            + " of records: what of it is verified, and how it is updated. Without one, lists all"
            + " kinds and formats.",
    footerHeading = "%nExample:%n",
    footer = "  java -jar harmonia-smoke.jar explain checksum-mismatch")
final class ExplainCommand implements Callable<Integer> {
  static final String NAME = "explain";

  private static final String INDENT = "       ";

  private final PrintStream out;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      completionCandidates = Labels.class,
      description =
          "As it stands in brackets in a finding, for example checksum-mismatch; or a format,"
              + " for example dvc.")
  private @Nullable String label;

  @Spec private CommandSpec spec = CommandSpec.create(); // replaced by picocli

  ExplainCommand(PrintStream out, PrintStream err) {
    this.out = out;
  }

  @Override
  public Integer call() {
    if (label == null) {
      KindExplanation.all().values().forEach(this::list);
      RecordSources.ALL.forEach(source -> FormatExplanation.brief(source).forEach(out::println));
      return ExitCode.CLEAN;
    }
    Optional<RecordSource> format = RecordSources.named(asked(label));
    if (format.isPresent()) {
      FormatExplanation.of(format.get()).forEach(out::println);
    } else {
      explain(KindExplanation.of(parse(label)));
    }
    return ExitCode.CLEAN;
  }

  private static String asked(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Kind parse(String text) {
    String asked = asked(text);
    return Kind.parse(asked)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "there is no kind "
                        + Printable.quoted(text)
                        + Similarity.nearest(asked, Labels.ALL)
                            .map(near -> ", did you mean " + near + "?")
                            .orElse(".")
                        + " 'harmonia-smoke explain' lists them all."));
  }

  private void list(KindExplanation explanation) {
    Kind kind = explanation.kind();
    String title = String.format("%-21s  %-9s  ", kind.label(), kind.verdict().label());
    String firstSentence = explanation.meaning().split("(?<=\\.) ", 2)[0];
    PlainText.wrap(firstSentence, title, " ".repeat(title.length())).forEach(out::println);
  }

  private void explain(KindExplanation explanation) {
    Kind kind = explanation.kind();
    out.println("KIND");
    out.println(INDENT + kind.label() + " (" + kind.verdict().label() + ")");
    out.println("\nMEANING");
    PlainText.wrap(explanation.meaning(), INDENT, INDENT).forEach(out::println);
    if (!explanation.causes().isEmpty()) {
      out.println("\nHOW IT COMES ABOUT");
      for (String cause : explanation.causes()) {
        PlainText.wrap(cause, INDENT + "- ", INDENT + "  ").forEach(out::println);
      }
    }
    if (!explanation.remedy().isEmpty()) {
      out.println("\nHOW TO FIX IT");
      PlainText.wrap(explanation.remedy(), INDENT, INDENT).forEach(out::println);
    }
    if (!explanation.commands().isEmpty()) {
      out.println("\nFOR EXAMPLE");
      explanation.commands().forEach(command -> out.println(INDENT + command));
    }
  }

  /** For the shell's completion. */
  static final class Labels implements Iterable<String> {
    static final List<String> ALL =
        Stream.concat(Arrays.stream(Kind.values()).map(Kind::label), RecordSources.names().stream())
            .toList();

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }
}
