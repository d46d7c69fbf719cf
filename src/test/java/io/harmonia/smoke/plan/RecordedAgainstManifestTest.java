package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded agrees with what the manifests state, whether or not the file is there. */
class RecordedAgainstManifestTest {
  private static final String LINE = "models/checksums.sha256 › a.bin";

  @TempDir Path root;

  private WorkspaceBuilder entry(String fields) {
    return WorkspaceBuilder.withModel(
            root, "{\"name\": \"a\", \"path\": \"models/a.bin\",\n" + fields + "}")
        .checksums(MODEL_SUMS, sha256("a") + "  a.bin");
  }

  @Test
  void findsAnEntryThatStatesAnotherDigestThoughItsFileIsNotThere() {
    Checked checked = entry("\"sha256\": \"" + OTHER_SHA + "\"").check();

    assertThatCheck(checked, LINE)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":3:11")
        .findsOnly(Kind.MANIFEST_INCONSISTENT, Kind.MISSING_ARTIFACT)
        .says(
            "models/a.bin: the manifest states SHA-256 " + OTHER_SHA,
            "recorded at " + MODEL_SUMS + ":1:1 is " + sha256("a"));
  }

  @Test
  void findsAnEntryThatStatesAnotherDigestThoughItsFileIsRight() {
    Checked checked = entry("\"sha256\": \"" + OTHER_SHA + "\"").file("models/a.bin", "a").check();

    assertThatCheck(checked, LINE)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":3:11")
        .findsOnly(Kind.MANIFEST_INCONSISTENT);
    assertThat(checked.red()).containsExactly(LINE + ": manifest-inconsistent");
  }

  @Test
  void theCaseOfTheDigitsDoesNotMatter() {
    String upper = sha256("a").toUpperCase(Locale.ROOT);

    Checked checked = entry("\"sha256\": \"" + upper + "\"").file("models/a.bin", "a").check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, MODELS + " › a › fields")
        .passes(Kind.VALID)
        .remarks(MODELS + ":3:11: sha256 is written in upper case");
  }

  @Test
  void findsAnArtifactThatStatesAnotherDigest() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .editModel("5, \"sha256\": \"" + TOP_SHA, "5, \"sha256\": \"" + OTHER_SHA);

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › " + TOP)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":15:56")
        .findsOnly(Kind.MANIFEST_INCONSISTENT)
        .says(TOP + ": the manifest states SHA-256 " + OTHER_SHA);
  }

  @Test
  void findsAnArtifactWhoseStatedSizeIsNotThatOfTheRecordedFile() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .editModel("\"size_bytes\": 5", "\"size_bytes\": 4")
            .editModel("rest.bin\", \"size_bytes\": 6", "rest.bin\", \"size_bytes\": 7");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › " + TOP)
        .finds(Kind.SIZE_MISMATCH, MODELS + ":15:43")
        .findsOnly(Kind.SIZE_MISMATCH)
        .says(TOP + ": expected 4 bytes, actual 5 bytes");
  }

  @Test
  void findsTwoSizesThatAreStatedOfOneFileThatIsNotThere() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file(
                MODELS,
                """
                {"models": [
                {"name": "a", "path": "models/d/a.bin", "size_bytes": 1},
                {"name": "d", "path": "models/d", "files": [{"path": "a.bin", "size_bytes": 2}]}
                ]}""")
            .checksums(MODEL_SUMS, sha256("a") + "  d/a.bin");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODEL_SUMS + " › d/a.bin")
        .finds(Kind.MANIFEST_INCONSISTENT, MODEL_SUMS + ":1:1")
        .findsOnly(Kind.MANIFEST_INCONSISTENT, Kind.MISSING_ARTIFACT)
        .says("models/d/a.bin: the manifests state different sizes: [1, 2]");
  }

  @Test
  void aStatedDigestThatIsNoneIsLeftToTheFields() {
    Checked checked = entry("\"sha256\": \"TODO\"").file("models/a.bin", "a").check();

    assertThatCheck(checked, LINE).passes(Kind.MATCH);
    assertThatCheck(checked, MODELS + " › a › fields")
        .finds(Kind.MANIFEST_INVALID, MODELS + ":3:11")
        .says("a placeholder");
  }

  @Test
  void theDigestOfADirectoryIsNotThatOfAFile() {
    WorkspaceBuilder workspace = entry("\"sha256\": \"" + OTHER_SHA + "\"").folder("models/a.bin");

    assertThatCheck(workspace.check(), LINE)
        .finds(Kind.MISSING_ARTIFACT, MODEL_SUMS + ":1:1")
        .findsOnly(Kind.MISSING_ARTIFACT);
  }

  @Test
  void theCombinedManifestIsHeldToTheChecksumsWhereAPartIsMissing() {
    WorkspaceBuilder workspace =
        entry("\"sha256\": \"" + OTHER_SHA + "\"").delete(MODELS).file("models/a.bin", "a");

    assertThatCheck(workspace.check(), LINE).finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":3:11");
  }
}
