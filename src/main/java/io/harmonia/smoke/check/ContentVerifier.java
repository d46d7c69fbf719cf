package io.harmonia.smoke.check;

import io.harmonia.smoke.bounds.TimedOutException;
import io.harmonia.smoke.digest.ChangedWhileReadingException;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.digest.FileDigest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.RelativePath;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.util.Optional;

/**
 * Holds a file to the size and digest it should have.
 *
 * @param digests hashes each file once
 */
record ContentVerifier(DigestCache digests) {

  /** Finds {@code size-mismatch} where a file has another size than is stated. */
  static void verifySize(
      Findings findings,
      RelativePath path,
      Found.RegularFile file,
      long stated,
      Location statedAt) {
    if (file.size() != stated) {
      findings.add(
          statedAt,
          Kind.SIZE_MISMATCH,
          Printable.of(path.text())
              + ": expected "
              + Quantity.exactBytes(stated)
              + ", actual "
              + Quantity.exactBytes(file.size()),
          file.size() == 0
              ? "Restore the artifact: a download or copy of it broke off."
              : "Restore the artifact, or write \"size_bytes\": "
                  + file.size()
                  + " if the new content is intended.");
    }
  }

  /**
   * Hashes a file and compares.
   *
   * @param expectedAt where the expected digest stands
   * @return the file's digest, if it could be read
   */
  Optional<FileDigest> verifyDigest(
      Findings findings,
      RelativePath path,
      Found.RegularFile file,
      Sha256 expected,
      Location expectedAt) {
    Optional<FileDigest> actual = hash(findings, path, file, expectedAt);
    actual.ifPresent(digest -> compare(findings, path, digest, expected, expectedAt));
    return actual;
  }

  /** Hashes a file; finds {@code unreadable} or {@code changed-while-reading} where it cannot. */
  Optional<FileDigest> hash(
      Findings findings, RelativePath path, Found.RegularFile file, Location at) {
    try {
      return Optional.of(digests.of(file.real()));
    } catch (ChangedWhileReadingException e) {
      findings.add(
          at,
          Kind.CHANGED_WHILE_READING,
          Printable.of(path.text()) + ": changed while it was read: " + e.getMessage(),
          "Run again when nothing writes to it.");
    } catch (TimedOutException e) {
      findings.add(
          TimedOut.finding(
              at, Printable.of(path.text()) + ": not hashed to its end", e.deadline()));
    } catch (IOException e) {
      findings.add(unreadable(path, Workspace.reasonOf(e), at));
    }
    return Optional.empty();
  }

  static Finding unreadable(RelativePath path, String reason, Location at) {
    return Finding.at(
        at,
        Kind.UNREADABLE,
        Printable.of(path.text()) + ": cannot be read: " + Printable.of(reason),
        "Give the user who runs the suite read permission, and run again.");
  }

  private static void compare(
      Findings findings, RelativePath path, FileDigest actual, Sha256 expected, Location at) {
    if (actual.sha256().equals(expected)) {
      findings.verified(path);
      return;
    }
    boolean empty = actual.size() == 0;
    findings.add(
        at,
        empty ? Kind.EMPTY_FILE : Kind.CHECKSUM_MISMATCH,
        Printable.of(path.text())
            + (empty ? ": is empty: expected SHA-256 " : ": expected SHA-256 ")
            + expected
            + ", actual "
            + actual.sha256(),
        empty
            ? "Restore the artifact: a download or copy of it broke off."
            : "Restore the artifact, or record the new content (sha256sum "
                + Printable.of(path.text())
                + ") and bump the entry's version.");
  }
}
