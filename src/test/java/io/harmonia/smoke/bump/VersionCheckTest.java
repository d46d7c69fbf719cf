package io.harmonia.smoke.bump;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS_SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each row of the table in docs/versions-and-requirements.md, red and green. */
class VersionCheckTest {
  private static final String SHARDS = "models/inventory.json › acme/shards › version";
  private static final String SINGLE = "models/inventory.json › acme/single › version";
  private static final String WHOLE = "workspace › baseline";
  private static final String SHARDS_VERSION = "\"version\": \"1.2.0\"";
  private static final String REST_LINE =
      "{\"path\": \"rest.bin\", \"size_bytes\": 6, \"sha256\": \"" + REST_SHA + "\"}";

  @TempDir Path folder;
  private WorkspaceBuilder before;
  private WorkspaceBuilder now;

  @BeforeEach
  void twoEqualWorkspaces() throws IOException {
    before = WorkspaceBuilder.valid(Files.createDirectories(folder.resolve("before")));
    now = WorkspaceBuilder.valid(Files.createDirectories(folder.resolve("now")));
  }

  @Test
  void passesWhatDidNotChange() {
    Checked checked = check();

    assertThatCheck(checked, SHARDS).passes(Kind.CONSISTENT);
    assertThatCheck(checked, SINGLE).passes(Kind.CONSISTENT);
    assertThatCheck(checked, WHOLE).passes(Kind.CONSISTENT);
    assertThat(checked.of(WHOLE).judgement().remarks()).isEmpty();
  }

  @Test
  void takesSpellingAndOrderForNoChange() {
    now.editModel("\"models/acme/shards\"", "\"./models//acme/shards/\"")
        .checksums(
            MODEL_SUMS,
            "# moved",
            SINGLE_SHA.toUpperCase(Locale.ROOT) + " *./acme/single.onnx",
            "SHA256 (acme/shards/top.bin) = " + TOP_SHA)
        .editModel(SHARDS_VERSION, "\"version\": \"models:v1.2.0\"");

    Checked checked = check();

    assertThatCheck(checked, SHARDS).passes(Kind.CONSISTENT);
    assertThatCheck(checked, SINGLE).passes(Kind.CONSISTENT);
    assertThatCheck(checked, WHOLE).passes(Kind.CONSISTENT);
  }

  @Test
  void asksForABumpWhereAnArtifactWasReplacedUnderTheSameVersion() {
    replaceRest();

    assertThatCheck(check(), SHARDS)
        .finds(Kind.BUMP_REQUIRED, "models/inventory.json:7:18")
        .says("rest.bin was replaced", "dir:", "at least a patch version", "actual 1.2.0")
        .advises("\"version\": \"1.2.1\"");
  }

  @Test
  void passesAReplacedArtifactUnderAHigherVersion() {
    replaceRest();
    now.editModel(SHARDS_VERSION, "\"version\": \"1.2.1\"");

    assertThatCheck(check(), SHARDS).passes(Kind.BUMPED).remarks("rest.bin was replaced");
  }

  @Test
  void asksForAMinorBumpWhereAnArtifactWasAdded() {
    addMore();

    assertThatCheck(check(), SHARDS)
        .finds(Kind.BUMP_REQUIRED, "models/inventory.json:7:18")
        .says("more.bin was added", "a minor version")
        .advises("\"1.3.0\"");
  }

  @Test
  void asksForAMajorBumpWhereAnArtifactWasRemoved() {
    now.editModel(",\n        " + REST_LINE, "");

    assertThatCheck(check(), SHARDS)
        .finds(Kind.BUMP_REQUIRED, "models/inventory.json:7:18")
        .says("rest.bin was removed", "a major version")
        .advises("\"2.0.0\"");
  }

  @Test
  void remarksATooSmallStep() {
    addMore();
    now.editModel(SHARDS_VERSION, "\"version\": \"1.2.1\"");

    assertThatCheck(check(), SHARDS).passes(Kind.BUMPED).remarks("less than a minor version");
  }

  @Test
  void refusesATooSmallStepWhereThePolicyIsStrict() {
    addMore();
    now.editModel(SHARDS_VERSION, "\"version\": \"1.2.1\"").bumpPolicy(BumpPolicy.STRICT);

    assertThatCheck(check(), SHARDS)
        .finds(Kind.BUMP_REQUIRED, "models/inventory.json:7:18")
        .says("less than a minor version", "smoke.bump-policy=strict")
        .advises("\"1.3.0\"");
  }

  @Test
  void passesALargeEnoughStepWhereThePolicyIsStrict() {
    addMore();
    now.editModel(SHARDS_VERSION, "\"version\": \"1.3.0\"").bumpPolicy(BumpPolicy.STRICT);

    assertThatCheck(check(), SHARDS).passes(Kind.BUMPED);
  }

  @Test
  void remarksAHigherVersionOfTheSameContent() {
    now.editModel(SHARDS_VERSION, "\"version\": \"1.2.1\"");

    assertThatCheck(check(), SHARDS).passes(Kind.CONSISTENT).remarks("nothing that is stated");
  }

  @Test
  void refusesALowerVersion() {
    now.editModel(SHARDS_VERSION, "\"version\": \"1.1.9\"");

    assertThatCheck(check(), SHARDS)
        .finds(Kind.VERSION_DOWNGRADE, "models/inventory.json:7:18")
        .says("not lower than 1.2.0", "actual 1.1.9")
        .advises("\"1.2.0\"");
  }

  @Test
  void refusesALowerVersionOfOtherContent() {
    replaceRest();
    now.editModel(SHARDS_VERSION, "\"version\": \"1.1.9\"");

    assertThatCheck(check(), SHARDS)
        .finds(Kind.VERSION_DOWNGRADE, "models/inventory.json:7:18")
        .advises("\"1.2.1\"");
  }

  @Test
  void refusesAVersionThatIsNotStatedAnyMore() {
    now.editModel(SHARDS_VERSION + ",", "");

    assertThatCheck(check(), SHARDS)
        .finds(Kind.VERSION_DOWNGRADE, "models/inventory.json:5:5")
        .says("actual none");
  }

  @Test
  void asksForAVersionWhereContentChangedAndNoneIsStated() {
    withoutVersion();
    replaceRest();

    assertThatCheck(check(), SHARDS)
        .finds(Kind.BUMP_REQUIRED, "models/inventory.json:5:5")
        .says("no version is stated", "rest.bin was replaced")
        .advises("\"version\": \"1.0.0\"");
  }

  @Test
  void passesContentWithoutAVersionWhoseSnapshotChanged() {
    withoutVersion();
    replaceRest();
    now.editModel("\"snapshot\": \"0a1b2c3\"", "\"snapshot\": \"4d5e6f7\"");

    assertThatCheck(check(), SHARDS).passes(Kind.CONSISTENT).remarks("snapshot");
  }

  @Test
  void listsAnEntryThatIsNew() {
    before.delete(MODELS, COMBINED, MODEL_SUMS);

    Checked checked = check();

    assertThatCheck(checked, SHARDS).passes(Kind.CONSISTENT).remarks("is new since");
    assertThatCheck(checked, WHOLE).passes(Kind.CONSISTENT).remarks("new since");
  }

  @Test
  void listsAnEntryThatIsGone() {
    dropSingle();
    now.checksums(MODEL_SUMS, TOP_SHA + "  " + TOP).delete("models/acme/single.onnx");

    assertThatCheck(check(), WHOLE)
        .passes(Kind.CONSISTENT)
        .remarks("gone since dir:")
        .remarks("models › acme/single");
  }

  @Test
  void refusesTheChecksumsOfAnEntryThatIsGone() {
    dropSingle();

    assertThatCheck(check(), WHOLE)
        .finds(Kind.MANIFEST_INCONSISTENT, "models/checksums.sha256:2:1")
        .says("models/acme/single.onnx", "is gone");
  }

  @Test
  void passesAnEntryThatWasRenamed() {
    now.edit(MODELS, "\"name\": \"acme/single\"", "\"name\": \"acme/renamed\"");

    Checked checked = check();

    assertThatCheck(checked, "models/inventory.json › acme/renamed › version")
        .passes(Kind.CONSISTENT)
        .remarks("acme/single");
    assertThat(checked.of(WHOLE).judgement().remarks()).isEmpty();
  }

  @Test
  void refusesARecordedChecksumThatIsGoneWhileItsEntryStays() {
    now.checksums(MODEL_SUMS, SINGLE_SHA + "  models/acme/single.onnx");

    assertThatCheck(check(), SHARDS)
        .finds(Kind.MANIFEST_INCONSISTENT, "models/inventory.json:5:5")
        .says("the checksum of top.bin", "is gone");
  }

  @Test
  void refusesItUnderAHigherVersionToo() {
    now.checksums(MODEL_SUMS, SINGLE_SHA + "  models/acme/single.onnx")
        .editModel(SHARDS_VERSION, "\"version\": \"2.0.0\"");

    assertThatCheck(check(), SHARDS).finds(Kind.MANIFEST_INCONSISTENT, "models/inventory.json:5:5");
  }

  @Test
  void passesAChecksumThatWasMovedToTheOtherFile() {
    now.checksums(MODEL_SUMS, SINGLE_SHA + "  models/acme/single.onnx")
        .checksums(DATASET_SUMS, WORDS_SHA + "  datasets/acme/words.txt", TOP_SHA + "  " + TOP);

    Checked checked = check();

    assertThatCheck(checked, SHARDS).passes(Kind.CONSISTENT);
    assertThatCheck(checked, WHOLE).passes(Kind.CONSISTENT);
  }

  @Test
  void refusesAChecksumFileThatWasEmptied() {
    now.checksums(DATASET_SUMS, "# later");

    assertThatCheck(check(), WHOLE)
        .finds(Kind.MANIFEST_INCONSISTENT, "datasets/checksums.sha256:1:1")
        .says("records nothing");
  }

  @Test
  void refusesAChecksumFileThatWasDeleted() {
    now.delete(DATASET_SUMS);

    assertThatCheck(check(), WHOLE)
        .finds(Kind.MANIFEST_INCONSISTENT, "datasets/checksums.sha256:1:1");
  }

  @Test
  void passesAChecksumFileThatWentWithItsEntries() {
    now.datasets().delete(DATASET_SUMS, "datasets/acme/words.txt");

    assertThatCheck(check(), WHOLE).passes(Kind.CONSISTENT).remarks("datasets › acme/words");
  }

  @Test
  void asksForABumpWhereAnEntryOfAnotherNameTookThePathAndTheContentIsAnother() {
    now.edit(MODELS, "\"name\": \"acme/single\"", "\"name\": \"acme/other\"")
        .edit(MODELS, SINGLE_SHA, OTHER_SHA)
        .checksums(MODEL_SUMS, TOP_SHA + "  " + TOP, OTHER_SHA + "  models/acme/single.onnx");

    assertThatCheck(check(), "models/inventory.json › acme/other › version")
        .finds(Kind.BUMP_REQUIRED, "models/inventory.json:22:18")
        .says("under the same version")
        .remarks("was \"acme/single\" in dir:");
  }

  @Test
  void takesNoEntryForRenamedOfWhichNothingTellsTheContent() {
    before.models("{\"name\": \"a\", \"path\": \"models/a\"}");
    now.models("{\"name\": \"b\", \"path\": \"models/b\"}").checksums(MODEL_SUMS, "# none");
    before.checksums(MODEL_SUMS, "# none");

    assertThatCheck(check(), "models/inventory.json › b › version").remarks("is new since");
  }

  @Test
  void passesADigestThatWasRecordedAnew() {
    now.checksums(MODEL_SUMS, OTHER_SHA + "  " + TOP, SINGLE_SHA + "  models/acme/single.onnx")
        .editModel(SHARDS_VERSION, "\"version\": \"1.2.1\"");

    assertThatCheck(check(), SHARDS).passes(Kind.BUMPED).remarks("top.bin was replaced");
  }

  @Test
  void skipsWhereTheBaselineHasNeitherManifestNorChecksumFile() {
    before.delete(MODELS, COMBINED, WorkspaceBuilder.DATASETS, MODEL_SUMS, DATASET_SUMS);

    Checked checked = check();

    assertThat(checked.skipped()).containsExactly("workspace › baseline: no-baseline");
    assertThat(checked.ids()).noneMatch(id -> id.endsWith(" › version"));
  }

  @Test
  void cannotCompareWithABaselineThatIsMalformed() {
    before.file(MODELS, "{");

    assertThatCheck(check(), WHOLE)
        .finds(Kind.BASELINE_UNAVAILABLE, "models/inventory.json:1:1")
        .says("models/inventory.json of dir:");
  }

  @Test
  void cannotCompareWithABaselineThatIsNotThere() {
    now.since(find("dir:" + folder.resolve("nowhere")));

    assertThat(now.check().red()).containsExactly("workspace › baseline: baseline-unavailable");
  }

  @Test
  void skipsWhereNoBaselineIsWanted() {
    now.since(find("none"));

    assertThat(now.check().skipped()).containsExactly("workspace › baseline: no-baseline");
  }

  private Checked check() {
    return now.since(find("dir:" + before.root())).check();
  }

  private FoundBaseline find(String setting) {
    try {
      return new BaselineFinder(Workspace.open(now.root()), List.of(), Map.of(), false)
          .find(BaselineSetting.parse(setting, now.root()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replaceRest() {
    now.editModel(REST_LINE, REST_LINE.replace(REST_SHA, OTHER_SHA));
  }

  private void addMore() {
    now.editModel(REST_LINE, REST_LINE + ", {\"path\": \"more.bin\", \"size_bytes\": 1}");
  }

  private void withoutVersion() {
    before.editModel(SHARDS_VERSION + ",", "");
    now.editModel(SHARDS_VERSION + ",", "");
  }

  private void dropSingle() {
    String models = now.text(MODELS);
    int from = models.lastIndexOf(',', models.indexOf("\"acme/single\"") - 12);
    int to = models.indexOf("}", from) + 1;
    now.file(MODELS, models.substring(0, from) + models.substring(to));
  }
}
