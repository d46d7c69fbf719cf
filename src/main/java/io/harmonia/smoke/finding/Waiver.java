package io.harmonia.smoke.finding;

import io.harmonia.smoke.text.Location;
import java.time.LocalDate;

/**
 * A well-formed waiver.
 *
 * @param number its place in its file, from 1
 * @param at where it stands
 * @param matter what it waives
 * @param reason why, printable
 * @param expires its last day, UTC
 * @param expiresAt where that stands
 */
public record Waiver(
    int number, Location at, Matter matter, String reason, LocalDate expires, Location expiresAt) {

  /**
   * What no two waivers are about.
   *
   * @param target what is named
   * @param kind the kind of finding that is waived of it
   */
  public record Matter(Target target, Kind kind) {}

  public Target target() {
    return matter.target();
  }

  public Kind kind() {
    return matter.kind();
  }

  public boolean isExpired(LocalDate today) {
    return today.isAfter(expires);
  }
}
