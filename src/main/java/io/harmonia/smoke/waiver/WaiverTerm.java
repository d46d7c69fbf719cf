package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Waiver;
import java.time.LocalDate;

/**
 * How long waivers may last, counted from the day of the run: one that outlives everybody's memory
 * of it hides the next fault.
 *
 * @param today the day of the run, UTC
 * @param longest days from it to a waiver's last day, at most
 */
public record WaiverTerm(LocalDate today, int longest) {
  /** Days that a waiver may last unless a setting says otherwise: a year. */
  public static final int STANDARD = 366;

  /** Days that a setting may ask for, at most: ten years. */
  public static final int MOST = 3660;

  /** The term where no setting says otherwise. */
  public WaiverTerm(LocalDate today) {
    this(today, STANDARD);
  }

  /** The latest day that a waiver may have as its last. */
  public LocalDate latest() {
    return today.plusDays(longest);
  }

  boolean isInForce(Waiver waiver) {
    return !waiver.isExpired(today) && !isTooLong(waiver);
  }

  boolean isTooLong(Waiver waiver) {
    return waiver.expires().isAfter(latest());
  }
}
