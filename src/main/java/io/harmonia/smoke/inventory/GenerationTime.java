package io.harmonia.smoke.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.text.Printable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code generated_at} is to say: what is asked for; else, where nothing changed, what it says
 * already; else {@code SOURCE_DATE_EPOCH} (reproducible-builds.org), or now.
 *
 * @param asked an ISO 8601 time with its offset, to be written as it is
 * @param now the time of a change
 */
public record GenerationTime(Optional<String> asked, Instant now) {
  private static final String FIELD = "generated_at";
  private static final String EPOCH = "SOURCE_DATE_EPOCH";

  /**
   * Reads what is asked for.
   *
   * @throws IllegalArgumentException if it is no time; the message says what was expected
   */
  public static GenerationTime of(
      Optional<String> asked, Map<String, String> environment, Clock clock) {
    try {
      asked.ifPresent(OffsetDateTime::parse);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--generated-at: expected a time such as 2026-11-22T06:17:00Z, actual "
              + Printable.quoted(asked.orElse("")),
          e);
    }
    String epoch = environment.getOrDefault(EPOCH, "");
    try {
      Instant now =
          epoch.isBlank() ? clock.instant() : Instant.ofEpochSecond(Long.parseLong(epoch.strip()));
      return new GenerationTime(asked, now.truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(
          EPOCH + ": expected seconds since 1970, actual " + Printable.quoted(epoch), e);
    }
  }

  /**
   * Stamps a manifest.
   *
   * @param before what it was
   */
  void stamp(ObjectNode before, ObjectNode now) {
    if (asked.isPresent() || !before.equals(now) || !before.hasNonNull(FIELD)) {
      now.put(FIELD, asked.orElseGet(this.now::toString));
    }
  }

  /** An empty manifest, in the order that docs/manifests.md shows. */
  static ObjectNode newManifest() {
    return withVersion(StatedFields.object().putNull(FIELD));
  }

  /** A manifest that states its version: its own, or the first. */
  static ObjectNode withVersion(ObjectNode manifest) {
    return manifest.hasNonNull(StatedFields.VERSION)
        ? manifest
        : manifest.put(StatedFields.VERSION, "1.0.0");
  }
}
