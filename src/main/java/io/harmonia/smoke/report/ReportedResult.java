package io.harmonia.smoke.report;

import io.harmonia.smoke.check.Finding;
import io.harmonia.smoke.check.Kind;
import io.harmonia.smoke.check.Verdict;
import java.util.List;

/**
 * A result as the report has it.
 *
 * @param id name of the test
 * @param kind of its gravest finding, or of its pass
 * @param findings the gravest first, printable, without places and without what waives them
 * @param remarks printable
 */
public record ReportedResult(String id, Kind kind, List<Finding> findings, List<String> remarks) {

  /** The verdict of its kind. */
  public Verdict verdict() {
    return kind.verdict();
  }
}
