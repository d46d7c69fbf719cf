package io.harmonia.smoke.content;

/** What files are that nothing lists: {@code smoke.unlisted}. */
public enum UnlistedPolicy {
  /** Worth a remark. */
  REMARK,
  /** Drift. */
  REJECT
}
