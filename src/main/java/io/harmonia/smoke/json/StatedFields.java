package io.harmonia.smoke.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an object states of the fields that are known of its kind. */
public final class StatedFields {
  /** What states nothing. */
  public static final StatedFields NONE = new StatedFields(Map.of());

  private final Map<Field<?>, Stated<?>> stated;

  private StatedFields(Map<Field<?>, Stated<?>> stated) {
    this.stated = stated;
  }

  /** Reads these fields of an object. */
  public static StatedFields of(JsonObject object, List<Field<?>> fields) {
    Map<Field<?>, Stated<?>> stated = new HashMap<>();
    fields.forEach(field -> field.in(object).ifPresent(value -> stated.put(field, value)));
    return new StatedFields(stated);
  }

  /** The same, with one more that is stated. */
  public <T> StatedFields with(Field<T> field, Stated<T> value) {
    Map<Field<?>, Stated<?>> more = new HashMap<>(stated);
    more.put(field, value);
    return new StatedFields(more);
  }

  /** What one is stated to be. */
  @SuppressWarnings("unchecked") // a field is put there with a value of its own type
  public <T> Optional<Stated<T>> get(Field<T> field) {
    return Optional.ofNullable((Stated<T>) stated.get(field));
  }
}
