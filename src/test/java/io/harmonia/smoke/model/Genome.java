package io.harmonia.smoke.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a world came about: a consistent workspace, a few changes, a commit, and a few more. Each
 * part of it can be left out, and what remains is a world again.
 *
 * @param pieces that make the consistent workspace
 * @param earlier changes before the baseline's commit
 * @param later changes after it
 * @param hasRepository whether there is a baseline
 * @param isCommitted whether the later changes are committed too
 * @param ignored what git ignores
 * @param settings of the run
 * @param manner how checksum files are written
 */
record Genome(
    List<Change> pieces,
    List<Change> earlier,
    List<Change> later,
    boolean hasRepository,
    boolean isCommitted,
    Set<String> ignored,
    Map<String, String> settings,
    Manner manner) {

  World world() {
    State start = apply(pieces, new State(manner));
    State before = apply(earlier, start.parts().isEmpty() ? start : start.combine());
    State now = apply(later, before);
    return new World(
        Optional.of(before).filter(any -> hasRepository),
        now,
        hasRepository && isCommitted,
        ignored,
        settings);
  }

  static State apply(List<Change> changes, State state) {
    State changed = state;
    for (Change change : changes) {
      changed = change.on(changed);
    }
    return changed;
  }

  Genome withPieces(List<Change> some) {
    return new Genome(some, earlier, later, hasRepository, isCommitted, ignored, settings, manner);
  }

  Genome withEarlier(List<Change> some) {
    return new Genome(pieces, some, later, hasRepository, isCommitted, ignored, settings, manner);
  }

  Genome withLater(List<Change> some) {
    return new Genome(pieces, earlier, some, hasRepository, isCommitted, ignored, settings, manner);
  }

  Genome withRepository(boolean is, boolean committed) {
    return new Genome(pieces, earlier, later, is, committed, ignored, settings, manner);
  }

  Genome withIgnored(Set<String> some) {
    return new Genome(pieces, earlier, later, hasRepository, isCommitted, some, settings, manner);
  }

  Genome withSettings(Map<String, String> some) {
    return new Genome(pieces, earlier, later, hasRepository, isCommitted, ignored, some, manner);
  }

  Genome withManner(Manner another) {
    return new Genome(
        pieces, earlier, later, hasRepository, isCommitted, ignored, settings, another);
  }

  @Override
  public String toString() {
    return "start "
        + pieces
        + (earlier.isEmpty() ? "" : "; before the baseline's commit " + earlier)
        + (hasRepository ? "" : "; no repository")
        + "; then "
        + later
        + (isCommitted ? ", committed" : "")
        + (ignored.isEmpty() ? "" : "; git ignores " + ignored)
        + (settings.isEmpty() ? "" : "; settings " + settings)
        + "; "
        + manner;
  }
}
