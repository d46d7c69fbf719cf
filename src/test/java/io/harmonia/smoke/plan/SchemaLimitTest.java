package io.harmonia.smoke.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.entries.ManifestChecks;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.ledger.DocumentPlaces;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.schema.SchemaValidator;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaLimitTest {

  @Test
  void aPatternThatBacktracksForEverIsUnchecked(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("inventory"));
    Files.writeString(
        root.resolve("inventory/manifest_schema.json"),
        "{\"type\": \"object\", \"properties\": {\"notes\": {\"pattern\": \"^(([a-z]+)+)+$\"}}}");
    Files.writeString(
        root.resolve("inventory/combined_inventory.json"),
        "{\"models\": [], \"notes\": \"" + "a".repeat(60) + "!\"}");
    Inventory inventory = read(root);
    Manifest combined = inventory.manifest(ManifestKind.COMBINED).orElseThrow();

    Judgement judgement =
        new ManifestChecks(inventory, Duration.ofSeconds(1))
            .schema(combined, new SchemaValidator());

    assertThat(judgement.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(judgement.verdict()).isEqualTo(Verdict.UNCHECKED);
    assertThat(judgement.findings().get(0).message())
        .startsWith("inventory/manifest_schema.json:1:1: validating ")
        .endsWith("took longer than 1 s");
  }

  private static Inventory read(Path root) throws IOException {
    Workspace workspace = Workspace.open(root);
    Map<ManifestKind, Place> manifests = new EnumMap<>(ManifestKind.class);
    for (ManifestKind kind : ManifestKind.values()) {
      manifests.put(kind, Place.usual(workspace, kind.defaultPath()));
    }
    return Inventory.read(
        workspace,
        new PathRules(Optional.empty(), workspace.root()),
        new DocumentPlaces(
            manifests, List.of(), Place.usual(workspace, "none"), Place.usual(workspace, "none")));
  }
}
