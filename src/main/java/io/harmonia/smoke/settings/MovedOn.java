package io.harmonia.smoke.settings;

/** What it is that a branch of a source has another content by now. */
public enum MovedOn {
  /** Worth a remark: branches move. */
  REMARK,
  /** Wrong. */
  DRIFT
}
