package io.harmonia.smoke.entries;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementCheckTest {
  private static final String SHARDS = "models/inventory.json › acme/shards › agreement";
  private static final String SHARDS_AT = "models/inventory.json:5:5";
  private static final String SINGLE = "models/inventory.json › acme/single › agreement";
  private static final String SINGLE_AT = "models/inventory.json:20:5";

  @TempDir Path root;

  static Stream<Arguments> changedFields() {
    return Stream.of(
        changed("version", "\"version\": \"1.2.0\"", "\"version\": \"1.2.1\"", "1.2.0", "1.2.1"),
        changed("size_bytes", "\"size_bytes\": 11", "\"size_bytes\": 12", "11", "12"),
        changed(
            "sha256",
            TOP_SHA + "\",\n      \"source",
            OTHER_SHA + "\",\n      \"source",
            TOP_SHA,
            OTHER_SHA),
        changed("source_url", "invalid/acme/shards", "invalid/acme/shard", "shards", "acme/shard"),
        changed("snapshot", "0a1b2c3", "0a1b2c4", "0a1b2c3", "0a1b2c4"),
        changed("files_count", "\"files_count\": 2", "\"files_count\": 3", "2", "3"),
        changed("license.name", "Apache-2.0", "Apache-1.1", "Apache-2.0", "Apache-1.1"),
        changed("license.url", "invalid/apache", "invalid/apache1", "apache", "apache1"),
        changed("license.file_path", "LICENSE", "LICENCE", "LICENSE", "LICENCE"),
        changed("license.commercial_use", "\"allowed\"", "\"denied\"", "allowed", "denied"),
        changed("license.redistribution", "with notice", "no", "with notice", "no"),
        changed("license.notes", "\"none\"", "\"some\"", "none", "some"),
        changed("files \"top.bin\" size_bytes", "\"size_bytes\": 5", "\"size_bytes\": 4", "5", "4"),
        changed("files \"rest.bin\" sha256", REST_SHA, OTHER_SHA, REST_SHA, OTHER_SHA));
  }

  private static Arguments changed(String field, String from, String to, String... shown) {
    return Arguments.argumentSet(field, field, from, to, shown);
  }

  @ParameterizedTest
  @MethodSource("changedFields")
  void findsAFieldThatDiffers(String field, String from, String to, String[] shown) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).edit(COMBINED, from, to);

    Checked checked = workspace.check();

    assertThatCheck(checked, SHARDS)
        .finds(Kind.MANIFEST_INCONSISTENT, SHARDS_AT)
        .findsOnly(Kind.MANIFEST_INCONSISTENT)
        .says("acme/shards: ", "actual in the combined manifest at " + COMBINED + ":5:5")
        .says(shown)
        .says(field + ": expected ");
  }

  @Test
  void findsAPathThatDiffersOnceAndNotForEachFile() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(COMBINED, "models/acme/shards\"", "models/acme/shard\"");

    Checked checked = workspace.check();

    assertThatCheck(checked, SHARDS)
        .finds(Kind.MANIFEST_INCONSISTENT, SHARDS_AT)
        .findsOnly(Kind.MANIFEST_INCONSISTENT)
        .says("path: expected models/acme/shards, as here", ": models/acme/shard");
  }

  @Test
  void findsEveryFieldThatDiffers() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(COMBINED, "1.2.0", "1.2.1")
            .edit(COMBINED, "0a1b2c3", "0a1b2c4")
            .edit(COMBINED, "LICENSE", "LICENCE");

    Checked checked = workspace.check();

    assertThat(checked.of(SHARDS).judgement().findings())
        .extracting(Finding::message)
        .satisfiesExactly(
            first -> assertThat(first).contains(" snapshot: "),
            second -> assertThat(second).contains(" version: "),
            third -> assertThat(third).contains(" license.file_path: "));
  }

  static Stream<Arguments> droppedFields() {
    return Stream.of(
        dropped("version", "\"version\": \"1.2.0\","),
        dropped("size_bytes", "\"size_bytes\": 11,"),
        dropped("sha256", "\"sha256\": \"" + TOP_SHA + "\",\n      \"source", "\"source"),
        dropped("source_url", "\"source_url\": \"https://models.invalid/acme/shards\","),
        dropped("snapshot", "\"snapshot\": \"0a1b2c3\","),
        dropped("files_count", "\"files_count\": 2,"),
        dropped("license.notes", ", \"notes\": \"none\""),
        dropped(
            "files \"top.bin\" sha256",
            "\"size_bytes\": 5, \"sha256\": \"" + TOP_SHA + "\"",
            "\"size_bytes\": 5"),
        dropped("files \"top.bin\" size_bytes", "\"size_bytes\": 5, "),
        dropped(
            "files \"rest.bin\"",
            ",\n        {\"path\": \"rest.bin\", \"size_bytes\": 6, \"sha256\": \""
                + REST_SHA
                + "\"}"));
  }

  private static Arguments dropped(String field, String text) {
    return dropped(field, text, "");
  }

  private static Arguments dropped(String field, String text, String left) {
    return Arguments.argumentSet(field, field, text, left);
  }

  @ParameterizedTest
  @MethodSource("droppedFields")
  void findsAFieldThatOnlyThePartStates(String field, String from, String to) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).edit(COMBINED, from, to);

    Checked checked = workspace.check();

    assertThatCheck(checked, SHARDS)
        .finds(Kind.MANIFEST_INCONSISTENT, SHARDS_AT)
        .findsOnly(Kind.MANIFEST_INCONSISTENT)
        .says(field + ": expected ", ": nothing");
  }

  @ParameterizedTest
  @MethodSource("droppedFields")
  void findsAFieldThatOnlyTheCombinedManifestStates(String field, String from, String to) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).edit(MODELS, from, to);

    Checked checked = workspace.check();

    assertThatCheck(checked, SHARDS)
        .finds(Kind.MANIFEST_INCONSISTENT, SHARDS_AT)
        .findsOnly(Kind.MANIFEST_INCONSISTENT)
        .says(field + ": expected nothing, as here");
  }

  @Test
  void findsAnEntryThatTheCombinedManifestLacks() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(COMBINED, "\"acme/single\"", "\"acme/another\"");

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE)
        .finds(Kind.MANIFEST_INCONSISTENT, SINGLE_AT)
        .says("\"acme/single\" is not in the models of " + COMBINED);
    assertThatCheck(checked, COMBINED + " › parts")
        .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":20:5")
        .says("\"acme/another\" is not in models/inventory.json");
    assertThat(checked.red()).hasSize(2);
  }

  @Test
  void aModelIsNotFoundAmongTheDatasets() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(MODELS, "\"acme/single\"", "\"acme/words\"")
            .edit(COMBINED, "\"acme/single\"", "\"acme/singular\"");

    Checked checked = workspace.check();

    assertThatCheck(checked, "models/inventory.json › acme/words › agreement")
        .finds(Kind.MANIFEST_INCONSISTENT, SINGLE_AT);
  }

  @Test
  void findsAnEntryWithoutANameToBeFoundBy() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "\"name\": \"acme/single\",", "");

    Checked checked = workspace.check();

    assertThatCheck(checked, "models/inventory.json › models[1] › agreement")
        .finds(Kind.MANIFEST_INCONSISTENT, SINGLE_AT)
        .says("has no name to be found by");
  }

  @Test
  void findsAFileThatTheCombinedManifestStatesTwiceInDifferentWays() {
    String top = "{\"path\": \"top.bin\", \"size_bytes\": 5, \"sha256\": \"" + TOP_SHA + "\"}";
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(COMBINED, top, top + ", " + top.replace(TOP_SHA, OTHER_SHA));

    Checked checked = workspace.check();

    assertThatCheck(checked, SHARDS)
        .finds(Kind.MANIFEST_INCONSISTENT, SHARDS_AT)
        .says("files \"top.bin\": expected listed, as here", ": listed 2 times");
  }
}
