package io.harmonia.smoke.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.kit.SchemaFixture;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What our schema refuses: one problem for a fault, with its pointer and place. */
class SchemaFaultTest {
  private static final String NAMED = "\"name\": \"a\", \"path\": \"b\", ";

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"models": 5}                        | /models breaks the schema: integer found, array expected             | 1:12
          {"models": null}                     | /models breaks the schema: null found, array expected                | 1:12
          {"models": [5]}                      | /models/0 breaks the schema: integer found, object expected          | 1:13
          {"models": [], "totals": 5}          | /totals breaks the schema: integer found, [object, null] expected    | 1:26
          {"models": [], "version": 5}         | /version breaks the schema: integer found, [string, null] expected   | 1:27
          {"models": [], "generated_at": []}   | /generated_at breaks the schema: array found, [string, null] expected | 1:32
          {"models": [], "totals": {"models_bytes": -1}} | /totals/models_bytes breaks the schema: must have a minimum value of 0 | 1:43
          {"models": [], "totals": {"datasets_files": "1"}} | /totals/datasets_files breaks the schema: string found, [integer, null] expected | 1:45
          {"models": [], "datasets": {}}       | /datasets breaks the schema: object found, array expected            | 1:28
          """)
  void isFoundInAManifest(String json, String message, String place) {
    List<Problem> problems = validate(json);

    assertThat(problems)
        .extracting(Problem::message, p -> p.at().toString())
        .containsExactly(tuple(message, "inventory/combined_inventory.json:" + place));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "name": 5           | /models/0/name
          "repo_id": 5        | /models/0/repo_id
          "folder_name": []   | /models/0/folder_name
          "version": 1.0      | /models/0/version
          "path": {}          | /models/0/path
          "local_path": 5     | /models/0/local_path
          "size_bytes": "5"   | /models/0/size_bytes
          "size_bytes": -5    | /models/0/size_bytes
          "size_bytes": 1.5   | /models/0/size_bytes
          "sha256": 5         | /models/0/sha256
          "source_url": 5     | /models/0/source_url
          "files": {}         | /models/0/files
          "top_files": "x"    | /models/0/top_files
          "files": ["x"]      | /models/0/files/0
          "files": [{}]       | /models/0/files/0
          "files": [{"path": 5}] | /models/0/files/0/path
          "files": [{"path": null}] | /models/0/files/0/path
          "top_files": [{"path": "x", "size_bytes": -1}] | /models/0/top_files/0/size_bytes
          "files": [{"path": "x", "sha256": 5}] | /models/0/files/0/sha256
          "files_count": 1.5  | /models/0/files_count
          "files_count": -1   | /models/0/files_count
          "snapshot": 5       | /models/0/snapshot
          "variant": 5        | /models/0/variant
          "notes": []         | /models/0/notes
          "license": "MIT"    | /models/0/license
          "license": {"name": 5}           | /models/0/license/name
          "license": {"url": 5}            | /models/0/license/url
          "license": {"file_path": 5}      | /models/0/license/file_path
          "license": {"commercial_use": true} | /models/0/license/commercial_use
          "license": {"redistribution": 5} | /models/0/license/redistribution
          "license": {"notes": 5}          | /models/0/license/notes
          """)
  void isFoundInAnEntry(String field, String pointer) {
    List<Problem> problems =
        validate("{\"models\": [{\n" + field + ",\n\"name\": \"a\", \"path\": \"b\"}]}");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).startsWith(pointer + " breaks the schema: ");
    assertThat(problems.get(0).at().line()).isEqualTo(2);
    assertThat(problems.get(0).at().column()).isGreaterThanOrEqualTo(field.indexOf(':') + 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"version\": null, \"size_bytes\": null, \"sha256\": null, \"license\": null",
        "\"source_url\": null, \"files\": null, \"files_count\": null, \"notes\": null",
        "\"size_bytes\": 99999999999999999999999, \"unknown\": {\"path\": 5}",
        "\"size_bytes\": 12.0",
        "\"files\": [], \"license\": {}"
      })
  void isNoneInAHarmlessVariation(String fields) {
    List<Problem> problems = validate("{\"models\": [{" + NAMED + fields + "}]}");

    assertThat(problems).isEmpty();
  }

  @Test
  void isOneThoughEachAlternativeComplains() {
    List<Problem> problems = validate("{\"models\": [{}]}");

    assertThat(problems)
        .extracting(Problem::message, Problem::remedy)
        .containsExactly(
            tuple(
                "/models/0 breaks the schema: required property 'name' not found; or required"
                    + " property 'repo_id' not found; or required property 'folder_name' not"
                    + " found",
                "There: add \"name\", or add \"repo_id\", or add \"folder_name\"."),
            tuple(
                "/models/0 breaks the schema: required property 'path' not found; or required"
                    + " property 'local_path' not found",
                "There: add \"path\", or add \"local_path\"."));
  }

  @Test
  void isOneForEachEntryThatHasIt() {
    List<Problem> problems =
        validate("{\"models\": [{\"path\": \"x\"},\n{\"name\": \"a\"},\n{\"path\": \"y\"}]}");

    assertThat(problems)
        .extracting(p -> p.at().toString().replaceFirst(".*json:", ""))
        .containsExactly("1:13", "2:1", "3:1");
  }

  @Test
  void isPlacedAtTheDocumentWhereAListIsMissing() {
    List<Problem> problems = validate("\n  {}");

    assertThat(problems)
        .extracting(Problem::message, p -> p.at().toString())
        .containsExactly(
            tuple(
                "the document breaks the schema: required property 'models' not found; or required"
                    + " property 'datasets' not found",
                "inventory/combined_inventory.json:2:3"));
  }

  @Test
  void showsAHostileNameEscaped() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write("{\"additionalProperties\": false, \"properties\": {\"models\": true}}")
            .validate("{\"models\": [], \"\\u001b[2J\": 1}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "the document breaks inventory/manifest_schema.json: property '\\u{1b}[2J' is not"
                + " defined in the schema and the schema does not allow additional properties");
  }

  @Test
  void hasAPointerByRfc6901AndThePlaceOfItsValue() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write("{\"properties\": {\"a/b\": {\"properties\": {\"~ ü\": {\"type\": \"null\"}}}}}")
            .validate("{\"models\": [],\n\"a/b\": {\"~ ü\": 5}}");

    assertThat(problems)
        .extracting(Problem::message, p -> p.at().toString())
        .containsExactly(
            tuple(
                "/a~1b/~0 ü breaks inventory/manifest_schema.json: integer found, null expected",
                "inventory/combined_inventory.json:2:16"));
  }

  private List<Problem> validate(String json) {
    Manifest manifest = ManifestFixture.combined(root).write(json).manifest();
    return new SchemaValidator()
        .validate(manifest.schemaFaults(), manifest.document(), Optional.empty());
  }
}
