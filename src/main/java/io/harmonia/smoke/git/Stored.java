package io.harmonia.smoke.git;

import io.harmonia.smoke.digest.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What git keeps at a path of a state of a repository, links and submodules followed. */
public sealed interface Stored {

  /** The file, where it is one. */
  default Optional<Blob> blob() {
    return Optional.empty();
  }

  /** Whether it is known what git keeps there. */
  default boolean isKnown() {
    return true;
  }

  /** Nothing. */
  record Missing() implements Stored {}

  /**
   * A file.
   *
   * @param bytes as many of them as were asked for
   * @param at where it lies: in a repository, maybe of a submodule
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Blob(byte[] bytes, String oid, StoredPlace at) implements Stored {
    @Override
    public Optional<Blob> blob() {
      return Optional.of(this);
    }

    /** Whether a checkout has it in the work tree; a sparse one, or a submodule, need not. */
    public boolean mustBeThere() throws IOException {
      return indexed().filter(entry -> !entry.isLeftOut()).isPresent();
    }

    /**
     * Whether the index says that a file is what git made of the blob: by the user's word, or since
     * it has the size and time that it had when git last compared it.
     */
    public boolean isToldUnchanged(Path file) throws IOException {
      Optional<GitIndex.Entry> entry = indexed();
      return entry.isPresent()
          && entry.get().merged()
          && (entry.get().isLeftOut()
              || entry.get().isAssumedUnchanged()
              || entry.get().stamp().isOf(file));
    }

    /** What the index says of it, where it lies in the repository whose index was asked. */
    private Optional<GitIndex.Entry> indexed() throws IOException {
      return at.nodes() instanceof GitIndex index ? index.entry(at.path()) : Optional.empty();
    }

    /**
     * The object of Git LFS that a pointer stands for, if the blob's repository has it.
     *
     * @param most how many of its bytes are wanted
     */
    public Optional<byte[]> lfsObject(Sha256 oid, long size, long most) throws IOException {
      return new LfsStore(at.nodes().git().repository()).read(oid, size, most);
    }

    /** The command that brings such objects, for a shell in the workspace's folder. */
    public String lfsFetch() {
      String commit = at.nodes() instanceof CommitNodes nodes ? nodes.commit() : "HEAD";
      return at.git() + " lfs fetch origin " + commit;
    }
  }

  /**
   * Something that the repository names, and has not.
   *
   * @param reason what, to stand after “cannot be read: ”
   * @param remedy a step that brings it
   */
  record Lacking(String reason, String remedy) implements Stored {
    @Override
    public boolean isKnown() {
      return false;
    }
  }

  /**
   * Something that is no file.
   *
   * @param what it is, to stand after the path
   */
  record NoFile(String what) implements Stored {}
}
