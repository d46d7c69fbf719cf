package io.harmonia.smoke.pointer;

import io.harmonia.smoke.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A Git LFS pointer: the small text that git keeps in the place of a large file.
 *
 * <pre>{@code
 * version https://git-lfs.github.com/spec/v1
 * ext-0-crypt sha256:afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1
 * oid sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
 * size 22972370
 * }</pre>
 *
 * <p>Without extensions the oid is the SHA-256 of the content. An extension transforms the content
 * before it is stored: its line has the SHA-256 of what it was given, so the one of the lowest
 * priority has that of the content, while oid and size are those of the stored object. Source:
 * {@code docs/spec.md} and {@code docs/extensions.md} of git-lfs.
 *
 * @param oid digest of the stored object
 * @param size bytes in the stored object, as stated
 * @param extensions that transformed it, in the order in which they were run
 * @param itself digest of the pointer's own text
 */
public record LfsPointer(Sha256 oid, long size, List<Extension> extensions, Sha256 itself) {
  /** Files of this many bytes or more are no pointers, whatever they hold. */
  public static final int TOO_LARGE = 1024;

  /**
   * A program that transformed the content.
   *
   * @param priority its place in the order, from 0 to 9
   * @param name as stated: hostile text
   * @param input digest of what it was given
   */
  public record Extension(int priority, String name, Sha256 input) {}

  /** Refuses what no pointer can state. */
  public LfsPointer {
    extensions = List.copyOf(extensions);
    if (size < 0) {
      throw new IllegalArgumentException("A size is not negative: " + size);
    }
    for (int i = 1; i < extensions.size(); i++) {
      if (extensions.get(i - 1).priority() >= extensions.get(i).priority()) {
        throw new IllegalArgumentException("Extensions have an order: " + extensions);
      }
    }
  }

  /**
   * The pointer that a file is, if it is one: exactly where {@code git lfs pointer --check} says
   * so, canonical or not, except that an empty file is none and a file of 1,024 bytes or more never
   * is.
   */
  public static Optional<LfsPointer> parse(byte[] file) {
    return file.length < TOO_LARGE ? LfsPointerParser.parse(file) : Optional.empty();
  }

  /** The pointer that git-lfs writes for a content that no extension transforms. */
  public static LfsPointer to(Sha256 content, long size) {
    return new LfsPointer(content, size, List.of(), canonical(content, size, List.of()));
  }

  /**
   * Digest of the content that it stands for. Where the stated size is 0, git-lfs writes an empty
   * file, whatever the oid.
   */
  public Sha256 content() {
    if (size == 0) {
      return Sha256.OF_NOTHING;
    }
    return extensions.isEmpty() ? oid : extensions.get(0).input();
  }

  /** The digest of the text that git-lfs writes for it. */
  private static Sha256 canonical(Sha256 oid, long size, List<Extension> extensions) {
    StringBuilder text = new StringBuilder("version https://git-lfs.github.com/spec/v1\n");
    for (Extension one : extensions) {
      text.append("ext-" + one.priority() + "-" + one.name() + " sha256:" + one.input() + "\n");
    }
    text.append("oid sha256:" + oid + "\nsize " + size + "\n");
    return Sha256.ofContent(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether its text is the very one that git-lfs writes for it; for an empty content it writes
   * none. {@code git lfs fsck --pointers} says so of every pointer.
   */
  public boolean isCanonical() {
    return size > 0 && canonical(oid, size, extensions).equals(itself);
  }

  /** Bytes in the content, or nothing where an extension keeps that from being known. */
  public Optional<Long> contentSize() {
    return size == 0 || extensions.isEmpty() ? Optional.of(size) : Optional.empty();
  }
}
