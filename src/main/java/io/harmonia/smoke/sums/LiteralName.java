package io.harmonia.smoke.sums;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.ClaimedPath;
import java.io.File;
import java.util.List;

/**
 * A name in which a backslash is a character like any other, as the escaped lines of {@code
 * sha256sum} have it: {@code \DIGEST a\\b} is about the file {@code a\b}, and never about {@code
 * a/b}.
 */
final class LiteralName {
  /** Stands for a backslash while the rules of paths are applied, to which it means nothing. */
  private static final char STAND_IN = '\uffff';

  private LiteralName() {}

  static ClaimedPath path(String name, RelativePath folder, PathRules paths) {
    if (name.indexOf('\\') < 0) {
      return ChecksumFile.path(name, List.of(folder), paths);
    }
    if (File.separatorChar == '\\' || name.indexOf(STAND_IN) >= 0) {
      return ClaimedPath.refused(
          name,
          "has a backslash in a name, which no file here can have",
          "Rename the file, and record it anew.");
    }
    ClaimedPath said = ChecksumFile.path(name.replace('\\', STAND_IN), List.of(folder), paths);
    return new ClaimedPath(
        name,
        said.places().stream()
            .map(place -> new RelativePath(place.text().replace(STAND_IN, '\\')))
            .toList(),
        said.refused());
  }
}
