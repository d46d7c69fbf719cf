package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.kit.Leaves;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.settings.SmokeSettings;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an Allure report shows of the suite, in a build that has Allure. */
@Isolated("swaps Allure's one lifecycle")
class AllureResultsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECORDED = "models/checksums.sha256 › " + SmallWorkspace.WEIGHTS;

  @Test
  void hasAStatusForEachVerdict(@TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS).delete(SmallWorkspace.CONFIG);

    Map<String, JsonNode> results = allure(SuiteRunner.over(root, out), out);

    assertThat(results).hasSize(SmallWorkspace.CHECKS);
    assertThat(status(results, RECORDED)).isEqualTo("failed");
    assertThat(status(results, "models/inventory.json › schema")).isEqualTo("passed");
    assertThat(status(results, "models/inventory.json › acme/tiny › content")).isEqualTo("skipped");
  }

  @Test
  void isBrokenWhereAFactoryThrew(@TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace.in(root);

    Map<String, JsonNode> results =
        allure(
            SuiteRunner.over(root, out).select(selectClass(Leaves.BrokenFactoryLeaf.class)), out);

    assertThat(results.values())
        .extracting(result -> result.path("status").asText())
        .containsOnlyOnce("broken")
        .contains("passed");
  }

  @Test
  void groupsByManifestAndEntry(@TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace.in(root)
        .edit(
            "models/inventory.json",
            m -> m.withArray("models").forEach(AllureResultsTest::addSource));

    Map<String, JsonNode> results = allure(SuiteRunner.over(root, out), out);

    JsonNode content = result(results, "models/inventory.json › acme/tiny › content");
    assertThat(labels(content))
        .contains(
            "parentSuite=Harmonia Smoke",
            "suite=models/inventory.json",
            "subSuite=acme/tiny",
            "severity=critical",
            "feature=entry-content")
        .filteredOn(label -> label.startsWith("suite="))
        .hasSize(1);
    assertThat(content.path("titlePath"))
        .extracting(JsonNode::asText)
        .containsExactly("Harmonia Smoke", "models/inventory.json", "acme/tiny");
    assertThat(content.path("links").get(0).path("url").asText())
        .isEqualTo("https://example.org/acme/tiny");
    assertThat(labels(result(results, RECORDED))).contains("severity=blocker");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "JavaScript://https://example.org/%0aalert(1)"
      })
  void linksToTheWebAlone(String url, @TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace.in(root)
        .edit(
            "models/inventory.json",
            m ->
                m.withArray("models")
                    .forEach(entry -> ((ObjectNode) entry).put("source_url", url)));

    Map<String, JsonNode> results = allure(SuiteRunner.over(root, out), out);

    assertThat(result(results, "models/inventory.json › acme/tiny › content").path("links"))
        .isEmpty();
  }

  @Test
  void keepsItsHistoryWhereEntriesMove(@TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace workspace = SmallWorkspace.in(root);
    JsonNode before =
        result(
            allure(SuiteRunner.over(root, out), out.resolve("before")),
            "models/inventory.json › acme/tiny › fields");
    workspace.edit(
        "models/inventory.json",
        m ->
            ((ArrayNode) m.get("models"))
                .insertObject(0)
                .put("name", "acme/first")
                .put("path", "models/acme/first"));

    Map<String, JsonNode> results = allure(SuiteRunner.over(root, out), out.resolve("after"));

    JsonNode after = result(results, "models/inventory.json › acme/tiny › fields");
    assertThat(after.path("historyId").asText())
        .matches("[0-9a-f]{64}")
        .isEqualTo(before.path("historyId").asText());
    assertThat(after.path("testCaseId")).isEqualTo(before.path("testCaseId"));
    assertThat(after.path("fullName").asText()).startsWith("smoke: models › acme/tiny › fields");
    assertThat(results.values().stream().map(r -> r.path("historyId").asText()))
        .doesNotHaveDuplicates();
  }

  @Test
  void hasAHistoryOfItsOwnForEachOfTwoEntriesOfOneName(@TempDir Path root, @TempDir Path out)
      throws IOException {
    SmallWorkspace.in(root)
        .edit(
            "models/inventory.json",
            m ->
                ((ArrayNode) m.get("models"))
                    .addObject()
                    .put("name", "acme/tiny")
                    .put("path", "models/acme/other"));

    Map<String, JsonNode> results = allure(SuiteRunner.over(root, out), out);

    assertThat(results.values().stream().map(r -> r.path("historyId").asText()))
        .doesNotHaveDuplicates();
  }

  /** Allure tells histories apart by parameters, too, and a hidden one had the line's number. */
  @Test
  void noNumberOfATestIsPartOfItsHistory(@TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace.in(root);

    Map<String, JsonNode> results = allure(SuiteRunner.over(root, out), out);

    assertThat(results).containsKey("models/checksums.sha256 › " + SmallWorkspace.WEIGHTS);
    assertThat(results.values()).allSatisfy(r -> assertThat(r.path("parameters")).isEmpty());
  }

  @Test
  void keepsItsHistoryOfWhatIsSkipped(@TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace workspace = SmallWorkspace.in(root);
    String name = "models/inventory.json › acme/tiny › content";
    JsonNode before = result(allure(SuiteRunner.over(root, out), out.resolve("before")), name);
    workspace.delete(SmallWorkspace.CONFIG);

    JsonNode after = result(allure(SuiteRunner.over(root, out), out.resolve("after")), name);

    assertThat(after.path("status").asText()).isEqualTo("skipped");
    assertThat(after.path("historyId")).isEqualTo(before.path("historyId"));
  }

  @Test
  void saysOneBelowTheOtherWhatWasExpectedAndWhatIsThere(@TempDir Path root, @TempDir Path out)
      throws IOException {
    SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS);
    byte[] recorded = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    String expected = SmallWorkspace.sha256(recorded);
    String actual = SmallWorkspace.sha256(Files.readAllBytes(root.resolve(SmallWorkspace.WEIGHTS)));

    Map<String, JsonNode> results = allure(SuiteRunner.over(root, out), out);

    JsonNode details = result(results, RECORDED).path("statusDetails");
    assertThat(details.path("message").asText().lines().toList())
        .startsWith(
            "models/checksums.sha256:1:1: " + SmallWorkspace.WEIGHTS + " [checksum-mismatch]",
            "  Expected: SHA-256 " + expected)
        .anyMatch(line -> line.startsWith("  Actual:   " + actual))
        .last(InstanceOfAssertFactories.STRING)
        .startsWith("  Remedy:   Restore the artifact");
    assertThat(details.path("expected").asText()).isEqualTo(expected);
    assertThat(details.path("actual").asText()).isEqualTo(actual);
    assertThat(details.path("trace").asText("")).isEmpty();
    assertThat(result(results, RECORDED).path("attachments")).isEmpty();
    assertThat(result(results, "models/inventory.json › schema").path("statusDetails").toString())
        .doesNotContain("Expected");
  }

  @Test
  void saysWhyWhatIsSkippedIsSkipped(@TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace.in(root).delete(SmallWorkspace.CONFIG);

    JsonNode skipped =
        result(
            allure(SuiteRunner.over(root, out), out),
            "models/inventory.json › acme/tiny › content");

    assertThat(skipped.at("/statusDetails/message").asText())
        .contains(" [partial]\n  Expected: files_count is 2\n  Actual:   1 file", "\n  Remedy:   ");
    assertThat(skipped.at("/statusDetails/expected").asText("")).isEmpty();
  }

  @Test
  void keepsTheErrorOfATestThatEndedWithOne(@TempDir Path root, @TempDir Path out)
      throws IOException {
    SmallWorkspace.in(root);

    Map<String, JsonNode> results =
        allure(
            SuiteRunner.over(root, out).select(selectClass(Leaves.BrokenFactoryLeaf.class)), out);

    assertThat(results.values())
        .filteredOn(result -> result.path("status").asText().equals("broken"))
        .singleElement()
        .satisfies(
            broken ->
                assertThat(broken.at("/statusDetails/trace").asText())
                    .contains("\tat io.harmonia"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void hasNoMoreResultsThanTheLimitAndOneThatSumsUpTheRest(
      boolean concurrent, @TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS).delete(SmallWorkspace.CONFIG);
    SuiteRunner suite = SuiteRunner.over(root, out).with(SmokeSettings.ALLURE_LIMIT, "2");

    Map<String, JsonNode> results = allure(concurrent ? suite.concurrently() : suite, out);

    assertThat(results).hasSize(3);
    assertThat(status(results, RECORDED)).isEqualTo("failed");
    assertThat(status(results, "models/checksums.sha256 › " + SmallWorkspace.CONFIG))
        .isEqualTo("failed");
    JsonNode rest = result(results, "results left out");
    assertThat(rest.path("status").asText()).isEqualTo("skipped");
    assertThat(rest.at("/statusDetails/message").asText())
        .startsWith("Allure was given 2 results (smoke.allure.limit). Left out are 2 skipped, ")
        .endsWith("passed. Every result is in " + out.resolve("smoke-report.json") + ".");
    assertThat(out.resolve("allure-results").toFile().list((dir, name) -> isOfATest(dir, name)))
        .as("containers of tests")
        .hasSizeLessThanOrEqualTo(3);
    JsonNode container =
        JSON.readTree(
            out.resolve("allure-results")
                .resolve(rest.path("uuid").asText() + "-container.json")
                .toFile());
    assertThat(container.path("name").asText())
        .as("written last, and by nobody else at the same time")
        .isEqualTo("results left out");
  }

  @Test
  void hasAFailedResultForTheRestWhereThereIsNoRoomForWhatDrifted(
      @TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS).delete(SmallWorkspace.CONFIG);

    Map<String, JsonNode> results =
        allure(SuiteRunner.over(root, out).with(SmokeSettings.ALLURE_LIMIT, "1"), out);

    assertThat(results).hasSize(2);
    assertThat(status(results, RECORDED)).isEqualTo("failed");
    JsonNode rest = result(results, "results left out");
    assertThat(rest.path("status").asText()).isEqualTo("failed");
    assertThat(rest.at("/statusDetails/message").asText()).contains("Left out are 1 drifted, ");
    assertThat(rest.path("attachments")).isEmpty();
    assertThat(rest.at("/statusDetails/expected").asText("")).isEmpty();
  }

  @Test
  void hasAllResultsWithoutALimit(@TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace.in(root);

    Map<String, JsonNode> results =
        allure(SuiteRunner.over(root, out).with(SmokeSettings.ALLURE_LIMIT, "0"), out);

    assertThat(results).hasSize(SmallWorkspace.CHECKS).doesNotContainKey("results left out");
  }

  @Test
  void leavesAConsumersOwnTestsOutOfTheLimit(@TempDir Path root, @TempDir Path out)
      throws IOException {
    SmallWorkspace.in(root);

    Map<String, JsonNode> results =
        allure(
            SuiteRunner.over(root, out)
                .with(SmokeSettings.ALLURE_LIMIT, "1")
                .select(selectClass(Leaves.Leaf.class), selectClass(Leaves.OwnSmokeTest.class)),
            out);

    assertThat(results).hasSize(4).containsKeys("results left out", "passes()", "fails()");
  }

  private static boolean isOfATest(File folder, String name) {
    try {
      return name.endsWith("-container.json")
          && JSON.readTree(new File(folder, name)).path("children").size() == 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void hasAnEnvironmentWhereASettingAsksForIt(@TempDir Path root, @TempDir Path out)
      throws IOException {
    SmallWorkspace.in(root);

    SuiteRunner.over(root, out.resolve("reports"))
        .with(SmokeSettings.ALLURE_ENVIRONMENT, out.resolve("allure").toString())
        .run();

    assertThat(out.resolve("allure/environment.properties"))
        .content()
        .contains("Checks=12", "Passed=11", "Outcome=clean", "Artifacts=verified 2 of 2 artifacts");
    assertThat(out.resolve("reports/environment.properties")).doesNotExist();
    assertThat(out.resolve("allure/categories.json"))
        .hasSameTextualContentAs(Path.of("allure-results/categories.json"));
  }

  @Test
  void leavesCategoriesThatAreThere(@TempDir Path root, @TempDir Path out) throws IOException {
    SmallWorkspace.in(root);
    Path allure = Files.createDirectories(out.resolve("allure"));
    Files.writeString(allure.resolve("categories.json"), "[]");

    SuiteRun run =
        SuiteRunner.over(root, out.resolve("reports"))
            .with(SmokeSettings.ALLURE_ENVIRONMENT, allure.toString())
            .run();

    assertThat(run.isRed()).isFalse();
    assertThat(allure.resolve("categories.json")).hasContent("[]");
    assertThat(allure.resolve("environment.properties")).exists();
  }

  @Test
  void isRedWhereTheEnvironmentCannotBeWritten(@TempDir Path root, @TempDir Path out)
      throws IOException {
    SmallWorkspace.in(root);
    Path file = Files.createFile(out.resolve("file"));

    SuiteRun run =
        SuiteRunner.over(root, out.resolve("reports"))
            .with(SmokeSettings.ALLURE_ENVIRONMENT, file.toString())
            .run();

    assertThat(run.isRed()).isTrue();
    assertThat(run.outcome()).isEqualTo("incomplete");
  }

  @Test
  void putsTheEnvironmentIntoNoFolderThatGitTracks(@TempDir Path root, @TempDir Path out)
      throws IOException, InterruptedException {
    SmallWorkspace.in(root);
    Path tracked = out.resolve("allure/environment.properties");
    Files.createDirectories(out.resolve("allure"));
    Files.writeString(tracked, "mine");
    git(out, "init", "-q");
    git(out, "add", "allure/environment.properties");

    SuiteRun run =
        SuiteRunner.over(root, out.resolve("reports"))
            .with(SmokeSettings.ALLURE_ENVIRONMENT, out.resolve("allure").toString())
            .run();

    assertThat(tracked).hasContent("mine");
    assertThat(run.isRed()).isTrue();
    assertThat(run.outcome()).isEqualTo("incomplete");
  }

  private static void git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(git.waitFor()).isZero();
  }

  private static void addSource(JsonNode entry) {
    ((ObjectNode) entry).put("source_url", "https://example.org/acme/tiny");
  }

  /** Runs a suite with Allure's listener, and reads its results by name. */
  private static Map<String, JsonNode> allure(SuiteRunner suite, Path out) throws IOException {
    Path folder = out.resolve("allure-results");
    AllureLifecycle ours = Allure.getLifecycle();
    AllureLifecycle theirs = new AllureLifecycle(new FileSystemResultsWriter(folder));
    Allure.setLifecycle(theirs);
    try {
      suite.listen(new AllureJunitPlatform(theirs)).run();
    } finally {
      Allure.setLifecycle(ours);
    }
    Map<String, JsonNode> results = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
        JsonNode result = JSON.readTree(file.toFile());
        results.put(result.path("name").asText(), result);
      }
    }
    return results;
  }

  private static JsonNode result(Map<String, JsonNode> results, String name) {
    assertThat(results).containsKey(name);
    return Objects.requireNonNull(results.get(name));
  }

  private static String status(Map<String, JsonNode> results, String name) {
    return result(results, name).path("status").asText();
  }

  private static List<String> labels(JsonNode result) {
    List<String> labels = new ArrayList<>();
    result
        .path("labels")
        .forEach(l -> labels.add(l.path("name").asText() + "=" + l.path("value").asText()));
    return labels;
  }
}
