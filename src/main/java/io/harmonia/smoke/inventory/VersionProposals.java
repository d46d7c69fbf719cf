package io.harmonia.smoke.inventory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.bump.BumpPolicy;
import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.history.ContentDiff;
import io.harmonia.smoke.history.Earlier;
import io.harmonia.smoke.history.VersionStep;
import io.harmonia.smoke.history.WorkspaceDiff;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.EntryVersion;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.text.Printable;
import java.util.List;
import java.util.Optional;

/**
 * Which versions must rise for what changed since the baseline: said, or written where that is
 * asked for.
 *
 * @param bump whether they are written; otherwise the notes say so
 * @param baseline what versions are compared with
 * @param policy what too small a step of a version comes to
 */
public record VersionProposals(boolean bump, FoundBaseline baseline, BumpPolicy policy) {

  /**
   * Raises versions of a part, or says which must rise.
   *
   * @param after the workspace with the part in its place
   * @param before the entries as they were
   * @param now the entries of the part as they are to be written
   * @throws RefusedException if versions are to be written and there is nothing to compare with
   */
  void apply(Inventory after, ListName list, ArrayNode before, ArrayNode now, List<String> notes)
      throws RefusedException {
    List<Entry> entries = Workbench.require(after.read(ManifestKind.partFor(list))).entries(list);
    VersionChecks checks = VersionChecks.of(after, baseline, policy);
    if (checks.diff().isPresent()) {
      compare(checks.diff().get(), entries, now, notes);
      return;
    }
    String reason = checks.missing().map(FoundBaseline.Missing::reason).orElse("none is wanted");
    if (bump && mustBeThere(checks)) {
      throw new RefusedException(
          Refusal.of(
              "versions cannot be raised: there is no baseline to compare with: " + reason,
              checks.missing().map(FoundBaseline.Missing::remedy).orElse("Name a baseline.")));
    }
    if (bump) {
      notes.add("no version was raised, since there is nothing to compare with: " + reason);
    }
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(now.get(i))) {
        notes.add(
            Printable.of(entries.get(i).label())
                + ": was brought up to date; whether its version must rise is not known: "
                + reason);
      }
    }
  }

  /** In a new repository there is nothing to compare with; elsewhere that must be said. */
  private boolean mustBeThere(VersionChecks checks) {
    return baseline instanceof FoundBaseline.Unwanted
        || checks.missing().filter(FoundBaseline.Missing::asked).isPresent();
  }

  private void compare(WorkspaceDiff diff, List<Entry> entries, ArrayNode now, List<String> notes) {
    for (Entry entry : entries) {
      for (Earlier earlier : diff.earlier(entry)) {
        Optional<String> proposed =
            earlier.wasMerelyRenamed() ? Optional.empty() : proposal(earlier, entry);
        if (proposed.isPresent()) {
          raise(earlier, entry, proposed.get(), now, notes);
          break;
        }
      }
    }
  }

  private void raise(
      Earlier earlier, Entry entry, String version, ArrayNode now, List<String> notes) {
    String what =
        Printable.of(entry.label())
            + ": content changed since "
            + earlier.since()
            + " ("
            + said(earlier.diff())
            + "), version "
            + Printable.of(entry.version().map(Stated::text).orElse("none"));
    if (bump) {
      ObjectNode raised = StatedFields.copy(now.get(entry.index()));
      now.set(entry.index(), raised.put(StatedFields.VERSION, version));
      notes.add(what + " is " + Printable.of(version) + " now");
    } else {
      notes.add(what + " needs to be at least " + Printable.of(version) + " (--bump writes it)");
    }
  }

  private Optional<String> proposal(Earlier earlier, Entry entry) {
    Optional<Stated<EntryVersion>> before = earlier.entry().version();
    Optional<EntryVersion> now = entry.version().flatMap(Stated::value);
    VersionStep step = VersionStep.of(before.flatMap(Stated::value), now, earlier.diff());
    return switch (step) {
      case NOT_BUMPED, LOWERED -> before.map(earlier.diff().asks()::after);
      case BUMPED_TOO_LITTLE ->
          before.filter(then -> policy == BumpPolicy.STRICT).map(earlier.diff().asks()::after);
      case NO_VERSION -> Optional.of("1.0.0");
      case UNCHANGED, BUMPED, BUMPED_WITHOUT_CHANGE, BY_SNAPSHOT -> Optional.empty();
    };
  }

  private static String said(ContentDiff content) {
    List<ContentDiff.Change> changes = content.changes();
    return changes.isEmpty()
        ? "its version is lower than it was"
        : changes.get(0).what()
            + (changes.size() > 1 ? " and " + (changes.size() - 1) + " more" : "");
  }
}
