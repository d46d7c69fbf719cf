package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.SchemaFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From 2019-09 on validators may treat formats as annotations; here they are held to. */
class SchemaFormatTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          date-time             | 2025-12-02T18:23:08.394927Z          | 2025-12-02 18:23
          date-time             | 2025-12-02T18:23:08+01:00            | yesterday
          date                  | 2025-12-02                           | 2025-13-02
          time                  | 18:23:08Z                            | 25:00:00Z
          duration              | P1D                                  | 1 day
          email                 | a@example.org                        | a at b
          hostname              | example.org                          | -a-
          ipv4                  | 127.0.0.1                            | 127.0.0.256
          ipv6                  | ::1                                  | :::1
          uri                   | https://example.org/a                | not a uri
          uri-reference         | a/b                                  | \\\\a
          uuid                  | 123e4567-e89b-12d3-a456-426614174000 | 123e4567
          json-pointer          | /a/b                                 | a/b
          relative-json-pointer | 1/a                                  | /a
          regex                 | ^a+$                                 | (
          """)
  void areAsserted(String format, String right, String wrong) {
    for (String draft :
        List.of(SchemaFixture.DRAFT_7, SchemaFixture.DRAFT_2019_09, SchemaFixture.DRAFT_2020_12)) {
      SchemaFixture fixture =
          SchemaFixture.in(root)
              .write(
                  SchemaFixture.schema(
                      draft, "\"properties\": {\"x\": {\"format\": \"" + format + "\"}}"));

      assertThat(fixture.validate(manifest(right))).as("%s in %s", right, draft).isEmpty();
      assertThat(fixture.validate(manifest(wrong))).as("%s in %s", wrong, draft).hasSize(1);
    }
  }

  private static String manifest(String value) {
    return "{\"models\": [], \"x\": \"" + value.replace("\\", "\\\\") + "\"}";
  }
}
