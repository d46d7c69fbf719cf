package io.harmonia.smoke.checksum;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.List;

/** One line of a checksum file of any algorithm that is neither blank nor a comment. */
public sealed interface SumLine {

  /**
   * A checksum.
   *
   * @param name the file's name as recorded, unescaped
   * @param tagged whether a tag says which algorithm it is of
   * @param remarks what is worth knowing of the line and wrong with nothing
   */
  record Sum(Location at, String name, Digest digest, boolean tagged, List<String> remarks)
      implements SumLine {}

  /**
   * A checksum of an algorithm that nobody here can compute.
   *
   * @param algorithm as the line writes it
   */
  record Unknown(Location at, String name, String algorithm) implements SumLine {}

  /** A line that is none. */
  record Malformed(Problem problem) implements SumLine {}
}
