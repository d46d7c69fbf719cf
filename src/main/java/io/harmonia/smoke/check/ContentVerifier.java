package io.harmonia.smoke.check;

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
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Holds a file to the size and digest it should have.
 *
 * @param digests hashes each file once
 */
record ContentVerifier(DigestCache digests) {

  /**
   * Finds {@code size-mismatch} where a file has another size than is stated, {@code
   * pointer-mismatch} where a pointer states another.
   */
  static void verifySize(
      Findings findings, RelativePath path, Found.File found, long stated, Location statedAt) {
    if (found instanceof Found.Pointer pointer) {
      PointerVerifier.verifySize(findings, path, pointer, stated, statedAt);
    } else if (found instanceof Found.RegularFile file && file.size() != stated) {
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
   * Hashes a file, or takes the digest that a pointer states, and compares.
   *
   * @param expectedAt where the expected digest stands
   * @param correction makes of a digest what would be right at that place
   * @return the content's digest, if it could be had
   */
  Optional<Sha256> verifyDigest(
      Findings findings,
      RelativePath path,
      Found.File found,
      Sha256 expected,
      Location expectedAt,
      UnaryOperator<String> correction) {
    if (found instanceof Found.Pointer pointer) {
      Sha256 content = pointer.pointer().content();
      String right = correction.apply(content.hex());
      PointerVerifier.verifyDigest(findings, path, pointer, expected, expectedAt, right);
      return Optional.of(content);
    }
    Optional<FileDigest> actual = hash(findings, path, found.real(), expectedAt);
    if (actual.isPresent() && PointerVerifier.isOfThePointerTo(actual.get(), expected)) {
      Sha256 content = actual.get().sha256();
      String right = correction.apply(content.hex());
      findings.add(PointerVerifier.ofThePointer(path, content, expected, expectedAt, right));
    } else {
      actual.ifPresent(digest -> compare(findings, path, digest, expected, expectedAt));
    }
    return actual.map(FileDigest::sha256);
  }

  /** The digest of a file's content, or the one that a pointer states; findings as of hashing. */
  Optional<Sha256> digest(Findings findings, RelativePath path, Found.File found, Location at) {
    if (found instanceof Found.Pointer pointer) {
      findings.byPointer();
      return Optional.of(pointer.pointer().content());
    }
    return hash(findings, path, found.real(), at).map(FileDigest::sha256);
  }

  /** Hashes a file; finds {@code unreadable} or {@code changed-while-reading} where it cannot. */
  private Optional<FileDigest> hash(Findings findings, RelativePath path, Path real, Location at) {
    try {
      return Optional.of(digests.of(real));
    } catch (ChangedWhileReadingException e) {
      findings.add(
          at,
          Kind.CHANGED_WHILE_READING,
          Printable.of(path.text()) + ": changed while it was read: " + e.getMessage(),
          "Run again when nothing writes to it.");
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
