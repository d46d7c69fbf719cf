package io.harmonia.smoke.bump;

import io.harmonia.smoke.baseline.EarlierView;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.SourceDocuments;

/**
 * The records of other formats in a baseline, as far as they said something else than now.
 *
 * @param isSilent whether there were none
 * @param shownAs how the report names the baseline
 */
record EarlierRecords(String shownAs, SourceDocuments said, boolean isSilent) {

  static EarlierRecords of(Inventory now, FoundBaseline.At baseline) {
    EarlierView view =
        new EarlierView(baseline, now.records().repository(), now.workspace().documents().states());
    SourceDocuments said = now.records().in(view);
    return new EarlierRecords(baseline.shownAs(), said, said.isSilent() && !view.sawSame());
  }
}
