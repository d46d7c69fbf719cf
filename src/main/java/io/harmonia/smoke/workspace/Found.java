package io.harmonia.smoke.workspace;

import java.nio.file.Path;
import java.util.Optional;

/** What a path of the workspace turns out to be on disk. */
public sealed interface Found {

  /** A file of content, or what stands for one. */
  sealed interface File extends Found {

    /** Its path without links. */
    Path real();

    /** Bytes in the content, or nothing where a pointer does not state them. */
    Optional<Long> contentSize();
  }

  /**
   * A regular file, possibly reached through links that the workspace follows.
   *
   * @param real its path without links
   * @param size in bytes
   */
  record RegularFile(Path real, long size) implements File {
    @Override
    public Optional<Long> contentSize() {
      return Optional.of(size);
    }
  }

  /**
   * A Git LFS pointer: in every check and sum it stands for the content that it states.
   *
   * @param real its path without links
   * @param pointer what it states
   */
  record Pointer(Path real, LfsPointer pointer) implements File {
    @Override
    public Optional<Long> contentSize() {
      return pointer.contentSize();
    }
  }

  /**
   * A directory.
   *
   * @param real its path without links
   */
  record Directory(Path real) implements Found {}

  /**
   * Nothing, or nothing that counts.
   *
   * @param hint what lies there instead, for the message, for example {@code a link to nothing};
   *     may be empty
   * @param rejected the pointer that lies there, if the policy is not to count it
   */
  record Absent(String hint, Optional<Pointer> rejected) implements Found {
    /** Nothing, but for what the hint says. */
    public Absent(String hint) {
      this(hint, Optional.empty());
    }

    /** The hint in brackets, to stand after what is said of it; empty where there is none. */
    public String hintInBrackets() {
      return hint.isEmpty() ? "" : " (" + hint + ")";
    }

    /** What a person can do to have the file there, without a full stop. */
    public String remedy() {
      return rejected
          .map(pointer -> "Run “" + LfsPull.command(pointer.real()) + "” before the suite")
          .orElse("Restore the artifact");
    }
  }

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
