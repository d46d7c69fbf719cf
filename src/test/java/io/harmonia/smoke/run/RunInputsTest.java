package io.harmonia.smoke.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards of one run have the digest of their inputs in common, and of two runs they have not. */
class RunInputsTest {
  @TempDir private Path folder;

  @Test
  void areTheSameWhateverFilesAreThereAndWhereverItRuns() {
    String one = digest(WorkspaceBuilder.valid(folder.resolve("one")));

    String other =
        digest(
            WorkspaceBuilder.valid(folder.resolve("other"))
                .delete(WorkspaceBuilder.TOP)
                .file(WorkspaceBuilder.WORDS, "changed"),
            "smoke.shard=2/3",
            "smoke.timeout=1h",
            "smoke.require=none");

    assertThat(one).matches("[0-9a-f]{64}").isEqualTo(other);
  }

  @Test
  void areOthersWhereADocumentIs() {
    Set<String> digests = new HashSet<>();
    int workspaces = 0;
    for (String document :
        List.of(
            WorkspaceBuilder.MODELS,
            WorkspaceBuilder.DATASETS,
            WorkspaceBuilder.COMBINED,
            WorkspaceBuilder.MODEL_SUMS,
            WorkspaceBuilder.DATASET_SUMS)) {
      WorkspaceBuilder longer = WorkspaceBuilder.valid(folder.resolve("w" + workspaces++));
      digests.add(digest(longer.file(document, longer.text(document) + "\n")));
      WorkspaceBuilder without = WorkspaceBuilder.valid(folder.resolve("w" + workspaces++));
      digests.add(digest(without.delete(document)));
      WorkspaceBuilder malformed = WorkspaceBuilder.valid(folder.resolve("w" + workspaces++));
      digests.add(digest(malformed.file(document, "{")));
    }
    for (String document :
        List.of(
            WorkspaceBuilder.WAIVERS,
            WorkspaceBuilder.REQUIREMENTS,
            "inventory/manifest_schema.json")) {
      WorkspaceBuilder with = WorkspaceBuilder.valid(folder.resolve("w" + workspaces++));
      digests.add(digest(with.file(document, "{}")));
    }
    digests.add(digest(WorkspaceBuilder.valid(folder.resolve("w" + workspaces++))));

    assertThat(digests).hasSize(workspaces);
  }

  @Test
  void areOthersWhereASettingIsThatChangesVerdicts() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(folder.resolve("workspace"));
    List<String> settings =
        List.of(
            "smoke.require=present",
            "smoke.lfs-pointers=reject",
            "smoke.links=anywhere",
            "smoke.unlisted=reject",
            "smoke.uncounted=*.log",
            "smoke.recorded-root=C:/repos",
            "smoke.bump-policy=strict",
            "smoke.baseline.required=true",
            "smoke.baseline=dir:" + folder.resolve("workspace"),
            "smoke.limits.depth=7");
    Set<String> digests = new HashSet<>(Set.of(digest(workspace)));

    settings.forEach(setting -> digests.add(digest(workspace, setting)));

    assertThat(digests).hasSize(settings.size() + 1);
  }

  @Test
  void areOthersWhereAWaiverExpiredInBetween() {
    String waiver =
        "{\"path\": \"x\", \"kind\": \"checksum-mismatch\", \"reason\": \"r\", \"expires\": \"%s\"}";
    LocalDate today = LocalDate.now(ZoneOffset.UTC);

    String expired =
        digest(
            WorkspaceBuilder.valid(folder.resolve("expired"))
                .waivers(waiver.formatted(today.minusDays(2))));
    String inForce =
        digest(
            WorkspaceBuilder.valid(folder.resolve("in-force"))
                .waivers(waiver.formatted(today.plusDays(2))));

    assertThat(expired).isNotEqualTo(inForce);
  }

  private String digest(WorkspaceBuilder workspace, String... settings) {
    SuiteRunner runner = SuiteRunner.over(workspace.root(), folder.resolve("reports"));
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      runner.with(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return runner.run().report().at("/workspace/inputs").asText();
  }
}
