package io.harmonia.smoke.records;

import io.harmonia.smoke.content.ContentVerifier;
import io.harmonia.smoke.content.Expectation;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.manifest.EntryClaim;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Likeness;
import io.harmonia.smoke.text.OddCharacters;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.SmokeCommand;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Neighbours;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file has the content that was recorded for it, the size that the manifests state, and what is
 * recorded agrees with what is stated, whether or not the file is there.
 *
 * @param ledger what else is recorded and stated
 * @param content hashes files
 * @param neighbours what lies near a missing file
 */
public record RecordedChecksumCheck(Ledger ledger, ContentVerifier content, Neighbours neighbours) {
  /** Of a crowd of entries that state otherwise, the first ones are enough to tell. */
  private static final int CONFLICTS = 10;

  Judgement judge(RecordedChecksum recorded) {
    Findings findings = new Findings();
    findings.remarks(recorded.line().remarks());
    OddCharacters.in(recorded.line().name())
        .ifPresent(odd -> findings.remark(recorded.at() + ": the path " + odd));
    refuse(findings, recorded);
    recorded.place().ifPresent(place -> verify(findings, recorded, place));
    return findings.judge(Kind.MATCH);
  }

  /** Says that a name is refused, if it is. */
  public static void refuse(Findings findings, RecordedChecksum recorded) {
    if (recorded.refused().isPresent()) {
      ParsedPath.Refused refused = recorded.refused().get();
      findings.add(
          recorded.at(),
          Kind.PATH_REFUSED,
          "the path " + Printable.quoted(recorded.line().name()) + " " + refused.reason(),
          refused.remedy());
    }
  }

  private void verify(Findings findings, RecordedChecksum recorded, RelativePath place) {
    if (recorded.isOfItsOwnFile()) {
      listsItself(findings, recorded, place);
      return;
    }
    beUnlikeOthers(findings, recorded, place);
    if (recorded.alternatives().contested()) {
      contested(findings, recorded, place);
    }
    Optional<Sha256> actual = Optional.empty();
    if (recorded.found() instanceof Found.File file) {
      actual = file(findings, recorded, place, file);
    } else {
      agreeWithOtherLines(findings, recorded, place, Optional.empty());
      agreeWithManifests(findings, recorded, place, Optional.empty());
      agreeOnTheSize(findings, recorded, place);
      notAFile(findings, recorded, place);
    }
    findings.evidence(
        new Evidence(
            place,
            !(recorded.found() instanceof Found.Absent),
            recorded.found() instanceof Found.File file ? file.contentSize() : Optional.empty(),
            actual,
            Optional.of(recorded.sha256())));
  }

  /** A file at one place may be there by chance, and the one that is meant be gone. */
  private static void contested(Findings findings, RecordedChecksum recorded, RelativePath place) {
    findings.add(
        recorded.at(),
        Kind.AMBIGUOUS_PATH,
        Printable.quoted(recorded.line().name())
            + " may mean "
            + recorded.alternatives().tried().stream()
                .map(path -> Printable.of(path.text()))
                .collect(Collectors.joining(" or "))
            + ": as many lines of the file lead to the one folder as to the other",
        oneMeaning(recorded, place));
  }

  private static void listsItself(
      Findings findings, RecordedChecksum recorded, RelativePath place) {
    findings.add(
        recorded.at(),
        Kind.CHECKSUM_MISMATCH,
        Wording.compared(
            Printable.of(place.text()) + ": the checksum file lists itself: ",
            "SHA-256 " + recorded.sha256(),
            "another one, since no file can hold its own"),
        "Remove line " + recorded.at().line() + " of " + Printable.of(place.text()) + ".");
    findings.evidence(
        new Evidence(
            place,
            true,
            recorded.found() instanceof Found.File file ? file.contentSize() : Optional.empty(),
            Optional.empty(),
            Optional.of(recorded.sha256())));
  }

  /**
   * Holds a file to its line. Where another line has its digest, that this line has not is the one
   * thing to say of it.
   */
  private Optional<Sha256> file(
      Findings findings, RecordedChecksum recorded, RelativePath place, Found.File file) {
    List<RecordedChecksum> conflicts = ledger.lines().conflictsOf(recorded);
    Optional<Sha256> known =
        conflicts.isEmpty()
            ? Optional.empty()
            : content.digest(new Findings(), place, file, recorded.at());
    agreeWithOtherLines(findings, recorded, place, known);
    if (known.filter(digest -> isOfAnotherLine(recorded, place, digest)).isPresent()) {
      return known;
    }
    Optional<Sha256> actual = content.verify(findings, place, file, expectation(recorded, place));
    agreeWithManifests(findings, recorded, place, actual);
    requireOneMeaning(findings, recorded, place, actual);
    return actual;
  }

  /** The line that has the file's digest is right, and the others are wrong. */
  private void agreeWithOtherLines(
      Findings findings, RecordedChecksum recorded, RelativePath place, Optional<Sha256> actual) {
    List<RecordedChecksum> conflicts = ledger.lines().conflictsOf(recorded);
    boolean right = actual.equals(Optional.of(recorded.sha256()));
    boolean otherIsRight =
        actual.filter(digest -> isOfAnotherLine(recorded, place, digest)).isPresent();
    if (!conflicts.isEmpty() && !right) {
      findings.add(
          recorded.at(),
          Kind.DUPLICATE,
          Printable.of(place.text())
              + " is recorded here as "
              + recorded.sha256()
              + " and as "
              + conflicts.stream()
                  .map(other -> other.sha256() + " at " + other.at())
                  .collect(Collectors.joining(", ")),
          otherIsRight
              ? "Remove the line: the file has the content that another one records."
              : "Restore the artifact and run again: its content tells which line is right.");
    }
  }

  private boolean isOfAnotherLine(RecordedChecksum recorded, RelativePath place, Sha256 digest) {
    return !digest.equals(recorded.sha256()) && ledger.lines().isRecorded(place, digest);
  }

  /** A file system that ignores case or composes letters has one file for paths that look alike. */
  private void beUnlikeOthers(Findings findings, RecordedChecksum recorded, RelativePath place) {
    for (RecordedChecksum other : ledger.lines().lookalikesOf(recorded)) {
      String path = other.place().orElseThrow().text();
      String alike =
          Printable.quoted(place.text())
              + " looks like "
              + Printable.quoted(path)
              + " at "
              + other.at()
              + ", which differs from it only "
              + Likeness.difference(place.text(), path);
      if (other.sha256().equals(recorded.sha256())) {
        findings.remark(recorded.at() + ": " + alike);
      } else {
        findings.add(
            recorded.at(),
            Kind.DUPLICATE,
            alike + ", and another content is recorded for it",
            "Rename one of the two: Windows and macOS have one file for both, or a reader takes one"
                + " for the other.");
      }
    }
  }

  /** Says of a digest that a manifest states otherwise, unless the file has it and not ours. */
  private void agreeWithManifests(
      Findings findings, RecordedChecksum recorded, RelativePath place, Optional<Sha256> actual) {
    boolean directory = recorded.found() instanceof Found.Directory;
    boolean right = actual.equals(Optional.of(recorded.sha256()));
    ledger.stated(place).stream()
        .filter(
            claim ->
                claim
                    .digest()
                    .filter(stated -> !directory && !stated.equals(recorded.sha256()))
                    .filter(stated -> !actual.equals(Optional.of(stated)))
                    .isPresent())
        .limit(CONFLICTS)
        .forEach(
            claim ->
                findings.add(
                    claim.sha256().orElseThrow().at(),
                    Kind.MANIFEST_INCONSISTENT,
                    Printable.of(place.text())
                        + ": the manifest states SHA-256 "
                        + claim.digest().orElseThrow()
                        + ", recorded at "
                        + recorded.at()
                        + " is "
                        + recorded.sha256(),
                    right
                        ? whatTheFileHas(claim, recorded)
                        : "Restore the artifact and run again: its content tells which one is wrong."));
  }

  /** A part is brought up to date as a whole: the same digest may stand in several fields of it. */
  private static String whatTheFileHas(EntryClaim claim, RecordedChecksum recorded) {
    String file = claim.sha256().orElseThrow().at().file();
    return "The file has the recorded content: "
        + Arrays.stream(ListName.values())
            .filter(list -> ManifestKind.partFor(list).defaultPath().equals(file))
            .findFirst()
            .map(list -> "run " + SmokeCommand.inventory(list.key()))
            .orElse("write \"sha256\": \"" + recorded.sha256() + "\"")
        + ".";
  }

  /** Where the file is there, its size tells which one is wrong. */
  private void agreeOnTheSize(Findings findings, RecordedChecksum recorded, RelativePath place) {
    boolean directory = recorded.found() instanceof Found.Directory;
    Set<Long> sizes =
        ledger.stated(place).stream()
            .flatMap(claim -> claim.bytes().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (sizes.size() > 1 && !directory) {
      findings.add(
          recorded.at(),
          Kind.MANIFEST_INCONSISTENT,
          Printable.of(place.text()) + ": the manifests state different sizes: " + sizes,
          "Restore the artifact and run again: its size tells which one is wrong.");
    }
  }

  /** The recorded digest, and each size that a manifest states. */
  private Expectation expectation(RecordedChecksum recorded, RelativePath place) {
    Map<Long, Expectation.Of<Long>> sizes = new LinkedHashMap<>();
    for (EntryClaim claim : ledger.stated(place)) {
      claim
          .bytes()
          .ifPresent(
              bytes ->
                  sizes.putIfAbsent(
                      bytes, new Expectation.Of<>(bytes, claim.size().orElseThrow().at())));
    }
    return new Expectation(
        Optional.of(new Expectation.Of<>(recorded.sha256(), recorded.at())),
        List.copyOf(sizes.values()),
        recorded::correction);
  }

  private void requireOneMeaning(
      Findings findings, RecordedChecksum recorded, RelativePath place, Optional<Sha256> actual) {
    for (RecordedChecksum.OtherPlace other : recorded.alternatives().others()) {
      actual.ifPresent(digest -> requireSame(findings, recorded, place, digest, other));
    }
  }

  private void requireSame(
      Findings findings,
      RecordedChecksum recorded,
      RelativePath place,
      Sha256 actual,
      RecordedChecksum.OtherPlace other) {
    if (!(other.found() instanceof Found.File file)) {
      notOpened(findings, recorded, other.path(), other.found());
      return;
    }
    Optional<Sha256> theirs = content.digest(findings, other.path(), file, recorded.at());
    if (theirs.isPresent() && !theirs.get().equals(actual)) {
      findings.add(
          recorded.at(),
          Kind.AMBIGUOUS_PATH,
          Printable.quoted(recorded.line().name())
              + " means two files of different content: "
              + Printable.of(place.text())
              + " (SHA-256 "
              + actual
              + ") and "
              + Printable.of(other.path().text())
              + " (SHA-256 "
              + theirs.get()
              + ")",
          oneMeaning(recorded, theirs.get().equals(recorded.sha256()) ? other.path() : place));
    }
  }

  /** Writes a path so that it means that place alone. */
  private static String oneMeaning(RecordedChecksum recorded, RelativePath meant) {
    RelativePath folder = new RelativePath(recorded.at().file()).parent();
    String path =
        meant.isBelow(folder)
            ? meant.text()
            : "../".repeat(folder.segments().size()) + meant.text();
    return path.contains("\\")
        ? "Write the path so that it means one of them."
        : "Write the path “" + Printable.of(path) + "”, if that is the one that is meant.";
  }

  private void notAFile(Findings findings, RecordedChecksum recorded, RelativePath place) {
    Found found = recorded.found();
    if (!notOpened(findings, recorded, place, found)) {
      String actual = "a directory lies there";
      String remedy = "Restore the artifact";
      if (found instanceof Found.Absent absent) {
        actual = "there is none" + why(recorded, place, absent) + ofThePointer(recorded, absent);
        remedy = absent.remedy();
      }
      findings.add(
          recorded.at(),
          Kind.MISSING_ARTIFACT,
          Wording.explained(
              Printable.of(place.text()) + ": ",
              "a file with SHA-256 " + recorded.sha256(),
              actual + alsoTried(recorded, place) + copies(recorded, place)),
          remedy + ", or remove the line if it is no longer part of the workspace.");
    }
  }

  private static String ofThePointer(RecordedChecksum recorded, Found.Absent absent) {
    return absent
        .rejected()
        .map(Found.Pointer::pointer)
        .filter(pointer -> pointer.itself().equals(recorded.sha256()))
        .map(
            pointer ->
                ", and the recorded SHA-256 is that of the pointer's own text; that of the content"
                    + " is "
                    + pointer.content())
        .orElse("");
  }

  private String why(RecordedChecksum recorded, RelativePath place, Found.Absent absent) {
    String reasons =
        Stream.of(
                Optional.of(absent.hint()).filter(hint -> !hint.isEmpty()),
                neighbours.unfinished(place, Optional.of(recorded.sha256().hex())),
                neighbours
                    .lookalike(place)
                    .or(() -> ledger.statedLookalike(place).map(other -> isStated(place, other))))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? "" : " (" + reasons + ")";
  }

  private String isStated(RelativePath place, RelativePath other) {
    return ledger.stated(other).get(0).at()
        + " states "
        + Printable.quoted(other.text())
        + ", which differs from it only "
        + Likeness.difference(place.text(), other.text());
  }

  /** Whether something lies there that cannot be read or is never opened, which is a finding. */
  private static boolean notOpened(
      Findings findings, RecordedChecksum recorded, RelativePath place, Found found) {
    if (found instanceof Found.Unreadable unreadable) {
      findings.add(ContentVerifier.unreadable(place, unreadable, recorded.at()));
    } else if (found instanceof Found.Refused refused) {
      findings.add(ContentVerifier.refused(place, refused, recorded.at()));
    } else {
      return false;
    }
    return true;
  }

  private static String alsoTried(RecordedChecksum recorded, RelativePath place) {
    String others =
        recorded.alternatives().tried().stream()
            .filter(path -> !path.equals(place) && !recorded.alternatives().copies().contains(path))
            .map(path -> Printable.of(path.text()))
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? "" : "; nor is there one at " + others;
  }

  private static String copies(RecordedChecksum recorded, RelativePath place) {
    String copies =
        recorded.alternatives().copies().stream()
            .map(path -> Printable.of(path.text()))
            .collect(Collectors.joining(", "));
    return copies.isEmpty()
        ? ""
        : "; the file at "
            + copies
            + " does not stand for it: by the manifests and the other lines of the checksum file, "
            + Printable.quoted(recorded.line().name())
            + " means "
            + Printable.of(place.text());
  }
}
