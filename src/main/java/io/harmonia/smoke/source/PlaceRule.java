package io.harmonia.smoke.source;

/**
 * Where records of a format lie.
 *
 * @param kind what the pattern is of
 * @param pattern a path, or a glob of names or paths
 */
public record PlaceRule(Kind kind, String pattern) {

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
    return new PlaceRule(Kind.PATH, path);
  }

  /** Each document of such a name, for example {@code *.dvc}. */
  public static PlaceRule files(String glob) {
    return new PlaceRule(Kind.FILES, glob);
  }

  /** No document, but git's index. */
  public static PlaceRule repository() {
    return new PlaceRule(Kind.REPOSITORY, "");
  }
}
