package io.harmonia.smoke.entries;

import io.harmonia.smoke.finding.EntryNames;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.ledger.EntryComparison;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An entry of a part is in the combined manifest, and equal there.
 *
 * @param combined the combined manifest
 * @param names its entries
 */
public record AgreementCheck(Manifest combined, EntryNames names) {

  public Judgement judge(Entry entry) {
    Findings findings = new Findings();
    Optional<Entry> counterpart = entry.key().flatMap(key -> names.byKey(entry.list(), key));
    if (counterpart.isEmpty()) {
      findings.add(
          entry.at(),
          Kind.MANIFEST_INCONSISTENT,
          "%s%s in the %s of %s%s"
              .formatted(
                  Printable.quoted(entry.label()),
                  entry.key().isEmpty() ? " has no name to be found by" : " is not",
                  entry.list().key(),
                  combined.place().shownAs(),
                  entry.key().map(key -> names.lookalikeOf(entry.list(), key)).orElse("")),
          remedy());
      return findings.judge(Kind.CONSISTENT);
    }
    for (EntryComparison.Difference difference : EntryComparison.of(entry, counterpart.get())) {
      findings.add(
          entry.at(),
          Kind.MANIFEST_INCONSISTENT,
          Wording.compared(
              "%s: %s: ".formatted(Printable.of(entry.label()), difference.field()),
              difference.one() + ", as here",
              "in the combined manifest at %s: %s"
                  .formatted(counterpart.get().at(), difference.other())),
          remedy());
    }
    problemsThereAlone(findings, entry, counterpart.get());
    return findings.judge(Kind.CONSISTENT);
  }

  /** What is wrong with the entry of the combined manifest, and not with that of the part. */
  private static void problemsThereAlone(Findings findings, Entry entry, Entry counterpart) {
    Set<String> known = new HashSet<>();
    entry.problems().forEach(problem -> known.add(problem.message()));
    for (Problem problem : counterpart.problems()) {
      if (!known.contains(problem.message())) {
        findings.add(Kind.MANIFEST_INVALID, problem);
      }
    }
  }

  private String remedy() {
    return "Entries are maintained in their part: run "
        + PartsCheck.combine(combined)
        + " once the part is right.";
  }
}
