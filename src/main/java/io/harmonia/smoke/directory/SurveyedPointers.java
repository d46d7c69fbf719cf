package io.harmonia.smoke.directory;

import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.DirectorySurvey;
import java.util.Set;

/** The Git LFS pointers among the files of a directory. */
record SurveyedPointers(DirectorySurvey survey) {

  /** Says that the sums rest on what pointers state, if any do. */
  void noteIn(Findings findings, Location at, RelativePath directory) {
    if (!survey.pointers().isEmpty()) {
      findings.byPointer();
      findings.remark(
          at
              + ": "
              + Quantity.count(survey.pointers().size(), "file", "files")
              + " of "
              + Printable.of(directory.text())
              + " counted by the size that a Git LFS pointer states: "
              + Printable.some(survey.pointers()));
    }
  }

  /** To stand after the number of files: the pointers that do not count. */
  String rejected() {
    return survey.rejected().isEmpty()
        ? ""
        : "; Git LFS pointers, which smoke.lfs-pointers=reject counts as missing: "
            + Printable.some(survey.rejected());
  }

  /** How to have all files there, without a full stop. */
  String remedyOr(String without) {
    return survey.rejected().isEmpty() ? without : "Run “git lfs pull” before the suite";
  }

  /** A sum of sizes is only a least one if a file's size is not known. */
  boolean keepFromComparing(Set<RelativePath> summed, long least, long stated) {
    return least <= stated && survey.unsized().stream().anyMatch(summed::contains);
  }

  /** To stand after the sizes, where they cannot be compared. */
  String unsized() {
    return " at least; it cannot be compared, since Git LFS pointers do not state the size of what"
        + " an extension transforms: "
        + Printable.some(survey.unsized());
  }
}
