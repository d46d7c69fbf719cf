package io.harmonia.smoke.source;

import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path as a record writes it, and what it may mean before anybody looks what lies there.
 *
 * @param name as written
 * @param places the one place that it means; several only in formats that leave it open from where
 *     names start, the likeliest first; none where it is refused or lies elsewhere
 * @param refused why it is refused, if it is
 */
public record ClaimedPath(
    String name, List<RelativePath> places, Optional<ParsedPath.Refused> refused) {

  /** Reads a name that is relative to the document's folder. */
  public static ClaimedPath of(String name, Place place, PathRules rules) {
    return of(name, List.of(place.folder().orElse(RelativePath.ROOT)), rules);
  }

  /**
   * Reads a name, which cannot lead out of the workspace.
   *
   * @param folders what it may be relative to, the likeliest first
   */
  public static ClaimedPath of(String name, List<RelativePath> folders, PathRules rules) {
    List<RelativePath> places = new ArrayList<>(folders.size());
    Optional<ParsedPath.Refused> refused = Optional.empty();
    for (RelativePath folder : folders) {
      ParsedPath parsed = rules.parse(name, folder);
      if (parsed instanceof ParsedPath.Safe safe) {
        if (!places.contains(safe.path())) {
          places.add(safe.path());
        }
      } else if (parsed instanceof ParsedPath.Refused r && refused.isEmpty()) {
        refused = Optional.of(r);
      }
    }
    return new ClaimedPath(
        name, List.copyOf(places), places.isEmpty() ? refused : Optional.empty());
  }

  /** A path that the source knows to be one, for example of git's index. */
  public static ClaimedPath of(RelativePath path) {
    return new ClaimedPath(path.text(), List.of(path), Optional.empty());
  }

  /** A name that is not followed. */
  public static ClaimedPath refused(String name, String reason, String remedy) {
    return new ClaimedPath(name, List.of(), Optional.of(new ParsedPath.Refused(reason, remedy)));
  }

  /** A name of something that does not lie in the workspace and is not looked for. */
  public static ClaimedPath elsewhere(String name) {
    return new ClaimedPath(name, List.of(), Optional.empty());
  }

  /** Whether it is of something that does not lie in the workspace. */
  public boolean isElsewhere() {
    return places.isEmpty() && refused.isEmpty();
  }

  /** The likeliest place, unless the name is refused. */
  public Optional<RelativePath> path() {
    return places.stream().findFirst();
  }

  /** Whether nobody can tell from the name alone which of two places it means. */
  public boolean areTwo() {
    return places.size() == 2;
  }
}
