package io.harmonia.smoke.records;

import io.harmonia.smoke.bounds.TimedOutException;
import io.harmonia.smoke.content.ContentVerifier;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.FileDigest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.DigestPolicy;
import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.finding.TimedOut;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.AnnexKey;
import io.harmonia.smoke.pointer.LfsPointer;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.NotThereException;
import io.harmonia.smoke.source.Structure;
import io.harmonia.smoke.source.UntoldException;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.OddCharacters;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.LfsPull;
import io.harmonia.smoke.workspace.StandIn;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * What lies at a path is what a record of any format says of it. Where two records say different
 * things, the content tells which is right.
 *
 * @param workspace where the files lie
 * @param ledger what else is said of them
 * @param content hashes files
 * @param absences what git says of files that are not there
 * @param requirement whether all that is recorded must be there
 * @param policy what weak digests are worth
 */
record ClaimCheck(
    Workspace workspace,
    Ledger ledger,
    ContentVerifier content,
    TrackedAbsences absences,
    Requirement requirement,
    DigestPolicy policy) {
  /** Of a crowd of claims that say otherwise, the first ones are enough to tell. */
  private static final int CONFLICTS = 10;

  /**
   * Judges a claim.
   *
   * @param othersAreThere whether anything is there of which the same record speaks
   */
  Judgement judge(Claim claim, BooleanSupplier othersAreThere) {
    Findings findings = new Findings();
    OddCharacters.in(claim.path().name())
        .ifPresent(odd -> findings.remark(claim.at() + ": the path " + odd));
    claim.path().refused().ifPresent(refused -> refuse(findings, claim, refused));
    claim.path().path().ifPresent(path -> verify(findings, claim, path, othersAreThere));
    if (claim.path().isElsewhere() && claim.unrecorded().isEmpty()) {
      findings.add(
          claim.at(),
          Kind.NOT_PRESENT,
          Printable.of(claim.path().name())
              + " does not lie in the workspace, and is not looked for elsewhere",
          "To have it verified, put it into the workspace and record it there.");
    }
    if (findings.isEmpty() && claim.unrecorded().isPresent()) {
      findings.add(
          claim.at(),
          Kind.NOT_RECORDED,
          Printable.of(claim.path().name()) + ": " + claim.unrecorded().get(),
          "Record a digest to have it verified.");
    }
    Kind passed = passed(claim.content());
    if (passed == Kind.WEAK_MATCH
        && policy == DigestPolicy.STRONG
        && findings.judge(passed).kind() == passed) {
      findings.add(
          claim.at(),
          Kind.WEAK_DIGEST,
          Printable.of(claim.path().name())
              + ": what is recorded of it holds, and is no strong digest (smoke.digests=strong)",
          "Record a SHA-256 of it, too, or run with smoke.digests=any.");
    }
    return findings.judge(passed);
  }

  /** What it is that passes: the content, else the structure, else that something is there. */
  private static Kind passed(ClaimedContent stated) {
    if (stated.isStrong()) {
      return Kind.MATCH;
    }
    if (stated.hasDigest() || stated.size().isPresent()) {
      return Kind.WEAK_MATCH;
    }
    return stated.structures().isEmpty() ? Kind.CONSISTENT : Kind.STRUCTURE_MATCH;
  }

  private static void refuse(Findings findings, Claim claim, ParsedPath.Refused refused) {
    findings.add(
        claim.at(),
        Kind.PATH_REFUSED,
        "the path " + Printable.quoted(claim.path().name()) + " " + refused.reason(),
        refused.remedy());
  }

  private void verify(
      Findings findings, Claim claim, RelativePath path, BooleanSupplier othersAreThere) {
    Found found = workspace.look(path);
    Optional<Sha256> actual = Optional.empty();
    if (found instanceof Found.Pointer pointer) {
      if (!claim.content().equals(ClaimedContent.ANY)) { // else it is there, and no more is said
        pointer(findings, claim, path, pointer);
      }
      actual = Optional.of(pointer.pointer().content());
    } else if (found instanceof Found.RegularFile file && annexed(file).isPresent()) {
      annexed(findings, claim, path, file, othersAreThere);
    } else if (found instanceof Found.RegularFile file) {
      actual = file(findings, claim, path, file).map(FileDigest::sha256);
    } else if (found instanceof Found.Directory directory) {
      directory(findings, claim, path, directory);
    } else if (found instanceof Found.Absent absent) {
      agree(findings, claim, path);
      absent(findings, claim, path, absent, othersAreThere);
    } else if (found instanceof Found.Refused refused) {
      findings.add(ContentVerifier.refused(path, refused, claim.at()));
    } else if (found instanceof Found.Unreadable unreadable) {
      findings.add(ContentVerifier.unreadable(path, unreadable, claim.at()));
    }
    if (found instanceof Found.File || found instanceof Found.Directory) {
      uncomputable(findings, claim.content(), path);
    }
    findings.evidence(
        new Evidence(
            path,
            !(found instanceof Found.Absent),
            found instanceof Found.File file ? file.contentSize() : Optional.empty(),
            actual,
            claim.content().digests().stream()
                .flatMap(digest -> digest.value().sha256().stream())
                .findFirst()));
  }

  /** What nobody here can compute stays unchecked, whatever lies there. */
  private static void uncomputable(Findings findings, ClaimedContent stated, RelativePath path) {
    for (Located<String> unknown : stated.uncomputable()) {
      findings.add(
          unknown.at(),
          Kind.UNREADABLE,
          Printable.of(path.text()) + ": " + Printable.of(unknown.value()),
          "Record a digest of an algorithm that is known, too.");
    }
  }

  private static Optional<StandIn> annexed(Found.RegularFile file) {
    return file.neverContent().filter(it -> it.form() == StandIn.Form.ANNEX);
  }

  /** The content is not here, unless what is here stands for another one. */
  private void annexed(
      Findings findings,
      Claim claim,
      RelativePath path,
      Found.RegularFile file,
      BooleanSupplier othersAreThere) {
    StandIn pointer = annexed(file).orElseThrow();
    ClaimedContent stated = claim.content();
    Optional<FileDigest> itself =
        stated.digests().isEmpty()
            ? Optional.empty()
            : content.hash(findings, path, file, claim.at(), stated.algorithms(), is -> true);
    for (Located<Digest> digest : stated.digests()) {
      boolean isItself = itself.filter(is -> isOf(is, digest.value())).isPresent();
      boolean isOther =
          pointer
              .annexed()
              .flatMap(AnnexKey::digest)
              .filter(key -> key.algorithm() == digest.value().algorithm())
              .filter(key -> !key.equals(digest.value()))
              .isPresent();
      if (isItself || isOther) {
        findings.add(
            digest.at(),
            Kind.POINTER_MISMATCH,
            Wording.compared(
                Printable.of(path.text()) + ": ",
                digest.value().toString(),
                pointer.what()
                    + (isItself ? ": the recorded digest is that of the pointer's own text" : "")),
            isItself
                ? "Record the content itself: run “"
                    + StandIn.annexGet(path.text())
                    + "”, then record it anew."
                : "Check out the commit whose pointer is right, or, if the new content is intended,"
                    + " record it anew.");
        return;
      }
    }
    agree(findings, claim, path);
    absent(
        findings,
        claim,
        path,
        new Found.Absent(
            pointer.what() + " lies there",
            Optional.empty(),
            Optional.of(StandIn.annexGet(path.text()))),
        othersAreThere);
  }

  private Optional<FileDigest> file(
      Findings findings, Claim claim, RelativePath path, Found.RegularFile file) {
    ClaimedContent stated = claim.content();
    Optional<FileDigest> actual = Optional.empty();
    if (stated.digests().isEmpty()) {
      size(findings, claim, path, file.size(), false);
    } else {
      Location at = stated.digests().get(0).at();
      actual =
          content.hash(
              findings,
              path,
              file,
              at,
              stated.algorithms(),
              is -> stated.digests().stream().allMatch(digest -> isOf(is, digest.value())));
      actual.ifPresent(digest -> digests(findings, claim, path, file, digest));
    }
    structures(findings, claim, path, file);
    if (stated.digests().isEmpty() && stated.isStrong() && findings.isEmpty()) {
      findings.verified(path);
    }
    return actual;
  }

  /** Another content is one finding, whatever of it is wrong. */
  private void digests(
      Findings findings, Claim claim, RelativePath path, Found.RegularFile file, FileDigest is) {
    List<Located<Digest>> wrong =
        claim.content().digests().stream().filter(digest -> !isOf(is, digest.value())).toList();
    if (wrong.isEmpty()) {
      content.diagnosis().digests().memory().matched(file.real());
      if (claim.content().digests().stream().anyMatch(d -> d.value().algorithm().isStrong())) {
        findings.verified(path);
      }
      size(findings, claim, path, is.size(), true);
      return;
    }
    content.diagnosis().digests().memory().mismatched(file.real());
    Located<Digest> first = wrong.get(0);
    Digest actual = is.of(first.value().algorithm()).orElseThrow();
    List<String> right =
        claim.content().digests().stream()
            .filter(digest -> isOf(is, digest.value()))
            .map(digest -> digest.value().algorithm().label())
            .toList();
    Wording said =
        Wording.compared(
            Printable.of(path.text()) + (is.size() == 0 ? ": is empty: " : ": "),
            first.value().toString(),
            actual.hex()
                + claim
                    .content()
                    .size()
                    .filter(size -> size.value() != is.size())
                    .map(
                        size ->
                            "; expected "
                                + Quantity.exactBytes(size.value())
                                + ", actual "
                                + Quantity.exactBytes(is.size()))
                    .orElse(""));
    if (!right.isEmpty()) {
      findings.add(
          first.at(),
          Kind.CHECKSUM_MISMATCH,
          said.and("; its " + String.join(" and ", right) + " is the recorded one"),
          "Correct the record: its digests are of different contents.");
      return;
    }
    Optional<StandIn> standIn = file.standInAs(path);
    findings.add(
        first.at(),
        is.size() == 0 ? Kind.EMPTY_FILE : Kind.CHECKSUM_MISMATCH,
        said.and(
            standIn.map(it -> ": it is " + it.what()).orElse("") + whoseContent(claim, path, is)),
        standIn
            .map(it -> it.remedy(path) + ".")
            .orElse("Restore the artifact, or, if you meant to change it, record it anew."));
  }

  private static boolean isOf(FileDigest actual, Digest stated) {
    return actual.of(stated.algorithm()).filter(stated::equals).isPresent();
  }

  /** What another record says of the very content that is there. */
  private String whoseContent(Claim claim, RelativePath path, FileDigest is) {
    return ledger.at(path).stream()
        .filter(other -> !other.equals(claim))
        .filter(
            other ->
                other.content().digests().stream().anyMatch(digest -> isOf(is, digest.value())))
        .findFirst()
        .map(other -> ", which is what " + other.at() + " states")
        .or(
            () ->
                ledger
                    .ownersOf(is.sha256())
                    .map(
                        owners ->
                            ": it has the content recorded for "
                                + Printable.of(owners.first().path().text())
                                + " at "
                                + owners.first().at()))
        .orElse("");
  }

  /**
   * Holds a size to what is stated.
   *
   * @param right whether the content is the right one, so that what is stated is wrong
   */
  private static void size(
      Findings findings, Claim claim, RelativePath path, long actual, boolean right) {
    Optional<Located<Long>> size = claim.content().size();
    if (size.isPresent() && size.get().value() != actual) {
      findings.add(
          size.get().at(),
          actual == 0 ? Kind.EMPTY_FILE : Kind.SIZE_MISMATCH,
          Wording.compared(
              Printable.of(path.text()) + ": ",
              Quantity.exactBytes(size.get().value()),
              Quantity.exactBytes(actual)),
          right
              ? "Correct the size: the file has the recorded digest."
              : "Restore the artifact, or, if you meant to change it, record it anew.");
    } else if (size.isPresent() && !claim.content().hasDigest()) {
      findings.remark(size.get().at() + ": held by size alone: no digest is recorded for it");
    }
  }

  private void structures(Findings findings, Claim claim, RelativePath path, Found found) {
    for (Structure structure : claim.content().structures()) {
      try {
        Optional<Problem> problem = structure.test().of(found);
        if (problem.isPresent()) {
          findings.add(
              problem.get().at(),
              structure.about() == Structure.About.LENGTH
                  ? Kind.SIZE_MISMATCH
                  : Kind.CHECKSUM_MISMATCH,
              Printable.of(path.text()) + ": " + problem.get().message(),
              problem.get().remedy());
        } else {
          findings.remarks(structure.test().remarks());
        }
      } catch (UntoldException e) {
        findings.add(
            structure.at(),
            Kind.UNREADABLE,
            Printable.of(path.text()) + ": " + e.getMessage(),
            e.remedy());
      } catch (NotThereException e) {
        findings.add(
            e.problem().at(),
            requirement == Requirement.PRESENT ? Kind.MISSING_ARTIFACT : Kind.NOT_PRESENT,
            Printable.of(path.text()) + ": " + e.problem().message(),
            e.problem().remedy());
      } catch (TimedOutException e) {
        findings.add(
            TimedOut.finding(
                structure.at(), Printable.of(path.text()) + ": not read to its end", e.deadline()));
      } catch (IOException e) {
        findings.add(
            ContentVerifier.unreadable(
                path, new Found.Unreadable(Workspace.reasonOf(e)), structure.at()));
      }
    }
  }

  private void directory(
      Findings findings, Claim claim, RelativePath path, Found.Directory directory) {
    if (claim.content().digests().isEmpty() && claim.content().size().isEmpty()) {
      structures(findings, claim, path, directory);
    } else {
      findings.add(
          claim.at(),
          Kind.MISSING_ARTIFACT,
          Wording.explained(Printable.of(path.text()) + ": ", "a file", "a directory lies there"),
          "Restore the artifact, or remove it from the record.");
    }
  }

  private void pointer(Findings findings, Claim claim, RelativePath path, Found.Pointer found) {
    LfsPointer pointer = found.pointer();
    List<Located<Digest>> stated =
        claim.content().digests().stream()
            .filter(digest -> digest.value().sha256().isPresent())
            .toList();
    Optional<Located<Digest>> wrong =
        stated.stream()
            .filter(digest -> !digest.value().sha256().equals(Optional.of(pointer.content())))
            .findFirst();
    Optional<Located<Long>> size =
        claim.content().size().filter(bytes -> found.contentSize().isPresent());
    findings.byPointer();
    size.filter(bytes -> !found.contentSize().equals(Optional.of(bytes.value())))
        .ifPresent(
            bytes ->
                mismatch(
                    findings,
                    path,
                    bytes.at(),
                    Quantity.exactBytes(bytes.value()),
                    Quantity.exactBytes(found.contentSize().orElseThrow())));
    if (wrong.isPresent()) {
      mismatch(
          findings,
          path,
          wrong.get().at(),
          wrong.get().value().toString(),
          "SHA-256 " + pointer.content());
    } else if (claim.isItsPointer() && findings.isEmpty()) {
      findings.add(
          claim.at(),
          requirement == Requirement.PRESENT ? Kind.MISSING_ARTIFACT : Kind.NOT_PRESENT,
          Printable.of(path.text()) + ": only its Git LFS pointer is there",
          "Run “"
              + LfsPull.command(found.real())
              + "” before the suite to have the content verified.");
    } else if (!stated.isEmpty()) {
      findings.verifiedByPointer(path);
    } else if (findings.isEmpty()) {
      agree(findings, claim, path);
      boolean otherDigests = claim.content().hasDigest();
      findings.add(
          claim.at(),
          otherDigests ? Kind.NOT_COMPARABLE : Kind.NOT_PRESENT,
          Printable.of(path.text())
              + (otherDigests
                  ? ": only its Git LFS pointer is there, which states a SHA-256, and the record "
                      + claim.content().digests().stream()
                          .findFirst()
                          .map(digest -> "a " + digest.value().algorithm().label())
                          .orElse("another digest")
                  : ": only its Git LFS pointer is there, which does not tell what is recorded of"
                      + " the content"),
          "Run “git lfs pull” before the suite to have it verified.");
    }
  }

  private static void mismatch(
      Findings findings, RelativePath path, Location at, String expected, String actual) {
    findings.add(
        at,
        Kind.POINTER_MISMATCH,
        Wording.compared(
            Printable.of(path.text()) + ": ", expected, "a Git LFS pointer to " + actual),
        "Check out the commit whose pointer is right, or, if the new content is intended, record it"
            + " anew.");
  }

  private void absent(
      Findings findings,
      Claim claim,
      RelativePath path,
      Found.Absent absent,
      BooleanSupplier othersAreThere) {
    Kind leftOut = requirement == Requirement.PRESENT ? Kind.MISSING_ARTIFACT : Kind.NOT_PRESENT;
    boolean isBrought = absent.annexed().isPresent() || absent.rejected().isPresent(); // by git
    if (!isBrought && absences.explain(findings, claim.at(), path, leftOut)) {
      return;
    }
    Absence.Rule rule =
        claim.isItsPointer() && absent.rejected().isPresent()
            ? Absence.Rule.SKIPPED // it was not pulled
            : claim.absence().rule();
    boolean wrong =
        requirement == Requirement.PRESENT
            || rule == Absence.Rule.DRIFT
            || (rule == Absence.Rule.DRIFT_AMONG_OTHERS && othersAreThere.getAsBoolean());
    String remedy =
        absent
            .fetch()
            .or(() -> claim.absence().fetch())
            .map(command -> "Run “" + command + "” before the suite")
            .orElse("Restore the artifact");
    findings.add(
        claim.at(),
        wrong ? Kind.MISSING_ARTIFACT : Kind.NOT_PRESENT,
        (wrong
                ? Wording.explained(
                    Printable.of(path.text()) + ": ", "to be there", "there is none")
                : Wording.of(Printable.of(path.text()) + " is not there"))
            .and(absent.hintInBrackets()),
        remedy + (wrong ? ", or take it out of the record." : "."));
  }

  /** Where no content can tell, two records that contradict each other are both suspect. */
  private void agree(Findings findings, Claim claim, RelativePath path) {
    List<String> others = new ArrayList<>();
    boolean sameRecord = false;
    for (Claim other : ledger.at(path)) {
      Optional<String> conflict = conflict(claim.content(), other.content());
      if (conflict.isPresent() && others.size() < CONFLICTS) {
        others.add(conflict.get() + " at " + other.at());
        sameRecord |= other.at().file().equals(claim.at().file());
      }
    }
    if (!others.isEmpty()) {
      findings.add(
          claim.at(),
          sameRecord ? Kind.DUPLICATE : Kind.MANIFEST_INCONSISTENT,
          Printable.of(path.text())
              + " is recorded here otherwise than as "
              + others.stream().collect(Collectors.joining(", ")),
          "Restore the artifact and run again: its content tells which one is wrong.");
    }
  }

  /** What another claim says that contradicts one, if anything. */
  private static Optional<String> conflict(ClaimedContent one, ClaimedContent other) {
    for (Located<Digest> digest : other.digests()) {
      Optional<Located<Digest>> ours = one.digest(digest.value().algorithm());
      if (ours.isPresent() && !ours.get().value().equals(digest.value())) {
        return Optional.of(digest.value().toString());
      }
    }
    return other
        .size()
        .filter(size -> one.size().filter(ours -> !ours.value().equals(size.value())).isPresent())
        .map(size -> Quantity.exactBytes(size.value()));
  }
}
