package io.harmonia.smoke.entries;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.text.Location;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryFieldsCheckTest {
  private static final String SINGLE = "models/inventory.json › acme/single › fields";
  private static final String SHARDS = "models/inventory.json › acme/shards › fields";

  @TempDir Path root;

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("\"0.3.0\"", "\"0.3\"", "22:18", "version \"0.3\" is not a semantic version"),
        fault("\"0.3.0\"", "3", "22:18", "version is 3, expected a text"),
        fault("\"size_bytes\": 7", "\"size_bytes\": -7", "24:21", "size_bytes is -7, expected 0"),
        fault("\"size_bytes\": 7", "\"size_bytes\": 7.0", "24:21", "expected a whole number"),
        fault("\"size_bytes\": 7", "\"size_bytes\": \"7\"", "24:21", "expected a whole number"),
        fault(SINGLE_SHA, "TODO", "25:17", "actual a placeholder"),
        fault(SINGLE_SHA, SINGLE_SHA.substring(32), "25:17", "actual an MD5"),
        fault(SINGLE_SHA, SINGLE_SHA.substring(24), "25:17", "actual a SHA-1 or a git commit"),
        fault(SINGLE_SHA, "sha256:" + SINGLE_SHA, "25:17", "actual a prefixed digest"),
        fault("https://models.invalid/acme/single", "acme/single", "26:21", "is not absolute"),
        fault("https://models.invalid/acme/single", "file:///etc", "26:21", "its scheme is file"),
        fault("\"acme/single\"", "\" \"", "21:15", "name is blank"));
  }

  private static Arguments fault(String from, String to, String at, String says) {
    return Arguments.argumentSet(says, from, to, at, says);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void findsAFieldThatIsInvalid(String from, String to, String at, String says) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).edit(MODELS, from, to);

    Checked checked = workspace.check();

    Checked.Made fields =
        checked.results().stream()
            .filter(made -> made.check().type() == CheckType.ENTRY_FIELDS)
            .filter(made -> made.judgement().verdict() != Verdict.PASSED)
            .findFirst()
            .orElseThrow();
    assertThatCheck(checked, fields.check().id())
        .finds(Kind.MANIFEST_INVALID, MODELS + ":" + at)
        .findsOnly(Kind.MANIFEST_INVALID)
        .says(says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v0.3.0", "models:v0.3.0", "0.3.0-rc.1+build.5", "datasets:0.3.0", "0.3.0-alpha"})
  void acceptsEverySpellingOfAVersion(String version) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).editModel("\"0.3.0\"", "\"" + version + "\"");

    assertThat(workspace.check().red()).isEmpty();
  }

  /** In both manifests alike, so that nothing but the misspelling is wrong. */
  @ParameterizedTest
  @CsvSource({
    "\"files\":,\"file\":,14:15",
    "\"size_bytes\": 7,\"sizeBytes\": 7,24:20",
  })
  void findsAMisspeltField(String from, String to, String at) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).editModel(from, to);

    assertThat(workspace.check().results())
        .filteredOn(made -> made.check().type() == CheckType.ENTRY_FIELDS)
        .flatMap(made -> made.judgement().findings())
        .extracting(Finding::kind, finding -> finding.location().map(Location::toString))
        .containsExactly(tuple(Kind.MANIFEST_INVALID, Optional.of(MODELS + ":" + at)));
  }

  @Test
  void remarksAFieldThatResemblesAKnownOne() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).editModel("\"size_bytes\": 7", "\"size\": 7");

    assertThatCheck(workspace.check(), MODELS + " › acme/single › fields")
        .passes(Kind.VALID)
        .remarks("nothing checks \"size\"; what is checked is \"size_bytes\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hf://acme/single", "s3://b/k", "gs://b/k", "HTTPS://h.invalid/x"})
  void acceptsEveryStore(String url) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).editModel("https://models.invalid/acme/single", url);

    assertThat(workspace.check().red()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"version\": \"0.3.0\",",
        "\"size_bytes\": 7,",
        "\"source_url\": \"https://models.invalid/acme/single\"|\"notes\": \"n\""
      })
  void demandsNothingButNameAndPath(String field) {
    String[] edit = (field + "|").split("\\|", -1);
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).editModel(edit[0], edit[1]);

    assertThat(workspace.check().red()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "name,acme/single,the entry has no name",
    "path,models/acme/single.onnx,the entry has no path"
  })
  void demandsNameAndPath(String field, String value, String says) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "\"%s\": \"%s\",".formatted(field, value), "");

    Checked checked = workspace.check();

    String label = field.equals("name") ? "models[1]" : "acme/single";
    assertThatCheck(checked, MODELS + " › " + label + " › fields")
        .finds(Kind.MANIFEST_INVALID, MODELS + ":20:5")
        .findsOnly(Kind.MANIFEST_INVALID)
        .says(says);
  }

  @ParameterizedTest
  @CsvSource({
    "/abs/models/single.onnx,is absolute", "C:/x/models/single.onnx,is absolute",
    "../single.onnx,leaves the workspace", "models/../x.onnx,goes down and up again"
  })
  void refusesAPathThatIsNotInTheWorkspace(String path, String says) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "models/acme/single.onnx", path);

    assertThatCheck(workspace.check(), SINGLE)
        .finds(Kind.PATH_REFUSED, MODELS + ":23:15")
        .findsOnly(Kind.PATH_REFUSED)
        .says(path, says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../../etc/passwd", "C:\\\\legal\\\\MIT.txt"})
  void refusesALicenseFileOutsideTheWorkspace(String path) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
            root,
            "{\"name\": \"a\", \"path\": \"a\",\n\"license\": {\"file_path\": \"" + path + "\"}}");

    assertThatCheck(workspace.check(), "models/inventory.json › a › fields")
        .finds(Kind.PATH_REFUSED, "models/inventory.json:3:26")
        .says("license.file_path ");
  }

  @Test
  void acceptsALicenseFileInTheWorkspace() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.withModel(
            root,
            "{\"name\": \"a\", \"path\": \"a\", \"license\": {\"file_path\": \"legal/MIT.txt\"}}");

    assertThatCheck(workspace.check(), "models/inventory.json › a › fields").passes(Kind.VALID);
  }

  @Test
  void namesTheRelativePathToWriteForAnAbsoluteOne() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "models/acme/single.onnx", "/r/models/s.onnx");

    assertThatCheck(workspace.check(), SINGLE)
        .finds(Kind.PATH_REFUSED, MODELS + ":23:15")
        .advises(
            "Write the path “models/s.onnx”, relative to the workspace,"
                + " or set smoke.recorded-root=/r to strip the prefix");
  }

  @Test
  void refusesAnArtifactThatLeavesTheWorkspace() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "\"rest.bin\"", "\"../../../../rest.bin\"");

    assertThatCheck(workspace.check(), SHARDS)
        .finds(Kind.PATH_REFUSED, MODELS + ":16:18")
        .says("files[1].path");
  }

  @Test
  void findsANameThatStandsTwice() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "\"acme/single\"", "\"acme/shards\"");

    Checked checked = workspace.check();

    assertThatCheck(checked, MODELS + " › acme/shards (20:5) › fields")
        .finds(Kind.DUPLICATE, MODELS + ":21:15")
        .says("\"acme/shards\" stands a second time in models: first at " + MODELS + ":5:5");
    assertThatCheck(checked, MODELS + " › acme/shards (5:5) › fields").passes(Kind.VALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"models/acme/shards", "models\\\\acme\\\\shards\\\\", "./models/acme/shards"})
  void findsAPathThatTwoEntriesClaim(String path) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "models/acme/single.onnx", path);

    assertThatCheck(workspace.check(), SINGLE)
        .finds(Kind.DUPLICATE, MODELS + ":23:15")
        .says("the path \"models/acme/shards\" is claimed by another entry too: \"acme/shards\"");
  }

  @Test
  void findsAPathThatAModelAndADatasetClaim() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(DATASETS, WORDS, "models/acme/shards");

    assertThatCheck(workspace.check(), DATASETS + " › acme/words › fields")
        .finds(Kind.DUPLICATE, DATASETS + ":8:15");
  }

  @Test
  void findsAFileThatIsListedTwice() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "\"rest.bin\"", "\"./top.bin\"");

    assertThatCheck(workspace.check(), SHARDS)
        .finds(Kind.DUPLICATE, MODELS + ":16:9")
        .says("the file \"./top.bin\" is listed a second time: first at " + MODELS + ":15:9");
  }

  @Test
  void findsFilesThatDoNotAddUpToTheEntry() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "\"size_bytes\": 11", "\"size_bytes\": 12");

    assertThatCheck(workspace.check(), SHARDS)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":9:21")
        .says("size_bytes is 12 bytes, and its files add up to 11 bytes");
  }

  @Test
  void findsMoreFilesListedThanCounted() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, "\"files_count\": 2", "\"files_count\": 1");

    assertThatCheck(workspace.check(), SHARDS)
        .finds(Kind.MANIFEST_INCONSISTENT, MODELS + ":13:22")
        .says("files_count is 1, and files lists 2");
  }

  @Test
  void aSampleNeedNotAddUp() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .editModel("\"files_count\": 2", "\"files_count\": 3")
            .editModel("\"size_bytes\": 11", "\"size_bytes\": 12");

    assertThatCheck(workspace.check(), SHARDS).passes(Kind.VALID);
  }

  @Test
  void findsEveryFaultOfAnEntry() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(MODELS, "\"0.3.0\"", "\"x\"")
            .edit(MODELS, SINGLE_SHA, "x")
            .edit(MODELS, "models/acme/single.onnx", "/x")
            .edit(MODELS, "https://models.invalid/acme/single", "x");

    assertThatCheck(workspace.check(), SINGLE)
        .findsOnly(
            Kind.MANIFEST_INVALID, Kind.MANIFEST_INVALID, Kind.MANIFEST_INVALID, Kind.PATH_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "5", "\"acme/single\"", "true"})
  void findsAnEntryThatIsNoObject(String entry) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root).file(MODELS, "{\"models\": [\n" + entry + "]}");

    assertThatCheck(workspace.check(), MODELS + " › models[0] › fields")
        .finds(Kind.MANIFEST_INVALID, MODELS + ":2:1")
        .findsOnly(Kind.MANIFEST_INVALID)
        .says("the entry is ", "expected an object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"0a1b2c3\"; 5; 12:19; snapshot is 5, expected a text",
        "\"files_count\": 2; \"files_count\": -2; 13:22; files_count is -2, expected 0 or more",
        "\"size_bytes\": 6; \"size_bytes\": -6; 16:44; files[1].size_bytes is -6",
        "\"path\": \"rest.bin\",; ; 16:9; the file has no path",
        "{\"path\": \"rest.bin\"; 5, {\"path\": \"rest.bin\"; 16:9; the file is 5, expected an object",
        "\"Apache-2.0\"; 5; 18:27; license.name is 5, expected a text",
      })
  void findsAFieldOfADirectoryThatIsInvalid(String from, String to, String at, String says) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root).edit(MODELS, from, to == null ? "" : to);

    assertThatCheck(workspace.check(), SHARDS)
        .finds(Kind.MANIFEST_INVALID, MODELS + ":" + at)
        .says(says);
  }

  @Test
  void findsADigestOfAFileThatIsInvalid() {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root).edit(MODELS, REST_SHA, "TODO");

    assertThatCheck(workspace.check(), SHARDS)
        .finds(Kind.MANIFEST_INVALID, MODELS + ":16:57")
        .says("files[1].sha256 \"TODO\" is not a SHA-256", "actual a placeholder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"MIT\"", "[]", "5"})
  void findsALicenceThatIsNoObject(String license) {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.valid(root)
            .edit(MODELS, "\"0.3.0\"", "\"0.3.0\", \"license\": " + license);

    assertThatCheck(workspace.check(), SINGLE)
        .finds(Kind.MANIFEST_INVALID, MODELS + ":22:38")
        .says("license is ", "expected an object with a name");
  }
}
