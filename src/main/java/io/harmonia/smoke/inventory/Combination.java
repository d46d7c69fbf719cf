package io.harmonia.smoke.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.authoring.NewContent;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.entries.EntrySums;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.json.JsonWriter;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestSource;
import io.harmonia.smoke.workspace.Document;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The combined manifest: the entries of its two parts as they stand there, and their totals. What
 * else an existing one has is kept. The suite passes what is made.
 *
 * @param allowMissing whether a part that is missing has no entries; otherwise nothing is made
 */
public record Combination(Workbench bench, GenerationTime time, boolean allowMissing)
    implements NewContent {
  private static final String TOTALS = "totals";
  private static final Set<CheckType> CHECKS =
      EnumSet.of(
          CheckType.WELL_FORMED,
          CheckType.SCHEMA,
          CheckType.PARTS,
          CheckType.TOTALS,
          CheckType.ENTRY_FIELDS,
          CheckType.ENTRY_AGREEMENT);

  @Override
  public byte[] make(List<String> notes) throws RefusedException {
    Map<ListName, ManifestSource> parts = parts();
    ObjectNode before =
        bench.inventory().read(ManifestKind.COMBINED).isMissing()
            ? GenerationTime.newManifest()
            : bench.require(ManifestKind.COMBINED).root();
    ObjectNode combined = StatedFields.copy(before);
    ObjectNode totals =
        before.get(TOTALS) instanceof ObjectNode stated
            ? StatedFields.copy(stated)
            : StatedFields.object();
    for (ListName list : ListName.values()) {
      ManifestSource part = parts.get(list);
      if (part == null) {
        int dropped = StatedFields.entries(before, list).size();
        combined.putArray(list.key());
        total(totals, list, List.of(), notes);
        if (dropped > 0) {
          notes.add(
              "the part of the "
                  + list.key()
                  + " is missing: "
                  + dropped
                  + " of them are left out");
        }
      } else {
        combined.set(list.key(), StatedFields.entries(part.root(), list));
        total(totals, list, part.manifest().entries(list), notes);
      }
    }
    combined.set(TOTALS, totals);
    time.stamp(before, GenerationTime.withVersion(combined));
    byte[] bytes = JsonWriter.write(combined);
    bench.check(
        bench.with(ManifestKind.COMBINED, bytes),
        check -> CHECKS.contains(check.type()),
        finding -> true);
    return bytes;
  }

  private Map<ListName, ManifestSource> parts() throws RefusedException {
    Map<ListName, ManifestSource> parts = new EnumMap<>(ListName.class);
    List<Refusal> refusals = new ArrayList<>();
    for (ListName list : ListName.values()) {
      ManifestKind kind = ManifestKind.partFor(list);
      Document<Manifest> part = bench.inventory().read(kind);
      if (!part.isMissing()) {
        try {
          parts.put(list, bench.require(kind));
        } catch (RefusedException e) {
          refusals.addAll(e.reasons());
        }
      } else if (!allowMissing || part.place().asked()) {
        refusals.add(
            Refusal.about(
                part.place().shownAs(),
                "is not there: expected the part of the " + list.key(),
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
  private void total(ObjectNode totals, ListName list, List<Entry> entries, List<String> notes) {
    EntrySums.of(bench.workspace(), list, entries)
        .forEach(
            (name, sum) -> {
              if (sum.isPresent()) {
                totals.set(name, JsonWriter.number(sum.get()));
              } else {
                totals.remove(name);
                notes.add(
                    "the total "
                        + name
                        + " is left out: an entry does not state its own (size_bytes,"
                        + " files_count)");
              }
            });
  }
}
