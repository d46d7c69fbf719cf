package io.harmonia.smoke.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.manifest.ManifestReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a document that {@link ManifestReader} has read before, as it was written. */
public final class RawJsonReader {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private RawJsonReader() {}

  /**
   * Reads the document.
   *
   * @throws IOException if it is none; whoever wants to say why has the other reader say it
   */
  public static RawJson read(byte[] document, Limits limits) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().streamReadConstraints(new JsonLimits(limits)).build();
    ByteArrayInputStream in = new ByteArrayInputStream(document);
    in.skipNBytes(startsWithMark(document) ? BYTE_ORDER_MARK.length : 0);
    try (JsonParser parser = factory.createParser(new Utf8Reader(in))) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static boolean startsWithMark(byte[] document) {
    return document.length >= BYTE_ORDER_MARK.length
        && document[0] == BYTE_ORDER_MARK[0]
        && document[1] == BYTE_ORDER_MARK[1]
        && document[2] == BYTE_ORDER_MARK[2];
  }

  private static RawJson value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, RawJson> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.putIfAbsent(name, value(parser));
      }
      return new RawJson.Members(fields);
    }
    if (token == JsonToken.START_ARRAY) {
      List<RawJson> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(parser));
      }
      return new RawJson.Elements(elements);
    }
    return token == JsonToken.VALUE_STRING
        ? new RawJson.Text(parser.getText())
        : new RawJson.Literal(parser.getText());
  }
}
