package io.harmonia.smoke.bounds;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import java.util.Locale;

/** What is bounded of a manifest, a schema or a checksum file: a closed set. */
public enum Limit {
  /** Bytes of a document. Holds a million entries of 400 bytes. */
  DOCUMENT_SIZE(512_000_000, Long.MAX_VALUE, "bytes"),
  /** Objects and arrays of a JSON document inside each other. */
  DEPTH(500, 100_000, "levels of nesting"),
  /** Characters of a text in a JSON document. */
  TEXT_LENGTH(10_000_000, Integer.MAX_VALUE, "characters of a text"),
  /** Characters of a key in a JSON document. */
  KEY_LENGTH(50_000, Integer.MAX_VALUE, "characters of a key"),
  /** Digits of a number in a JSON document, and how far its exponent moves the point. */
  NUMBER_LENGTH(1_000, 1_000_000, "digits of a number"),
  /** Bytes of a line of a checksum file. */
  LINE_LENGTH(1_000_000, 1_000_000_000, "bytes of a line");

  private static final String PREFIX = "smoke.limits.";

  private final long standard;
  private final long most;
  private final String unit;

  Limit(long standard, long most, String unit) {
    this.standard = standard;
    this.most = most;
    this.unit = unit;
  }

  /** The setting that raises it, for example {@code smoke.limits.document-size}. */
  public String setting() {
    return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is unless a setting says otherwise. */
  public long standard() {
    return standard;
  }

  /** The most that it can be set to; the least is 1. */
  public long most() {
    return most;
  }

  /** A document exceeds it. */
  Problem exceeded(Location at, long allowed) {
    return new Problem(
        at,
        "exceeds the limit of "
            + Quantity.grouped(allowed)
            + " "
            + unit
            + " ("
            + setting()
            + "="
            + allowed
            + ")",
        "Correct it, or restore the file from git; if it is meant to be so, raise the limit with "
            + setting()
            + ".");
  }
}
