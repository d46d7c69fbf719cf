package io.harmonia.smoke.report;

import io.harmonia.smoke.results.JsonReport;
import io.harmonia.smoke.text.Quantity;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A list of Markdown that holds only so many items and characters, takes each item whole or not at
 * all, and counts those that it leaves out.
 */
final class BoundedList {
  /** Room that is kept for the line that counts what was left out. */
  private static final int LAST_LINE = 80;

  private BoundedList() {}

  /**
   * The list, or nothing where there are no items.
   *
   * @param items each with a line end after its last line
   * @param all number of the items
   * @param most number of items that it holds at most
   * @param room number of characters that it has at most
   */
  static String of(Stream<String> items, long all, int most, int room) {
    StringBuilder list = new StringBuilder();
    int held = 0;
    Iterator<String> each = items.limit(most).iterator();
    while (each.hasNext()) {
      String item = each.next();
      if (list.length() + item.length() > room - LAST_LINE) {
        break;
      }
      list.append(item);
      held++;
    }
    if (held < all) {
      list.append("- ")
          .append(held == 0 ? "" : "and ")
          .append(Quantity.grouped(all - held))
          .append(held == 0 ? "" : " more")
          .append(": see `" + JsonReport.FILE + "`\n");
    }
    return list.toString();
  }
}
