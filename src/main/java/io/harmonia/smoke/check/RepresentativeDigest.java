package io.harmonia.smoke.check;

import static java.util.Comparator.comparing;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.Stated;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.RelativePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The digest of an entry that is a directory is that of one of its files: one for which a digest is
 * recorded or stated, or, where there is none, one that is there.
 */
final class RepresentativeDigest {
  private final EntryContentCheck check;
  private final Findings findings;
  private final Entry entry;
  private final RelativePath path;
  private final List<Sha256> known;

  RepresentativeDigest(EntryContentCheck check, Findings findings, Entry entry, RelativePath path) {
    this.check = check;
    this.findings = findings;
    this.entry = entry;
    this.path = path;
    this.known =
        entry.sha256().isEmpty()
            ? List.of()
            : Stream.concat(
                    check.recorded().below(path).stream().map(RecordedChecksum::sha256),
                    entry.files().stream()
                        .map(Artifact::sha256)
                        .flatMap(stated -> stated.flatMap(Stated::value).stream()))
                .distinct()
                .toList();
  }

  /** Whether files have to be hashed for it. */
  boolean needsFiles() {
    return digest().isPresent() && known.isEmpty();
  }

  /** Holds it to what is recorded and stated, if anything is. */
  void holdToKnown() {
    Optional<Sha256> digest = digest();
    if (digest.isPresent() && !known.isEmpty() && !known.contains(digest.get())) {
      findings.add(
          at(),
          Kind.MANIFEST_INCONSISTENT,
          subject()
              + " is "
              + digest.get()
              + ": expected that of a file below it, actual "
              + (known.size() == 1
                  ? "its only one is " + known.get(0)
                  : "none of its " + known.size() + " is equal"),
          "Write the digest of the representative file (a top shard).");
    }
  }

  /** Says that there is nothing to hold it to, where the directory is not there. */
  void skip() {
    if (needsFiles()) {
      findings.add(
          at(),
          Kind.NOT_RECORDED,
          subject()
              + " cannot be checked: no digest is stated or recorded for a file below it, and none"
              + " is there",
          "Record the checksum of the representative file.");
    }
  }

  /** Looks for the file that has it, the largest first, until it is found. */
  void find(DirectorySurvey survey) {
    Sha256 digest = digest().orElseThrow();
    Findings unread = new Findings();
    List<RelativePath> candidates =
        survey.sizes().entrySet().stream()
            .sorted(comparing((Map.Entry<RelativePath, Long> file) -> -file.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    for (RelativePath file : candidates) {
      if (unread.has(Kind.TIMED_OUT)) {
        break;
      }
      if (check.workspace().look(file) instanceof Found.File found
          && check.content().digest(unread, file, found, at()).filter(digest::equals).isPresent()) {
        verified(file, found);
        return;
      }
    }
    if (unread.isEmpty()) {
      notFound(survey, digest);
    } else {
      findings.addFirstOf(unread);
    }
  }

  private void verified(RelativePath file, Found.File found) {
    if (found instanceof Found.Pointer) {
      findings.byPointer();
      findings.verifiedByPointer(file);
    } else {
      findings.verified(file);
    }
  }

  private void notFound(DirectorySurvey survey, Sha256 digest) {
    Optional<Long> count = entry.statedFilesCount();
    if (count.isPresent() && survey.files() >= count.get()) {
      findings.add(
          at(),
          Kind.CHECKSUM_MISMATCH,
          subject()
              + ": expected a file below it with SHA-256 "
              + digest
              + ", actual: none of the "
              + survey.files()
              + " has it",
          "Restore the artifact; if you meant to change it, write the digest of the representative"
              + " file (a top shard) and raise the entry's version.");
      return;
    }
    findings.add(
        at(),
        Kind.PARTIAL,
        subject()
            + " cannot be checked: none of the "
            + survey.files()
            + " files there has it, and "
            + (count.isPresent()
                ? "files_count is " + count.get()
                : "without files_count nobody knows whether they are all"),
        count.isPresent() ? "Restore the rest." : "State files_count, or restore the rest.");
  }

  private Optional<Sha256> digest() {
    return entry.sha256().flatMap(Stated::value);
  }

  private Location at() {
    return entry.sha256().orElseThrow().at();
  }

  private String subject() {
    return "sha256 of the directory " + Printable.of(path.text());
  }
}
