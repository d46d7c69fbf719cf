package io.harmonia.smoke.workspace;

import java.nio.file.Path;

/**
 * What a path of the workspace turns out to be on disk.
 *
 * <p>A Git LFS pointer will be one more case here, standing for the size and digest it states.
 */
public sealed interface Found {

  /**
   * A regular file, possibly reached through links that the workspace follows.
   *
   * @param real its path without links
   * @param size in bytes
   */
  record RegularFile(Path real, long size) implements Found {}

  /**
   * A directory.
   *
   * @param real its path without links
   */
  record Directory(Path real) implements Found {}

  /**
   * Nothing.
   *
   * @param hint what lies there instead, for the message, for example {@code a link to nothing};
   *     may be empty
   */
  record Absent(String hint) implements Found {}

  /**
   * Something that is never opened: a way out of the workspace, or a device, pipe or socket.
   *
   * @param reason what it is, to stand after the path
   * @param remedy what to do instead
   */
  record Refused(String reason, String remedy) implements Found {
    /** What is refused because it is not the file itself. */
    public Refused(String reason) {
      this(reason, "Put the file itself there.");
    }
  }

  /**
   * Something that could not be looked at.
   *
   * @param reason why not
   */
  record Unreadable(String reason) implements Found {}
}
