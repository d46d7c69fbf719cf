package io.harmonia.smoke.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** So many names that every core looks for them: each line has its own file and verdict still. */
class ManyNamesTest {
  private static final int ALL = 2_000;
  private static final int WRONG = 1_234;

  @TempDir Path root;

  private Checked check(boolean broken) {
    WorkspaceBuilder workspace = WorkspaceBuilder.empty(root);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ALL; i++) {
      String name = name(i);
      String content = "content of " + i;
      if (!broken || i % 3 != 0) {
        workspace.file(name, broken && i == WRONG ? "content of something else" : content);
      }
      lines.add(Sha256.ofContent(content.getBytes(StandardCharsets.UTF_8)) + "  " + name);
    }
    return workspace.checksums("models/checksums.sha256", lines.toArray(String[]::new)).check();
  }

  private static String name(int number) {
    return "models/%d/%d.bin".formatted(number % 50, number);
  }

  @Test
  void areAllVerified() {
    assertThat(check(false).red()).isEmpty();
  }

  @Test
  void areRedWhereTheirFilesAreMissingOrOthers() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < ALL; i++) {
      if (i % 3 == 0) {
        expected.add("models/checksums.sha256 › " + name(i) + ": missing-artifact");
      } else if (i == WRONG) {
        expected.add("models/checksums.sha256 › " + name(i) + ": checksum-mismatch");
      }
    }

    assertThat(check(true).red()).containsExactlyInAnyOrderElementsOf(expected);
  }
}
