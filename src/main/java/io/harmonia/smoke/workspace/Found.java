package io.harmonia.smoke.workspace;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.LfsPointer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a path of the workspace turns out to be on disk. */
public sealed interface Found {

  /** Makes something of it, whichever it is. */
  default <T> T fold(
      Function<File, T> file,
      Function<Directory, T> directory,
      Function<Absent, T> absent,
      Function<Refused, T> refused,
      Function<Unreadable, T> unreadable) {
    if (this instanceof File is) {
      return file.apply(is);
    } else if (this instanceof Directory is) {
      return directory.apply(is);
    } else if (this instanceof Absent is) {
      return absent.apply(is);
    }
    return this instanceof Refused is ? refused.apply(is) : unreadable.apply((Unreadable) this);
  }

  /** Does something with it, whichever it is. */
  default void match(
      Consumer<File> file,
      Consumer<Directory> directory,
      Consumer<Absent> absent,
      Consumer<Refused> refused,
      Consumer<Unreadable> unreadable) {
    fold(
        is -> accepted(file, is),
        is -> accepted(directory, is),
        is -> accepted(absent, is),
        is -> accepted(refused, is),
        is -> accepted(unreadable, is));
  }

  private static <T> T accepted(Consumer<T> consumer, T found) {
    consumer.accept(found);
    return found;
  }

  /** The path without links of a file or directory. */
  default Optional<Path> place() {
    return fold(
        file -> Optional.of(file.real()),
        directory -> Optional.of(directory.real()),
        absent -> Optional.empty(),
        refused -> Optional.empty(),
        unreadable -> Optional.empty());
  }

  /** Whether a file is there, be it a Git LFS pointer that does not count. */
  default boolean isFile() {
    return this instanceof File || (this instanceof Absent absent && absent.rejected().isPresent());
  }

  /** What it is instead of a content, where that can never be one. */
  default Optional<StandIn> neverContent() {
    return Optional.empty();
  }

  /** A file of content, or what stands for one. */
  sealed interface File extends Found {

    /** Its path without links. */
    Path real();

    /** Bytes in the content, or nothing where a pointer does not state them. */
    Optional<Long> contentSize();

    /**
     * What it is instead of a content, unless that is what the name says by which it lies there.
     * Reads the first kilobyte of a larger file.
     */
    default Optional<StandIn> standInAs(RelativePath path) {
      return Optional.empty();
    }

    /** The same without reading anything: nothing for a larger file. */
    default Optional<StandIn> knownStandInAs(RelativePath path) {
      return Optional.empty();
    }
  }

  /**
   * A regular file, possibly reached through links that the workspace follows.
   *
   * @param real its path without links
   * @param size in bytes
   * @param standIn what it is instead of a content, as far as that is looked for: in small files
   */
  record RegularFile(Path real, long size, Optional<StandIn> standIn) implements File {
    /** A file that is a content, or too large to be looked into. */
    public RegularFile(Path real, long size) {
      this(real, size, Optional.empty());
    }

    @Override
    public Optional<StandIn> standInAs(RelativePath path) {
      Optional<StandIn> is = size < StandIn.SEEN ? standIn : StandIn.ofBeginning(real);
      return is.filter(that -> !that.isNamedSo(path));
    }

    @Override
    public Optional<StandIn> knownStandInAs(RelativePath path) {
      return standIn.filter(that -> !that.isNamedSo(path));
    }

    @Override
    public Optional<StandIn> neverContent() {
      return standIn.filter(StandIn::isNeverContent);
    }

    @Override
    public Optional<Long> contentSize() {
      return Optional.of(size);
    }
  }

  /**
   * A Git LFS pointer: in every check and sum it stands for the content that it states.
   *
   * @param real its path without links
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
   * @param annexed the command that brings what git-annex keeps elsewhere, if that is so
   */
  record Absent(String hint, Optional<Pointer> rejected, Optional<String> annexed)
      implements Found {
    /** Nothing, but for what the hint says. */
    public Absent(String hint) {
      this(hint, Optional.empty(), Optional.empty());
    }

    /** The command that brings the content, if it is known where that is. */
    public Optional<String> fetch() {
      return annexed.or(() -> rejected.map(pointer -> LfsPull.command(pointer.real())));
    }

    /** The hint in brackets, to stand after what is said of it; empty where there is none. */
    public String hintInBrackets() {
      return hint.isEmpty() ? "" : " (" + hint + ")";
    }

    /** What a person can do to have the file there, without a full stop. */
    public String remedy() {
      return fetch()
          .map(command -> "Run “" + command + "” before the suite")
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

  /** Something that could not be looked at. */
  record Unreadable(String reason) implements Found {}
}
