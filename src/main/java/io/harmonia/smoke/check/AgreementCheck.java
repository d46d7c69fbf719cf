package io.harmonia.smoke.check;

import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.text.Printable;
import java.util.Optional;

/**
 * An entry of a part is in the combined manifest, and equal there.
 *
 * @param combined the combined manifest
 * @param names its entries
 */
record AgreementCheck(Manifest combined, EntryNames names) {

  Judgement judge(Entry entry) {
    Findings findings = new Findings();
    Optional<Entry> counterpart = entry.key().flatMap(key -> names.byKey(entry.list(), key));
    if (counterpart.isEmpty()) {
      findings.add(
          entry.at(),
          Kind.MANIFEST_INCONSISTENT,
          Printable.quoted(entry.label())
              + (entry.key().isEmpty() ? " has no name to be found by" : " is not")
              + " in the "
              + entry.list().key()
              + " of "
              + combined.file().shownAs()
              + entry.key().map(key -> names.lookalikeOf(entry.list(), key)).orElse(""),
          "Add the entry there, equal in every field, and correct the totals.");
      return findings.judge(Kind.CONSISTENT);
    }
    for (EntryComparison.Difference difference : EntryComparison.of(entry, counterpart.get())) {
      findings.add(
          entry.at(),
          Kind.MANIFEST_INCONSISTENT,
          Printable.of(entry.label())
              + ": "
              + difference.field()
              + ": expected "
              + difference.one()
              + ", as here, actual in the combined manifest at "
              + counterpart.get().at()
              + ": "
              + difference.other(),
          "Make the two entries equal: the part is where entries are maintained.");
    }
    return findings.judge(Kind.CONSISTENT);
  }
}
