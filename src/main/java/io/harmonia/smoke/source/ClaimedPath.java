package io.harmonia.smoke.source;

import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Place;
import java.util.List;
import java.util.Optional;

/**
 * A path as a record writes it, and what it may mean before anybody looks what lies there.
 *
 * @param name as written
 * @param places the one place that it means; several only in formats that leave it open from where
 *     names start, the likeliest first; none where it is refused
 * @param refused why it is refused, if it is
 */
public record ClaimedPath(
    String name, List<RelativePath> places, Optional<ParsedPath.Refused> refused) {

  /** Reads a name that is relative to the document's folder. */
  public static ClaimedPath of(String name, Place place, PathRules rules) {
    return of(name, place.folder().orElse(RelativePath.ROOT), rules);
  }

  /** Reads a name that is relative to a folder; it cannot lead out of the workspace. */
  public static ClaimedPath of(String name, RelativePath folder, PathRules rules) {
    ParsedPath parsed = rules.parse(name, folder);
    return parsed instanceof ParsedPath.Refused refused
        ? refused(name, refused)
        : new ClaimedPath(
            name, List.of(((ParsedPath.Safe) parsed).path()), Optional.empty());
  }

  /** A path that the source knows to be one, for example of git's index. */
  public static ClaimedPath of(RelativePath path) {
    return new ClaimedPath(path.text(), List.of(path), Optional.empty());
  }

  /** A name that is not followed. */
  public static ClaimedPath refused(String name, ParsedPath.Refused refused) {
    return new ClaimedPath(name, List.of(), Optional.of(refused));
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
