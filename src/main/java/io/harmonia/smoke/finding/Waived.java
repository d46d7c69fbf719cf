package io.harmonia.smoke.finding;

import io.harmonia.smoke.text.Location;
import java.time.LocalDate;

/**
 * What a finding was before it was waived, and by what.
 *
 * @param original the finding
 * @param waiver where the waiver stands
 * @param reason why, printable
 * @param expires the waiver's last day, UTC
 */
public record Waived(Finding original, Location waiver, String reason, LocalDate expires) {}
