package io.harmonia.smoke.check;

import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.Stated;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.RelativePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the directory of one entry to what its manifest states. */
final class DirectoryContent {
  private static final int NAMED = 5;

  private final EntryContentCheck check;
  private final Findings findings;
  private final Entry entry;
  private final RelativePath path;
  private final Set<RelativePath> listed = new LinkedHashSet<>();
  private final List<RelativePath> absent = new ArrayList<>();

  DirectoryContent(EntryContentCheck check, Findings findings, Entry entry, RelativePath path) {
    this.check = check;
    this.findings = findings;
    this.entry = entry;
    this.path = path;
    entry.files().forEach(file -> file.safePath().ifPresent(listed::add));
  }

  void judge(Found.Directory directory) {
    entry.files().forEach(this::artifact);
    Optional<Long> count = entry.statedFilesCount();
    Optional<Long> size = entry.sizeBytes().flatMap(Stated::value);
    if (count.isPresent() || size.isPresent() || !listed.isEmpty()) {
      DirectorySurvey survey = DirectorySurvey.of(check.workspace(), path, directory, listed);
      survey(survey, count, size);
    } else if (entry.sha256().isEmpty()) {
      findings.add(
          entry.at(),
          Kind.NOT_RECORDED,
          Printable.of(path.text()) + " is there, and nothing is stated that it could be held to",
          "State size_bytes, files_count or files, or record checksums.");
    }
  }

  private void artifact(Artifact artifact) {
    Optional<RelativePath> file = artifact.safePath();
    if (file.isEmpty()) {
      return;
    }
    Found found = check.workspace().look(file.get());
    if (found instanceof Found.Absent) {
      absent.add(file.get());
    } else if (check.recorded().has(file.get())) {
      return; // the recorded checksum's own test holds it
    } else if (found instanceof Found.File content) {
      check.stated(findings, file.get(), content, artifact.sizeBytes(), artifact.sha256());
      if (artifact.sizeBytes().isEmpty() && artifact.sha256().isEmpty()) {
        StandIns.unstated(findings, file.get(), content, artifact.at());
      }
    } else if (found instanceof Found.Unreadable unreadable) {
      findings.add(ContentVerifier.unreadable(file.get(), unreadable.reason(), artifact.at()));
    } else {
      Found.Refused refused =
          found instanceof Found.Refused already
              ? already
              : new Found.Refused("is a directory, expected a file");
      findings.add(ContentVerifier.refused(file.get(), refused, artifact.at()));
    }
  }

  private void survey(DirectorySurvey survey, Optional<Long> count, Optional<Long> size) {
    unreadable(survey);
    if (!survey.leaving().isEmpty()) {
      findings.remark(
          names(survey.leaving()) + ": not followed, since it leads out of the workspace or back");
    }
    new SurveyedPointers(survey).noteIn(findings, entry.at(), path);
    StandIns.unstated(
        findings, survey, file -> listed.contains(file) || check.recorded().has(file), entry.at());
    boolean fewer = count.isPresent() && survey.files() < count.get();
    boolean asMany = count.isPresent() && survey.files() == count.get();
    if (fewer || !absent.isEmpty()) {
      partial(survey, count.filter(c -> fewer));
    }
    if (fewer || (!absent.isEmpty() && !asMany)) {
      unlisted(survey, count);
      return; // there is no total to compare with
    }
    if (count.isPresent() && survey.files() > count.get() && listed.isEmpty()) {
      findings.add(
          placeOf(entry.filesCount()),
          Kind.SIZE_MISMATCH,
          Printable.of(path.text())
              + ": expected "
              + Quantity.count(count.get(), "file", "files")
              + " (files_count), actual "
              + survey.files(),
          "Remove what does not belong there, or correct files_count and size_bytes.");
    } else if (size.isPresent()) {
      totalSize(survey, count, size.get());
    }
    unlisted(survey, count);
  }

  private void unreadable(DirectorySurvey survey) {
    if (!survey.unreadable().isEmpty()) {
      findings.add(
          entry.at(),
          Kind.UNREADABLE,
          Printable.of(path.text())
              + ": its files could not be counted: cannot be read: "
              + names(survey.unreadable()),
          "Give the user who runs the suite read permission, and run again.");
    }
  }

  /**
   * Says what is missing: files by their number, if there are fewer than stated, or listed ones.
   */
  private void partial(DirectorySurvey survey, Optional<Long> moreStated) {
    String expected =
        moreStated
            .map(count -> "files_count is " + count)
            .orElseGet(() -> "it lists " + Quantity.count(listed.size(), "file", "files"));
    String missing = absent.isEmpty() ? "" : "; not there: " + names(absent);
    SurveyedPointers pointers = new SurveyedPointers(survey);
    findings.add(
        entry.at(),
        check.requirement() == Requirement.PRESENT ? Kind.MISSING_ARTIFACT : Kind.PARTIAL,
        Printable.of(path.text())
            + " is partly there: expected "
            + expected
            + ", actual "
            + Quantity.count(survey.files(), "file", "files")
            + missing
            + pointers.rejected(),
        pointers.remedyOr("Restore the rest") + " to have the whole entry checked.");
  }

  /**
   * Compares the size of all files, or of the listed ones where there are more. A sample together
   * with more files than stated leaves nothing to compare. Without files_count the list may be
   * either.
   */
  private void totalSize(DirectorySurvey survey, Optional<Long> count, long stated) {
    long expectedFiles = count.orElse((long) listed.size());
    boolean extras = !listed.isEmpty() && survey.files() > expectedFiles;
    if (extras && listed.size() != expectedFiles) {
      findings.add(
          placeOf(entry.sizeBytes()),
          Kind.NOT_RECORDED,
          sizes(stated, survey.bytes())
              + " cannot be compared: there are more files than files_count, and not all are listed",
          "Remove what does not belong there, or list every file.");
      return;
    }
    long actual = extras ? bytesOfListed() : survey.bytes();
    SurveyedPointers pointers = new SurveyedPointers(survey);
    Set<RelativePath> summed = extras ? listed : survey.sizes().keySet();
    if (pointers.keepFromComparing(summed, actual, stated)) {
      findings.add(
          placeOf(entry.sizeBytes()),
          Kind.NOT_RECORDED,
          sizes(stated, actual) + pointers.unsized(),
          "Run “git lfs pull” before the suite to have the sizes compared.");
      return;
    }
    if (actual == stated
        || (count.isEmpty() && survey.bytes() == stated)
        || actual + foundElsewhere(survey) == stated) {
      return;
    }
    boolean maybePartial = count.isEmpty() && actual < stated;
    if (maybePartial) {
      findings.add(
          placeOf(entry.sizeBytes()),
          check.requirement() == Requirement.PRESENT ? Kind.SIZE_MISMATCH : Kind.PARTIAL,
          sizes(stated, actual)
              + ": partly there, as far as can be told without files_count"
              + pointers.rejected(),
          pointers.remedyOr("Restore the rest") + ", and state files_count.");
    } else {
      findings.add(
          placeOf(entry.sizeBytes()),
          Kind.SIZE_MISMATCH,
          sizes(stated, actual) + " in " + Quantity.count(survey.files(), "file", "files"),
          "Restore the entry, or write \"size_bytes\": " + actual + " if that is intended.");
    }
  }

  /**
   * What the total lacks because of files whose size has a finding of its own, or whose line ends
   * have.
   */
  private long foundElsewhere(DirectorySurvey survey) {
    Map<RelativePath, Long> should = new HashMap<>();
    for (RecordedChecksum line : check.recorded().below(path)) {
      if (line.found() instanceof Found.RegularFile file) {
        check
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
      Long is = survey.sizes().get(file.getKey());
      lacking += is == null ? 0 : file.getValue() - is;
    }
    return lacking;
  }

  private String sizes(long stated, long actual) {
    return Printable.of(path.text())
        + ": expected "
        + Quantity.exactBytes(stated)
        + " (size_bytes), actual "
        + Quantity.exactBytes(actual);
  }

  private long bytesOfListed() {
    long sum = 0;
    for (RelativePath file : listed) {
      if (check.workspace().look(file) instanceof Found.File content) {
        sum = Amounts.addCapped(sum, content.contentSize().orElse(0L));
      }
    }
    return sum;
  }

  /** A list of all files makes every other file worth a remark; a sample does not. */
  private void unlisted(DirectorySurvey survey, Optional<Long> count) {
    boolean sample = count.isPresent() && listed.size() < count.get();
    boolean asMany = count.isPresent() && survey.files() <= count.get();
    if (listed.isEmpty() || (sample && asMany)) {
      return;
    }
    List<RelativePath> extra =
        survey.sizes().keySet().stream().filter(file -> !listed.contains(file)).toList();
    if (!extra.isEmpty()) {
      findings.remark(
          Quantity.count(extra.size(), "file is", "files are")
              + " there that the entry does not list: "
              + names(extra));
    }
  }

  private Location placeOf(Optional<Stated<Long>> field) {
    return field.map(Stated::at).orElse(entry.at());
  }

  static String names(Collection<RelativePath> paths) {
    return paths.stream()
            .limit(NAMED)
            .map(file -> Printable.of(file.text()))
            .collect(Collectors.joining(", "))
        + (paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : "");
  }
}
