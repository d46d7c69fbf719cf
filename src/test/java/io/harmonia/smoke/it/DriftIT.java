package io.harmonia.smoke.it;

import static io.harmonia.smoke.it.ExampleIT.assertSameCounts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of a copy of the example turns {@code mvn test -Psmoke} red, by its right name. */
class DriftIT {
  private static final ProjectCopy PROJECT = ProjectCopy.compiled();
  private static final String TOKENIZER = "models/Xenova/all-MiniLM-L6-v2/tokenizer.json";
  private static final String COMBINED = "inventory/combined_inventory.json";

  @BeforeAll
  static void restoreTheExample() throws Exception {
    Mvn.Run run = PROJECT.mvn().run("process-test-resources", "-Psmoke");
    assertThat(run.isSuccess()).as(run.out()).isTrue();
  }

  @Test
  void isGreenForACopyOfTheExample(@TempDir Path folder) throws Exception {
    Path root = PROJECT.copyOfExample(folder);

    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=" + root);

    assertThat(run.isSuccess()).as(run.out()).isTrue();
    assertThat(run.report().count("verified_by_content")).isEqualTo(6);
    assertSameCounts(run);
  }

  @Test
  void isRedWhereOneByteChanged(@TempDir Path folder) throws Exception {
    Path root = PROJECT.copyOfExample(folder);
    SmallWorkspace.at(root).flipAByteOf(TOKENIZER);

    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=" + root);

    assertDrift(run, "models/checksums.sha256 › " + TOKENIZER + " = checksum-mismatch");
  }

  @Test
  void isRedWhereOneRecordedFileIsGoneAndDoesNotRestoreIt(@TempDir Path folder) throws Exception {
    Path root = PROJECT.copyOfExample(folder);
    SmallWorkspace.at(root).delete(TOKENIZER);

    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=" + root);

    assertDrift(run, "models/checksums.sha256 › " + TOKENIZER + " = missing-artifact");
    assertThat(root.resolve(TOKENIZER)).doesNotExist();
  }

  @Test
  void isRedWhereOneSizeOfAPartChanged(@TempDir Path folder) throws Exception {
    Path root = PROJECT.copyOfExample(folder);
    SmallWorkspace.at(root).edit("models/inventory.json", m -> tokenizer(m).put("size_bytes", 1));

    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=" + root);

    assertThat(run.exit()).isNotZero();
    assertThat(run.report().findings())
        .contains(
            "models/checksums.sha256 › " + TOKENIZER + " = size-mismatch",
            "models/inventory.json › Xenova/all-MiniLM-L6-v2 › agreement = manifest-inconsistent");
    assertSameCounts(run);
  }

  @Test
  void isRedWhereOneSizeChangedInAllManifests(@TempDir Path folder) throws Exception {
    Path root = PROJECT.copyOfExample(folder);
    SmallWorkspace.at(root)
        .edit("models/inventory.json", m -> tokenizer(m).put("size_bytes", 711_662))
        .edit(COMBINED, m -> tokenizer(m).put("size_bytes", 711_662));

    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=" + root);

    assertThat(run.exit()).isNotZero();
    assertThat(run.report().findings())
        .contains("models/checksums.sha256 › " + TOKENIZER + " = size-mismatch");
    assertSameCounts(run);
  }

  @Test
  void isRedWhereOneCombinedEntryWasRemoved(@TempDir Path folder) throws Exception {
    Path root = PROJECT.copyOfExample(folder);
    SmallWorkspace.at(root).edit(COMBINED, m -> ((ArrayNode) m.get("datasets")).remove(0));

    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=" + root);

    assertThat(run.exit()).isNotZero();
    assertThat(run.report().findings())
        .contains("datasets/inventory.json › princeton/wordnet › agreement = manifest-inconsistent")
        .allMatch(finding -> finding.endsWith(" = manifest-inconsistent"));
    assertSameCounts(run);
  }

  @Test
  void keepsTheWholeReportWhereSurefireRunsFailedTestsAgain(@TempDir Path folder) throws Exception {
    Path root = PROJECT.copyOfExample(folder);
    SmallWorkspace.at(root).flipAByteOf(TOKENIZER);

    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=" + root, "-Dsurefire.rerunFailingTestsCount=1");

    assertThat(run.exit()).isNotZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("[smoke] drift: "))).hasSize(2);
    assertThat(run.report().outcome()).isEqualTo("drift");
    assertThat(run.report().count("verified_by_content")).isEqualTo(5);
    assertThat(run.report().count("checks")).isEqualTo(run.surefire(ProjectCopy.SUITE).tests());
  }

  private static void assertDrift(Mvn.Run run, String finding) {
    assertThat(run.exit()).isNotZero();
    assertThat(run.report().outcome()).isEqualTo("drift");
    assertThat(run.report().findings()).containsExactly(finding);
    assertThat(run.out()).contains("[smoke] drift: ", "BUILD FAILURE");
    assertSameCounts(run);
  }

  private static ObjectNode tokenizer(ObjectNode manifest) {
    return (ObjectNode) manifest.at("/models/0/files/1");
  }
}
