package io.harmonia.smoke.source;

import java.util.Optional;

/**
 * Where records of a format lie unless a setting says otherwise.
 *
 * @param kind what the pattern is of
 * @param pattern a path, or a glob of names or paths
 * @param setting the setting that names other places, if there is one
 */
public record PlaceRule(Kind kind, String pattern, Optional<String> setting) {

  /** What a pattern is of. */
  public enum Kind {
    /** One path, whether anything is there or not. */
    PATH,
    /** Each file that git tracks, or that is there where there is no git. */
    FILES,
    /** The repository as a whole: what git's index says is the record. */
    REPOSITORY
  }

  /** One document, for example {@code models/checksums.sha256}. */
  public static PlaceRule at(String path) {
    return new PlaceRule(Kind.PATH, path, Optional.empty());
  }

  /** Each document of such a name, for example {@code *.dvc}. */
  public static PlaceRule files(String glob) {
    return new PlaceRule(Kind.FILES, glob, Optional.empty());
  }

  /** No document, but git's index. */
  public static PlaceRule repository() {
    return new PlaceRule(Kind.REPOSITORY, "", Optional.empty());
  }

  /** The same, unless a setting names other places. */
  public PlaceRule unless(String other) {
    return new PlaceRule(kind, pattern, Optional.of(other));
  }
}
