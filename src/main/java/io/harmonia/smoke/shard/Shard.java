package io.harmonia.smoke.shard;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the parts that a run is divided into, for example {@code 2/7}.
 *
 * @param index which one, from 1
 * @param of how many there are
 */
public record Shard(int index, int of) {
  /** The most shards that a run can be divided into. */
  public static final int MOST = 10_000;

  /** The setting that asks for one. */
  public static final String SETTING = "smoke.shard";

  private static final Pattern TEXT = Pattern.compile("(\\d{1,5})/(\\d{1,5})");

  /** Refuses what is no part. */
  public Shard {
    if (index < 1 || index > of || of > MOST) {
      throw new IllegalArgumentException("There is no shard " + index + "/" + of);
    }
  }

  /** The shard that a text such as {@code 2/7} names, or nothing for any other text. */
  public static Optional<Shard> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int index = Integer.parseInt(parts.group(1));
    int of = Integer.parseInt(parts.group(2));
    return index >= 1 && index <= of && of <= MOST
        ? Optional.of(new Shard(index, of))
        : Optional.empty();
  }

  /** What a shard says that has no check: it is clean, and not in silence. */
  public String withoutCheck() {
    return this + " has no check";
  }

  /** For example {@code shard 2 of 7}. */
  @Override
  public String toString() {
    return "shard " + index + " of " + of;
  }
}
