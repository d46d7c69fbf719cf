package io.harmonia.smoke.state;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.FileDigest;
import io.harmonia.smoke.digest.FileStamp;
import io.harmonia.smoke.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was read of a file.
 *
 * @param key the file's identity: device and inode
 * @param size in bytes
 * @param modified when its content was last written to
 * @param changed when its content or status last changed
 * @param read when reading it began
 * @param digests of what was read, SHA-256 among them
 */
record Remembered(
    String key,
    long size,
    Instant modified,
    Instant changed,
    Instant read,
    Map<Algorithm, Digest> digests) {
  private static final int FIXED = 5;

  /** What was read of a file that has a change time and an identity. */
  static Optional<Remembered> of(FileStamp stamp, Instant begun, FileDigest digest) {
    Object key = stamp.key();
    if (stamp.changed().isEmpty() || key == null) {
      return Optional.empty();
    }
    Map<Algorithm, Digest> digests = new EnumMap<>(Algorithm.class);
    digests.putAll(digest.others());
    digests.put(Algorithm.SHA_256, Digest.of(digest.sha256()));
    return Optional.of(
        new Remembered(
            key.toString(),
            stamp.size(),
            stamp.modified().toInstant(),
            stamp.changed().get().toInstant(),
            begun,
            digests));
  }

  /** What stands for a file's path. */
  static Sha256 name(Path file) {
    return Sha256.ofContent(file.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a stamp is that of the file as it was read. */
  boolean isStamp(FileStamp stamp) {
    return stamp.isFile()
        && stamp.size() == size
        && key.equals(Objects.toString(stamp.key(), null))
        && stamp.modified().toInstant().equals(modified)
        && stamp.changed().map(FileTime::toInstant).equals(Optional.of(changed));
  }

  /** What was read, as of an earlier run. */
  FileDigest digest() {
    Map<Algorithm, Digest> others = new EnumMap<>(digests);
    Digest sha256 = Objects.requireNonNull(others.remove(Algorithm.SHA_256));
    return new FileDigest(size, sha256.sha256().orElseThrow(), others, Optional.of(read));
  }

  /** As a line of the state has it, behind the file's name. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(key).append(' ').append(size).append(' ').append(modified).append(' ');
    text.append(changed).append(' ').append(read);
    digests.values().forEach(digest -> text.append(' ').append(digest));
    return text.toString();
  }

  /**
   * What a line has behind the file's name.
   *
   * @throws RuntimeException if it is another text
   */
  static Remembered parse(String text) {
    String[] words = text.split(" ", -1);
    Map<Algorithm, Digest> digests = new EnumMap<>(Algorithm.class);
    for (int i = FIXED; i < words.length; i += 2) {
      Algorithm algorithm = Algorithm.named(words[i]).orElseThrow();
      digests.put(algorithm, Digest.parse(algorithm, words[i + 1]).orElseThrow());
    }
    if (!digests.containsKey(Algorithm.SHA_256)) {
      throw new IllegalArgumentException("no SHA-256");
    }
    return new Remembered(
        words[0],
        Long.parseLong(words[1]),
        Instant.parse(words[2]),
        Instant.parse(words[3]),
        Instant.parse(words[4]),
        digests);
  }
}
