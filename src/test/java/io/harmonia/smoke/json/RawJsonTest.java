package io.harmonia.smoke.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawJsonTest {

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
        "true",
        "null"
      })
  void keepsALiteralAsItIsWritten(String literal) throws IOException {
    assertThat(read("[" + literal + "]"))
        .isEqualTo(new RawJson.Elements(List.of(new RawJson.Literal(literal))));
  }

  @Test
  void keepsTheOrderOfFields() throws IOException {
    RawJson.Members object = (RawJson.Members) read("\ufeff{\"z\": 1, \"a\": \"\\u0061\"}");

    assertThat(object.fields().keySet()).containsExactly("z", "a");
    assertThat(object.get("a")).contains(new RawJson.Text("a"));
  }

  @Test
  void changesAFieldInItsPlaceAndAddsOneAtTheEnd() throws IOException {
    RawJson.Members object = (RawJson.Members) read("{\"z\": 1, \"a\": 2}");

    RawJson.Members changed =
        object.with("z", RawJson.Literal.of(9)).with("m", RawJson.Literal.NULL).without("a");

    assertThat(changed.fields().keySet()).containsExactly("z", "m");
    assertThat(changed.get("z")).contains(RawJson.Literal.of(9));
    assertThat(changed.get("m")).isEmpty();
    assertThat(object.fields().keySet()).containsExactly("z", "a");
  }

  @Test
  void hasNoElementsWhereThereIsNoArray() throws IOException {
    RawJson.Members object = (RawJson.Members) read("{\"a\": 1, \"b\": [1]}");

    assertThat(object.elements("a")).isEmpty();
    assertThat(object.elements("b")).containsExactly(RawJson.Literal.of(1));
    assertThat(object.elements("c")).isEmpty();
  }

  private static RawJson read(String json) throws IOException {
    return RawJsonReader.read(json.getBytes(StandardCharsets.UTF_8), Limits.STANDARD);
  }
}
