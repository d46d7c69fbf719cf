package io.harmonia.smoke.croissant;

import io.harmonia.smoke.source.Structure;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code contentSize}: {@code 117743 B}, {@code 12.5 MB}. One in larger units is rounded, and
 * nobody knows whether a kB has 1,000 or 1,024 bytes.
 *
 * @param text as written
 * @param number as written, without separators
 * @param power how often the unit multiplies, 0 for bytes
 * @param isBinary whether the unit says that it does so by 1,024
 */
record StatedSize(String text, BigDecimal number, int power, boolean isBinary) {
  private static final Pattern SIZE =
      Pattern.compile("\\s*([0-9][0-9,_]{0,25}(?:\\.[0-9]{1,18})?)\\s*([A-Za-z]*)\\s*");

  /** A number below zero, or one with a unit that is none. */
  private static final Pattern MEANT =
      Pattern.compile("\\s*(?:[-\u2212\u2013]\\s*[.0-9].*|[.0-9][0-9,_.]*\\s*\\p{L}*\\s*)");

  private static final Map<String, Integer> POWERS =
      Map.of("", 0, "b", 0, "k", 1, "m", 2, "g", 3, "t", 4, "p", 5, "e", 6);

  static Optional<StatedSize> parse(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      return Optional.empty();
    }
    String unit = size.group(2).toLowerCase(Locale.ROOT).replaceFirst("^bytes?$", "b");
    boolean isBinary = unit.endsWith("ib");
    String prefix = unit.length() > 1 ? unit.replaceFirst("(?:ib|b|bytes?)$", "") : unit;
    Integer power = POWERS.get(prefix);
    return power == null
        ? Optional.empty()
        : Optional.of(
            new StatedSize(
                text, new BigDecimal(size.group(1).replaceAll("[,_]", "")), power, isBinary));
  }

  /** Whether a text that is no size was meant to be one. */
  static boolean isMeant(String text) {
    return MEANT.matcher(text).matches();
  }

  /** The very number of bytes, where it is one. */
  Optional<Long> exact() {
    return power == 0 && number.scale() == 0 && number.precision() <= 18
        ? Optional.of(number.longValueExact())
        : Optional.empty();
  }

  /** That a file has about as many bytes. */
  Structure about(Location at) {
    return new Structure(
        Structure.About.LENGTH,
        at,
        there ->
            there instanceof Found.RegularFile file && !isOf(file.size())
                ? Optional.of(
                    new Problem(
                        at,
                        "expected about "
                            + Printable.quoted(text)
                            + ", actual "
                            + Quantity.exactBytes(file.size()),
                        "Restore the artifact, or correct its contentSize."))
                : Optional.empty());
  }

  private boolean isOf(long bytes) {
    return isOf(bytes, 1024) || (!isBinary && isOf(bytes, 1000));
  }

  /** Whether it is the number when it is rounded or cut as the number is. */
  private boolean isOf(long bytes, int unit) {
    BigDecimal actual =
        BigDecimal.valueOf(bytes)
            .divide(BigDecimal.valueOf(unit).pow(power), number.scale() + 6, RoundingMode.DOWN);
    BigDecimal last = BigDecimal.ONE.movePointLeft(number.scale());
    return actual.subtract(number).abs().compareTo(last) < 0;
  }
}
