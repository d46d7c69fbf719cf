package io.harmonia.smoke.checksum;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.List;

/** One line of a checksum file that is neither blank nor a comment. */
public sealed interface ChecksumLine {
  /** Where it stands. */
  Location at();

  /**
   * A recorded checksum.
   *
   * @param at where it stands
   * @param name the file's name as recorded, unescaped
   * @param sha256 its digest
   * @param tagged whether a tag says so, {@code SHA256 (…) = …}, as BSD and OpenSSL write it
   * @param remarks what is worth knowing of the line and wrong with nothing
   */
  record Recorded(Location at, String name, Sha256 sha256, boolean tagged, List<String> remarks)
      implements ChecksumLine {}

  /**
   * A line that is none.
   *
   * @param problem what is wrong with it
   */
  record Malformed(Problem problem) implements ChecksumLine {
    @Override
    public Location at() {
      return problem.at();
    }
  }
}
