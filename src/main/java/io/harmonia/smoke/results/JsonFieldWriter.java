package io.harmonia.smoke.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/** Writes the fields of objects; whatever a text holds, it is written printable. */
record JsonFieldWriter(JsonGenerator json) {

  void text(String field, String text) throws IOException {
    json.writeStringField(field, Printable.whole(text));
  }

  void text(String field, Optional<String> text) throws IOException {
    value(field, text.map(Printable::whole));
  }

  void texts(String field, Collection<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(Printable.whole(text));
    }
    json.writeEndArray();
  }

  /** A number, a truth, or a text that is printable as it is. */
  void value(String field, Optional<?> value) throws IOException {
    json.writeObjectField(field, value.orElse(null));
  }
}
