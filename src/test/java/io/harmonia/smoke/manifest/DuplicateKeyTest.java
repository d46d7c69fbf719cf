package io.harmonia.smoke.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.ManifestFixture;
import io.harmonia.smoke.text.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicateKeyTest {
  @TempDir Path root;

  @Test
  void isAProblemAtTheSecondKey() {
    List<Problem> problems =
        ManifestFixture.models(root)
            .write("{\"models\": [\n  {\"name\": \"a\",\n   \"name\": \"b\", \"path\": \"p\"}]}")
            .manifest()
            .problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).at()).hasToString("models/inventory.json:3:4");
    assertThat(problems.get(0).message()).isEqualTo("the key \"name\" stands twice in one object");
    assertThat(problems.get(0).remedy()).startsWith("Remove this field or the other one");
  }

  @Test
  void leavesTheFirstValueAndItsPlace() {
    Entry entry =
        ManifestFixture.entry(root, "\"name\": \"a\", \"name\": \"b\", \"path\": \"models/p\"");

    assertThat(entry.key()).contains("a");
    assertThat(entry.name().orElseThrow().at().column()).isEqualTo(22);
    assertThat(entry.path().orElseThrow().at().column()).isEqualTo(48);
  }

  @Test
  void isFoundThroughAnEscape() {
    List<Problem> problems =
        ManifestFixture.models(root)
            .write("{\"models\": [], \"\\u006dodels\": [{}]}")
            .manifest()
            .problems();

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("the key \"models\" stands twice in one object");
  }

  @Test
  void isReportedOnceForEachObject() {
    List<Problem> problems =
        ManifestFixture.models(root)
            .write("{\"models\": [], \"a\": 1, \"a\": 2, \"a\": {\"b\": 1, \"b\": 2}}")
            .manifest()
            .problems();

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "the key \"a\" stands twice in one object", "the key \"b\" stands twice in one object");
  }

  @Test
  void isNoneInTwoObjects() {
    Manifest manifest =
        ManifestFixture.models(root)
            .write("{\"models\": [{\"name\": \"a\"}, {\"name\": \"b\"}], \"name\": \"c\"}")
            .manifest();

    assertThat(manifest.problems()).isEmpty();
  }

  @Test
  void isNoneWhereCaseDiffers() {
    Manifest manifest =
        ManifestFixture.models(root).write("{\"models\": [], \"Models\": []}").manifest();

    assertThat(manifest.problems()).isEmpty();
  }
}
