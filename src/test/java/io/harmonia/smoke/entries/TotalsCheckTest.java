package io.harmonia.smoke.entries;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotalsCheckTest {
  private static final String TOTALS = "inventory/combined_inventory.json › totals";

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "models_bytes,18,40,19",
    "models_files,3,41,19",
    "datasets_bytes,6,42,21",
    "datasets_files,1,43,21"
  })
  void findsATotalThatIsOneOff(String name, long right, int line, int column) {
    for (long wrong : new long[] {right - 1, right + 1}) {
      WorkspaceBuilder workspace =
          WorkspaceBuilder.valid(root)
              .edit(COMBINED, "\"" + name + "\": " + right, "\"" + name + "\": " + wrong);

      Checked checked = workspace.check();

      assertThatCheck(checked, TOTALS)
          .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":" + line + ":" + column)
          .says(name + ": expected " + right + ", the sum over the entries, actual " + wrong)
          .advises("Write \"" + name + "\": " + right);
      assertThat(checked.red()).containsExactly(TOTALS + ": manifest-inconsistent");
    }
  }

  @Test
  void findsEveryTotalThatIsWrong() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 0")
            .edit(COMBINED, "\"datasets_files\": 1", "\"datasets_files\": 0");

    Checked checked = workspace.check();

    assertThatCheck(checked, TOTALS)
        .findsOnly(Kind.MANIFEST_INCONSISTENT, Kind.MANIFEST_INCONSISTENT);
  }

  @Test
  void totalsMayBeMissing() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    String text = workspace.text(COMBINED);
    workspace.file(COMBINED, text.substring(0, text.indexOf(",\n  \"totals\"")) + "\n}\n");

    Checked checked = workspace.check();

    assertThat(checked.ids()).doesNotContain(TOTALS);
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void oneTotalMayBeMissing() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(COMBINED, "\"models_files\": 3,", "");

    Checked checked = workspace.check();

    assertThatCheck(checked, TOTALS).passes(Kind.CONSISTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"models_gb\": 3}", "{\"models_bytes\": null}"})
  void totalsThatStateNothingAreNotPassed(String totals) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file(COMBINED, "{\"models\": [], \"datasets\": [],\n\"totals\": " + totals + "}");

    Checked checked = workspace.check();

    assertThatCheck(checked, TOTALS)
        .finds(Kind.NOT_RECORDED, COMBINED + ":2:11")
        .says("models_bytes, models_files, datasets_bytes, datasets_files");
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void aTotalOverAnUnknownAmountIsSkipped() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .editModel("\"size_bytes\": 7,", "")
            .edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 9999");

    Checked checked = workspace.check();

    assertThatCheck(checked, TOTALS)
        .finds(Kind.NOT_RECORDED, COMBINED + ":40:19")
        .says(
            "models_bytes cannot be checked: 1 entry does not state theirs",
            "\"acme/single\" at " + COMBINED + ":20:5");
    assertThat(checked.red()).isEmpty();
  }

  @Test
  void findsATotalBelowWhatIsKnown() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .editModel("\"size_bytes\": 7,", "")
            .edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 10");

    Checked checked = workspace.check();

    assertThatCheck(checked, TOTALS)
        .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":40:19")
        .says("models_bytes: expected 11", "actual 10");
  }

  @Test
  void aSumBeyondALongIsASum() {
    long max = Long.MAX_VALUE;
    String entries =
        "{\"name\": \"a\", \"path\": \"a\", \"size_bytes\": %d}, {\"name\": \"b\", \"path\": \"b\", \"size_bytes\": %d}"
            .formatted(max, max);
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file(MODELS, "{\"models\": [" + entries + "]}")
            .file(
                COMBINED,
                "{\"models\": [" + entries + "],\n\"totals\": {\"models_bytes\": " + max + "}}");

    Checked checked = workspace.check();

    assertThatCheck(checked, TOTALS)
        .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":2:28")
        .says("models_bytes: expected 18446744073709551614");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "\"18\"", "1e1", "99999999999999999999", "true", "[18]"})
  void findsATotalThatIsNoAmount(String amount) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": " + amount);

    Checked checked = workspace.check();

    assertThatCheck(checked, TOTALS)
        .finds(Kind.MANIFEST_INVALID, COMBINED + ":40:19")
        .says("models_bytes is ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "18", "\"18\"", "true"})
  void findsTotalsThatAreNoObject(String totals) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file(COMBINED, "{\"models\": [], \"datasets\": [],\n\"totals\": " + totals + "}");

    Checked checked = workspace.check();

    assertThatCheck(checked, TOTALS)
        .finds(Kind.MANIFEST_INVALID, COMBINED + ":2:11")
        .says("totals is ", "expected an object");
  }

  @Test
  void countsTheFilesThatAnEntryLists() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).editModel("\"files_count\": 2,", "");

    Checked checked = workspace.check();

    assertThatCheck(checked, TOTALS).passes(Kind.CONSISTENT);
  }

  @Test
  void doesNotKnowWhatASampleLeavesOut() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .editModel("\"files_count\": 2,", "")
            .edit(COMBINED, "\"models_files\": 3", "\"models_files\": 4");

    assertThatCheck(workspace.check(), TOTALS)
        .finds(Kind.NOT_RECORDED, COMBINED + ":41:19")
        .says("models_files cannot be checked");
  }

  @Test
  void findsATotalBelowWhatASampleLists() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .editModel("\"files_count\": 2,", "")
            .edit(COMBINED, "\"models_files\": 3", "\"models_files\": 2");

    assertThatCheck(workspace.check(), TOTALS)
        .finds(Kind.MANIFEST_INCONSISTENT, COMBINED + ":41:19")
        .says("models_files: expected 3");
  }

  @Test
  void remarksATotalThatNothingChecks() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(COMBINED, "\"models_bytes\"", "\"models_gb\"");

    assertThatCheck(workspace.check(), TOTALS)
        .passes(Kind.CONSISTENT)
        .remarks("nothing checks the total \"models_gb\"");
  }

  @Test
  void findsAMisspeltTotal() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(COMBINED, "\"models_bytes\"", "\"model_bytes\"");

    assertThatCheck(workspace.check(), TOTALS)
        .finds(Kind.MANIFEST_INVALID, COMBINED + ":40:18")
        .says("\"model_bytes\" is misspelt", "expected \"models_bytes\"")
        .findsOnly(Kind.MANIFEST_INVALID);
  }

  @ParameterizedTest
  @CsvSource({"7,CONSISTENT", "8,MANIFEST_INCONSISTENT"})
  void holdsAPartToTheTotalsThatItStates(long bytes, Kind kind) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(root, "{\"name\": \"a\", \"path\": \"a\", \"size_bytes\": 7}");
    String part = workspace.text(MODELS).strip();
    workspace.file(
        MODELS,
        part.substring(0, part.length() - 1) + ",\"totals\": {\"models_bytes\": " + bytes + "}}");

    Checked checked = workspace.check();

    assertThat(checked.of("models/inventory.json › totals").judgement().kind()).isEqualTo(kind);
  }

  @Test
  void countsOneForAFileThatIsThere() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).editModel("\"sha256\": \"" + SINGLE_SHA + "\",", "");

    Checked checked = workspace.check();

    assertThatCheck(checked, TOTALS).passes(Kind.CONSISTENT);
  }

  @Test
  void doesNotKnowTheFilesOfADirectoryThatStatesNone() {
    String entry = "{\"name\": \"a\", \"path\": \"a\", \"size_bytes\": 1}";
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .file("a/f", "f")
            .file(MODELS, "{\"models\": [" + entry + "]}")
            .file(COMBINED, "{\"models\": [" + entry + "],\n\"totals\": {\"models_files\": 7}}");

    Checked checked = workspace.check();

    assertThatCheck(checked, TOTALS)
        .finds(Kind.NOT_RECORDED, COMBINED + ":2:28")
        .says("models_files cannot be checked");
  }

  @Test
  void aTotalOfWhatIsKnownIsSkippedWhileSomethingIsUnknown() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .editModel("\"size_bytes\": 7,", "")
            .edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 11");

    assertThatCheck(workspace.check(), TOTALS).finds(Kind.NOT_RECORDED, COMBINED + ":40:19");
  }
}
