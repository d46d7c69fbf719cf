package io.harmonia.smoke.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.harmonia.smoke.source.HeaderVerdict;
import io.harmonia.smoke.source.UntoldException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the JSON of a header in one pass, as strictly as the reference implementation does, and
 * more strictly where its README is: no name may stand twice.
 *
 * <pre>{@code
 * {"__metadata__": {"format": "pt"}, "a": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}}
 * }</pre>
 */
final class HeaderParser {
  /** Models have some thousands. */
  static final int MOST_TENSORS = 1_000_000;

  private static final String UPDATE_US =
      "Use a newer Harmonia Smoke that knows it, or record a SHA-256 of the file.";

  private static final String METADATA = "__metadata__";
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private Optional<UntoldException> untold = Optional.empty();

  private HeaderParser() {}

  /**
   * Reads a header, whose tensors may still lie wrongly.
   *
   * @param in ends where the header does
   * @throws MalformedHeaderException if it is not one
   * @throws IOException if it cannot be read
   */
  static Header parse(InputStream in) throws IOException, MalformedHeaderException {
    HeaderParser parser = new HeaderParser();
    try (JsonParser json =
        JSON.createParser(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
      parser.read(json);
    } catch (CharacterCodingException e) {
      throw new MalformedHeaderException("it is not UTF-8");
    } catch (JsonProcessingException e) {
      throw new MalformedHeaderException("it is not JSON");
    }
    return new Header(parser.tensors, new HeaderVerdict(Optional.empty(), parser.untold));
  }

  private void read(JsonParser json) throws IOException, MalformedHeaderException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedHeaderException("it is no JSON object");
    }
    require(json.currentTokenLocation().getCharOffset() == 0, "it does not begin with {");
    boolean hasMetadata = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals(METADATA)) {
        require(!hasMetadata, METADATA + " stands twice in it");
        hasMetadata = true;
        readMetadata(json);
      } else {
        Tensor tensor = tensor(json, name);
        require(
            tensors.put(name, tensor) == null,
            "the tensor " + Printable.quoted(name) + " stands twice in it");
        if (tensors.size() > MOST_TENSORS) {
          throw new UntoldException(
              "its header has more than " + Quantity.grouped(MOST_TENSORS) + " tensors",
              "Restore the artifact, or record a SHA-256 of it, which needs no header.");
        }
      }
    }
    require(json.nextToken() == null, "it goes on after its JSON object");
  }

  private static void require(boolean holds, String otherwise) throws MalformedHeaderException {
    if (!holds) {
      throw new MalformedHeaderException(otherwise);
    }
  }

  /** Texts by name, or {@code null}, and nothing else. */
  private static void readMetadata(JsonParser json) throws IOException, MalformedHeaderException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    require(json.currentToken() == JsonToken.START_OBJECT, METADATA + " in it is no object");
    Set<String> names = new HashSet<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      require(names.add(name), Printable.quoted(name) + " stands twice in its " + METADATA);
      require(
          json.nextToken() == JsonToken.VALUE_STRING,
          Printable.quoted(name) + " in its " + METADATA + " is no text");
    }
  }

  private Tensor tensor(JsonParser json, String name) throws IOException, MalformedHeaderException {
    String of = " of the tensor " + Printable.quoted(name);
    require(json.currentToken() == JsonToken.START_OBJECT, "it says no object" + of);
    String dtype = "";
    long elements = -1;
    long[] offsets = {};
    Set<String> fields = new HashSet<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      require(fields.add(field), Printable.quoted(field) + of + " stands twice in it");
      json.nextToken();
      switch (field) {
        case "dtype" -> {
          require(json.currentToken() == JsonToken.VALUE_STRING, "it states no text as dtype" + of);
          dtype = json.getText();
        }
        case "shape" -> elements = elements(json, of);
        case "data_offsets" -> offsets = offsets(json, of);
        default -> json.skipChildren(); // the reference implementation ignores it
      }
    }
    require(fields.contains("dtype"), "it states no dtype" + of);
    require(elements >= 0, "it states no shape" + of);
    require(offsets.length == 2, "it states no data_offsets" + of);
    return sized(of, dtype, elements, offsets);
  }

  private Tensor sized(String of, String dtype, long elements, long[] offsets)
      throws MalformedHeaderException {
    require(
        offsets[0] <= offsets[1],
        "it states data_offsets"
            + of
            + " that end before they begin: ["
            + offsets[0]
            + ", "
            + offsets[1]
            + "]");
    Optional<Dtype> known = Dtype.named(dtype);
    if (known.isEmpty()) {
      if (untold.isEmpty()) {
        untold =
            Optional.of(
                new UntoldException(
                    "the dtype "
                        + Printable.quoted(dtype)
                        + of
                        + " is not known, so nobody can"
                        + " tell how many bytes its shape takes",
                    UPDATE_US));
      }
      return new Tensor(offsets[0], offsets[1], false);
    }
    long bits = times(elements, known.get().bits(), of);
    require(bits % 8 == 0, "it states a shape" + of + " that does not end at a byte");
    require(
        bits / 8 == offsets[1] - offsets[0],
        "it contradicts itself: dtype and shape"
            + of
            + " make "
            + Quantity.exactBytes(bits / 8)
            + ", its data_offsets "
            + Quantity.exactBytes(offsets[1] - offsets[0]));
    return new Tensor(offsets[0], offsets[1], known.get() == Dtype.BOOL);
  }

  private static long elements(JsonParser json, String of)
      throws IOException, MalformedHeaderException {
    require(json.currentToken() == JsonToken.START_ARRAY, "it states no array as shape" + of);
    long elements = 1;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements = times(elements, number(json, "shape" + of), of);
    }
    return elements;
  }

  private static long times(long one, long other, String of) throws MalformedHeaderException {
    try {
      return Math.multiplyExact(one, other);
    } catch (ArithmeticException e) {
      throw new MalformedHeaderException("it states a shape" + of + " that no file can hold");
    }
  }

  private static long[] offsets(JsonParser json, String of)
      throws IOException, MalformedHeaderException {
    String what = "data_offsets" + of;
    require(json.currentToken() == JsonToken.START_ARRAY, "it states no array as " + what);
    long[] offsets = new long[2];
    for (int i = 0; i < 2; i++) {
      json.nextToken();
      offsets[i] = number(json, what);
    }
    require(json.nextToken() == JsonToken.END_ARRAY, "it states more than two numbers as " + what);
    return offsets;
  }

  private static long number(JsonParser json, String what)
      throws IOException, MalformedHeaderException {
    boolean isWhole =
        json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    require(isWhole && json.getLongValue() >= 0, "it states no number of 0 or more in " + what);
    return json.getLongValue();
  }
}
