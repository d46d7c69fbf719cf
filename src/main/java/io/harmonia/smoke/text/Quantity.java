package io.harmonia.smoke.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as a person reads them, the same in every locale. Written without {@code String.format},
 * whose first number costs a start tens of milliseconds for the data of locales.
 */
public final class Quantity {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private Quantity() {}

  /** For example {@code 22,972,370 bytes}, or {@code 1 byte}. */
  public static String exactBytes(long bytes) {
    return count(bytes, "byte", "bytes");
  }

  /** For example {@code 23.7 MB}; units are powers of 1,000. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    do {
      value /= 1000;
      unit++;
    } while (value >= 999.95 && unit < UNITS.length - 1);
    return decimal(value, 1) + " " + UNITS[unit];
  }

  /** For example {@code 1 file} or {@code 1,024 files}. */
  public static String count(long number, String singular, String plural) {
    return grouped(number) + " " + (number == 1 ? singular : plural);
  }

  /** For example {@code 1,024}. */
  public static String grouped(long number) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    int first = number < 0 ? 1 : 0;
    for (int at = digits.length() - 3; at > first; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }

  /** A number with so many digits after the point, rounded half up, for example {@code 0.07}. */
  public static String decimal(double number, int digits) {
    return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }
}
