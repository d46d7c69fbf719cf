package io.harmonia.smoke.ci;

/**
 * Why a step before the run must not write a file.
 *
 * @param kind as scripts read it
 * @param reason to stand after the path, for example {@code is a folder}
 */
public record Refusal(Kind kind, String reason) {
  /** What a script makes of it. */
  public enum Kind {
    /** The text is no path of the workspace: wrong usage. */
    NO_PATH,
    /** Git brings it. */
    TRACKED,
    /** It can or must not be there. */
    REFUSED
  }

  static Refusal tracked(String how) {
    return new Refusal(
        Kind.TRACKED, "is" + how + " tracked by git: git brings it (git checkout, git lfs pull)");
  }

  static Refusal refused(String reason) {
    return new Refusal(Kind.REFUSED, reason);
  }
}
