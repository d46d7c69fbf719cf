package io.harmonia.smoke.inventory;

import io.harmonia.smoke.authoring.JsonWriter;
import io.harmonia.smoke.authoring.Reading;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.bump.BumpPolicy;
import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.history.ContentDiff;
import io.harmonia.smoke.history.Earlier;
import io.harmonia.smoke.history.VersionStep;
import io.harmonia.smoke.history.WorkspaceDiff;
import io.harmonia.smoke.json.RawJson;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.EntryVersion;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which versions must rise for what changed since the baseline: said, or written where that is
 * asked for.
 *
 * @param inventory what was read of the workspace
 * @param request what is asked for
 */
record VersionProposals(Inventory inventory, ManifestReader reader, PartInventory.Request request) {

  /**
   * The part with the versions that are asked for.
   *
   * @param stated the entries as they were
   * @param part the part without the versions
   * @throws RefusedException if versions are to be written and there is nothing to compare with
   */
  RawJson.Members apply(Place file, List<RawJson> stated, RawJson.Members part, List<String> notes)
      throws RefusedException {
    ManifestKind kind = ManifestKind.partFor(request.list());
    Document<Manifest> read = reader.reread(kind, file, JsonWriter.write(part));
    Manifest manifest = Reading.require(file.shownAs(), read.read());
    VersionChecks checks =
        VersionChecks.of(inventory.withManifest(kind, read), request.baseline(), request.policy());
    if (checks.diff().isPresent()) {
      return compared(checks.diff().get(), manifest, part, notes);
    }
    String reason = checks.missing().map(FoundBaseline.Missing::reason).orElse("none is wanted");
    if (request.bump()) {
      throw new RefusedException(
          Refusal.of(
              "versions cannot be raised: there is no baseline to compare with: " + reason,
              checks.missing().map(FoundBaseline.Missing::remedy).orElse("Name a baseline.")));
    }
    changedWithoutBaseline(manifest, stated, part, reason, notes);
    return part;
  }

  private RawJson.Members compared(
      WorkspaceDiff diff, Manifest manifest, RawJson.Members part, List<String> notes) {
    ListName list = request.list();
    List<RawJson> entries = new ArrayList<>(part.elements(list.key()));
    for (Entry entry : manifest.entries(list)) {
      Optional<Earlier> earlier =
          diff.earlier(entry).stream()
              .filter(then -> !then.wasMerelyRenamed() && proposal(then, entry).isPresent())
              .findFirst();
      Optional<String> proposed = earlier.flatMap(then -> proposal(then, entry));
      if (proposed.isPresent() && entries.get(entry.index()) instanceof RawJson.Members object) {
        String what =
            Printable.of(entry.label())
                + ": content changed since "
                + earlier.get().since()
                + " ("
                + said(earlier.get().diff())
                + "), version "
                + Printable.of(entry.version().map(Stated::text).orElse("none"));
        if (request.bump()) {
          entries.set(entry.index(), object.with(Fields.VERSION, new RawJson.Text(proposed.get())));
          notes.add(what + " is " + Printable.of(proposed.get()) + " now");
        } else {
          notes.add(
              what
                  + " needs to be at least "
                  + Printable.of(proposed.get())
                  + " (--bump writes it)");
        }
      }
    }
    return part.with(list.key(), new RawJson.Elements(entries));
  }

  private Optional<String> proposal(Earlier earlier, Entry entry) {
    Optional<Stated<EntryVersion>> before = earlier.entry().version();
    Optional<EntryVersion> now = entry.version().flatMap(Stated::value);
    VersionStep step = VersionStep.of(before.flatMap(Stated::value), now, earlier.diff());
    return switch (step) {
      case NOT_BUMPED, LOWERED -> before.map(earlier.diff().asks()::after);
      case BUMPED_TOO_LITTLE ->
          before
              .filter(then -> request.policy() == BumpPolicy.STRICT)
              .map(earlier.diff().asks()::after);
      case NO_VERSION -> Optional.of("1.0.0");
      case UNCHANGED, BUMPED, BUMPED_WITHOUT_CHANGE, BY_SNAPSHOT -> Optional.empty();
    };
  }

  private void changedWithoutBaseline(
      Manifest manifest,
      List<RawJson> stated,
      RawJson.Members part,
      String reason,
      List<String> notes) {
    List<RawJson> now = part.elements(request.list().key());
    for (int i = 0; i < stated.size(); i++) {
      if (!stated.get(i).equals(now.get(i))) {
        notes.add(
            Printable.of(manifest.entries(request.list()).get(i).label())
                + ": was brought up to date; whether its version must rise is not known: "
                + reason);
      }
    }
  }

  private static String said(ContentDiff content) {
    List<ContentDiff.Change> changes = content.changes();
    return changes.isEmpty()
        ? "its version is lower than it was"
        : changes.get(0).what()
            + (changes.size() > 1 ? " and " + (changes.size() - 1) + " more" : "");
  }
}
