package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementSpellingTest {
  private static final String SHARDS = "models/inventory.json › acme/shards › agreement";
  private static final String SINGLE = "models/inventory.json › acme/single › agreement";

  @TempDir Path root;

  static Stream<Arguments> harmlessVariations() {
    return Stream.of(
        variation("older name", "\"name\": \"acme/shards\"", "\"repo_id\": \"acme/shards\""),
        variation("oldest name", "\"name\": \"acme/shards\"", "\"folder_name\": \"acme/shards\""),
        variation(
            "older path",
            "\"path\": \"models/acme/shards\"",
            "\"local_path\": \"models/acme/shards\""),
        variation("older files", "\"files\": [", "\"top_files\": ["),
        variation("separators", "models/acme/shards\"", "models\\\\acme\\\\shards\""),
        variation("dots and slashes", "models/acme/shards\"", "./models//acme/shards/\""),
        variation(
            "recorded root", "models/acme/shards\"", "C:/repos/harmonia/models/acme/shards\""),
        variation(
            "recorded root with backslashes",
            "models/acme/shards\"",
            "c:\\\\repos\\\\harmonia\\\\models\\\\acme\\\\shards\""),
        variation("case of hexadecimal digits", REST_SHA, REST_SHA.toUpperCase(Locale.ROOT)),
        variation("v prefix", "1.2.0", "v1.2.0"),
        variation("list and v prefix", "1.2.0", "models:v1.2.0"),
        variation(
            "unknown field",
            "\"version\": \"1.2.0\"",
            "\"version\": \"1.2.0\", \"colour\": \"red\""),
        variation("generated_at", "2026-11-22T06:17:00Z", "2020-01-01T00:00:00Z"),
        variation("version at the top", "\"version\": \"1.0.0\"", "\"version\": \"9.9.9\""),
        variation(
            "explicit null",
            "\"version\": \"1.2.0\"",
            "\"version\": \"1.2.0\", \"top_files\": null"));
  }

  private static Arguments variation(String name, String from, String to) {
    return Arguments.argumentSet(name, from, to);
  }

  @ParameterizedTest
  @MethodSource("harmlessVariations")
  void agreesWhateverTheSpelling(String from, String to) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).recordedRoot("C:\\repos\\harmonia").edit(COMBINED, from, to);

    Checked checked = workspace.check();

    assertThatCheck(checked, SHARDS).passes(Kind.CONSISTENT);
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void notesAndVariantHaveToAgreeToo() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .edit(
                COMBINED,
                "\"version\": \"1.2.0\"",
                "\"version\": \"1.2.0\", \"notes\": \"n\", \"variant\": \"v\"")
            .check();

    assertThatCheck(checked, SHARDS)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":5:5")
        .findsOnly(Kind.MANIFEST_INCONSISTENT, Kind.MANIFEST_INCONSISTENT);
    assertThat(checked.of(SHARDS).judgement().findings())
        .extracting(Finding::message)
        .satisfiesExactly(
            notes -> assertThat(notes).contains("notes: expected nothing, as here", ": n"),
            variant -> assertThat(variant).contains("variant: expected nothing, as here", ": v"));
    assertThat(checked.red()).containsExactly(SHARDS + ": manifest-inconsistent");
  }

  @Test
  void notesAndVariantAgreeWhereBothHaveThem() {
    String stated = "\"version\": \"1.2.0\", \"notes\": \"n\", \"variant\": \"v\"";

    Checked checked =
        WorkspaceBuilder.valid(root)
            .edit(MODELS, "\"version\": \"1.2.0\"", stated)
            .edit(COMBINED, "\"version\": \"1.2.0\"", stated)
            .check();

    assertThatCheck(checked, SHARDS).passes(Kind.CONSISTENT);
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void agreesWhateverTheOrderOfFiles() {
    String top = "{\"path\": \"top.bin\", \"size_bytes\": 5, \"sha256\": \"" + TOP_SHA + "\"}";
    String rest = "{\"path\": \"rest.bin\", \"size_bytes\": 6, \"sha256\": \"" + REST_SHA + "\"}";
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(COMBINED, top + ",\n        " + rest, rest + ", " + top);

    Checked checked = workspace.check();

    assertThatCheck(checked, SHARDS).passes(Kind.CONSISTENT);
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void absentIsTheSameAsNull() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(MODELS, "\"version\": \"0.3.0\",", "")
            .edit(COMBINED, "\"version\": \"0.3.0\",", "\"version\": null, \"license\": null,");

    Checked checked = workspace.check();

    assertThatCheck(checked, SINGLE).passes(Kind.CONSISTENT);
    assertThat(checked.red()).isEmpty();
  }
}
