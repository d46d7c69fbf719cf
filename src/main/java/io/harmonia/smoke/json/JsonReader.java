package io.harmonia.smoke.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one JSON document (RFC 8259): strict UTF-8 with or without a byte-order mark, bounded depth
 * and lengths, nothing after the document. Duplicate keys are problems; the first one's value
 * counts.
 */
public final class JsonReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern ADVICE =
      Pattern.compile(
          ": enable `[^`]*` to allow|, from `[^`]*`| \\(not recognized as one since [^)]*\\)"
              + "|Source: REDACTED \\([^)]*\\); ");
  private static final int MOST_REPEATED = 100;
  private static final String FIX_REPEATED =
      "Remove this field or the other one: readers disagree about which one counts.";
  private static final String FIX_SYNTAX = "Correct the JSON there, or restore the file from git.";

  private final String file;
  private final Limits limits;
  private final ListElements lists;
  private final boolean asWritten;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private long repeatedKeys;

  private JsonReader(String file, Limits limits, ListElements lists, boolean asWritten) {
    this.file = file;
    this.limits = limits;
    this.lists = lists;
    this.asWritten = asWritten;
  }

  /**
   * Reads a document.
   *
   * @param in is read to its end and not closed
   * @param file what to call it in locations
   * @param limits of the document; its size is the stream's matter
   * @throws MalformedTextException if it is not one JSON document
   * @throws IOException if it cannot be read
   */
  public static JsonDocument read(InputStream in, String file, Limits limits)
      throws IOException, MalformedTextException {
    return read(in, file, limits, ListElements.NONE);
  }

  /**
   * Reads a document, and hands the elements of some of its lists over.
   *
   * @param in is read to its end and not closed
   * @param file what to call it in locations
   * @param limits of the document; its size is the stream's matter
   * @param lists takes elements before it is known whether what follows them is JSON
   * @throws MalformedTextException if it is not one JSON document
   * @throws IOException if it cannot be read
   */
  public static JsonDocument read(InputStream in, String file, Limits limits, ListElements lists)
      throws IOException, MalformedTextException {
    return new JsonReader(file, limits, lists, false).read(new BufferedInputStream(in));
  }

  /** Reads a document whose numbers {@link JsonWriter} writes as they are written. */
  public static JsonDocument readAsWritten(InputStream in, String file, Limits limits)
      throws IOException, MalformedTextException {
    return new JsonReader(file, limits, ListElements.NONE, true).read(new BufferedInputStream(in));
  }

  private JsonDocument read(BufferedInputStream in) throws IOException, MalformedTextException {
    skipByteOrderMark(in);
    Utf8Reader reader = new Utf8Reader(in);
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(new JsonLimits(limits))
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    try (JsonParser parser = factory.createParser(reader)) {
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
      JsonNode root =
          parser.currentToken() == JsonToken.START_OBJECT ? object(parser, lists) : value(parser);
      if (parser.nextToken() != null) {
        throw malformed(
            location(parser.currentTokenLocation()),
            "goes on after the end of its JSON document",
            "Remove what follows the document, or restore the file from git.");
      }
      if (repeatedKeys > MOST_REPEATED) {
        problems.add(
            new Problem(
                Location.startOf(file),
                Quantity.grouped(repeatedKeys - MOST_REPEATED)
                    + " more keys stand twice in one object",
                FIX_REPEATED));
      }
      return new JsonDocument(file, root, problems, remarks);
    } catch (JsonLimits.ExceededException e) {
      JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      throw new MalformedTextException(limits.exceeded(e.limit(), location(at)));
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
      case START_OBJECT -> object(parser, ListElements.NONE);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> asWritten ? JsonWriter.number(parser.getText()) : integer(parser);
      case VALUE_NUMBER_FLOAT -> asWritten ? JsonWriter.number(parser.getText()) : decimal(parser);
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
  private JsonNode decimal(JsonParser parser) throws IOException {
    try {
      BigDecimal value = parser.getDecimalValue();
      if (Math.abs((long) value.scale()) <= limits.of(Limit.NUMBER_LENGTH)) {
        return NODES.numberNode(value);
      }
    } catch (NumberFormatException e) {
      // the exponent has so many digits that BigDecimal cannot hold it
    }
    throw new JsonLimits.ExceededException(Limit.NUMBER_LENGTH, parser.currentTokenLocation());
  }

  private JsonNode object(JsonParser parser, ListElements taken) throws IOException {
    PlacedObject object = new PlacedObject(packed(parser));
    GrowingLongs places = new GrowingLongs();
    Set<String> repeated = new HashSet<>(0);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonLocation nameAt = parser.currentTokenLocation();
      boolean isSecond = object.has(name);
      parser.nextToken();
      long at = packed(parser);
      JsonNode child =
          !isSecond && parser.currentToken() == JsonToken.START_ARRAY && taken.takes(name)
              ? list(parser, name)
              : value(parser);
      if (isSecond) {
        if (repeated.add(name)) {
          addRepeated(name, nameAt);
        }
      } else {
        object.set(name, child);
        places.add(at);
      }
    }
    object.place(places.toArray());
    return object;
  }

  /** Each once, however often it stands there, and not all of a million. */
  private void addRepeated(String name, JsonLocation at) {
    if (++repeatedKeys <= MOST_REPEATED) {
      problems.add(
          new Problem(
              location(at),
              "the key " + Printable.quoted(name) + " stands twice in one object",
              FIX_REPEATED));
    }
  }

  private JsonNode array(JsonParser parser) throws IOException {
    PlacedArray array = new PlacedArray(packed(parser));
    GrowingLongs places = new GrowingLongs();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      places.add(packed(parser));
      array.add(value(parser));
    }
    array.place(places.toArray());
    return array;
  }

  /** An array whose elements are handed over. */
  private JsonNode list(JsonParser parser, String name) throws IOException {
    PlacedArray array = new PlacedArray(packed(parser));
    GrowingLongs places = new GrowingLongs();
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      Location at = location(parser.currentTokenLocation());
      long place = packed(parser);
      JsonNode element = value(parser);
      lists.take(name, index, element, at);
      if (lists.areKept()) {
        places.add(place);
        array.add(element);
      }
    }
    array.place(places.toArray());
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
