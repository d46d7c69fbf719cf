package io.harmonia.smoke.finding;

import io.harmonia.smoke.text.Location;
import java.time.LocalDate;

/**
 * A well-formed waiver.
 *
 * @param number its place in its file, from 1
 * @param at where it stands
 * @param target what it names
 * @param kind the kind of finding that it waives
 * @param reason why, printable
 * @param expires its last day, UTC
 * @param expiresAt where that stands
 */
public record Waiver(
    int number,
    Location at,
    Target target,
    Kind kind,
    String reason,
    LocalDate expires,
    Location expiresAt) {

  public boolean isExpired(LocalDate today) {
    return today.isAfter(expires);
  }
}
