package io.harmonia.smoke.directory;

import static java.util.Comparator.comparing;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.Found;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The digest of an entry that is a directory is that of one of its files: one for which it is
 * recorded or stated, or, where there is none, one of those that are there without any.
 */
final class RepresentativeDigest {
  private final Surroundings around;
  private final Findings findings;
  private final Entry entry;
  private final RelativePath path;
  private final Set<Sha256> known = new LinkedHashSet<>();
  private final Set<RelativePath> knownFiles = new HashSet<>();

  RepresentativeDigest(Surroundings around, Findings findings, Entry entry, RelativePath path) {
    this.around = around;
    this.findings = findings;
    this.entry = entry;
    this.path = path;
    if (digest().isPresent()) {
      around.recorded().below(path).forEach(this::know);
      entry.files().forEach(this::know);
    }
  }

  private void know(RecordedChecksum recorded) {
    recorded.place().ifPresent(file -> know(file, recorded.sha256()));
  }

  private void know(Artifact artifact) {
    Optional<Sha256> stated = artifact.sha256().flatMap(Stated::value);
    artifact.safePath().ifPresent(file -> stated.ifPresent(sha256 -> know(file, sha256)));
  }

  private void know(RelativePath file, Sha256 sha256) {
    knownFiles.add(file);
    known.add(sha256);
  }

  /** Whether files have to be hashed for it, since nothing stated or recorded is equal. */
  boolean needsFiles() {
    return digest().isPresent() && !known.contains(digest().get());
  }

  /** Says that there is nothing to hold it to, where the directory is not there. */
  void skip() {
    if (needsFiles()) {
      findings.add(
          at(),
          Kind.NOT_RECORDED,
          subject()
              + " cannot be checked: "
              + (known.isEmpty()
                  ? "no digest is stated or recorded for a file below it"
                  : "what is stated and recorded of files below it is not equal")
              + ", and none is there",
          "Record the checksum of the representative file.");
    }
  }

  /** Looks for it among the files without a known digest, the largest first, until it is found. */
  void find(DirectorySurvey survey) {
    Sha256 digest = digest().orElseThrow();
    Findings unread = new Findings();
    List<RelativePath> candidates =
        survey.paths().stream()
            .filter(file -> !knownFiles.contains(file))
            .sorted(comparing((RelativePath file) -> -survey.sizeOf(file)))
            .toList();
    for (RelativePath file : candidates) {
      if (unread.has(Kind.TIMED_OUT)) {
        break;
      }
      if (around.workspace().look(file) instanceof Found.File found
          && around
              .content()
              .digest(unread, file, found, at())
              .filter(digest::equals)
              .isPresent()) {
        findings.readEarlier(unread);
        verified(file, found);
        return;
      }
    }
    findings.readEarlier(unread);
    if (!unread.isEmpty()) {
      findings.addFirstOf(unread);
    } else if (entry.statedFilesCount().filter(count -> survey.files() >= count).isEmpty()) {
      undecided(survey);
    } else if (candidates.isEmpty() && !known.isEmpty()) {
      contradicted(digest);
    } else {
      notFound(survey, digest);
    }
  }

  private void verified(RelativePath file, Found.File found) {
    if (found instanceof Found.Pointer) {
      findings.byPointer();
      findings.verifiedByPointer(file);
    } else {
      findings.verified(file);
      around.content().diagnosis().digests().memory().matched(found.real());
    }
  }

  private void contradicted(Sha256 digest) {
    findings.add(
        at(),
        Kind.MANIFEST_INCONSISTENT,
        Wording.compared(
            subject() + " is " + digest + ": ",
            "that of a file below it",
            known.size() == 1
                ? "its only one is " + known.iterator().next()
                : "none of its " + known.size() + " is equal"),
        "Write the digest of the representative file (a top shard).");
  }

  private void notFound(DirectorySurvey survey, Sha256 digest) {
    findings.add(
        at(),
        Kind.CHECKSUM_MISMATCH,
        Wording.explained(
            subject() + ": ",
            "a file below it with SHA-256 " + digest,
            "none of the " + survey.files() + " has it"),
        "Restore the artifact; if you meant to change it, write the digest of the representative"
            + " file (a top shard) and raise the entry's version.");
  }

  private void undecided(DirectorySurvey survey) {
    Optional<Long> count = entry.statedFilesCount();
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
