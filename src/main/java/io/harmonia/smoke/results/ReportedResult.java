package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.text.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A result as the report has it.
 *
 * @param id name of the test
 * @param kind of its gravest finding, or of its pass
 * @param subject where what it is about stands
 * @param location where its gravest finding is, or else its subject
 * @param findings the gravest first, printable, without what waives them
 * @param remarks printable
 * @param duration how long it took, in whole milliseconds
 */
public record ReportedResult(
    String id,
    Kind kind,
    Optional<Location> subject,
    Optional<Location> location,
    List<Finding> findings,
    List<String> remarks,
    Duration duration) {

  /** The gravest finding, if there is any. */
  public Optional<Finding> gravest() {
    return findings.stream().findFirst();
  }

  /** The verdict of its kind. */
  public Verdict verdict() {
    return kind.verdict();
  }
}
