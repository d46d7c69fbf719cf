package io.harmonia.smoke.directory;

import io.harmonia.smoke.content.StandInVerifier;
import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Amounts;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.text.SmokeCommand;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.Found;
import java.util.List;
import java.util.Optional;

/** Holds the directory of one entry to what its manifest states. */
public final class DirectoryContent {
  private final Surroundings around;
  private final Findings findings;
  private final Entry entry;
  private final RelativePath path;
  private final ListedFiles listed;
  private final Optional<Long> count;
  private final Optional<Long> size;

  DirectoryContent(Surroundings around, Findings findings, Entry entry, RelativePath path) {
    this.around = around;
    this.findings = findings;
    this.entry = entry;
    this.path = path;
    this.listed = new ListedFiles(around, findings, entry.files(), path);
    this.count = entry.statedFilesCount();
    this.size = entry.sizeBytes().flatMap(Stated::value);
  }

  void judge(Found.Directory directory) {
    RepresentativeDigest digest = new RepresentativeDigest(around, findings, entry, path);
    boolean isHeld = count.isPresent() || size.isPresent() || !listed.all().isEmpty();
    if (isHeld || digest.needsFiles()) {
      DirectorySurvey survey = around.survey(path, directory, listed.all());
      note(survey);
      if (isHeld) {
        hold(survey);
      }
      if (digest.needsFiles()) {
        digest.find(survey);
      }
    } else if (entry.sha256().isEmpty()) {
      findings.add(
          entry.at(),
          Kind.NOT_RECORDED,
          Printable.of(path.text()) + " is there, and nothing is stated that it could be held to",
          "State size_bytes, files_count or files, or record checksums.");
    }
  }

  private void note(DirectorySurvey survey) {
    unreadable(survey);
    if (!survey.leaving().isEmpty()) {
      findings.remark(
          Printable.some(survey.leaving())
              + ": not followed, since it leads out of the workspace or back");
    }
    if (!survey.uncounted().isEmpty()) {
      findings.remark(
          entry.at()
              + ": not counted for their names (smoke.uncounted): "
              + Printable.some(survey.uncounted()));
    }
    new SurveyedPointers(survey).noteIn(findings, entry.at(), path);
    StandInVerifier.unstated(
        findings,
        survey,
        file -> listed.all().contains(file) || around.recorded().has(file),
        entry.at());
  }

  /** Only fewer files than stated are a partial restore. */
  private void hold(DirectorySurvey survey) {
    listed.addNamesOf(survey.paths());
    boolean fewer = count.isPresent() && survey.files() < count.get();
    if (fewer || count.isEmpty()) {
      if (fewer || !listed.absent().isEmpty()) {
        partial(survey, count);
      } else if (size.isPresent() && !listed.areOthersMeant()) {
        total(survey).compare(size.get());
      }
      beyondTheList(survey);
      return;
    }
    boolean more = survey.files() > count.get();
    boolean whole = listed.absent().isEmpty();
    boolean isFound = isListComplete() && (more || isStandIn(survey));
    if (more) {
      more(survey, count.get());
    }
    if (!whole && !isFound) {
      missing(survey);
    }
    if (size.isPresent() && whole && !listed.areOthersMeant() && (!more || isListComplete())) {
      total(survey).compare(size.get());
    }
  }

  private DirectoryTotal total(DirectorySurvey survey) {
    return new DirectoryTotal(around, findings, entry, path, listed.all(), survey);
  }

  /** Whether the list names every file, by its number or by the sum of its sizes. */
  private boolean isListComplete() {
    if (listed.all().isEmpty()) {
      return false;
    }
    return count.isPresent()
        ? listed.all().size() >= count.get()
        : size.isPresent()
            && Amounts.sum(entry.files().stream().map(Artifact::sizeBytes)).equals(size);
  }

  private List<RelativePath> notListed(DirectorySurvey survey) {
    return survey.paths().stream().filter(file -> !listed.has(file)).toList();
  }

  private void more(DirectorySurvey survey, long stated) {
    List<RelativePath> others = notListed(survey);
    if (others.isEmpty()) {
      return; // the list is longer than files_count, which the check of the fields finds
    }
    findings.add(
        placeOf(entry.filesCount()),
        Kind.SIZE_MISMATCH,
        Wording.compared(
            Printable.of(path.text()) + ": ",
            Quantity.count(stated, "file", "files") + " (files_count)",
            survey.files()
                + "; not listed: "
                + Printable.some(others)
                + (isListComplete() ? notThere() : "")),
        "Move what does not belong there out of the directory"
            + (listed.absent().isEmpty() ? "" : ", and restore what is listed")
            + "; or, if you meant to add it, bring the entry up to date"
            + inventory(others)
            + ".");
  }

  /** The command that does it, of a whole entry and files whose names a manifest can state. */
  private String inventory(List<RelativePath> others) {
    String part = ManifestKind.partFor(entry.list()).defaultPath();
    return listed.absent().isEmpty()
            && entry.at().file().equals(part)
            && others.stream().allMatch(file -> SmokeCommand.word(file.text()).isPresent())
        ? ": " + SmokeCommand.inventory(entry.list().key())
        : "";
  }

  /** Whether a file that no complete list names makes up for one that is gone, which is found. */
  private boolean isStandIn(DirectorySurvey survey) {
    List<RelativePath> others = notListed(survey);
    if (others.isEmpty()) {
      return false;
    }
    findings.add(
        entry.at(),
        Kind.UNLISTED,
        Wording.explained(
            Printable.of(path.text()) + ": ",
            "the " + Quantity.count(listed.all().size(), "file", "files") + " that the entry lists",
            "as many; not listed: " + Printable.some(others) + notThere()),
        "Restore what is listed, and move what is not out of the directory.");
    return true;
  }

  private String notThere() {
    return listed.absent().isEmpty() ? "" : "; not there: " + Printable.some(listed.absentPaths());
  }

  /** Listed files that are not there, though as many files are as there should be. */
  private void missing(DirectorySurvey survey) {
    List<Artifact> unrecorded =
        listed.absent().stream()
            .filter(artifact -> !around.recorded().has(artifact.safePath().orElseThrow()))
            .toList();
    if (unrecorded.isEmpty()) { // each recorded checksum's own test finds it
      partial(survey, Optional.empty());
    }
    for (Artifact artifact : unrecorded) {
      RelativePath file = artifact.safePath().orElseThrow();
      Found found = around.workspace().look(file);
      Found.Absent absent = found instanceof Found.Absent now ? now : new Found.Absent("");
      findings.add(
          artifact.at(),
          Kind.MISSING_ARTIFACT,
          Wording.explained(
              Printable.of(file.text()) + ": ",
              "to be there, since "
                  + Quantity.count(survey.files(), "file is", "files are")
                  + " and files_count is "
                  + count.orElseThrow(),
              "absent"
                  + absent.hintInBrackets()
                  + around
                      .neighbours()
                      .unfinished(file, artifact.sha256().flatMap(Stated::value).map(Sha256::hex))
                      .map(unfinished -> " (" + unfinished + ")")
                      .orElse("")),
          absent.remedy() + ".");
    }
  }

  /** What a list does not name, where that does not make too many files. */
  private void beyondTheList(DirectorySurvey survey) {
    boolean complete = isListComplete();
    if (listed.all().isEmpty() || (count.isPresent() && !complete)) {
      return;
    }
    List<RelativePath> others = notListed(survey);
    if (others.isEmpty()) {
      return;
    }
    String said =
        Quantity.count(others.size(), "file is", "files are")
            + " there that the entry does not list: "
            + Printable.some(others);
    if (complete && around.unlisted() == UnlistedPolicy.REJECT) {
      findings.add(
          entry.at(),
          Kind.UNLISTED,
          Printable.of(path.text()) + ": " + said + " (smoke.unlisted=reject)",
          "Move what does not belong there out of the directory, or list it.");
    } else {
      findings.remark(said);
    }
  }

  private void unreadable(DirectorySurvey survey) {
    if (!survey.unreadable().isEmpty()) {
      findings.add(
          entry.at(),
          Kind.UNREADABLE,
          Printable.of(path.text())
              + ": its files could not be counted: cannot be read: "
              + Printable.some(survey.unreadable()),
          "Give the user who runs the suite read permission, and run again.");
    }
  }

  /**
   * Says what is missing: files by their number, if there are fewer than stated, or listed ones.
   */
  private void partial(DirectorySurvey survey, Optional<Long> moreStated) {
    String expected =
        moreStated
            .map(stated -> "files_count is " + stated)
            .orElseGet(() -> "it lists " + Quantity.count(listed.all().size(), "file", "files"));
    SurveyedPointers pointers = new SurveyedPointers(survey);
    findings.add(
        entry.at(),
        around.requirement() == Requirement.PRESENT ? Kind.MISSING_ARTIFACT : Kind.PARTIAL,
        Wording.compared(
            Printable.of(path.text()) + " is partly there: ",
            expected,
            Quantity.count(survey.files(), "file", "files") + notThere() + pointers.rejected()),
        pointers.remedyOr("Restore the rest") + " to have the whole entry checked.");
  }

  private Location placeOf(Optional<Stated<Long>> field) {
    return field.map(Stated::at).orElse(entry.at());
  }
}
