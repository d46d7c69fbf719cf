package io.harmonia.smoke.content;

import io.harmonia.smoke.bounds.TimedOutException;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.ChangedWhileReadingException;
import io.harmonia.smoke.digest.FileDigest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.TimedOut;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.StandIn;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds a file to the size and digest it should have. */
public record ContentVerifier(ContentDiagnosis diagnosis) {

  /**
   * Holds a file, or the content that a pointer states, to what it should be. A size that only
   * follows from what is wrong with the content is not found beside it.
   *
   * @return the content's digest, if it should have one and that could be had
   */
  public Optional<Sha256> verify(
      Findings findings, RelativePath path, Found.File found, Expectation expected) {
    if (found instanceof Found.Pointer pointer) {
      return PointerVerifier.verify(findings, path, pointer, expected);
    }
    if (StandInVerifier.verify(findings, path, found, expected)) {
      return Optional.empty();
    }
    Optional<FileDigest> actual =
        expected
            .digest()
            .flatMap(
                digest ->
                    hash(
                        findings,
                        path,
                        found,
                        digest.at(),
                        Set.of(),
                        is -> is.sha256().equals(digest.value())));
    if (actual.isPresent()) {
      verify(findings, path, found, actual.get(), expected);
    } else if (expected.digest().isEmpty() || !findings.has(Kind.CHANGED_WHILE_READING)) {
      long size = found.contentSize().orElseThrow();
      verifySizes(findings, path, found, size, expected.sizes(), false);
    }
    return actual.map(FileDigest::sha256);
  }

  /** Holds a file that has no recorded checksum to what a manifest states of it. */
  public Optional<Sha256> verify(
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
    return verify(findings, path, file, expected);
  }

  private void verify(
      Findings findings,
      RelativePath path,
      Found.File found,
      FileDigest actual,
      Expectation expected) {
    Sha256 digest = expected.digest().orElseThrow().value();
    Location at = expected.digest().orElseThrow().at();
    if (actual.sha256().equals(digest)) {
      findings.verified(path);
      diagnosis.digests().memory().matched(found.real());
      if (digest.equals(Sha256.OF_NOTHING)) {
        findings.remark(
            at
                + ": "
                + Printable.of(path.text())
                + " is empty, as it was recorded: perhaps it was recorded after a download broke off");
      }
    } else if (PointerVerifier.isOfThePointerTo(actual, digest)) {
      String right = expected.correction(actual.sha256());
      findings.add(PointerVerifier.ofThePointer(path, actual.sha256(), digest, at, right));
    } else {
      differs(findings, path, found, actual, expected);
      return;
    }
    verifySizes(
        findings, path, found, actual.size(), expected.sizes(), actual.sha256().equals(digest));
  }

  /**
   * Another content is one finding, whatever of its size is wrong as well. Where only its line ends
   * differ, the recorded content is known, so that a size it does not have is wrong by itself.
   */
  private void differs(
      Findings findings,
      RelativePath path,
      Found.File found,
      FileDigest actual,
      Expectation expected) {
    diagnosis.digests().memory().mismatched(found.real());
    Expectation.Of<Sha256> digest = expected.digest().orElseThrow();
    ContentDiagnosis.Cause cause = diagnosis.of(path, found, actual, digest.value(), digest.at());
    List<Expectation.Of<Long>> sizes =
        expected.sizes().stream()
            .filter(size -> size.value() != actual.size())
            .filter(size -> !cause.explains().test(size.value()))
            .toList();
    Optional<Long> recorded =
        cause.kind() == Kind.LINE_ENDINGS_CHANGED
            ? diagnosis.sizeAsRecorded(found, digest.value())
            : Optional.empty();
    if (recorded.isPresent()) {
      findings.add(digest.at(), cause.kind(), cause.said(), cause.remedy());
      sizes.forEach(size -> findings.add(statedWrong(path, size, recorded.get())));
      return;
    }
    String said =
        sizes.stream()
            .map(
                size ->
                    "; expected "
                        + Quantity.exactBytes(size.value())
                        + ", actual "
                        + Quantity.exactBytes(actual.size())
                        + " ("
                        + size.at()
                        + ")")
            .collect(Collectors.joining());
    boolean torn = sizes.stream().anyMatch(size -> size.value() > actual.size());
    findings.add(
        digest.at(),
        cause.kind(),
        cause.said().and(said),
        torn ? "Restore the artifact: it is shorter than it should be." : cause.remedy());
  }

  private static Finding statedWrong(RelativePath path, Expectation.Of<Long> size, long recorded) {
    return Finding.at(
        size.at(),
        Kind.SIZE_MISMATCH,
        Wording.compared(
            Printable.of(path.text()) + ": ",
            Quantity.exactBytes(size.value()),
            Quantity.exactBytes(recorded) + " of the content that has the recorded checksum"),
        "Write \"size_bytes\": " + recorded + ".");
  }

  /** The digest of a file's content, or the one that a pointer states; findings as of hashing. */
  public Optional<Sha256> digest(
      Findings findings, RelativePath path, Found.File found, Location at) {
    if (found instanceof Found.Pointer pointer) {
      findings.byPointer();
      return Optional.of(pointer.pointer().content());
    }
    return hash(findings, path, found, at).map(FileDigest::sha256);
  }

  /**
   * Holds a size to what is stated.
   *
   * @param right whether the content is the right one, so that what is stated is wrong
   */
  private static void verifySizes(
      Findings findings,
      RelativePath path,
      Found.File found,
      long actual,
      List<Expectation.Of<Long>> sizes,
      boolean right) {
    for (Expectation.Of<Long> size : sizes) {
      if (size.value() != actual) {
        boolean empty = actual == 0;
        Optional<StandIn> standIn = found.standInAs(path);
        findings.add(
            size.at(),
            empty ? Kind.EMPTY_FILE : Kind.SIZE_MISMATCH,
            Wording.compared(
                Printable.of(path.text()) + (empty ? " is empty: " : ": "),
                Quantity.exactBytes(size.value()),
                Quantity.exactBytes(actual) + standIn.map(is -> ": it is " + is.what()).orElse("")),
            right
                ? "Write \"size_bytes\": " + actual + ": the file has the recorded content."
                : empty
                    ? ContentDiagnosis.BROKE_OFF
                    : standIn.isPresent()
                        ? standIn.get().remedy(path) + "."
                        : "Restore the artifact, or, if you meant to change it, write \"size_bytes\": "
                            + actual
                            + " and raise the entry's version.");
      }
    }
  }

  /** Hashes a file; finds {@code unreadable} or {@code changed-while-reading} where it cannot. */
  private Optional<FileDigest> hash(
      Findings findings, RelativePath path, Found.File found, Location at) {
    return hash(findings, path, found, at, Set.of(), is -> true);
  }

  /**
   * The same, with digests of more algorithms.
   *
   * @param right whether they are what is recorded: what an earlier run read is read again
   *     otherwise, so that no file is said to be wrong that was not read
   */
  public Optional<FileDigest> hash(
      Findings findings,
      RelativePath path,
      Found.File found,
      Location at,
      Set<Algorithm> more,
      Predicate<FileDigest> right) {
    try {
      FileDigest digest = diagnosis.digests().of(found.real(), more);
      if (digest.earlier().isPresent() && !right.test(digest)) {
        digest = diagnosis.digests().anew(found.real(), more);
      }
      long first = found.contentSize().orElseThrow();
      if (digest.size() == first) {
        digest.earlier().ifPresent(read -> findings.readEarlier(path, read));
        return Optional.of(digest);
      }
      findings.add(
          changed(
              path,
              "its size was " + first + " at first, and " + digest.size() + " when it was read",
              at));
    } catch (ChangedWhileReadingException e) {
      findings.add(changed(path, String.valueOf(e.getMessage()), at));
    } catch (NoSuchFileException e) {
      findings.add(changed(path, "it was there at first, and is no longer", at));
    } catch (TimedOutException e) {
      findings.add(
          TimedOut.finding(
              at, Printable.of(path.text()) + ": not hashed to its end", e.deadline()));
    } catch (IOException e) {
      findings.add(unreadable(path, Workspace.reasonOf(e), at));
    }
    return Optional.empty();
  }

  private static Finding changed(RelativePath path, String how, Location at) {
    return Finding.at(
        at,
        Kind.CHANGED_WHILE_READING,
        Printable.of(path.text()) + ": changed while it was read: " + how,
        "Run again when nothing writes to it.");
  }

  /** Something that could not be looked at or read. */
  public static Finding unreadable(RelativePath path, Found.Unreadable found, Location at) {
    return unreadable(path, found.reason(), at);
  }

  private static Finding unreadable(RelativePath path, String reason, Location at) {
    return Finding.at(
        at,
        Kind.UNREADABLE,
        Printable.of(path.text()) + ": cannot be read: " + Printable.of(reason),
        "Give the user who runs the suite read permission, and run again.");
  }

  /** Something that is never opened. */
  public static Finding refused(RelativePath path, Found.Refused refused, Location at) {
    return Finding.at(
        at,
        Kind.PATH_REFUSED,
        Printable.of(path.text()) + " " + refused.reason(),
        refused.remedy());
  }
}
