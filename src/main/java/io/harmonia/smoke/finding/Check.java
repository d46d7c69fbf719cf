package io.harmonia.smoke.finding;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.text.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One check: what it is called, what it is about, and how to make it.
 *
 * @param number its place in the plan of its run, from 0
 * @param body makes the check; never throws for what it finds
 */
public record Check(
    int number, CheckName name, CheckType type, Subject subject, Supplier<Judgement> body) {

  /** A check that no plan has numbered yet. */
  public Check(CheckName name, CheckType type, Subject subject, Supplier<Judgement> body) {
    this(0, name, type, subject, body);
  }

  /** The name of its test, unique in a run. */
  public String id() {
    return name.id();
  }

  /** The same for the same subject in every run. */
  public String key() {
    return name.key();
  }

  /** The file that its subject stands in. */
  public Path source() {
    return subject.file();
  }

  /** Where in that file. */
  public Location at() {
    return subject.at();
  }

  /** The manifest or checksum file that its subject stands in, relative to the workspace. */
  public String suite() {
    return at().file();
  }

  /** Name of the entry that it is about, if it is about one. */
  public Optional<String> entry() {
    return subject.entryName();
  }

  /** Where the entry comes from, if that is stated. */
  public Optional<String> sourceUrl() {
    return subject.sourceUrl();
  }

  /** The same check at a place of a plan. */
  public Check numbered(int place) {
    return new Check(place, name, type, subject, body);
  }

  /** The same check, made otherwise. */
  public Check saying(Supplier<Judgement> otherwise) {
    return new Check(number, name, type, subject, otherwise);
  }

  /** The same check, with remarks on something beside its subject. */
  public Check remarking(Supplier<List<String>> more) {
    return saying(() -> body.get().with(more.get()));
  }

  /** Makes the check. */
  public Judgement judge() {
    return body.get();
  }

  /**
   * Makes the check, as far as the deadline lets it: one that is not begun in time does nothing.
   */
  public Judgement judge(Deadline deadline) {
    return deadline
        .await(body)
        .orElseGet(
            () -> {
              Findings late = new Findings();
              late.add(TimedOut.finding(at(), "not checked", deadline));
              return late.judge(Kind.TIMED_OUT);
            });
  }
}
