package io.harmonia.smoke.check;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.version.FoundBaseline;
import io.harmonia.smoke.version.RecordedByEntry;
import io.harmonia.smoke.version.WorkspaceDiff;
import io.harmonia.smoke.workspace.RelativePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The workspace as a whole, against the baseline: what came, what went, and what was silenced. */
final class BaselineCheck {
  private static final int NAMED = 10;

  private BaselineCheck() {}

  /** There is nothing to compare with. */
  static Judgement missing(FoundBaseline.Missing baseline, Location at) {
    Findings findings = new Findings();
    findings.add(
        at,
        baseline.asked() ? Kind.BASELINE_UNAVAILABLE : Kind.NO_BASELINE,
        "versions were compared with no earlier state: " + baseline.reason(),
        baseline.remedy());
    return findings.judge(Kind.CONSISTENT);
  }

  static Judgement judge(WorkspaceDiff diff) {
    Findings findings = new Findings();
    for (RecordedByEntry.Line line : diff.orphaned()) {
      findings.add(
          Finding.at(
                  line.line().at(),
                  Kind.MANIFEST_INCONSISTENT,
                  Printable.of(line.path().text())
                      + ": its checksum is recorded, and its entry, which "
                      + diff.baseline()
                      + " has, is gone",
                  "Remove the line, or put the entry back.")
              .about(Optional.of(Target.path(line.path()))));
    }
    for (ChecksumFile.Source file : diff.emptied()) {
      findings.add(
          Finding.at(
                  Location.startOf(file.shownAs()),
                  Kind.MANIFEST_INCONSISTENT,
                  "records nothing: expected the checksums that it has in " + diff.baseline(),
                  "Put its lines back, or remove the entries that they are about.")
              .about(Optional.of(Target.path(new RelativePath(file.shownAs())))));
    }
    remark(findings, "new since " + diff.baseline(), diff.added());
    remark(findings, "gone since " + diff.baseline(), diff.gone());
    return findings.judge(Kind.CONSISTENT);
  }

  private static void remark(Findings findings, String what, List<Entry> entries) {
    if (!entries.isEmpty()) {
      String names =
          entries.stream()
              .limit(NAMED)
              .map(entry -> Printable.of(entry.list().key() + " › " + entry.label()))
              .collect(Collectors.joining(", "));
      int more = entries.size() - NAMED;
      findings.remark(what + ": " + names + (more > 0 ? " and " + more + " more" : ""));
    }
  }
}
