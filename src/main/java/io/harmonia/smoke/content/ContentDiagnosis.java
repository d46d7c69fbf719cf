package io.harmonia.smoke.content;

import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.digest.FileDigest;
import io.harmonia.smoke.digest.LineEnds;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.SmokeCommand;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Neighbours;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Tells why a file has another content than expected, as far as that can be told from it.
 *
 * @param known whose content a digest is
 */
public record ContentDiagnosis(
    Workspace workspace, DigestCache digests, Ledger known, Neighbours neighbours) {
  static final String BROKE_OFF = "Restore the artifact: a download or copy of it broke off.";

  /**
   * What is wrong with a content.
   *
   * @param said expected and actual
   * @param explains whether a file that should have that size would not have it only because of
   *     this
   */
  record Cause(Kind kind, Wording said, String remedy, LongPredicate explains) {}

  /**
   * The cause for a content that is not the expected one.
   *
   * @param at where the expected digest is recorded or stated
   */
  Cause of(RelativePath path, Found.File found, FileDigest actual, Sha256 expected, Location at) {
    String changed = restoreOrRecord(path, actual.sha256(), at);
    boolean empty = actual.size() == 0;
    Wording digests =
        Wording.compared(
            shown(path) + (empty ? ": is empty: " : ": "),
            "SHA-256 "
                + expected
                + (expected.equals(Sha256.OF_NOTHING) ? " (that of an empty file)" : ""),
            actual.sha256().hex());
    if (empty) {
      Wording said = digests.and(unfinished(path, expected));
      return new Cause(Kind.EMPTY_FILE, said, BROKE_OFF, size -> true);
    }
    return otherLineEnds(path, found.real(), digests, expected, record(path, actual.sha256(), at))
        .or(() -> standIn(path, found, digests))
        .or(() -> ownContent(path, actual.sha256(), digests, changed))
        .or(() -> anothersContent(path, actual.sha256(), digests, expected, changed))
        .orElseGet(
            () ->
                new Cause(
                    Kind.CHECKSUM_MISMATCH,
                    digests.and(unfinished(path, expected)),
                    changed,
                    size -> false));
  }

  private static Optional<Cause> standIn(RelativePath path, Found.File found, Wording digests) {
    return found
        .standInAs(path)
        .map(
            standIn ->
                new Cause(
                    Kind.CHECKSUM_MISMATCH,
                    digests.and(": it is " + standIn.what()),
                    standIn.remedy(path) + ".",
                    size -> true));
  }

  private Optional<Cause> otherLineEnds(
      RelativePath path, Path file, Wording digests, Sha256 expected, String record) {
    Optional<LineEnds> ends = lineEnds(file);
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    if (ends.get().lf().sha256().equals(expected)) {
      return Optional.of(
          new Cause(
              Kind.LINE_ENDINGS_CHANGED,
              digests.and("; with LF for each CRLF it has the expected one"),
              "Write the line “"
                  + attributePattern(path)
                  + " -text” into .gitattributes and restore the artifact: git's core.autocrlf or an"
                  + " editor rewrote its line ends.",
              size -> size == ends.get().lf().size()));
    }
    return Optional.of(ends.get().crlf())
        .filter(crlf -> crlf.sha256().equals(expected))
        .map(
            crlf ->
                new Cause(
                    Kind.LINE_ENDINGS_CHANGED,
                    digests.and("; with CRLF for each LF it has the expected one"),
                    "Write the line “"
                        + attributePattern(path)
                        + " -text” into .gitattributes, and "
                        + record
                        + ", the content that git keeps: it was recorded where its line ends were"
                        + " rewritten.",
                    size -> size == crlf.size()));
  }

  /** The size that a file would have with the line ends that it was recorded with. */
  public Optional<Long> sizeAsRecorded(Found.File file, Sha256 expected) {
    return lineEnds(file.real())
        .flatMap(
            ends ->
                Stream.of(ends.lf(), ends.crlf())
                    .filter(digest -> digest.sha256().equals(expected))
                    .map(FileDigest::size)
                    .findFirst());
  }

  private Optional<LineEnds> lineEnds(Path file) {
    try {
      return digests.lineEndsOf(file);
    } catch (IOException e) {
      return Optional.empty(); // it was read a moment ago: without this, it is a mismatch as any
    }
  }

  /** What another place has recorded for that very file. */
  private Optional<Cause> ownContent(
      RelativePath path, Sha256 actual, Wording digests, String changed) {
    return known
        .placeOf(actual, path)
        .map(
            at ->
                new Cause(
                    Kind.CHECKSUM_MISMATCH,
                    digests.and(", which is what " + at + " states"),
                    changed,
                    size -> false));
  }

  private Optional<Cause> anothersContent(
      RelativePath path, Sha256 actual, Wording digests, Sha256 expected, String changed) {
    Optional<Ledger.Owners> owners =
        known.ownersOf(actual).filter(known -> !path.isBelow(known.first().path()));
    if (owners.isEmpty()) {
      return Optional.empty();
    }
    Ledger.Owner owner = owners.get().first();
    boolean exchanged = has(owner.path(), expected);
    return Optional.of(
        new Cause(
            Kind.CHECKSUM_MISMATCH,
            digests.and(
                ": it has the content recorded for "
                    + shown(owner.path())
                    + " at "
                    + owner.at()
                    + (owners.get().others() > 0 ? " and " + owners.get().others() + " more" : "")
                    + (exchanged ? ", which has this one's: the two were exchanged" : "")),
            exchanged ? "Restore the artifact: exchange the two files." : changed,
            size -> true));
  }

  /** Whether a file that has a checksum of its own has that digest. */
  private boolean has(RelativePath path, Sha256 digest) {
    try {
      return workspace.look(path) instanceof Found.RegularFile file
          && digests.of(file.real()).sha256().equals(digest);
    } catch (IOException e) {
      return false; // its own check says so
    }
  }

  private String unfinished(RelativePath path, Sha256 expected) {
    return neighbours
        .unfinished(path, Optional.of(expected.hex()))
        .map(hint -> " (" + hint + ")")
        .orElse("");
  }

  private static String restoreOrRecord(RelativePath path, Sha256 actual, Location at) {
    return "Restore the artifact, or, if you meant to change it, "
        + record(path, actual, at)
        + " and raise the entry's version.";
  }

  /** How to record a content, where the line or the field stands that has the other digest. */
  private static String record(RelativePath path, Sha256 content, Location at) {
    return at.file().endsWith(".json")
        ? "write \"sha256\": \"" + content + "\""
        : SmokeCommand.record(path.text(), at.file())
            .map(command -> "run " + command)
            .orElse("record it in " + at.file() + " (sha256sum " + shown(path) + ")");
  }

  private static String shown(RelativePath path) {
    return Printable.of(path.text());
  }

  /** A path as a pattern of gitattributes(5). */
  private static String attributePattern(RelativePath path) {
    return "/" + shown(path).replaceAll("[\\[*?\\\\]", "\\\\$0").replace(" ", "[[:space:]]");
  }
}
