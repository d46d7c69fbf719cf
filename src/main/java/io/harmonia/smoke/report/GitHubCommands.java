package io.harmonia.smoke.report;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as GitHub's workflow commands, which show them beside the lines that they are about:
 *
 * <pre>{@code
 * ::error file=models/checksums.sha256,line=4,col=1,title=checksum-mismatch::…
 * }</pre>
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions">Workflow
 *     commands</a>
 */
public final class GitHubCommands {
  /** GitHub shows no more of one step. */
  private static final int SHOWN = 10;

  private GitHubCommands() {}

  /** A command for each of the first findings, drift first. */
  public static List<String> of(RunReport report) {
    String here = Path.of("").toAbsolutePath().toString();
    return of(report, CheckoutPaths.of(report.workspace().root(), here, System.getenv()));
  }

  /** A command that says what is wrong with the run itself. */
  public static String error(String message) {
    return "::error title=Harmonia Smoke::" + data(Printable.whole(message));
  }

  static List<String> of(RunReport report, CheckoutPaths paths) {
    List<String> commands = new ArrayList<>();
    report
        .results()
        .wrong()
        .flatMap(result -> result.findings().stream())
        .limit(SHOWN)
        .forEach(finding -> commands.add(command(finding, paths)));
    return commands;
  }

  private static String command(Finding finding, CheckoutPaths paths) {
    return "::error "
        + finding.location().map(at -> place(at, paths)).orElse("")
        + "title="
        + property(finding.kind().label())
        + "::"
        + data(Printable.whole(finding.message()) + " → " + Printable.whole(finding.remedy()));
  }

  private static String place(Location at, CheckoutPaths paths) {
    return "file="
        + property(Printable.whole(paths.of(at.file())))
        + ",line="
        + at.line()
        + ",col="
        + at.column()
        + ",";
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
