package io.harmonia.smoke.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldTest {
  private static final Field<String> NAME = Field.text("name", "folder_name");
  private static final Field<Long> SIZE = Field.amount("size_bytes").resembling("length");

  @Test
  void isReadUnderTheFirstOfItsNamesThatIsStated() throws Exception {
    JsonObject object = object("{\"folder_name\": \"b\",\n \"name\": \"a\"}");

    assertThat(NAME.in(object)).contains(Stated.valid("a", new Location("file", 2, 10), "a"));
  }

  @Test
  void isReadUnderAnotherNameWhereTheFirstIsNull() throws Exception {
    JsonObject object = object("{\"name\": null, \"folder_name\": \"b\"}");

    assertThat(NAME.in(object).flatMap(Stated::value)).contains("b");
  }

  @Test
  void isNotStatedWhereNoneOfItsNamesIs() throws Exception {
    assertThat(NAME.in(object("{\"other\": 1}"))).isEmpty();
  }

  @Test
  void saysWhatIsWrongAtItsPlace() throws Exception {
    Stated<Long> size = SIZE.in(object("{\"size_bytes\": -1}")).orElseThrow();

    assertThat(size.value()).isEmpty();
    assertThat(size.problem())
        .contains(
            new Problem(
                new Location("file", 1, 16),
                "is -1, expected 0 or more",
                "Write the real size_bytes."));
  }

  @Test
  void isReadAsAPathByTheRulesOfItsObject() throws Exception {
    JsonObject object = object("{\"path\": \"a/b\"}");
    JsonObject nowhere =
        new JsonObject(object.places(), object.node(), object.paths().below(Optional.empty()));
    Field<RelativePath> path = Field.path("path");

    assertThat(path.in(object).flatMap(Stated::value)).contains(new RelativePath("a/b"));
    assertThat(path.in(nowhere)).contains(Stated.meaningless("a/b", new Location("file", 1, 10)));
  }

  @Test
  void isLookedForUnderMisspeltNames() throws Exception {
    Misspellings.KnownFields known = new Misspellings.KnownFields(List.of(SIZE, NAME.required()));

    Misspellings found =
        Misspellings.in(object("{\"size_bites\": 5, \"length\": 5, \"Name\": 5}"), known);

    assertThat(found.names()).containsExactly("size_bites");
    assertThat(found.problems()).hasSize(1);
    assertThat(found.remarks())
        .satisfiesExactly(
            one -> assertThat(one).contains("\"length\"", "\"size_bytes\""),
            two -> assertThat(two).contains("\"Name\"", "\"name\""));
  }

  @Test
  void givesAnObjectsStatedFieldsByThemselves() throws Exception {
    StatedFields stated =
        StatedFields.of(object("{\"name\": \"a\", \"other\": 1}"), List.of(NAME, SIZE));

    assertThat(stated.get(NAME).map(Stated::text)).contains("a");
    assertThat(stated.get(SIZE)).isEmpty();
  }

  private static JsonObject object(String json) throws Exception {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonDocument document =
        JsonReader.read(new ByteArrayInputStream(bytes), "file", Limits.STANDARD);
    PathRules rules = new PathRules(Optional.empty(), Path.of("/workspace"));
    return new JsonObject(document, (ObjectNode) document.root(), PathBase.workspace(rules));
  }
}
