package io.harmonia.smoke.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.SchemaFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaDraftTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        SchemaFixture.DRAFT_7,
        "http://json-schema.org/draft-07/schema",
        SchemaFixture.DRAFT_2019_09,
        "https://json-schema.org/draft/2019-09/schema#",
        SchemaFixture.DRAFT_2020_12,
        "https://json-schema.org/draft/2020-12/schema#"
      })
  void isAnyFrom7On(String draft) {
    String schema = SchemaFixture.schema(draft, "\"required\": [\"version\"]");

    assertThat(SchemaFixture.in(root).write(schema).validate("{\"models\": []}"))
        .extracting(Problem::message)
        .containsExactly(
            "the document breaks inventory/manifest_schema.json: required property 'version' not"
                + " found");
    assertThat(
            SchemaFixture.in(root)
                .write(schema)
                .validate("{\"models\": [], \"version\": \"1.0.0\"}"))
        .isEmpty();
  }

  @Test
  void is202012WhereNoneIsNamed() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write("{\"dependentRequired\": {\"models\": [\"version\"]}}")
            .validate("{\"models\": []}");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).contains("version");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"http://json-schema.org/draft-04/schema#\"",
        "\"http://json-schema.org/draft-06/schema#\"",
        "\"http://json-schema.org/schema#\"",
        "\"https://json-schema.org/draft/next/schema\"",
        "\"https://json-schema.org/draft-07/schema#\"",
        "\"https://example.org/my-metaschema\"",
        "\"classpath:draft-07/schema\"",
        "\"\"",
        "null",
        "7",
        "{}"
      })
  void isRefusedWhereItIsAnother(String named) {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write("{\n  \"$schema\": " + named + ", \"type\": \"object\"}")
            .validate("{\"models\": []}");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message())
        .startsWith(
            "\"$schema\" is not a draft that is supported: expected draft 7, 2019-09 or 2020-12,"
                + " actual ");
    assertThat(problems.get(0).at()).hasToString("inventory/manifest_schema.json:2:14");
    assertThat(problems.get(0).remedy()).contains("https://json-schema.org/draft/2020-12/schema");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-06/schema#",
        SchemaFixture.DRAFT_7,
        SchemaFixture.DRAFT_2019_09,
        "https://example.org/my-metaschema"
      })
  void doesNotChangeInAPart(String named) {
    String part = "{\"$id\": \"urn:part\", \"$schema\": \"" + named + "\", \"const\": 5}";

    List<Problem> problems =
        SchemaFixture.problems(
            root,
            SchemaFixture.schema(
                SchemaFixture.DRAFT_2020_12, "\"properties\": {\"models\": " + part + "}"));

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("the part names another draft than the schema: \"" + named + "\"");
  }

  @Test
  void mayBeNamedAgainInAPart() {
    String part =
        "{\"$id\": \"urn:part\", \"$schema\": \"" + SchemaFixture.DRAFT_7 + "\", \"const\": 5}";

    List<Problem> problems =
        SchemaFixture.problems(
            root,
            SchemaFixture.schema(
                SchemaFixture.DRAFT_7, "\"properties\": {\"models\": " + part + "}"));

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "/models breaks inventory/manifest_schema.json: must be the constant value '5'");
  }
}
