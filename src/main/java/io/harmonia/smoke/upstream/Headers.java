package io.harmonia.smoke.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The header of an answer. Names have no case; values that are too long are as if not there. */
public final class Headers {
  private static final int LONGEST = 8_192;

  private final Map<String, List<String>> fields = new TreeMap<>();

  /**
   * @param fields values by name, in any case
   */
  public Headers(Map<String, List<String>> fields) {
    fields.forEach(
        (name, values) ->
            this.fields
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                .addAll(values.stream().filter(value -> value.length() <= LONGEST).toList()));
  }

  /** A header of fields that each have one value: name, value, name, value. */
  public static Headers of(String... namesAndValues) {
    Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.computeIfAbsent(namesAndValues[i], n -> new ArrayList<>()).add(namesAndValues[i + 1]);
    }
    return new Headers(fields);
  }

  /** The value of a field that stands once; two different ones state nothing. */
  public Optional<String> one(String name) {
    List<String> values = all(name).stream().map(String::strip).distinct().toList();
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** Every value of a field. */
  public List<String> all(String name) {
    return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** The elements of a field that is a list, whether they stand in one line or several. */
  public List<String> elements(String name) {
    return all(name).stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }

  /** A whole number of zero or more. */
  public Optional<Long> number(String name) {
    return one(name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
  }
}
