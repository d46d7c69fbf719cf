package io.harmonia.smoke.sarif;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifTest {
  private static final Path SCHEMA =
      Path.of("src/test/ci/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

  @TempDir Path folder;
  @TempDir Path reports;

  @Test
  void aFindingIsAResultAtItsLineOfTheRuleOfItsKind() throws IOException {
    WorkspaceBuilder.valid(folder).file(SINGLE, "other!!");

    JsonNode run = run(1);

    JsonNode result = run.path("results").path(0);
    assertThat(run.path("results")).hasSize(1);
    assertThat(result.path("ruleId").asText()).isEqualTo("checksum-mismatch");
    assertThat(rule(run, result).path("id").asText()).isEqualTo("checksum-mismatch");
    assertThat(result.path("level").asText()).isEqualTo("error");
    assertThat(result.path("message").path("text").asText()).contains("expected SHA-256", "Remedy");
    JsonNode place = result.path("locations").path(0).path("physicalLocation");
    assertThat(place.path("artifactLocation").path("uri").asText()).endsWith(MODEL_SUMS);
    assertThat(place.path("region").path("startLine").asInt()).isEqualTo(2);
  }

  @Test
  void eachKindThatIsRedIsARule() throws IOException {
    WorkspaceBuilder.valid(folder);

    JsonNode rules = run(0).path("tool").path("driver").path("rules");

    assertThat(rules.findValuesAsText("id"))
        .containsExactlyElementsOf(
            Arrays.stream(Kind.values())
                .filter(kind -> kind.verdict().isWrong())
                .map(Kind::label)
                .toList());
    assertThat(rules)
        .allMatch(rule -> rule.path("help").path("markdown").asText().contains("**Fix:**"));
  }

  @Test
  void aCleanRunHasNoResult() throws IOException {
    WorkspaceBuilder.valid(folder);

    JsonNode run = run(0);

    assertThat(run.path("results").isArray()).isTrue();
    assertThat(run.path("results")).isEmpty();
    assertThat(run.path("invocations").path(0).path("executionSuccessful").asBoolean()).isTrue();
  }

  @Test
  void aRunThatCouldNotBeMadeHasOne() throws IOException {
    WorkspaceBuilder.valid(folder).file("smoke.properties", "smoke.nothing = 1\n");

    JsonNode run = run(2);

    assertThat(run.path("results").path(0).path("ruleId").asText()).isEqualTo("crashed");
    assertThat(run.path("results").path(0).path("locations")).hasSize(1);
  }

  @Test
  void aFindingIsKnownAgainWhereItsLineMoved() throws IOException {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(folder).file(SINGLE, "other!!");
    JsonNode before = run(1).path("results").path(0);
    workspace.file(MODEL_SUMS, "# moved\n\n" + Files.readString(folder.resolve(MODEL_SUMS)));

    JsonNode after = run(1).path("results").path(0);

    assertThat(after.path("partialFingerprints")).isEqualTo(before.path("partialFingerprints"));
    assertThat(after.path("locations")).isNotEqualTo(before.path("locations"));
    assertThat(before.path("partialFingerprints").path("primaryLocationLineHash").asText())
        .matches("[0-9a-f]{32}:1");
  }

  @Test
  void hostileTextIsNoLinkAndNoPlaceholder() {
    assertThat(SarifText.plain("[x](http://evil) \\ {0} {\"a\": 1}"))
        .isEqualTo("\\[x\\](http://evil) \\\\ {{0}} {\"a\": 1}");
  }

  @Test
  void pathsAreUris() {
    assertThat(SarifText.uri("models/a b#ü?.json")).isEqualTo("models/a%20b%23%C3%BC%3F.json");
    assertThat(SarifText.uri("a:b.json")).isEqualTo("a%3Ab.json");
    assertThat(SarifText.uri("/tmp/x")).isEqualTo("file:///tmp/x");
    assertThat(SarifText.uri("C:/x")).isEqualTo("file:///C%3A/x");
  }

  @Test
  void isValidByTheSchemaOfTheStandard() throws IOException {
    boolean isThere = Files.exists(SCHEMA);
    assumeTrue(
        isThere || "required".equals(System.getenv("SMOKE_TOOLS")),
        "the schema is not there: src/test/ci/install brings it");
    WorkspaceBuilder.valid(folder)
        .file(SINGLE, "other!!")
        .file("models/checksums.sha256", "no checksum [x](http://evil) {0}\n\u0001\n");

    run(1);

    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    String log = Files.readString(sarif());
    assertThat(schema.validate(log, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(log.replace("\"startLine\":1", "\"startLine\":0"), InputFormat.JSON))
        .as("the schema is in force")
        .isNotEmpty();
  }

  @Test
  void anotherProgramsFileIsNotReplaced() throws IOException {
    WorkspaceBuilder.valid(folder);
    Files.writeString(sarif(), "{\"runs\": []}\n");

    InProcess check = check();

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.err()).contains("is there, and no SARIF of ours");
    assertThat(Files.readString(sarif())).isEqualTo("{\"runs\": []}\n");
  }

  private static JsonNode rule(JsonNode run, JsonNode result) {
    return run.path("tool").path("driver").path("rules").path(result.path("ruleIndex").asInt());
  }

  private JsonNode run(int exit) throws IOException {
    InProcess check = check();
    assertThat(check.exit()).as(check.out() + check.err()).isEqualTo(exit);
    JsonNode log = new ObjectMapper().readTree(Files.readString(sarif()));
    assertThat(log.path("version").asText()).isEqualTo("2.1.0");
    assertThat(List.of(log.path("runs").size())).containsExactly(1);
    return log.path("runs").path(0);
  }

  private Path sarif() {
    return reports.resolve("smoke.sarif");
  }

  private InProcess check() {
    return InProcess.run(
        "check",
        "--root",
        folder.toString(),
        "--report-dir",
        reports.toString(),
        "--sarif",
        sarif().toString());
  }
}
