package io.harmonia.smoke.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of an entry or an artifact, as a manifest states them. */
record Fields(Map<String, Object> stated) {
  static final String NAME = "name";
  static final String PATH = "path";
  static final String VERSION = "version";
  static final String SIZE = "size_bytes";
  static final String DIGEST = "sha256";
  static final String COUNT = "files_count";
  static final String SNAPSHOT = "snapshot";
  static final String SOURCE = "source_url";

  Fields {
    stated = new LinkedHashMap<>(stated);
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(stated.get(field)).map(Object::toString);
  }

  Optional<Long> number(String field) {
    return Optional.ofNullable(stated.get(field)).map(value -> ((Number) value).longValue());
  }

  Fields with(String field, Object value) {
    Fields changed = new Fields(stated);
    changed.stated.put(field, value);
    return changed;
  }

  Fields without(String field) {
    Fields changed = new Fields(stated);
    changed.stated.remove(field);
    return changed;
  }
}
