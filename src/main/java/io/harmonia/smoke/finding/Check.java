package io.harmonia.smoke.finding;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.text.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One check: what it is called, where its subject stands, and how to make it.
 *
 * @param id unique in a run, complete and printable, for example {@code models/inventory.json ›
 *     Xenova/all-MiniLM-L6-v2 › content}; the name of the test
 * @param key the same for the same subject in every run, wherever it stands in its file
 * @param type what it is about
 * @param source the file that its subject stands in
 * @param at where in that file
 * @param entry name of the entry that it is about, if it is about one
 * @param sourceUrl where the entry comes from, if that is stated
 * @param body makes the check; never throws for what it finds
 * @param subject by which a waiver can name it
 */
public record Check(
    String id,
    String key,
    CheckType type,
    Path source,
    Location at,
    Optional<String> entry,
    Optional<String> sourceUrl,
    Supplier<Judgement> body,
    Subject subject) {

  /** A check that a waiver can name by its id alone. */
  public Check(
      String id,
      String key,
      CheckType type,
      Path source,
      Location at,
      Optional<String> entry,
      Optional<String> sourceUrl,
      Supplier<Judgement> body) {
    this(id, key, type, source, at, entry, sourceUrl, body, Subject.NONE);
  }

  /** The manifest or checksum file that its subject stands in, relative to the workspace. */
  public String suite() {
    return at.file();
  }

  /** The same check, made otherwise. */
  public Check saying(Supplier<Judgement> otherwise) {
    return new Check(id, key, type, source, at, entry, sourceUrl, otherwise, subject);
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
    return deadline.await(body).orElseGet(() -> TimedOut.judgement(this, deadline));
  }
}
