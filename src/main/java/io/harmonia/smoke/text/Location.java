package io.harmonia.smoke.text;

/**
 * A place in a text file of the workspace, as an editor shows it.
 *
 * @param file path relative to the workspace, with {@code /}
 * @param line counted from 1
 * @param column counted from 1, in UTF-16 code units
 */
public record Location(String file, int line, int column) {

  /** The start of a file. */
  public static Location startOf(String file) {
    return new Location(file, 1, 1);
  }

  /** For example {@code models/inventory.json:12:5}. */
  @Override
  public String toString() {
    return Printable.of(file) + ":" + line + ":" + column;
  }
}
