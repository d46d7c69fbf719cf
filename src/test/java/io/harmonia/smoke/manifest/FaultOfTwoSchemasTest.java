package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.SchemaFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault that our schema and the workspace's both find is one problem. */
class FaultOfTwoSchemasTest {
  private static final String OURS = "breaks the schema: ";
  private static final String THEIRS = "breaks inventory/manifest_schema.json: ";

  @TempDir Path root;

  @Test
  void isOneWhereTheMessagesAreTheSame() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write("{\"properties\": {\"models\": {\"type\": \"array\"}}}")
            .validate("{\"models\": 5}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("/models " + THEIRS + "integer found, array expected");
  }

  @Test
  void isOneWhereTheMessagesDiffer() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write(ofEntries("\"properties\": {\"name\": {\"type\": \"string\"}}"))
            .validate("{\"models\": [{\"name\": 5, \"path\": \"p\"}]}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("/models/0/name " + THEIRS + "integer found, string expected");
  }

  @Test
  void isOneWhereOurAlternativesEachComplain() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write(ofEntries("\"required\": [\"name\", \"path\"]"))
            .validate("{\"models\": [{}]}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "/models/0 " + THEIRS + "required property 'name' not found",
            "/models/0 " + THEIRS + "required property 'path' not found");
  }

  @Test
  void isTwoWhereItIsTwoFaultsOfOneValue() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write(ofEntries("\"properties\": {\"size_bytes\": {\"multipleOf\": 2}}"))
            .validate("{\"models\": [{\"name\": \"a\", \"path\": \"p\", \"size_bytes\": -1}]}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "/models/0/size_bytes " + OURS + "must have a minimum value of 0",
            "/models/0/size_bytes " + THEIRS + "must be multiple of 2");
  }

  @Test
  void isTwoWhereTwoEntriesHaveIt() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write(ofEntries("\"required\": [\"name\"]"))
            .validate("{\"models\": [{\"path\": \"p\"}, {\"path\": \"q\"}]}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "/models/0 " + THEIRS + "required property 'name' not found",
            "/models/1 " + THEIRS + "required property 'name' not found");
  }

  @Test
  void isOneThoughTheirsHasItTwice() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write("{\"allOf\": [{\"required\": [\"x\"]}, {\"required\": [\"x\"]}]}")
            .validate("{\"models\": []}");

    assertThat(problems).hasSize(1);
  }

  @Test
  void isOursAloneWhereTheirsAllowsIt() {
    List<Problem> problems =
        SchemaFixture.in(root)
            .write("{\"type\": \"object\"}")
            .validate("{\"models\": [{\"name\": \"a\", \"path\": 5}]}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("/models/0/path " + OURS + "integer found, [string, null] expected");
  }

  @Test
  void isSecondToWhatIsWrongWithTheSchema() {
    List<Problem> problems =
        SchemaFixture.in(root).write("{\"requierd\": [\"x\"]}").validate("{\"models\": 5}");

    assertThat(problems)
        .extracting(p -> p.at().file())
        .containsExactly("inventory/manifest_schema.json", "inventory/combined_inventory.json");
  }

  private static String ofEntries(String keywords) {
    return "{\"properties\": {\"models\": {\"items\": {" + keywords + "}}}}";
  }
}
