package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads one JSON document (RFC 8259): strict UTF-8 with or without a byte-order mark, bounded depth
 * and lengths, nothing after the document. Duplicate keys are problems; the first one's value
 * counts.
 */
final class JsonReader {
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(500)
          .maxStringLength(10_000_000)
          .maxNumberLength(1_000)
          .build();
  private static final int MAX_SCALE = 1_000;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(BOUNDS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern ADVICE =
      Pattern.compile(
          ": enable `[^`]*` to allow|, from `[^`]*`| \\(not recognized as one since [^)]*\\)"
              + "|Source: REDACTED \\([^)]*\\); ");
  private static final String FIX_SYNTAX = "Correct the JSON there, or restore the file from git.";

  private final String file;
  private final IdentityHashMap<JsonNode, JsonDocument.Positions> positions =
      new IdentityHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private JsonReader(String file) {
    this.file = file;
  }

  /**
   * Reads a document.
   *
   * @param in is read to its end and not closed
   * @param file what to call it in locations
   * @throws MalformedTextException if it is not one JSON document
   * @throws IOException if it cannot be read
   */
  static JsonDocument read(InputStream in, String file) throws IOException, MalformedTextException {
    return new JsonReader(file).read(new BufferedInputStream(in));
  }

  private JsonDocument read(BufferedInputStream in) throws IOException, MalformedTextException {
    skipByteOrderMark(in);
    Utf8Reader reader = new Utf8Reader(in);
    try (JsonParser parser = FACTORY.createParser(reader)) {
      return read(parser);
    } catch (CharacterCodingException e) {
      throw malformed(
          new Location(file, reader.line(), reader.column()),
          "is not UTF-8: the byte here begins no character",
          "Save the file as UTF-8 (for example iconv -f ISO-8859-1 -t UTF-8), or restore it from"
              + " git.");
    }
  }

  private JsonDocument read(JsonParser parser) throws IOException, MalformedTextException {
    try {
      if (parser.nextToken() == null) {
        throw malformed(Location.startOf(file), "is empty", "Restore the file from git.");
      }
      JsonNode root = value(parser);
      if (parser.nextToken() != null) {
        throw malformed(
            location(parser.currentTokenLocation()),
            "goes on after the end of its JSON document",
            "Remove what follows the document.");
      }
      return new JsonDocument(file, root, positions, problems, remarks);
    } catch (StreamConstraintsException e) {
      throw malformed(
          location(e.getLocation()),
          "exceeds a limit of the reader: " + reason(e),
          "A manifest needs no such thing: correct it, or restore the file from git.");
    } catch (JsonProcessingException e) {
      throw malformed(location(e.getLocation()), "is not JSON: " + reason(e), FIX_SYNTAX);
    }
  }

  /** What Jackson says, without its advice to programmers. */
  private static String reason(JsonProcessingException e) {
    String message =
        String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("unreadable");
    return Printable.of(ADVICE.matcher(message).replaceAll(""));
  }

  private void skipByteOrderMark(BufferedInputStream in)
      throws IOException, MalformedTextException {
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
      in.skipNBytes(3);
      remarks.add(file + " starts with a byte-order mark, which JSON should not have");
    } else if (startsWith(start, 0xFE, 0xFF)
        || startsWith(start, 0xFF, 0xFE)
        || (start.length > 1 && (start[0] == 0 || start[1] == 0))) {
      throw malformed(
          Location.startOf(file),
          "is UTF-16, UTF-32 or binary, expected UTF-8",
          "Save the file as UTF-8 (iconv -f UTF-16 -t UTF-8), or restore it from git.");
    }
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private JsonNode value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new IllegalStateException("Unexpected token " + parser.currentToken());
    };
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? NODES.numberNode(parser.getBigIntegerValue())
        : NODES.numberNode(parser.getLongValue());
  }

  /** A number in a few bytes may stand for gigabytes of digits: {@code 1e999999999}. */
  private static JsonNode decimal(JsonParser parser) throws IOException {
    try {
      BigDecimal value = parser.getDecimalValue();
      if (Math.abs((long) value.scale()) <= MAX_SCALE) {
        return NODES.numberNode(value);
      }
    } catch (NumberFormatException e) {
      // the exponent has so many digits that BigDecimal cannot hold it
    }
    throw new StreamConstraintsException(
        "Number's exponent exceeds the maximum allowed (" + MAX_SCALE + ")",
        parser.currentTokenLocation());
  }

  private JsonNode object(JsonParser parser) throws IOException {
    ObjectNode object = NODES.objectNode();
    long own = packed(parser);
    GrowingLongs children = new GrowingLongs();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      Location nameAt = location(parser.currentTokenLocation());
      parser.nextToken();
      long at = packed(parser);
      JsonNode child = value(parser);
      if (object.has(name)) {
        problems.add(
            new Problem(
                nameAt,
                "the key " + Printable.quoted(name) + " stands twice in one object",
                "Remove one of the two: readers disagree about which one counts."));
      } else {
        object.set(name, child);
        children.add(at);
      }
    }
    positions.put(object, new JsonDocument.Positions(own, children.toArray()));
    return object;
  }

  private JsonNode array(JsonParser parser) throws IOException {
    ArrayNode array = NODES.arrayNode();
    long own = packed(parser);
    GrowingLongs children = new GrowingLongs();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      children.add(packed(parser));
      array.add(value(parser));
    }
    positions.put(array, new JsonDocument.Positions(own, children.toArray()));
    return array;
  }

  private static long packed(JsonParser parser) {
    JsonLocation at = parser.currentTokenLocation();
    return ((long) at.getLineNr() << 32) | Math.max(1, at.getColumnNr());
  }

  private Location location(JsonLocation at) {
    return at == null
        ? Location.startOf(file)
        : new Location(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  private static MalformedTextException malformed(Location at, String message, String remedy) {
    return new MalformedTextException(new Problem(at, message, remedy));
  }
}
