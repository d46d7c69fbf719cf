package io.harmonia.smoke.content;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.LookalikePlace;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.ledger.RecordedLines;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Likeness;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Neighbours;
import io.harmonia.smoke.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is there of an entry is what its manifest states. What has a recorded checksum has a test of
 * its own, so that a file is reported once.
 *
 * @param workspace where the files lie
 * @param recorded every recorded checksum
 * @param content hashes files
 * @param neighbours what lies near a missing file
 * @param requirement whether what is listed must be there
 * @param unlisted what files are that a complete list does not name
 * @param documents the manifests and checksum files, which are no files of entries
 */
public record EntryContentCheck(
    Workspace workspace,
    RecordedLines recorded,
    ContentVerifier content,
    Neighbours neighbours,
    Requirement requirement,
    UnlistedPolicy unlisted,
    Set<RelativePath> documents) {

  /** Whether anything of an entry is left to check here. */
  public boolean concerns(Entry entry) {
    return entry
        .safePath()
        .filter(path -> !recorded.has(path) || isMoreThanAFile(entry, path))
        .isPresent();
  }

  /** Whether a path that has a recorded checksum is a directory, or stated as if it were one. */
  private boolean isMoreThanAFile(Entry entry, RelativePath path) {
    Found found = recorded.at(path).get(0).found();
    boolean stated =
        !entry.files().isEmpty() || entry.statedFilesCount().filter(c -> c != 1).isPresent();
    return found instanceof Found.Directory || (stated && found instanceof Found.File);
  }

  public Judgement judge(Entry entry) {
    RelativePath path = entry.safePath().orElseThrow();
    Findings findings = new Findings();
    Found found = workspace.look(path);
    if (found instanceof Found.File file) {
      file(findings, entry, path, file);
    } else if (found instanceof Found.Directory directory) {
      new DirectoryContent(this, findings, entry, path).judge(directory);
    } else if (found instanceof Found.Unreadable unreadable) {
      findings.add(ContentVerifier.unreadable(path, unreadable.reason(), entry.at()));
    } else if (found instanceof Found.Refused refused) {
      findings.add(ContentVerifier.refused(path, refused, entry.at()));
    } else if (found instanceof Found.Absent absent) {
      absent(findings, entry, path, absent);
      if (!entry.files().isEmpty() || !recorded.below(path).isEmpty()) {
        new RepresentativeDigest(this, findings, entry, path).skip();
      }
    }
    return findings.judge(Kind.MATCH);
  }

  private void file(Findings findings, Entry entry, RelativePath path, Found.File file) {
    Optional<Long> count = entry.statedFilesCount();
    if (count.isPresent() && count.get() != 1) {
      findings.add(
          entry.filesCount().orElseThrow().at(),
          Kind.SIZE_MISMATCH,
          Printable.of(path.text()) + ": expected files_count " + count.get() + ", actual one file",
          "Write \"files_count\": 1, or restore the directory.");
    }
    entry.files().forEach(artifact -> artifactOfFile(findings, artifact, path, file));
    if (recorded.has(path)) {
      return; // the recorded checksum's own test holds its size and content
    }
    Optional<Sha256> actual = stated(findings, path, file, entry.sizeBytes(), entry.sha256());
    if (entry.sizeBytes().isEmpty() && entry.sha256().isEmpty() && findings.isEmpty()) {
      findings.add(
          entry.at(),
          Kind.NOT_RECORDED,
          Printable.of(path.text()) + " is there, and neither a size nor a digest is stated for it",
          "State size_bytes and sha256, or record its checksum.");
      StandIns.unstated(findings, path, file, entry.at());
    }
    if (entry.sha256().isEmpty() && findings.isEmpty()) {
      findings.remark(entry.at() + ": held by size alone: no digest is stated or recorded for it");
    }
    findings.evidence(
        new Evidence(
            path, true, file.contentSize(), actual, entry.sha256().flatMap(Stated::value)));
  }

  /** An entry that is one file can list that file, and no other. */
  private void artifactOfFile(
      Findings findings, Artifact artifact, RelativePath path, Found.File file) {
    RelativePath itself = path.resolve(new RelativePath(path.name()));
    if (artifact.safePath().filter(itself::equals).isPresent()) {
      stated(findings, path, file, artifact.sizeBytes(), artifact.sha256());
    } else {
      findings.add(
          artifact.at(),
          Kind.MANIFEST_INCONSISTENT,
          Printable.of(path.text()) + " is one file, and the entry lists a file below it",
          "Write the entry's directory as its path, or leave \"files\" out.");
    }
  }

  /** Holds a file that has no recorded checksum to what a manifest states of it. */
  Optional<Sha256> stated(
      Findings findings,
      RelativePath path,
      Found.File file,
      Optional<Stated<Long>> size,
      Optional<Stated<Sha256>> sha256) {
    Expectation expected = Expectation.stated(size, sha256);
    if (expected.digest().isEmpty()
        && !expected.sizes().isEmpty()
        && file instanceof Found.Pointer pointer
        && pointer.contentSize().isEmpty()) {
      findings.add(PointerVerifier.sizeAlone(path, pointer, expected.sizes().get(0).at()));
      return Optional.empty();
    }
    return content.verify(findings, path, file, expected);
  }

  private void absent(Findings findings, Entry entry, RelativePath path, Found.Absent absent) {
    findings.evidence(
        new Evidence(
            path,
            false,
            Optional.empty(),
            Optional.empty(),
            entry.sha256().flatMap(Stated::value)));
    if (requirement == Requirement.PRESENT) {
      findings.add(missing(path, absent, entry.at()));
      return;
    }
    Optional<RelativePath> lookalike = recorded.lookalikeOf(path);
    if (lookalike.isPresent()) {
      findings.add(
          entry.path().orElseThrow().at(),
          Kind.MANIFEST_INCONSISTENT,
          Printable.of(path.text())
              + " is not there; checksums are recorded for "
              + Printable.quoted(lookalike.get().text())
              + ", which differs from it only "
              + Likeness.difference(path.text(), lookalike.get().text()),
          "Write the path alike in both.");
      return;
    }
    Optional<RelativePath> there = elsewhere(path, absent);
    if (there.isPresent()) {
      findings.add(
          new LookalikePlace(path, there.get())
              .finding(workspace, entry.path().orElseThrow().at()));
      return;
    }
    List<RecordedChecksum> below = recorded.below(path);
    if (below.isEmpty()) {
      findings.add(
          entry.at(),
          Kind.NOT_RECORDED,
          Printable.of(path.text())
              + " is not there"
              + absent.hintInBrackets()
              + ", and it has no recorded checksum"
              + near(path, entry.sha256().flatMap(Stated::value)),
          absent.fetch().isPresent()
              ? absent.remedy() + "."
              : "Record the checksum of a representative file to have it verified.");
    } else {
      findings.add(
          entry.at(),
          Kind.NOT_PRESENT,
          Printable.of(path.text())
              + " is not there"
              + absent.hintInBrackets()
              + "; its recorded checksum is reported at "
              + below.get(0).at(),
          absent.remedy() + ".");
    }
  }

  /** Where the entry is by a path that looks the same; what is recorded below says so itself. */
  private Optional<RelativePath> elsewhere(RelativePath path, Found.Absent absent) {
    return absent.rejected().isEmpty() && recorded.below(path).isEmpty()
        ? neighbours.lookalikePath(RelativePath.ROOT, path)
        : Optional.empty();
  }

  private String near(RelativePath path, Optional<Sha256> sha256) {
    return neighbours
        .unfinished(path, sha256.map(Sha256::hex))
        .map(hint -> " (" + hint + ")")
        .orElse("");
  }

  private static Finding missing(RelativePath path, Found.Absent absent, Location at) {
    return Finding.at(
        at,
        Kind.MISSING_ARTIFACT,
        Printable.of(path.text())
            + ": expected to be there (smoke.require=present), actual: absent"
            + absent.hintInBrackets(),
        absent.remedy() + ", or do without smoke.require=present.");
  }

  /** Counts the files of a directory. */
  DirectorySurvey survey(RelativePath path, Found.Directory directory, Set<RelativePath> listed) {
    return DirectorySurvey.of(
        workspace, path, directory, new CountedFiles(listed, recorded.places(), documents));
  }
}
