package io.harmonia.smoke.path;

/** What a path in a manifest or checksum file turns out to be: safe, or refused with the reason. */
public sealed interface ParsedPath {

  /** A path that cannot leave the workspace. */
  record Safe(RelativePath path) implements ParsedPath {}

  /**
   * A path that the suite does not follow.
   *
   * @param reason why, to stand after the path, for example {@code is absolute}
   * @param remedy what to write instead
   */
  record Refused(String reason, String remedy) implements ParsedPath {}
}
