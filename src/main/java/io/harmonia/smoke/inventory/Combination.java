package io.harmonia.smoke.inventory;

import io.harmonia.smoke.authoring.Authored;
import io.harmonia.smoke.authoring.JsonWriter;
import io.harmonia.smoke.authoring.Making;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.SelfCheck;
import io.harmonia.smoke.authoring.Sources;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.entries.EntrySums;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.json.RawJson;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.manifest.ManifestSource;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.waiver.WaiverTerm;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the combined manifest: the entries of its two parts as they stand there, and their totals.
 * What else an existing one has is kept. The suite passes what is made.
 */
public final class Combination {
  private static final String TOTALS = "totals";
  private static final Set<CheckType> CHECKS =
      EnumSet.of(
          CheckType.WELL_FORMED,
          CheckType.SCHEMA,
          CheckType.PARTS,
          CheckType.TOTALS,
          CheckType.ENTRY_FIELDS,
          CheckType.ENTRY_AGREEMENT);

  private final Inventory inventory;
  private final DigestCache digests;
  private final WaiverTerm term;
  private final ManifestReader reader;

  /**
   * @param inventory what was read of the workspace
   * @param digests hashes files
   * @param term tells which waivers are in force
   */
  public Combination(Inventory inventory, DigestCache digests, WaiverTerm term) {
    this.inventory = inventory;
    this.digests = digests;
    this.term = term;
    this.reader = new ManifestReader(inventory.workspace(), inventory.paths());
  }

  /**
   * Makes it. Never throws for what it finds.
   *
   * @param allowMissing whether a part that is missing has no entries; otherwise nothing is made
   */
  public Authored combine(GenerationTime time, boolean allowMissing) {
    Making making = notes -> make(time, allowMissing, notes);
    return making.result();
  }

  private byte[] make(GenerationTime time, boolean allowMissing, List<String> notes)
      throws RefusedException {
    Map<ListName, ManifestSource> parts = parts(allowMissing);
    Document<Manifest> there = inventory.read(ManifestKind.COMBINED);
    Place file = there.place();
    RawJson.Members before =
        there.isMissing()
            ? GenerationTime.newManifest()
            : Sources.require(reader, ManifestKind.COMBINED, file).root();
    RawJson.Members combined = before;
    RawJson.Members totals =
        before.fields().get(TOTALS) instanceof RawJson.Members stated
            ? stated
            : RawJson.Members.NONE;
    for (ListName list : ListName.values()) {
      ManifestSource part = parts.get(list);
      List<RawJson> entries = part == null ? List.of() : part.root().elements(list.key());
      combined = combined.with(list.key(), new RawJson.Elements(entries));
      totals = total(totals, list, part == null ? List.of() : part.manifest().entries(list), notes);
      int dropped = before.elements(list.key()).size();
      if (part == null && dropped > 0) {
        notes.add(
            "the part of the " + list.key() + " is missing: " + dropped + " of them are left out");
      }
    }
    combined = GenerationTime.withVersion(combined.with(TOTALS, totals));
    byte[] bytes = JsonWriter.write(time.stamp(before, combined));
    check(file, bytes);
    return bytes;
  }

  private Map<ListName, ManifestSource> parts(boolean allowMissing) throws RefusedException {
    Map<ListName, ManifestSource> parts = new EnumMap<>(ListName.class);
    List<Refusal> refusals = new ArrayList<>();
    for (ListName list : ListName.values()) {
      Document<Manifest> part = inventory.read(ManifestKind.partFor(list));
      if (!part.isMissing()) {
        try {
          parts.put(list, Sources.require(reader, ManifestKind.partFor(list), part.place()));
        } catch (RefusedException e) {
          refusals.addAll(e.reasons());
        }
      } else if (!allowMissing || part.place().asked()) {
        refusals.add(
            Refusal.of(
                Printable.of(part.place().shownAs())
                    + ": is not there: expected the part of the "
                    + list.key(),
                "Restore it, or combine without it (--allow-missing) if there are no "
                    + list.key()
                    + "."));
      }
    }
    if (parts.isEmpty() && refusals.isEmpty()) {
      refusals.add(
          Refusal.of("neither part is there: nothing to combine", "Name the workspace (--root)."));
    }
    RefusedException.throwIfAny(refusals);
    return parts;
  }

  /** A sum that lacks what an entry does not state would be wrong, so it is left out. */
  private RawJson.Members total(
      RawJson.Members totals, ListName list, List<Entry> entries, List<String> notes) {
    RawJson.Members now = totals;
    for (Map.Entry<String, Optional<BigInteger>> sum :
        EntrySums.of(inventory.workspace(), list, entries).entrySet()) {
      if (sum.getValue().isPresent()) {
        now = now.with(sum.getKey(), new RawJson.Literal(sum.getValue().get().toString()));
      } else {
        now = now.without(sum.getKey());
        notes.add(
            "the total "
                + sum.getKey()
                + " is left out: an entry does not state its own (size_bytes, files_count)");
      }
    }
    return now;
  }

  private void check(Place file, byte[] bytes) throws RefusedException {
    Inventory after =
        inventory.withManifest(
            ManifestKind.COMBINED, reader.reread(ManifestKind.COMBINED, file, bytes));
    new SelfCheck(after, digests, term)
        .require(check -> CHECKS.contains(check.type()), finding -> true);
  }
}
