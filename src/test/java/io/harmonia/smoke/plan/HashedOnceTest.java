package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is hashed once in a run, however many checks ask. */
class HashedOnceTest {
  private static final String CONTENT = "0123456789";

  @TempDir Path root;

  @Test
  void everyFileOfAWorkspaceIsHashedOnce() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);

    workspace.check();

    assertThat(workspace.bytesHashed()).isEqualTo(5 + 6 + 7 + 6);
  }

  @Test
  void aFileThatManyAskForIsHashedOnce() {
    String sha = sha256(CONTENT);
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
                root,
                """
                {"name": "d", "path": "models/d", "files": [{"path": "a", "sha256": "%s"}]},
                {"name": "e", "path": "models/e", "files": [{"path": "../d/a", "sha256": "%s"}]},
                {"name": "f", "path": "models/link", "sha256": "%s"}\
                """
                    .formatted(sha, sha, sha))
            .file("models/d/a", CONTENT)
            .folder("models/e")
            .link("models/link", "d/a")
            .link("link", "models/d/a")
            .checksums(MODEL_SUMS, sha + "  d/a", sha + "  models/d/a", sha + "  link")
            .checksums(DATASET_SUMS, sha + "  link");

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThat(workspace.bytesHashed()).isEqualTo(CONTENT.length());
  }

  @Test
  void checksThatRunConcurrentlyHashAFileOnce() {
    String[] lines = new String[64];
    Arrays.fill(lines, sha256(CONTENT) + "  a");
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root).file("models/a", CONTENT).checksums(MODEL_SUMS, lines);

    List<Judgement> judgements =
        workspace.plan().checks(Plan.Group.RECORDED_CHECKSUMS).toList().parallelStream()
            .map(Check::judge)
            .toList();

    assertThat(judgements).hasSize(64).allMatch(judgement -> judgement.kind() == Kind.MATCH);
    assertThat(workspace.bytesHashed()).isEqualTo(CONTENT.length());
  }

  @Test
  void nothingIsHashedForASizeAlone() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"a\", \"size_bytes\": 10}")
            .file("a", CONTENT);

    workspace.check();

    assertThat(workspace.bytesHashed()).isZero();
  }
}
