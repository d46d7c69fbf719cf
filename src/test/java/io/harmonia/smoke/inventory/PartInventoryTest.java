package io.harmonia.smoke.inventory;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.authoring.Authored;
import io.harmonia.smoke.kit.Authoring;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code inventory} keeps and brings up to date. */
class PartInventoryTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void aValidWorkspaceOfWhichNothingNeedsToChange() {
    workspace = WorkspaceBuilder.valid(folder);
    workspace.file(MODELS, Authoring.text(Authoring.in(workspace).models()));
  }

  @Test
  void changesNothingWhereNothingChanged() {
    assertThat(Authoring.text(Authoring.in(workspace).models())).isEqualTo(workspace.text(MODELS));
  }

  @Test
  void keepsEveryFieldAsItIsWrittenInItsPlace() {
    workspace.edit(
        MODELS,
        "\"name\": \"acme/single\"",
        "\"score\": 1.0, \"big\": 123456789012345678901234567890, \"e\": 1e3, \"z\": -0,"
            + " \"half\": \"\\ud83d\", \"n\": null, \"name\": \"acme/single\"");

    String made = Authoring.text(Authoring.in(workspace).models());

    assertThat(made)
        .contains(
            """
                  "score": 1.0,
                  "big": 123456789012345678901234567890,
                  "e": 1e3,
                  "z": -0,
                  "half": "\\ud83d",
                  "n": null,
                  "name": "acme/single",
            """);
  }

  @Test
  void bringsSizesAndDigestsUpToDate() {
    workspace.file(TOP, "another").file(SINGLE, "longer than it was");

    JsonNode models = made();

    JsonNode shards = models.path(0);
    assertThat(shards.path("size_bytes").asLong()).isEqualTo(13);
    assertThat(shards.path("files_count").asLong()).isEqualTo(2);
    assertThat(shards.path("sha256").asText()).isEqualTo(sha256("another"));
    assertThat(shards.path("files").path(0).path("size_bytes").asLong()).isEqualTo(7);
    assertThat(shards.path("files").path(0).path("sha256").asText()).isEqualTo(sha256("another"));
    assertThat(shards.path("files").path(1).path("sha256").asText()).isEqualTo(sha256("rest.."));
    assertThat(models.path(1).path("size_bytes").asLong()).isEqualTo(18);
    assertThat(models.path(1).path("sha256").asText()).isEqualTo(sha256("longer than it was"));
    assertThat(models.path(0).path("version").asText()).isEqualTo("1.2.0");
  }

  @Test
  void addsAFileThatCameToAListOfAllFiles() {
    workspace.file("models/acme/shards/sub/came.bin", "came");

    JsonNode shards = made().path(0);

    assertThat(shards.path("files_count").asLong()).isEqualTo(3);
    assertThat(shards.path("size_bytes").asLong()).isEqualTo(15);
    assertThat(shards.path("files").path(2).toString())
        .isEqualTo(
            "{\"path\":\"sub/came.bin\",\"size_bytes\":4,\"sha256\":\"" + sha256("came") + "\"}");
  }

  @Test
  void addsNoFileToASample() {
    workspace
        .edit(MODELS, "\"files_count\": 2", "\"files_count\": 3")
        .file("models/acme/shards/third.bin", "3")
        .file("models/acme/shards/fourth.bin", "4");

    JsonNode shards = made().path(0);

    assertThat(shards.path("files_count").asLong()).isEqualTo(4);
    assertThat(shards.path("files")).hasSize(2);
  }

  @Test
  void keepsAnUpperCaseDigestThatIsRight() {
    workspace.file(
        MODELS, workspace.text(MODELS).replace(TOP_SHA, TOP_SHA.toUpperCase(Locale.ROOT)));

    assertThat(Authoring.text(Authoring.in(workspace).models()))
        .contains(TOP_SHA.toUpperCase(Locale.ROOT));
  }

  @Test
  void findsTheFileOfADirectorysDigestByItsRecordedChecksum() {
    workspace
        .file(
            MODELS,
            "{\"models\": [{\"name\": \"s\", \"path\": \"models/acme/shards\", \"sha256\": \""
                + sha256("old top")
                + "\"}]}")
        .file("models/checksums.sha256", sha256("old top") + "  " + TOP + "\n");

    assertThat(made().path(0).path("sha256").asText()).isEqualTo(TOP_SHA);
  }

  @Test
  void takesTheLargestFileForADirectorysDigestWhoseFileIsNotKnown() {
    workspace
        .file(
            MODELS,
            "{\"models\": [{\"name\": \"s\", \"path\": \"models/acme/shards\", \"sha256\": \""
                + sha256("whatever")
                + "\"}]}")
        .delete("models/checksums.sha256");

    assertThat(made().path(0).path("sha256").asText()).isEqualTo(sha256("rest.."));
  }

  @Test
  void keepsAnEntryThatIsNotThere() {
    String before = workspace.text(MODELS);
    workspace.delete(SINGLE);

    Authored made = Authoring.in(workspace).models();

    assertThat(Authoring.text(made)).isEqualTo(before);
    assertThat(Authoring.notes(made))
        .contains("1 entry is not there, and kept unchanged: acme/single");
  }

  @Test
  void keepsAnEntryOfWhichAFileIsMissing() {
    String before = workspace.text(MODELS);
    workspace.delete(REST).file(TOP, "another");

    Authored made = Authoring.in(workspace).models();

    assertThat(Authoring.text(made)).isEqualTo(before);
    assertThat(Authoring.notes(made))
        .anyMatch(note -> note.contains("acme/shards: is partly there") && note.contains(REST));
  }

  @Test
  void statesWhatAPointerStates() {
    workspace.file(TOP, WorkspaceBuilder.pointerTo("the real one"));

    JsonNode shards = made().path(0);

    assertThat(shards.path("size_bytes").asLong()).isEqualTo(18);
    assertThat(shards.path("files").path(0).path("sha256").asText())
        .isEqualTo(sha256("the real one"));
  }

  @Test
  void readsTheOlderShape() {
    workspace
        .file(
            MODELS,
            "{\"models\": [{\"repo_id\": \"s\", \"local_path\": \"models/acme/shards\","
                + " \"top_files\": [{\"path\": \"top.bin\", \"size_bytes\": 1}]}]}")
        .file("models/acme/single.onnx", "single!");

    JsonNode shards = made().path(0);

    assertThat(shards.path("top_files").path(0).path("size_bytes").asLong()).isEqualTo(5);
    assertThat(shards.path("size_bytes").asLong()).isEqualTo(11);
  }

  @Test
  void startsFromTheCombinedManifestWhereThereIsNoPart() {
    workspace.delete(MODELS);

    JsonNode made = jsonOf(Authoring.text(Authoring.in(workspace).models()));

    assertThat(made.path("models")).hasSize(2);
    assertThat(made.path("models").path(0).path("name").asText()).isEqualTo("acme/shards");
    assertThat(made.has("datasets")).isFalse();
    assertThat(made.path("generated_at").asText()).isEqualTo(Authoring.NOW.toString());
  }

  @Test
  void stampsWhatChanged() {
    workspace.file(TOP, "another");

    String now = Authoring.text(Authoring.in(workspace).models());
    String asked = Authoring.text(Authoring.in(workspace).at("2020-01-01T00:00:00+01:00").models());

    assertThat(now).contains("\"generated_at\": \"2026-11-24T00:00:00Z\"");
    assertThat(asked).contains("\"generated_at\": \"2020-01-01T00:00:00+01:00\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\": \"1.2.0\" | \"version\": \"1.2\" | is not a semantic version",
        "\"size_bytes\": 11 | \"size_bytes\": 11, \"size_bytes\": 11 | stands twice",
        "\"size_bytes\": 11 | \"sizeBytes\": 11 | is misspelt",
        "\"files_count\": 2 | \"files_count\": \"2\" | expected a whole number",
        "\"size_bytes\": 5 | \"size_bytes\": -5 | expected 0 or more",
        "\"acme/single\" | \"acme/shards\" | acme/shards"
      })
  void refusesAPartThatIsDriftByItself(String from, String to, String why) {
    workspace.edit(MODELS, from, to);

    Authored made = Authoring.in(workspace).models();

    assertThat(Authoring.refusal(made)).contains(MODELS + ":").contains(why);
    assertThat(((Authored.Refused) made).isDrift()).isTrue();
  }

  @Test
  void refusesAnEntryOfWhichADownloadBrokeOff() {
    workspace.file("models/acme/shards/top2.bin.part", "half");

    assertThat(Authoring.refusal(Authoring.in(workspace).models())).contains("is not whole");
  }

  @Test
  void refusesAFileThatBecameEmpty() {
    workspace.file(TOP, "");

    assertThat(Authoring.refusal(Authoring.in(workspace).models())).contains(TOP + ": is empty");
  }

  @Test
  void refusesALinkThatLeaves() throws IOException {
    Files.writeString(elsewhere.resolve("x"), "x");
    workspace.delete(SINGLE).link(SINGLE, elsewhere.resolve("x").toString());

    assertThat(Authoring.refusal(Authoring.in(workspace).models()))
        .contains("is a link that leaves the workspace");
  }

  @Test
  void refusesAPartThatAShellEmptied() {
    workspace.file(MODELS, "");

    assertThat(Authoring.refusal(Authoring.in(workspace).models()))
        .contains(MODELS + ":1:1: is empty");
  }

  @Test
  void leavesTheCombinedManifestAlone() {
    workspace.file(COMBINED, "not JSON");

    assertThat(Authoring.text(Authoring.in(workspace).models())).isEqualTo(workspace.text(MODELS));
  }

  private JsonNode made() {
    return jsonOf(Authoring.text(Authoring.in(workspace).models())).path("models");
  }

  private static JsonNode jsonOf(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
