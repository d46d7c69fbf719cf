package io.harmonia.smoke.checksum;

import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The places that a recorded name may mean, before anybody looks what lies there: read from the
 * workspace, and read from the checksum file's folder. There is one where both are the same or one
 * of them is refused, and none where both are refused.
 *
 * @param places the places, that from the workspace first
 * @param refused why there is none, if there is none
 */
public record NamedPlaces(List<RelativePath> places, Optional<ParsedPath.Refused> refused) {
  private static final Pattern DIRECTORY = Pattern.compile("[/\\\\]\\z|(^|[/\\\\])\\.\\z");

  /** The places of a name in a checksum file. */
  public static NamedPlaces of(Place file, String name, PathRules paths) {
    if (name.equals("-")) {
      return refused("stands for standard input, not for a file");
    }
    if (DIRECTORY.matcher(name).find()) {
      return refused("ends in a separator or a dot, as only a directory's can");
    }
    List<RelativePath> places = new ArrayList<>(2);
    Optional<ParsedPath.Refused> refused = Optional.empty();
    for (RelativePath base : ChecksumFile.bases(file)) {
      ParsedPath parsed = paths.parse(name, base);
      if (parsed instanceof ParsedPath.Safe safe) {
        if (!places.contains(safe.path())) {
          places.add(safe.path());
        }
      } else if (parsed instanceof ParsedPath.Refused r && refused.isEmpty()) {
        refused = Optional.of(r);
      }
    }
    return new NamedPlaces(List.copyOf(places), places.isEmpty() ? refused : Optional.empty());
  }

  private static NamedPlaces refused(String reason) {
    return new NamedPlaces(
        List.of(), Optional.of(new ParsedPath.Refused(reason, "Record the file's path.")));
  }

  /** Whether the name means one place read from the workspace and another read from the folder. */
  public boolean areTwo() {
    return places.size() == 2;
  }
}
