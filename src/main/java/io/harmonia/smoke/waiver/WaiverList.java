package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.text.Location;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a workspace's waivers say, read as the suite reads them, without any check being made. So it
 * does not tell whether a waiver still matches something.
 *
 * @param file the waivers file, as messages show it
 * @param waivers those that are well-formed, in the order of their file
 * @param findings why the file or others of them cannot be read
 */
public record WaiverList(String file, List<Line> waivers, List<Finding> findings) {

  /**
   * One waiver.
   *
   * @param target what it names, for example {@code path models/acme/old.gguf}, printable
   * @param kind the kind of finding that it waives
   * @param expires its last day, UTC
   * @param expired whether that is over
   * @param reason why, printable
   * @param at where it stands
   */
  public record Line(
      String target, Kind kind, LocalDate expires, boolean expired, String reason, Location at) {}

  /**
   * Lists the waivers of what was read.
   *
   * @param term how long they may last
   */
  public static WaiverList of(Inventory inventory, WaiverTerm term) {
    List<Entry> entries =
        Arrays.stream(ListName.values()).flatMap(list -> inventory.entries(list).stream()).toList();
    WaiverPlan plan = new WaiverPlan(inventory, entries, Stream::empty, term);
    List<Finding> findings = new ArrayList<>();
    if (!inventory.waivers().isNotWanted()) {
      findings.addAll(new WaiverCheck(inventory, plan, term).judgeFile().findings());
    }
    List<Line> lines = new ArrayList<>();
    for (WaiverReading.Read read : plan.waivers()) {
      read.problems().forEach(p -> findings.add(Finding.of(Kind.WAIVER_INVALID, p)));
      read.waiver()
          .ifPresent(
              waiver -> {
                lines.add(line(waiver, term.today()));
                if (term.isTooLong(waiver)) {
                  findings.add(WaiverCheck.tooLong(waiver, term));
                }
              });
    }
    return new WaiverList(
        inventory.waivers().place().shownAs(), List.copyOf(lines), List.copyOf(findings));
  }

  private static Line line(Waiver waiver, LocalDate today) {
    return new Line(
        waiver.target().label(),
        waiver.kind(),
        waiver.expires(),
        waiver.isExpired(today),
        waiver.reason(),
        waiver.at());
  }
}
