package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One test that ran, or one container that failed.
 *
 * @param id name of the test
 * @param check what it was about, for example {@code recorded-checksum}
 * @param kind of its gravest finding, or of its pass
 * @param entry name of the entry that it was about, as stated
 * @param evidence what it saw of its file
 * @param location where its subject stands
 * @param findings the gravest first
 * @param remarks what is worth knowing and changes no verdict
 * @param verified artifacts whose content it verified
 * @param verifiedByPointer artifacts whose Git LFS pointer states the right content
 * @param duration how long it took
 */
public record Result(
    String id,
    String check,
    Kind kind,
    Optional<String> entry,
    Optional<Evidence> evidence,
    Optional<Location> location,
    List<Finding> findings,
    List<String> remarks,
    Set<RelativePath> verified,
    Set<RelativePath> verifiedByPointer,
    Duration duration) {
  /** What a container is about that failed, and a test that ended otherwise than its check. */
  public static final String RUN = "run";

  /** The result of a check that was made. */
  public static Result of(Check check, Judgement judgement, Duration duration) {
    return new Result(
        check.id(),
        check.type().label(),
        judgement.kind(),
        check.entry(),
        judgement.evidence(),
        Optional.of(check.at()),
        judgement.findings(),
        judgement.remarks(),
        judgement.verified(),
        judgement.verifiedByPointer(),
        duration);
  }

  /** A test or container that ended with an error, or otherwise than its check said. */
  public static Result crashed(String id, String message, Duration duration) {
    Finding finding =
        Finding.nowhere(
            Kind.CRASHED,
            message,
            "Correct what it names and run again: nothing was verified by it.");
    return new Result(
        id,
        RUN,
        Kind.CRASHED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(finding),
        List.of(),
        Set.of(),
        Set.of(),
        duration);
  }

  /** The verdict of its kind. */
  public Verdict verdict() {
    return kind.verdict();
  }

  /** The gravest finding, if there is any. */
  public Optional<Finding> gravest() {
    return findings.stream().findFirst();
  }
}
