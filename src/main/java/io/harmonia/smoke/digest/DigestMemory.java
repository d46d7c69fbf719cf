package io.harmonia.smoke.digest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What earlier runs read of files, and what this one reads. Used from any thread; paths are without
 * links.
 */
public interface DigestMemory {
  /** Remembers nothing. */
  DigestMemory NONE =
      new DigestMemory() {
        @Override
        public Optional<FileDigest> of(Path file, Set<Algorithm> more) {
          return Optional.empty();
        }

        @Override
        public FileStamp settled(Path file, FileStamp stamp) {
          return stamp;
        }

        @Override
        public void read(Path file, FileStamp stamp, Instant begun, FileDigest digest) {}

        @Override
        public void matched(Path file) {}

        @Override
        public void mismatched(Path file) {}

        @Override
        public void forget(Path file) {}

        @Override
        public List<String> save() {
          return List.of();
        }
      };

  /**
   * What an earlier run read of a file that did not change since, if it has the digests of these
   * algorithms.
   *
   * @throws IOException if the file cannot be looked at
   */
  Optional<FileDigest> of(Path file, Set<Algorithm> more) throws IOException;

  /**
   * Makes sure, where that is needed, that whatever changes the file from now on changes its stamp.
   *
   * @return its stamp after that
   * @throws IOException if the file cannot be looked at
   */
  FileStamp settled(Path file, FileStamp stamp) throws IOException;

  /**
   * A file was read, and its stamp was the same before and after.
   *
   * @param begun when reading began
   */
  void read(Path file, FileStamp stamp, Instant begun, FileDigest digest);

  /** A file that was read has the content that is recorded. */
  void matched(Path file);

  /** A file has not the content that is recorded somewhere, so that it is not to be remembered. */
  void mismatched(Path file);

  /** What an earlier run read of a file is not believed. */
  void forget(Path file);

  /**
   * Keeps for later runs what was read and matched.
   *
   * @return what is to be said of that
   */
  List<String> save();
}
