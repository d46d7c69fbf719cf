package io.harmonia.smoke.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.SchemaFixture;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies where a workspace's schema would: only nothing at all is no schema. */
class SchemaPlaceTest {
  @TempDir Path root;
  @TempDir Path elsewhere;

  @Test
  void nothingIsNoSchema() {
    assertThat(SchemaFixture.in(root).read()).isInstanceOf(ReadFile.Missing.class);
  }

  @Test
  void aFileIsOne() {
    assertThat(SchemaFixture.in(root).write("{}").read()).isInstanceOf(ReadFile.Parsed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} {}", "# schema", "\u0000"})
  void anythingElseInAFileIsMalformed(String content) {
    ReadFile<WorkspaceSchema> read = SchemaFixture.in(root).write(content).read();

    assertThat(read).isInstanceOf(ReadFile.Malformed.class);
  }

  @Test
  void aDirectoryIsMalformed() throws IOException {
    Files.createDirectories(SchemaFixture.in(root).file());

    assertThat(SchemaFixture.in(root).read()).isInstanceOf(ReadFile.Malformed.class);
  }

  @Test
  void aLinkToNothingIsRefusedRatherThanMissing() throws IOException {
    Files.createDirectories(root.resolve("inventory"));
    Files.createSymbolicLink(SchemaFixture.in(root).file(), Path.of("gone.json"));

    ReadFile<WorkspaceSchema> read = SchemaFixture.in(root).read();

    assertThat(read).isInstanceOf(ReadFile.Refused.class);
    Problem problem = ((ReadFile.Refused<WorkspaceSchema>) read).problem();
    assertThat(problem.message()).isEqualTo("is a link to nothing, expected a file");
    assertThat(problem.at()).hasToString("inventory/manifest_schema.json:1:1");
    assertThat(problem.remedy()).isEqualTo("Put the file there.");
  }

  @Test
  void aLinkOutOfTheWorkspaceIsRefused() throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("lenient.json"), "{\"type\": \"object\"}");
    Files.createDirectories(root.resolve("inventory"));
    Files.createSymbolicLink(SchemaFixture.in(root).file(), outside);

    assertThat(SchemaFixture.in(root).read()).isInstanceOf(ReadFile.Refused.class);
  }

  @Test
  void aLinkInsideTheWorkspaceIsFollowed() throws IOException {
    Files.writeString(root.resolve("schema.json"), "{\"type\": \"object\"}");
    Files.createDirectories(root.resolve("inventory"));
    Files.createSymbolicLink(SchemaFixture.in(root).file(), Path.of("../schema.json"));

    assertThat(SchemaFixture.in(root).read()).isInstanceOf(ReadFile.Parsed.class);
  }
}
