package io.harmonia.smoke.ledger;

import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to call the things of two lists: by their names, printable, and with their places where two
 * of a list would be called the same.
 */
public final class PlacedLabels {
  /** A name that looks like one that a place was added to gets its own place added as well. */
  private static final Pattern PLACED = Pattern.compile(".* \\(\\d+:\\d+\\)");

  private final Map<ListName, Set<String>> all = new EnumMap<>(ListName.class);
  private final Set<Label> repeated = new HashSet<>();

  public void add(ListName list, String name) {
    String text = Printable.of(name);
    if (!all.computeIfAbsent(list, l -> new HashSet<>()).add(text)) {
      repeated.add(new Label(list, text));
    }
  }

  /** What to call one that was added. */
  public String of(ListName list, String name, Location at) {
    Label label = new Label(list, Printable.of(name));
    return repeated.contains(label) || PLACED.matcher(label.text()).matches()
        ? label.text() + " (" + at.line() + ":" + at.column() + ")"
        : label.text();
  }

  private record Label(ListName list, String text) {}
}
