package io.harmonia.smoke.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes a manifest as docs/manifests.md shows one: two spaces to a level, one field to a line,
 * UTF-8. Characters that a terminal obeys, and halves of surrogate pairs, are escaped.
 */
public final class JsonWriter {
  private static final JsonFactory WITHOUT_LIMITS =
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
  private static final ObjectWriter WRITER =
      new ObjectMapper(WITHOUT_LIMITS)
          .writer(
              new DefaultPrettyPrinter(SEPARATORS)
                  .withObjectIndenter(INDENTER)
                  .withArrayIndenter(INDENTER));

  private JsonWriter() {}

  /** A number that keeps its text: {@code 1.0}, {@code 1e3} and {@code 1000} are three values. */
  public static JsonNode number(Object digits) {
    return JsonNodeFactory.instance.rawValueNode(new RawValue(digits.toString()));
  }

  /** The document, which ends in a line feed. */
  public static byte[] write(JsonNode document) {
    try {
      return (escaped(WRITER.writeValueAsString(document)) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
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
