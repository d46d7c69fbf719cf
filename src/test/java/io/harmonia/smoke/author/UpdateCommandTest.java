package io.harmonia.smoke.author;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.FolderListing;
import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code update}: one command after a model changed, and check is clean. */
class UpdateCommandTest {
  @TempDir Path folder;
  @TempDir Path reports;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void writeRepository() {
    Repository repository = Repository.in(folder);
    workspace = WorkspaceBuilder.valid(folder);
    repository.commit();
  }

  @Test
  void checkIsCleanAfterAFileWasReplacedAndAModelAdded() throws IOException {
    workspace.file(SINGLE, "another").file("models/acme/brandnew/w.onnx", "new");
    assertThat(check().exit()).isEqualTo(1);

    InProcess update = run("update", "--bump", "--write");

    assertThat(update.exit()).as(update.err()).isZero();
    assertThat(update.out().lines())
        .contains(
            MODELS + ": written, new: acme/brandnew",
            MODEL_SUMS + ": written, new: models/acme/brandnew/w.onnx",
            "datasets/checksums.sha256: is up to date",
            COMBINED + ": written");
    assertThat(update.err()).contains("acme/single: content changed since HEAD");
    InProcess after = check();
    assertThat(after.exit()).as(after.out()).isZero();
    assertThat(run("update", "--bump", "--write").out().lines())
        .hasSize(5)
        .allMatch(line -> line.endsWith(": is up to date"));
  }

  @Test
  void withoutWriteItOnlySays() throws IOException {
    workspace.file(SINGLE, "another");
    Map<String, String> before = FolderListing.of(folder);

    InProcess update = run("update", "--bump");

    assertThat(update.out()).contains(MODELS + ": would be written");
    assertThat(update.err()).contains("nothing was written; --write writes it");
    assertThat(FolderListing.of(folder)).isEqualTo(before);
  }

  @Test
  void oneFileThatCannotBeMadeKeepsAllFromBeingWritten() throws IOException {
    workspace.file(SINGLE, "another").file("datasets/acme/words.txt", "");
    Map<String, String> before = FolderListing.of(folder);

    InProcess update = run("update", "--write");

    assertThat(update.exit()).isEqualTo(2);
    assertThat(update.err()).contains("datasets/acme/words.txt: is empty");
    assertThat(FolderListing.of(folder)).isEqualTo(before);
  }

  @Test
  void whereThereIsNothingItPointsAtInit(@TempDir Path fresh) {
    InProcess update = InProcess.run("update", "--root", fresh.toString());

    assertThat(update.exit()).isEqualTo(2);
    assertThat(update.err()).contains("harmonia-smoke init");
  }

  private InProcess check() {
    return run("check", "--report-dir", reports.toString());
  }

  private InProcess run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--root", folder.toString()));
    return InProcess.run(all.toArray(String[]::new));
  }
}
