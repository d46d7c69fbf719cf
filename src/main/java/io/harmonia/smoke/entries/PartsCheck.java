package io.harmonia.smoke.entries;

import io.harmonia.smoke.finding.EntryNames;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.SmokeCommand;
import io.harmonia.smoke.workspace.Document;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Each entry of the combined manifest is in its part, and stands once.
 *
 * @param inventory every manifest
 * @param parts entries of the parts
 * @param own those of the combined manifest
 */
public record PartsCheck(Inventory inventory, EntryNames parts, EntryNames own) {

  public Judgement judge(Manifest combined) {
    Findings findings = new Findings();
    for (ListName list : ListName.values()) {
      Document<Manifest> part = inventory.read(ManifestKind.partFor(list));
      List<Entry> entries = combined.entries(list);
      if (part.isMissing()) {
        requireNone(findings, combined, part, entries);
      } else if (part.value().filter(manifest -> manifest.has(list)).isEmpty()) {
        findings.add(
            Finding.nowhere(
                Kind.NOT_RECORDED,
                part.place().shownAs()
                    + " could not be read, so the "
                    + list.key()
                    + " of the combined manifest could not be compared with it",
                "See the finding of " + part.place().shownAs() + "."));
      } else {
        entries.forEach(entry -> requireInPart(findings, part, combined, entry));
      }
      entries.forEach(
          entry ->
              own.secondName(
                      entry,
                      entry.at(),
                      "Once each entry of the part has a name of its own, run "
                          + combine(combined)
                          + ".")
                  .map(finding -> finding.about(Target.of(entry)))
                  .ifPresent(findings::add));
    }
    return findings.judge(Kind.CONSISTENT);
  }

  public static List<Entry> allEntries(Manifest combined) {
    return Arrays.stream(ListName.values())
        .flatMap(list -> combined.entries(list).stream())
        .toList();
  }

  /**
   * The command that makes the combined manifest anew. A part that is missing keeps it from being
   * made, unless the combined manifest has nothing of that part either.
   */
  static String combine(Manifest combined) {
    boolean lacksAList =
        Arrays.stream(ListName.values()).anyMatch(list -> combined.entries(list).isEmpty());
    return SmokeCommand.combine(lacksAList);
  }

  private static void requireNone(
      Findings findings, Manifest combined, Document<Manifest> part, List<Entry> entries) {
    if (!entries.isEmpty()) {
      String list = entries.get(0).list().key();
      findings.add(
          Finding.at(
                  entries.get(0).at(),
                  Kind.MANIFEST_INCONSISTENT,
                  ("the combined manifest lists %s of the %s, and their part is missing: expected"
                          + " %s")
                      .formatted(entries.size(), list, part.place().shownAs()),
                  "Restore the part from git, or, where there never was one, remove this list from"
                      + " the combined manifest and its totals.")
              .about(Optional.of(Target.of(combined.place().shownAs() + " › parts", list))));
    }
  }

  private void requireInPart(
      Findings findings, Document<Manifest> part, Manifest combined, Entry entry) {
    Optional<Entry> counterpart = entry.key().flatMap(key -> parts.byKey(entry.list(), key));
    if (counterpart.isEmpty()) {
      findings.add(
          Finding.at(
                  entry.at(),
                  Kind.MANIFEST_INCONSISTENT,
                  Printable.quoted(entry.label())
                      + " is not in "
                      + part.place().shownAs()
                      + entry.key().map(key -> parts.lookalikeOf(entry.list(), key)).orElse(""),
                  "Add the entry to the part, or, where it is gone for good, run "
                      + combine(combined)
                      + ".")
              .about(Target.of(entry)));
    }
  }
}
