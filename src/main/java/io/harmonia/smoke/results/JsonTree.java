package io.harmonia.smoke.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** JSON as a tree, and where two trees part. */
final class JsonTree {
  static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  /** Reads what this program wrote. */
  static JsonNode read(byte[] json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      return read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The value that begins at the parser's token: what an ObjectMapper would read, which takes a
   * start longer to make than all lines to read.
   */
  static JsonNode read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          object.set(name, read(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(parser));
        }
        yield array;
      }
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getLongValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  static Stream<JsonNode> elements(JsonNode array) {
    Stream.Builder<JsonNode> elements = Stream.builder();
    array.forEach(elements);
    return elements.build();
  }

  /**
   * What is the first to be other than it should.
   *
   * @param where the place of both, for example {@code report.summary}
   * @param right what it should be
   * @param whose what of the report says so, for example {@code its results come to}
   */
  static Optional<String> difference(String where, JsonNode stated, JsonNode right, String whose) {
    if (!(stated instanceof ObjectNode object) || !right.isObject()) {
      return stated.equals(right)
          ? Optional.empty()
          : Optional.of(where + " is " + shown(stated) + ", and " + whose + " " + shown(right));
    }
    for (Iterator<String> names = right.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      JsonNode field = object.get(name);
      Optional<String> difference =
          field == null
              ? Optional.of(where + "." + name + " is missing")
              : difference(where + "." + name, field, right.path(name), whose);
      if (difference.isPresent()) {
        return difference;
      }
    }
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!right.has(name)) {
        return Optional.of(where + " has an unknown field " + Printable.quoted(name));
      }
    }
    return Optional.empty();
  }

  private static String shown(JsonNode node) {
    return Printable.of(node.toString());
  }
}
