package io.harmonia.smoke.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.harmonia.smoke.kit.SchemaFixture;
import io.harmonia.smoke.text.Problem;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References out of the schema's document are refused, and nothing there is looked at. */
class NothingIsFetchedTest {
  private static final byte[] LENIENT = "{\"type\": \"object\"}".getBytes(UTF_8);

  @TempDir Path root;
  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();

  NothingIsFetchedTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serveASchemaThatAcceptsTheManifest() {
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, LENIENT.length);
          exchange.getResponseBody().write(LENIENT);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theServerWouldCountARequest() throws IOException {
    URI uri = URI.create(http("/schema.json"));

    int status = ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode();

    assertThat(status).isEqualTo(200);
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"$ref\": \"@\"",
        "\"$ref\": \"@#/$defs/x\"",
        "\"$ref\": \"@#x\"",
        "\"properties\": {\"models\": {\"$ref\": \"@\"}}",
        "\"$dynamicRef\": \"@#x\"",
        "\"$id\": \"@\", \"$ref\": \"other.json\"",
        "\"$id\": \"@\", \"$ref\": \"/other.json\"",
        "\"$id\": \"@\", \"$ref\": \"?other\"",
        "\"$ref\": \"@\", \"examples\": [{\"$id\": \"@\"}]",
        "\"$ref\": \"@\", \"not\": {\"const\": {\"$id\": \"@\"}}",
        "\"$ref\": \"@\", \"x-parts\": {\"$id\": \"@\"}",
        "\"$ref\": \"@\", \"$defs\": {\"x\": {\"$id\": \"@/deeper\"}}",
        "\"$id\": \"urn:root\", \"properties\": {\"models\": {\"$id\": \"@\", \"$ref\": \"x.json\"}},"
            + " \"$defs\": {\"x\": {\"$id\": \"urn:root:x.json\"}}"
      })
  void overHttp(String keywords) {
    String schema = "{" + keywords.replace("@", http("/schema.json")) + "}";

    List<Problem> problems = SchemaFixture.problems(root, schema);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message())
        .startsWith("the reference \"")
        .endsWith("\" leads out of the schema");
    assertThat(problems.get(0).at().file()).isEqualTo("inventory/manifest_schema.json");
    assertThat(requests).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost/schema.json",
        "https://json-schema.org/draft/2020-12/schema",
        "http://json-schema.org/draft-07/schema#",
        "//localhost/schema.json",
        "ftp://localhost/schema.json",
        "jar:file:/schema.jar!/schema.json",
        "classpath:lenient.schema.json",
        "classpath:/io/harmonia/smoke/manifest.schema.json",
        "resource:io/harmonia/smoke/manifest.schema.json",
        "combined_inventory.json",
        "./lenient.json",
        "../inventory/lenient.json",
        "lenient.json#/$defs/x",
        "urn:elsewhere",
        "/etc/passwd"
      })
  void overAnyOtherWay(String reference) {
    List<Problem> problems = SchemaFixture.problems(root, "{\"$ref\": \"" + reference + "\"}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("the reference \"" + reference + "\" leads out of the schema");
    assertThat(problems.get(0).remedy())
        .isEqualTo(
            "Copy what it refers to into \"$defs\" (\"definitions\" in draft 7) and refer to"
                + " \"#/$defs/…\": the suite opens no other file and no network connection.");
  }

  @Test
  void fromAFileThatWouldMakeTheSchemaPass() throws IOException {
    Path lenient = Files.write(root.resolve("lenient.json"), LENIENT);
    String reference = lenient.toUri().toString();

    List<Problem> problems = SchemaFixture.problems(root, "{\"$ref\": \"" + reference + "\"}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("the reference \"" + reference + "\" leads out of the schema");
  }

  @Test
  void fromAFileBesideTheSchema() throws IOException {
    Files.createDirectories(root.resolve("inventory"));
    Files.write(root.resolve("inventory/lenient.json"), LENIENT);

    List<Problem> problems = SchemaFixture.problems(root, "{\"$ref\": \"lenient.json\"}");

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("the reference \"lenient.json\" leads out of the schema");
  }

  @Test
  void forTheSchemasOwnMetaschema() {
    String schema = SchemaFixture.schema(http("/metaschema"), "\"type\": \"object\"");

    List<Problem> problems = SchemaFixture.problems(root, schema);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).startsWith("\"$schema\" is not a draft");
    assertThat(requests).hasValue(0);
  }

  @Test
  void forTheMetaschemaOfAPart() {
    String part =
        "{\"$id\": \"urn:x\", \"$schema\": \"" + http("/metaschema") + "\", \"const\": 5}";

    List<Problem> problems =
        SchemaFixture.problems(root, "{\"properties\": {\"models\": " + part + "}}");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).startsWith("the part names another draft");
    assertThat(requests).hasValue(0);
  }

  @Test
  void forTheIdsOfTheSchemaAndItsParts() {
    String schema =
        "{\"$id\": \"@\", \"required\": [\"models\"], \"$defs\": {\"x\": {\"$id\": \"@/x\"}}}"
            .replace("@", http("/schema.json"));

    List<Problem> problems = SchemaFixture.problems(root, schema);

    assertThat(problems).isEmpty();
    assertThat(requests).hasValue(0);
  }

  private String http(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
