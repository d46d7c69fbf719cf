package io.harmonia.smoke.finding;

/** How much must be there: {@code smoke.require}. */
public enum Requirement {
  /** Nothing that is not recorded. */
  NONE,
  /** At least one recorded checksum. */
  RECORDED,
  /** Every artifact that is listed. */
  PRESENT
}
