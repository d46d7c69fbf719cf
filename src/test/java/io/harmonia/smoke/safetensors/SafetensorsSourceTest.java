package io.harmonia.smoke.safetensors;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.TensorFile.cut;
import static io.harmonia.smoke.kit.TensorFile.tensor;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.CheckAssert;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.TensorFile;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.plan.FuzzedFindings;
import io.harmonia.smoke.plan.Fuzzing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsSourceTest {
  private static final String FILE = "models/net.safetensors";
  private static final String CHECK = FILE + " › " + FILE;
  private static final String AT = FILE + ":1:1";
  private static final byte[] GOOD = TensorFile.of("a", "b");

  @TempDir Path root;

  private Checked check(byte[] file) {
    return WorkspaceBuilder.empty(root).sources(new SafetensorsSource()).file(FILE, file).check();
  }

  private void passes(byte[] file) {
    Checked checked = check(file);
    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.STRUCTURE_MATCH);
  }

  private CheckAssert finds(Kind kind, byte[] file) {
    Checked checked = check(file);
    assertThat(checked.red()).containsExactly(CHECK + ": " + kind.label());
    return assertThatCheck(checked, CHECK).findsOnly(kind).finds(kind, AT);
  }

  private CheckAssert finds(Kind kind, String header, int data) {
    return finds(kind, TensorFile.of(header, data));
  }

  @Test
  void theHeaderFitsTheFile() {
    passes(GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{}          ",
        "{\"__metadata__\": null}",
        "{\"__metadata__\": {\"a\": \"\", \"b\": \"ü\"}}",
        "{\"e\": {\"dtype\": \"F32\", \"shape\": [0, 7], \"data_offsets\": [0, 0]}}",
        "{\"later\": {\"dtype\": \"F32\", \"shape\": [0], \"data_offsets\": [0, 0], \"x\": [{}]}}"
      })
  void harmlessHeadersOfNoData(String header) {
    passes(TensorFile.of(header, 0));
  }

  @Test
  void tensorsMayStandInAnyOrder() {
    String header =
        "{"
            + tensor("b", "I64", "", 4, 12)
            + ","
            + tensor("a", "F16", "2", 0, 4)
            + ","
            + tensor("none", "U8", "0", 4, 4)
            + "}";

    passes(TensorFile.of(header, 12));
  }

  @ParameterizedTest
  @CsvSource({
    "F4, 2, 1",
    "F6_E2M3, 4, 3",
    "BOOL, 3, 3",
    "BF16, 1, 2",
    "C64, 1, 8",
    "F8_E8M0, 1, 1"
  })
  void knowsTheTypes(String dtype, int elements, int bytes) {
    passes(TensorFile.of("{" + tensor("a", dtype, "" + elements, 0, bytes) + "}", bytes));
  }

  @Test
  void findsADownloadThatBrokeOff() {
    finds(Kind.SIZE_MISMATCH, cut(GOOD, GOOD.length - 3))
        .says("expected " + GOOD.length + " bytes, as its header says, actual 178 bytes")
        .advises("broke off");
  }

  @Test
  void findsOneThatBrokeOffInItsHeader() {
    finds(Kind.SIZE_MISMATCH, cut(GOOD, 60)).says("where its header ends, actual 60 bytes");
    finds(Kind.SIZE_MISMATCH, cut(GOOD, 5)).says("the length of its header, actual 5 bytes");
    finds(Kind.SIZE_MISMATCH, new byte[0]).says("actual 0 bytes");
  }

  @Test
  void findsWhatWasAppended() {
    finds(Kind.SIZE_MISMATCH, Arrays.copyOf(GOOD, GOOD.length + 1)).advises("after its end");
  }

  @Test
  void findsAPageInsteadOfAModel() {
    finds(Kind.CHECKSUM_MISMATCH, "<!DOCTYPE html><html>Sign in</html>".getBytes(UTF_8))
        .says("expected a safetensors file, actual: it is an HTML page")
        .advises("a download brought this instead");
  }

  @Test
  void findsWhatIsNoSafetensorsFile() {
    finds(Kind.CHECKSUM_MISMATCH, "404: Not Found".getBytes(UTF_8)).says("no length of a header");
    finds(Kind.CHECKSUM_MISMATCH, TensorFile.length(-1)).says("18446744073709551615 bytes");
    finds(Kind.CHECKSUM_MISMATCH, TensorFile.length(100_000_001)).says("at most 100,000,000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|is no JSON object",
        "{|is not JSON",
        "'  {}'|it does not begin with {",
        "'\n{}'|it does not begin with {",
        "{} x|is not JSON",
        "{}{}|goes on after",
        "{\"a\": 1}|says no object of the tensor \"a\"",
        "{\"a\": {\"shape\": [], \"data_offsets\": [0,0]}}|states no dtype of",
        "{\"a\": {\"dtype\": \"U8\", \"data_offsets\": [0,0]}}|states no shape of",
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [0]}}|states no data_offsets of",
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [0], \"data_offsets\": [0]}}|no number of 0 or more",
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [0], \"data_offsets\": [0,0,0]}}|more than two",
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [-1], \"data_offsets\": [0,0]}}|no number of 0",
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [1.0], \"data_offsets\": [0,1]}}|no number of 0",
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [1], \"data_offsets\": [1,0]}}|end before they begin",
        "{\"a\": {\"dtype\": \"F4\", \"shape\": [1], \"data_offsets\": [0,0]}}|not end at a byte",
        "{\"a\": {\"dtype\": \"U8\", \"shape\": [9223372036854775807, 2], \"data_offsets\": [0,0]}}"
            + "|that no file can hold",
        "{\"__metadata__\": {\"a\": 1}}|is no text",
        "{\"__metadata__\": []}|is no object",
        "{\"__metadata__\": {\"a\": \"\", \"a\": \"\"}}|stands twice in its __metadata__"
      })
  void findsWhatIsNoHeader(String header, String why) {
    finds(Kind.CHECKSUM_MISMATCH, header, 0).says("its header is not valid: ", why);
  }

  @Test
  void findsATensorThatStandsTwice() {
    String one = tensor("a", "F32", "2", 0, 8);

    finds(Kind.CHECKSUM_MISMATCH, "{" + one + "," + one + "}", 8)
        .says("the tensor \"a\" stands twice");
  }

  @Test
  void findsAShapeThatItsBytesContradict() {
    finds(Kind.CHECKSUM_MISMATCH, "{" + tensor("a", "F32", "2, 2", 0, 8) + "}", 8)
        .says("dtype and shape of the tensor \"a\" make 16 bytes, its data_offsets 8 bytes");
  }

  @Test
  void findsAHoleAndAnOverlap() {
    String first = tensor("a", "F32", "2", 0, 8);

    finds(Kind.CHECKSUM_MISMATCH, "{" + first + "," + tensor("b", "F32", "1", 12, 16) + "}", 16)
        .says("the tensor \"b\" begins at byte 12 of the data, expected byte 8");
    finds(Kind.CHECKSUM_MISMATCH, "{" + first + "," + tensor("b", "F32", "1", 4, 8) + "}", 8)
        .says("the tensor \"b\" begins at byte 4 of the data, expected byte 8");
  }

  @Test
  void aTypeThatIsUnknownIsUnchecked() {
    finds(Kind.UNREADABLE, "{" + tensor("a", "F3", "8", 0, 3) + "}", 3)
        .says("the dtype \"F3\" of the tensor \"a\" is not known")
        .advises("newer Harmonia Smoke");
  }

  @Test
  void whatIsWrongBesideAnUnknownTypeIsFound() {
    finds(Kind.SIZE_MISMATCH, "{" + tensor("a", "F3", "8", 0, 3) + "}", 2);
  }

  @Test
  void aPointerTellsNothingOfTheStructure() {
    Checked checked = check(pointerTo("content").getBytes(UTF_8));

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(CHECK + ": not-present");
  }

  @Test
  void aFileThatGitTracksMustBeThere() throws IOException {
    Repository.in(root);
    WorkspaceBuilder.empty(root).file(FILE, GOOD);
    Repository.at(root).commit();
    Files.delete(root.resolve(FILE));

    Checked checked = WorkspaceBuilder.empty(root).sources(new SafetensorsSource()).check();

    assertThatCheck(checked, CHECK).finds(Kind.MISSING_ARTIFACT, AT).advises("git restore");
  }

  @Test
  void aModelThatStatesItsOwnStructureStillCountsForItsEntry() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .sources(new SafetensorsSource())
            .file("models/acme/shards/rest.safetensors", GOOD);

    assertThat(workspace.check().red()).isNotEmpty().allMatch(id -> id.contains("acme/shards"));
  }

  @Test
  @Tag("slow")
  void everyVerdictIsWholeWhateverAFileHolds() {
    List<String> tokens =
        List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\0",
            " ",
            "null",
            "-1",
            "1e9",
            "\\ud800",
            "\u00ff",
            "\"dtype\":",
            "\"shape\":",
            "\"data_offsets\":",
            "\"F32\"",
            "\"F4\"",
            "\"__metadata__\":",
            "9223372036854775807",
            "18446744073709551615");

    new Fuzzing(List.of(GOOD, TensorFile.of("{" + tensor("a", "F3", "8", 0, 3) + "}", 3)), tokens)
        .holds(
            "safetensors files",
            input -> FuzzedFindings.areWhole(check(input), FILE, List.of(" ")));
  }
}
