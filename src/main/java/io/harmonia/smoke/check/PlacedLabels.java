package io.harmonia.smoke.check;

import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What to call the things of two lists: by their names, printable, and with their places where two
 * of a list would be called the same.
 */
final class PlacedLabels {
  /** A name that looks like one that a place was added to gets its own place added as well. */
  private static final Pattern PLACED = Pattern.compile(".* \\(\\d+:\\d+\\)");

  private final Map<Label, Integer> counts = new HashMap<>();

  void add(ListName list, String name) {
    counts.merge(new Label(list, Printable.of(name)), 1, Integer::sum);
  }

  /** What to call one that was added. */
  String of(ListName list, String name, Location at) {
    Label label = new Label(list, Printable.of(name));
    return counts.getOrDefault(label, 0) > 1 || PLACED.matcher(label.text()).matches()
        ? label.text() + " (" + at.line() + ":" + at.column() + ")"
        : label.text();
  }

  private record Label(ListName list, String text) {}
}
