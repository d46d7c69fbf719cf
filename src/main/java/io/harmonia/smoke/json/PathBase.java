package io.harmonia.smoke.json;

import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.util.Optional;

/**
 * How the paths in an object are read.
 *
 * @param folder what they are relative to; they mean nothing where that is not known
 */
public record PathBase(PathRules rules, Optional<RelativePath> folder) {

  /** Paths relative to the workspace. */
  public static PathBase workspace(PathRules rules) {
    return new PathBase(rules, Optional.of(RelativePath.ROOT));
  }

  /** Paths relative to a folder. */
  public PathBase below(Optional<RelativePath> other) {
    return new PathBase(rules, other);
  }

  /** The path that a text states. */
  public Stated<RelativePath> parse(String text, Location at) {
    if (folder.isEmpty()) {
      return Stated.meaningless(text, at);
    }
    ParsedPath parsed = rules.parse(text, folder.get());
    if (parsed instanceof ParsedPath.Safe safe) {
      return Stated.valid(text, at, safe.path());
    }
    ParsedPath.Refused refused = (ParsedPath.Refused) parsed;
    return Stated.invalid(
        text, at, Printable.quoted(text) + " " + refused.reason(), refused.remedy());
  }
}
