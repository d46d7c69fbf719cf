package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.ledger.Inventory;
import java.util.ArrayList;
import java.util.List;

/**
 * What a workspace's waivers say, read as the suite reads them, without any check being made. So it
 * does not tell whether a waiver still matches something.
 *
 * @param file the waivers file, as messages show it
 * @param waivers those that are well-formed, in the order of their file
 * @param findings why the file or others of them cannot be read
 */
public record WaiverList(String file, List<Waiver> waivers, List<Finding> findings) {

  /**
   * Lists the waivers of what was read.
   *
   * @param term how long they may last
   */
  public static WaiverList of(Inventory inventory, WaiverTerm term) {
    List<Finding> findings = new ArrayList<>();
    if (!inventory.waivers().isNotWanted()) {
      findings.addAll(WaiverFile.judge(inventory).findings());
    }
    List<Waiver> waivers = new ArrayList<>();
    for (ReadWaiver read : WaiverFile.read(inventory)) {
      read.problems().forEach(p -> findings.add(Finding.of(Kind.WAIVER_INVALID, p)));
      read.waiver().ifPresent(waivers::add);
      read.waiver()
          .filter(term::isTooLong)
          .ifPresent(waiver -> findings.add(WaiverCheck.tooLong(waiver, term)));
    }
    return new WaiverList(
        inventory.waivers().place().shownAs(), List.copyOf(waivers), List.copyOf(findings));
  }
}
