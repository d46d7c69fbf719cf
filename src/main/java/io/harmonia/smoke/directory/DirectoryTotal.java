package io.harmonia.smoke.directory;

import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Amounts;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.Found;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a directory add up to the size that its entry states. */
record DirectoryTotal(
    Surroundings around,
    Findings findings,
    Entry entry,
    RelativePath path,
    Set<RelativePath> listed,
    DirectorySurvey survey) {

  /**
   * Compares the size of all files, or of the listed ones where there are more. Without files_count
   * the list may be either.
   */
  void compare(long stated) {
    Optional<Long> count = entry.statedFilesCount();
    long expectedFiles = count.orElse((long) listed.size());
    Location at = entry.sizeBytes().orElseThrow().at();
    boolean extras = !listed.isEmpty() && survey.files() > expectedFiles;
    long actual = extras ? bytesOfListed() : survey.bytes();
    SurveyedPointers pointers = new SurveyedPointers(survey);
    Set<RelativePath> summed = extras ? listed : survey.paths();
    if (pointers.keepFromComparing(summed, actual, stated)) {
      findings.add(
          at,
          Kind.NOT_RECORDED,
          sizes(stated, actual).and(pointers.unsized()),
          "Run “git lfs pull” before the suite to have the sizes compared.");
      return;
    }
    if (actual == stated
        || (count.isEmpty() && survey.bytes() == stated)
        || actual + foundElsewhere() == stated) {
      return;
    }
    boolean maybePartial = count.isEmpty() && actual < stated;
    if (maybePartial) {
      findings.add(
          at,
          around.requirement() == Requirement.PRESENT ? Kind.SIZE_MISMATCH : Kind.PARTIAL,
          sizes(stated, actual)
              .and(": partly there, as far as can be told without files_count")
              .and(pointers.rejected()),
          pointers.remedyOr("Restore the rest") + ", and state files_count.");
    } else {
      findings.add(
          at,
          Kind.SIZE_MISMATCH,
          sizes(stated, actual).and(" in " + Quantity.count(survey.files(), "file", "files")),
          "Restore the entry, or write \"size_bytes\": " + actual + " if that is intended.");
    }
  }

  /**
   * What the total lacks because of files whose size has a finding of its own, or whose line ends
   * have.
   */
  private long foundElsewhere() {
    Map<RelativePath, Long> should = new HashMap<>();
    for (RecordedChecksum line : around.recorded().below(path)) {
      if (line.found() instanceof Found.RegularFile file) {
        around
            .content()
            .diagnosis()
            .sizeAsRecorded(file, line.sha256())
            .ifPresent(size -> should.put(line.place().orElseThrow(), size));
      }
    }
    for (Artifact artifact : entry.files()) {
      Optional<Long> size = artifact.sizeBytes().flatMap(Stated::value);
      if (artifact.safePath().isPresent() && size.isPresent()) {
        should.put(artifact.safePath().get(), size.get());
      }
    }
    long lacking = 0;
    for (Map.Entry<RelativePath, Long> file : should.entrySet()) {
      boolean isThere = survey.paths().contains(file.getKey());
      lacking += isThere ? file.getValue() - survey.sizeOf(file.getKey()) : 0;
    }
    return lacking;
  }

  private Wording sizes(long stated, long actual) {
    return Wording.compared(
        Printable.of(path.text()) + ": ",
        Quantity.exactBytes(stated) + " (size_bytes)",
        Quantity.exactBytes(actual));
  }

  private long bytesOfListed() {
    long sum = 0;
    for (RelativePath file : listed) {
      if (around.workspace().look(file) instanceof Found.File content) {
        sum = Amounts.addCapped(sum, content.contentSize().orElse(0L));
      }
    }
    return sum;
  }
}
