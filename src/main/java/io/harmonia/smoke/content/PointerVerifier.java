package io.harmonia.smoke.content;

import io.harmonia.smoke.digest.FileDigest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.LfsPointer;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.LfsPull;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds a Git LFS pointer to the size and digest that its content should have. */
final class PointerVerifier {
  private PointerVerifier() {}

  /**
   * Holds a pointer to what the content should be.
   *
   * @return the content's digest, if it should have one
   */
  static Optional<Sha256> verify(
      Findings findings, RelativePath path, Found.Pointer found, Expectation expected) {
    Sha256 content = found.pointer().content();
    expected
        .digest()
        .ifPresent(
            digest ->
                verifyDigest(
                    findings,
                    path,
                    found,
                    digest.value(),
                    digest.at(),
                    expected.correction(content)));
    expected.sizes().forEach(size -> verifySize(findings, path, found, size.value(), size.at()));
    return expected.digest().map(digest -> content);
  }

  /**
   * Finds {@code pointer-mismatch} where the content has another size than is stated; where the
   * pointer does not say, only remarks on it.
   */
  private static void verifySize(
      Findings findings, RelativePath path, Found.Pointer found, long stated, Location statedAt) {
    findings.byPointer();
    if (found.contentSize().isEmpty()) {
      findings.remark(statedAt + ": " + notComparable(path, found.pointer()));
    } else if (found.contentSize().get() != stated) {
      findings.add(
          statedAt,
          Kind.POINTER_MISMATCH,
          Wording.compared(
              Printable.of(path.text()) + ": ",
              Quantity.exactBytes(stated),
              "a Git LFS pointer to " + Quantity.exactBytes(found.contentSize().get())),
          "Check out the commit whose pointer is right, or write \"size_bytes\": "
              + found.contentSize().get()
              + " if the new content is intended.");
    }
  }

  /** Nothing is stated that a pointer could be held to but a size, which it does not state. */
  static Finding sizeAlone(RelativePath path, Found.Pointer found, Location at) {
    return Finding.at(
        at,
        Kind.NOT_RECORDED,
        notComparable(path, found.pointer()) + ", and no digest is stated or recorded for it",
        "State sha256 ("
            + found.pointer().content()
            + "), or run “"
            + LfsPull.command(found.real())
            + "” before the suite.");
  }

  private static String notComparable(RelativePath path, LfsPointer pointer) {
    return "the size of "
        + Printable.of(path.text())
        + " cannot be compared: its Git LFS pointer states that of the object which "
        + namesOf(pointer)
        + " made of it";
  }

  /**
   * Finds {@code pointer-mismatch} where the content has another digest than expected.
   *
   * @param correction what would be right at that place
   */
  private static void verifyDigest(
      Findings findings,
      RelativePath path,
      Found.Pointer found,
      Sha256 expected,
      Location expectedAt,
      String correction) {
    LfsPointer pointer = found.pointer();
    findings.byPointer();
    if (pointer.content().equals(expected)) {
      findings.verifiedByPointer(path);
      return;
    }
    String subject = Printable.of(path.text());
    if (pointer.itself().equals(expected)) {
      findings.add(ofThePointer(path, pointer.content(), expected, expectedAt, correction));
    } else if (pointer.oid().equals(expected)) {
      findings.add(
          expectedAt,
          Kind.POINTER_MISMATCH,
          subject
              + ": SHA-256 "
              + expected
              + " is that of the stored object, expected that of the content, which "
              + (pointer.size() == 0
                  ? "is empty, since its Git LFS pointer states size 0: "
                  : "goes through the Git LFS extension " + namesOf(pointer) + ": ")
              + pointer.content(),
          "Write " + correction + ", or correct the pointer: add the file to git again.");
    } else {
      findings.add(
          expectedAt,
          Kind.POINTER_MISMATCH,
          Wording.compared(
              subject + ": ",
              "SHA-256 " + expected,
              "a Git LFS pointer to SHA-256 " + pointer.content()),
          "Check out the commit whose pointer is right, or, if the new content is intended, write "
              + correction
              + " and bump the entry's version.");
    }
  }

  /** Whether a digest is that of the pointer to a content, not of the content. */
  static boolean isOfThePointerTo(FileDigest content, Sha256 expected) {
    return LfsPointer.to(content.sha256(), content.size()).itself().equals(expected);
  }

  /** The digest that should be a content's is its pointer's. */
  static Finding ofThePointer(
      RelativePath path, Sha256 content, Sha256 expected, Location at, String correction) {
    return Finding.at(
        at,
        Kind.POINTER_MISMATCH,
        Printable.of(path.text())
            + ": SHA-256 "
            + expected
            + " is that of the Git LFS pointer's own text, expected that of the content: "
            + content,
        "Write " + correction + ": it was recorded where Git LFS files had not been pulled.");
  }

  private static String namesOf(LfsPointer pointer) {
    return pointer.extensions().stream()
        .map(extension -> Printable.quoted(extension.name()))
        .collect(Collectors.joining(" and "));
  }
}
