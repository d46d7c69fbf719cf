package io.harmonia.smoke.dvc;

import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.Structure;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The size beside a digest that does not tell CRLF from LF: whoever recorded the one may have had
 * the other.
 */
final class LegacySize {
  private LegacySize() {}

  static Structure of(Located<Long> size) {
    return new Structure(
        Structure.About.LENGTH,
        size.at(),
        there ->
            there instanceof Found.RegularFile file
                    && file.size() != size.value()
                    && !isOfOtherLineEnds(file.real(), file.size(), size.value())
                ? Optional.of(
                    new Problem(
                        size.at(),
                        "expected "
                            + Quantity.exactBytes(size.value())
                            + ", actual "
                            + Quantity.exactBytes(file.size()),
                        "Restore the artifact, or correct the size if the digest is right."))
                : Optional.empty());
  }

  /** Whether the file has the size, were its line ends all LF or all CRLF. */
  private static boolean isOfOtherLineEnds(Path file, long actual, long wanted) throws IOException {
    long feeds = 0;
    long pairs = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      int before = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          feeds++;
          pairs += before == '\r' ? 1 : 0;
        }
        before = b;
      }
    }
    return wanted == actual - pairs || wanted == actual + feeds - pairs;
  }
}
