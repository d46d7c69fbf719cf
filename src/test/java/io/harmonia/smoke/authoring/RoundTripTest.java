package io.harmonia.smoke.authoring;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.kit.Authoring;
import io.harmonia.smoke.kit.FolderListing;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The three together: what they make of a workspace that changed, the suite passes. */
class RoundTripTest {
  private static final Path EXAMPLE = Path.of("src/test/workspaces/example").toAbsolutePath();
  private static final Path ORIGIN = Path.of("../shared/data/harmonia-origin");

  @TempDir Path folder;
  @TempDir Path reports;

  @ParameterizedTest
  @EnumSource(ListName.class)
  void theExamplesPartsAreWhatIsMadeOfThem(ListName list) throws IOException {
    String committed = Files.readString(EXAMPLE.resolve(list.key() + "/inventory.json"));

    assertThat(Authoring.text(Authoring.in(EXAMPLE).part(list, false))).isEqualTo(committed);
  }

  @Test
  void theExamplesCombinedManifestIsWhatIsMadeOfItsParts() throws IOException {
    String committed = Files.readString(EXAMPLE.resolve(COMBINED));

    assertThat(Authoring.text(Authoring.in(EXAMPLE).combine())).isEqualTo(committed);
  }

  @Test
  void theExamplesCombinedManifestIsMadeWhereThereWasNone() throws IOException {
    for (ListName list : ListName.values()) {
      String part = list.key() + "/inventory.json";
      WorkspaceBuilder.empty(folder).file(part, Files.readString(EXAMPLE.resolve(part)));
    }

    String made = Authoring.text(Authoring.in(folder).at("2026-11-23T00:00:00Z").combine());

    assertThat(made).isEqualTo(Files.readString(EXAMPLE.resolve(COMBINED)));
  }

  @ParameterizedTest
  @EnumSource(ListName.class)
  void theExamplesChecksumsAreWhatIsMadeOfItsFiles(ListName list) throws IOException {
    Path recorded =
        EXAMPLE.resolve(list == ListName.MODELS ? "models/Xenova" : "datasets/princeton");
    assumeTrue(Files.isDirectory(recorded), "the example's files are not restored here");
    String committed = Files.readString(EXAMPLE.resolve(list.key() + "/checksums.sha256"));

    Authored made = Authoring.in(EXAMPLE).record(list, OptionalInt.of(9), EXAMPLE.toAbsolutePath());

    assertThat(Authoring.text(made)).isEqualTo(committed);
  }

  @Test
  void theSuiteIsCleanAfterAllThreeButForTheBump() throws IOException {
    Repository repository = Repository.in(folder);
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(folder);
    repository.commit();
    change(workspace);

    write(workspace, false);
    SuiteRun unbumped = suite();
    List<String> kinds = unbumped.kinds();
    write(workspace, true);
    SuiteRun bumped = suite();

    assertThat(kinds.stream().filter(kind -> kind.endsWith("= bump-required")))
        .containsExactly(
            MODELS + " › acme/shards › version = bump-required",
            MODELS + " › acme/single › version = bump-required");
    assertThat(unbumped.junit().getTotalFailureCount()).isEqualTo(2);
    assertThat(bumped.outcome()).as("%s", bumped.failures()).isEqualTo("clean");
    assertThat(workspace.text(MODELS))
        .contains(
            "\"version\": \"1.3.0\"", "\"version\": \"0.3.1\"", "\"name\": \"acme/brandnew\"");
  }

  @Test
  void nothingIsWritten() throws IOException {
    Repository repository = Repository.in(folder);
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(folder);
    repository.commit();
    change(workspace);
    Map<String, String> before = FolderListing.of(folder);

    Authoring.text(Authoring.in(workspace).sinceHead().part(ListName.MODELS, true));
    Authoring.text(Authoring.in(workspace).recordTop(3));
    Authoring.text(Authoring.in(workspace).combine());

    assertThat(FolderListing.of(folder)).isEqualTo(before);
  }

  @Test
  void aRepositoryAsTheyAreIsAnsweredWithReasons() throws IOException {
    assumeTrue(Files.isDirectory(ORIGIN), ORIGIN + " is not there");
    try (Stream<Path> files = Files.walk(ORIGIN)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        WorkspaceBuilder.empty(folder)
            .file(ORIGIN.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    Map<String, String> recordedRoot = Map.of("smoke.recorded-root", "C:/repos/harmonia");

    assertThat(Authoring.refusal(Authoring.in(folder).combine()))
        .contains(MODELS + ": is not there");
    assertThat(Authoring.refusal(Authoring.in(folder).combine(true))).contains("is absolute");
    assertThat(Authoring.refusal(Authoring.in(folder).recordTop(1))).contains("is absolute");
    assertThat(Authoring.text(Authoring.with(folder, recordedRoot).part(ListName.DATASETS, false)))
        .contains("freesound");
    assertThat(Authoring.text(Authoring.with(folder, recordedRoot).models()))
        .contains("\"models\": [");
  }

  private static void change(WorkspaceBuilder workspace) {
    workspace
        .file(TOP, "another top")
        .file(SINGLE, "another single")
        .file("models/acme/shards/came.bin", "came")
        .file("models/acme/brandnew/w.bin", "new");
  }

  private static void write(WorkspaceBuilder workspace, boolean bump) {
    workspace.file(MODEL_SUMS, Authoring.text(Authoring.in(workspace).record(TOP, SINGLE)));
    workspace.file(
        MODELS, Authoring.text(Authoring.in(workspace).sinceHead().part(ListName.MODELS, bump)));
    workspace.file(COMBINED, Authoring.text(Authoring.in(workspace).combine()));
  }

  private SuiteRun suite() {
    return SuiteRunner.over(folder, reports)
        .with(SmokeSettings.BASELINE, "HEAD")
        .with(SmokeSettings.BUMP_POLICY, "strict")
        .run();
  }
}
