package io.harmonia.smoke.source;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Something that must hold of what lies at a path beside its digests and size: that a header fits
 * the file's length, that a directory holds what a digest of it says.
 *
 * @param about what is wrong where it does not hold
 * @param at where that is said
 * @param test tells what does not hold
 */
public record Structure(About about, Location at, Test test) {

  /** What is wrong where a structure does not hold. */
  public enum About {
    LENGTH,
    CONTENT,
    /** The content, by a digest that is computed of it. */
    DIGEST,
    /** The same, by one that nobody can make another content have. */
    STRONG_DIGEST
  }

  /** Whether it is of the content, by a digest of it. */
  boolean isDigest() {
    return about == About.DIGEST || about == About.STRONG_DIGEST;
  }

  /** Looks at what is there. */
  @FunctionalInterface
  public interface Test {
    /**
     * What does not hold, if anything.
     *
     * @param there a file, never a pointer, or a directory
     * @throws NotThereException if what it is about was not fetched
     * @throws IOException if it cannot be read
     */
    Optional<Problem> of(Found there) throws IOException;

    /** What is worth knowing of one that holds, asked after it was tested. */
    default List<String> remarks() {
      return List.of();
    }
  }

  /**
   * A file has as many bytes as its own header says.
   *
   * @param least bytes that it must have
   * @param most bytes that it may have
   */
  public static Structure length(long least, long most, Location at) {
    return new Structure(
        About.LENGTH,
        at,
        there ->
            there instanceof Found.RegularFile file && (file.size() < least || file.size() > most)
                ? Optional.of(
                    new Problem(
                        at,
                        "expected "
                            + Quantity.exactBytes(file.size() < least ? least : most)
                            + ", as its header says, actual "
                            + Quantity.exactBytes(file.size()),
                        file.size() < least
                            ? "Restore the artifact: a download or copy of it broke off."
                            : "Restore the artifact: something was written after its end."))
                : Optional.empty());
  }
}
