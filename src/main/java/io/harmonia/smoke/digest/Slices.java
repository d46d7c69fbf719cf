package io.harmonia.smoke.digest;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.TimedOutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parts of files, one after the other, as one content: a shard of a file, or several files.
 *
 * @param before what comes first of all, for example the header of a git blob
 * @param parts the parts, in their order
 */
public record Slices(String before, List<Slice> parts) {
  private static final int BLOCK = 128 * 1024;
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  /**
   * A part of a file.
   *
   * @param file a path without links
   * @param from the offset of its first byte
   * @param to the offset after its last byte
   */
  public record Slice(Path file, long from, long to) {
    /** All of a file. */
    public static Slice whole(Path file, long size) {
      return new Slice(file, 0, size);
    }
  }

  /** What git makes the id of a file's blob of: {@code blob 4}, a NUL, and the content. */
  public static Slices ofBlob(Path file, long size) {
    return new Slices("blob " + size + "\0", List.of(Slice.whole(file, size)));
  }

  /**
   * Their digest.
   *
   * @param deadline is looked at before each block
   * @throws ChangedWhileReadingException if a file changed meanwhile, or ends before its part does
   * @throws TimedOutException if the deadline comes first
   * @throws IOException if one cannot be read
   */
  public Digest digest(Algorithm algorithm, Deadline deadline) throws IOException {
    MessageDigest digest = algorithm.start();
    digest.update(before.getBytes(StandardCharsets.UTF_8));
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (Slice part : parts) {
      read(part, digest, block, deadline);
    }
    return Digest.of(algorithm, digest.digest());
  }

  private static void read(Slice part, MessageDigest digest, ByteBuffer block, Deadline deadline)
      throws IOException {
    FileStamp stamp = FileStamp.of(part.file());
    if (!stamp.isFile()) {
      throw new ChangedWhileReadingException(FileStamp.NOT_A_FILE);
    }
    try (SeekableByteChannel channel = Files.newByteChannel(part.file(), READ)) {
      channel.position(part.from());
      long left = part.to() - part.from();
      while (left > 0) {
        deadline.require();
        block.clear().limit((int) Math.min(left, block.capacity()));
        if (channel.read(block) < 0) {
          throw new ChangedWhileReadingException("it ended " + left + " bytes too early");
        }
        digest.update(block.flip());
        left -= block.limit();
      }
    }
    Optional<String> change = stamp.changeUntil(FileStamp.of(part.file()), stamp.size());
    if (change.isPresent()) {
      throw new ChangedWhileReadingException(change.get());
    }
  }
}
