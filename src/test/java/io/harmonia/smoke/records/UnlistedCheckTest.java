package io.harmonia.smoke.records;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.shard.Shard;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files where entries lie that no entry is about. */
class UnlistedCheckTest {
  private static final String CHECK = "workspace › unlisted";
  private static final String WELL_FORMED = MODELS + " › well-formed";

  @TempDir Path root;

  private Checked rejecting(WorkspaceBuilder workspace) {
    return workspace.unlisted(UnlistedPolicy.REJECT).check();
  }

  @Test
  void passesWhereEveryFileIsOfAnEntry() {
    assertThatCheck(rejecting(WorkspaceBuilder.valid(root)), CHECK).passes(Kind.CONSISTENT);
  }

  @Test
  void isNoCheckOfItsOwnWhereItCannotFail() {
    Checked checked = WorkspaceBuilder.valid(root).check();

    assertThat(checked.ids()).doesNotContain(CHECK);
    assertThat(checked.of(WELL_FORMED).judgement().remarks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"models/a.bin", "models/other/deep/a.bin", "models/acme/a", "datasets/blobs/a"})
  void findsWhatNoEntryIsAbout(String file) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).file(file, "x");
    String found = file.startsWith("models/other") ? "models/other" : file;
    String named = file.startsWith("datasets") ? "datasets/blobs" : found;

    assertThatCheck(workspace.check(), WELL_FORMED).passes(Kind.VALID).remarks(named);
    assertThatCheck(rejecting(workspace), CHECK)
        .finds(Kind.UNLISTED, named + ":1:1")
        .findsOnly(Kind.UNLISTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "stray.bin",
        "models/README",
        "models/License.txt",
        "models/acme/SHA256SUMS",
        "models/other.sha256",
        "models/.hidden",
        "models/acme/._a",
        "models/x/.DS_Store",
        "models/__pycache__/a.pyc"
      })
  void findsNoTextsHousekeepingAndNothingInTheWorkspacesOwnFolder(String file) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).file(file, "x");

    assertThatCheck(rejecting(workspace), CHECK).passes(Kind.CONSISTENT);
  }

  @Test
  void findsNothingThatHasARecordedChecksum() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).file("models/other/a", "x").file("models/b", "x");
    workspace.checksums(MODEL_SUMS, sha256("x") + "  models/other/a", sha256("x") + "  models/b");

    assertThatCheck(rejecting(workspace), CHECK).passes(Kind.CONSISTENT);
  }

  @Test
  void findsNothingInAnEntryThatIsTheFolder() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"all\", \"path\": \"models\"}")
            .file("models/a/b", "x")
            .file("models/c", "x");

    assertThatCheck(rejecting(workspace), CHECK).passes(Kind.CONSISTENT);
  }

  @Test
  void saysNothingWhereAManifestCannotBeRead() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).file("models/a.bin", "x").file(DATASETS, "{");

    assertThat(workspace.check().of(WELL_FORMED).judgement().remarks()).isEmpty();
    assertThatCheck(rejecting(workspace), CHECK).findsOnly(Kind.UNREADABLE);
  }

  @Test
  void isSkippedWhereNoManifestHasAnEntry() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("models/a", "x")
            .file("models/b", "x")
            .checksums(MODEL_SUMS, sha256("x") + "  models/a");

    assertThatCheck(rejecting(workspace), CHECK).findsOnly(Kind.NOT_RECORDED);
  }

  @Test
  void isWaivedByThePathOfTheFile() {
    String waiver =
        "{\"path\": \"models/a.bin\", \"kind\": \"unlisted\", \"reason\": \"r\","
            + " \"expires\": \"2026-12-31\"}";
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).file("models/a.bin", "x").waivers(waiver);

    assertThat(rejecting(workspace).red()).isEmpty();
    assertThat(rejecting(workspace.file("models/b.bin", "x")).red())
        .containsExactly(CHECK + ": unlisted");
  }

  @Test
  void isOneCheckOfOneShardWhateverIsThere() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).unlisted(UnlistedPolicy.REJECT);
    long before = count(workspace);

    workspace.file("models/a.bin", "x").file("models/b.bin", "x");

    assertThat(count(workspace)).isEqualTo(before).isEqualTo(1);
  }

  private static long count(WorkspaceBuilder workspace) {
    long checks = 0;
    for (int i = 1; i <= 3; i++) {
      Optional<Shard> shard = Shard.parse(i + "/3");
      checks += workspace.planFor(shard).all().filter(c -> c.type() == CheckType.UNLISTED).count();
    }
    return checks;
  }
}
