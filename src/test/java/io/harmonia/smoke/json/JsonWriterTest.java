package io.harmonia.smoke.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.bounds.Limits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1.0",
        "1e3",
        "1E+3",
        "0.10",
        "123456789012345678901234567890.5e-7",
        "1e999999999",
        "true",
        "null"
      })
  void keepsALiteralAsItIsWritten(String literal) throws Exception {
    assertThat(write(read("[" + literal + "]"))).isEqualTo("[\n  " + literal + "\n]\n");
    assertThat(read(literal)).isEqualTo(read(literal));
  }

  @Test
  void tellsNumbersApartByTheirText() throws Exception {
    assertThat(read("1000")).isEqualTo(JsonWriter.number(1000L)).isNotEqualTo(read("1e3"));
    assertThat(read("1.0")).isNotEqualTo(read("1"));
  }

  @Test
  void keepsTheOrderOfFields() throws Exception {
    JsonNode object = read("\ufeff{\"z\": 1, \"a\": \"\\u0061\", \"e\": {}, \"l\": []}");

    assertThat(write(object))
        .isEqualTo("{\n  \"z\": 1,\n  \"a\": \"a\",\n  \"e\": {},\n  \"l\": []\n}\n");
  }

  @Test
  void writesAChangedFieldInItsPlaceAndANewOneAtTheEnd() throws Exception {
    ObjectNode object = (ObjectNode) read("{\"z\": 1, \"a\": 2}");

    object.set("z", JsonWriter.number(9));
    object.putNull("m").remove("a");

    assertThat(write(object)).isEqualTo("{\n  \"z\": 9,\n  \"m\": null\n}\n");
  }

  @Test
  void escapesWhatATerminalObeysAndHalvesOfPairs() throws Exception {
    assertThat(write(read("[\"\\u001b\\u009b\\u007f\\ud800x\\ud83d\\ude00\"]")))
        .isEqualTo("[\n  \"\\u001B\\u009b\\u007f\\ud800x😀\"\n]\n");
  }

  private static JsonNode read(String json) throws Exception {
    return JsonReader.readAsWritten(
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
            "x.json",
            Limits.STANDARD)
        .root();
  }

  private static String write(JsonNode document) {
    return new String(JsonWriter.write(document), StandardCharsets.UTF_8);
  }
}
