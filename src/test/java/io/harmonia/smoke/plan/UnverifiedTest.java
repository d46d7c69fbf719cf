package io.harmonia.smoke.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clean run that did not verify everything says what it did not, why, and what helps. */
class UnverifiedTest {
  private static final String MANIFEST =
      """
      {"generated_at": "2026-11-22T06:17:00Z", "version": "1.0.0", "models": [
        {"name": "a", "path": "models/a", "files_count": %d,
         "files": [{"path": "one.bin", "size_bytes": 3}]}]}
      """;

  @TempDir Path folder;
  @TempDir Path reports;

  @Test
  void whatIsListedWithoutADigestIsNamedWithTheCommandThatRecordsIt() throws IOException {
    write(1).file("models/a/one.bin", "one");

    assertThat(check().out())
        .contains(
            "not verified: 1 artifact of which no digest is recorded (models/a/one.bin):"
                + " “harmonia-smoke record models/a/one.bin --write” records it");
    InProcess.run("record", "models/a/one.bin", "--write", "--root", folder.toString());
    assertThat(check().out()).contains("verified 1 of 1 artifact").doesNotContain("not verified:");
  }

  @Test
  void whatIsCountedAndNotListedIsNamedByItsEntry() throws IOException {
    write(2).file("models/a/one.bin", "one").file("models/a/two.bin", "two");

    assertThat(check().out())
        .contains("not verified: 1 file that is counted and not listed, the first in a:")
        .contains("“harmonia-smoke record models/a --write” records it");
    InProcess.run("record", "models/a", "--write", "--root", folder.toString());
    assertThat(check().out()).contains("verified 2 of 2 artifacts").doesNotContain("not verified:");
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    write(1);

    assertThat(check().out())
        .contains("not verified: 1 artifact that is not there (models/a/one.bin): restore");
    assertThat(Files.readString(reports.resolve("smoke-summary.md")))
        .contains("not verified: 1 artifact that is not there");
  }

  private WorkspaceBuilder write(int count) throws IOException {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(folder).file("models/inventory.json", MANIFEST.formatted(count));
    InProcess.run("combine", "--allow-missing", "--write", "--root", folder.toString());
    return workspace;
  }

  private InProcess check() {
    return InProcess.run("check", "--root", folder.toString(), "--report-dir", reports.toString());
  }
}
