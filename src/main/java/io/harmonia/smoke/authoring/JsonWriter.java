package io.harmonia.smoke.authoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.harmonia.smoke.json.RawJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a manifest as the README shows one: two spaces to a level, one field to a line, UTF-8.
 * Characters that a terminal obeys, and halves of surrogate pairs, are escaped.
 */
public final class JsonWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
          .build();
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  /** The document, which ends in a line feed. */
  public static byte[] write(RawJson document) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.setPrettyPrinter(
          new DefaultPrettyPrinter(SEPARATORS)
              .withObjectIndenter(INDENTER)
              .withArrayIndenter(INDENTER));
      new JsonWriter(generator).value(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (escaped(out.toString()) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void value(RawJson value) throws IOException {
    if (value instanceof RawJson.Members object) {
      json.writeStartObject();
      for (Map.Entry<String, RawJson> field : object.fields().entrySet()) {
        json.writeFieldName(field.getKey());
        value(field.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof RawJson.Elements array) {
      json.writeStartArray();
      for (RawJson element : array.elements()) {
        value(element);
      }
      json.writeEndArray();
    } else if (value instanceof RawJson.Text text) {
      json.writeString(text.text());
    } else if (value instanceof RawJson.Literal literal) {
      json.writeRawValue(literal.text());
    }
  }

  /** What is escaped here stands in texts and keys alone: nothing else of JSON has it. */
  private static String escaped(String document) {
    StringBuilder escaped = new StringBuilder(document.length());
    document
        .codePoints()
        .forEach(
            c -> {
              boolean obeyed = c != '\n' && Character.getType(c) == Character.CONTROL;
              if (obeyed || Character.getType(c) == Character.SURROGATE) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
