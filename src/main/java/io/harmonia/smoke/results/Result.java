package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.text.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One test that ran, or one container that failed. One that a report has is printable, and took
 * whole milliseconds.
 *
 * @param id name of the test
 * @param check what it was about, for example {@code recorded-checksum}
 * @param entry name of the entry that it was about, as stated
 * @param subject where what it is about stands
 * @param judgement what its check said
 * @param duration how long it took
 */
public record Result(
    String id,
    String check,
    Optional<String> entry,
    Optional<Location> subject,
    Judgement judgement,
    Duration duration) {
  /** What a container is about that failed, and a test that ended otherwise than its check. */
  public static final String RUN = "run";

  /** The result of a check that was made. */
  public static Result of(Check check, Judgement judgement, Duration duration) {
    return new Result(
        check.id(),
        check.type().label(),
        check.entry(),
        Optional.of(check.at()),
        judgement,
        duration);
  }

  /** A test or container that ended with an error, or otherwise than its check said. */
  public static Result crashed(String id, String message, Duration duration) {
    return crashed(
        id, message, "Correct what it names and run again: nothing was verified by it.", duration);
  }

  /** The same, with a remedy of its own. */
  public static Result crashed(String id, String message, String remedy, Duration duration) {
    Finding finding = Finding.nowhere(Kind.CRASHED, message, remedy);
    Judgement judgement =
        new Judgement(
            Kind.CRASHED, List.of(finding), List.of(), Optional.empty(), Set.of(), Set.of());
    return new Result(id, RUN, Optional.empty(), Optional.empty(), judgement, duration);
  }

  /** The kind of its gravest finding, or of its pass. */
  public Kind kind() {
    return judgement.kind();
  }

  /** The verdict of its kind. */
  public Verdict verdict() {
    return judgement.verdict();
  }

  /** What was found, the gravest first. */
  public List<Finding> findings() {
    return judgement.findings();
  }

  /** What is worth knowing and changes no verdict. */
  public List<String> remarks() {
    return judgement.remarks();
  }

  /** The gravest finding, if there is any. */
  public Optional<Finding> gravest() {
    return findings().stream().findFirst();
  }

  /** Where its gravest finding is, or else its subject. */
  public Optional<Location> location() {
    return gravest().flatMap(Finding::location).or(() -> subject);
  }
}
