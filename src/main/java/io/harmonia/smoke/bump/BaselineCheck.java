package io.harmonia.smoke.bump;

import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.history.Dropped;
import io.harmonia.smoke.history.RecordedByEntry;
import io.harmonia.smoke.history.WorkspaceDiff;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The workspace as a whole, against the baseline: what came, what went, and what was silenced. */
final class BaselineCheck {
  private static final int NAMED = 10;

  private BaselineCheck() {}

  /** There is nothing to compare with. */
  static void missing(Findings findings, FoundBaseline.Missing baseline, Location at) {
    findings.add(
        at,
        baseline.asked() ? Kind.BASELINE_UNAVAILABLE : Kind.NO_BASELINE,
        "versions were compared with no earlier state: " + baseline.reason(),
        baseline.remedy());
  }

  static void judge(Findings findings, WorkspaceDiff diff) {
    for (RecordedByEntry.Line line : diff.orphaned()) {
      findings.add(
          Finding.at(
                  line.line().at(),
                  Kind.MANIFEST_INCONSISTENT,
                  Printable.of(line.path().text())
                      + ": its checksum is recorded, and its entry, which "
                      + diff.baseline()
                      + " has, is gone",
                  "Put the entry back, or, if it is gone for good, take its files out of the"
                      + " workspace, and the line out of the checksum file.")
              .about(Optional.of(Target.path(line.path()))));
    }
    for (Place file : diff.emptied()) {
      findings.add(
          Finding.at(
                  Location.startOf(file.shownAs()),
                  Kind.MANIFEST_INCONSISTENT,
                  "records nothing: expected the checksums that it has in " + diff.baseline(),
                  "Put its lines back, or remove the entries that they are about.")
              .about(Optional.of(Target.path(new RelativePath(file.shownAs())))));
    }
    dropped(findings, diff);
    remark(findings, "new since " + diff.baseline(), names(diff.added()));
    remark(findings, "gone since " + diff.baseline(), names(diff.gone()));
    for (Problem line : diff.malformedLines()) {
      findings.remark(
          line.at() + ": " + line.message() + ": such lines of the baseline recorded nothing");
    }
  }

  /** What nobody's any more was recorded of. */
  private static void dropped(Findings findings, WorkspaceDiff diff) {
    List<String> leftovers = new ArrayList<>();
    for (Dropped dropped : diff.dropped(Optional.empty())) {
      if (dropped.isLeftover()) {
        leftovers.add(dropped.path().text());
      } else {
        findings.add(DroppedRecord.finding(dropped));
      }
    }
    remark(
        findings,
        "left over from entries that are gone, not tracked by git and verified by nothing",
        leftovers);
  }

  private static List<String> names(List<Entry> entries) {
    return entries.stream().map(entry -> entry.list().key() + " › " + entry.label()).toList();
  }

  private static void remark(Findings findings, String what, List<String> names) {
    if (!names.isEmpty()) {
      String first = String.join(", ", names.stream().limit(NAMED).map(Printable::of).toList());
      int more = names.size() - NAMED;
      findings.remark(what + ": " + first + (more > 0 ? " and " + more + " more" : ""));
    }
  }
}
