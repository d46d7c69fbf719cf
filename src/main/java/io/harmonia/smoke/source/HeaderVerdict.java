package io.harmonia.smoke.source;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.util.Optional;

/**
 * What the header of a file shows of that very file.
 *
 * @param fault what is wrong with it, if anything
 * @param untold why nobody can tell whether the rest of it is right, if that is so
 */
public record HeaderVerdict(Optional<Fault> fault, Optional<UntoldException> untold) {
  /** All of it is right. */
  public static final HeaderVerdict SOUND = new HeaderVerdict(Optional.empty(), Optional.empty());

  private static final String BROKE_OFF =
      "Restore the artifact: a download or copy of it broke off.";
  private static final String WENT_ON =
      "Restore the artifact: something was written after its end.";

  /** What is wrong with a file. */
  public record Fault(Structure.About about, Problem problem) {
    /** It ends too early. */
    public static Fault tooShort(Location at, String message) {
      return new Fault(Structure.About.LENGTH, new Problem(at, message, BROKE_OFF));
    }

    /** It goes on after its end. */
    public static Fault tooLong(Location at, String message) {
      return new Fault(Structure.About.LENGTH, new Problem(at, message, WENT_ON));
    }

    /** Its header is none, or says what cannot be. */
    public static Fault ofContent(Location at, String message, String remedy) {
      return new Fault(Structure.About.CONTENT, new Problem(at, message, remedy));
    }
  }

  /** A fault. */
  public static HeaderVerdict of(Fault fault) {
    return new HeaderVerdict(Optional.of(fault), Optional.empty());
  }

  /** Whether what the header says can be relied on. */
  public boolean isSound() {
    return fault.isEmpty() && untold.isEmpty();
  }

  /** Reads the header of a file, or knows it. */
  @FunctionalInterface
  public interface Reader {
    /**
     * What it shows.
     *
     * @throws IOException if it cannot be read
     */
    HeaderVerdict read(Found.RegularFile file) throws IOException;
  }

  /**
   * A content that is what its own header says, and as long.
   *
   * @param reader is asked twice
   */
  public static ClaimedContent structures(Reader reader, Location at) {
    return ClaimedContent.ANY
        .structure(
            new Structure(Structure.About.CONTENT, at, there -> ofContent(reader, there, at)))
        .structure(new Structure(Structure.About.LENGTH, at, there -> ofLength(reader, there)));
  }

  private static Optional<Problem> ofContent(Reader reader, Found there, Location at)
      throws IOException {
    if (!(there instanceof Found.RegularFile file)) {
      return Optional.of(
          new Problem(
              at, "expected a file, actual: a directory lies there", "Restore the artifact."));
    }
    HeaderVerdict verdict = reader.read(file);
    if (verdict.fault().isEmpty() && verdict.untold().isPresent()) {
      throw verdict.untold().get();
    }
    return verdict.about(Structure.About.CONTENT);
  }

  private static Optional<Problem> ofLength(Reader reader, Found there) {
    try {
      return there instanceof Found.RegularFile file
          ? reader.read(file).about(Structure.About.LENGTH)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // the other structure says so
    }
  }

  private Optional<Problem> about(Structure.About about) {
    return fault.filter(is -> is.about() == about).map(Fault::problem);
  }
}
