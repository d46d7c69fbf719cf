package io.harmonia.smoke.junit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What Allure gets to see of a run: the real Allure listener, with results kept in memory. */
class AllureResultsTest {
  private static final String OF_HI =
      "98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4";

  @TempDir Path workspace;
  @TempDir Path reports;

  private final Results results = new Results();
  private AllureLifecycle outer = Allure.getLifecycle();

  @BeforeEach
  void keepResultsInMemory() {
    outer = Allure.getLifecycle();
    Allure.setLifecycle(new AllureLifecycle(results));
  }

  @AfterEach
  void restoreTheOuterLifecycle() {
    Allure.setLifecycle(outer);
  }

  @Test
  void aVerdictBecomesItsStatus() throws IOException {
    write("models/a.bin", "hi\n");
    write("models/b.bin", "other\n");
    write("models/checksums.sha256", OF_HI + "  models/a.bin\n" + OF_HI + "  models/b.bin\n");
    inventory(entry("owner/absent", "models/absent.bin"));

    run();

    assertThat(results.status("models/checksums.sha256 › models/a.bin")).isEqualTo(Status.PASSED);
    assertThat(results.status("models/checksums.sha256 › models/b.bin")).isEqualTo(Status.FAILED);
    assertThat(results.status("models/inventory.json › owner/absent › content"))
        .isEqualTo(Status.SKIPPED);
  }

  @Test
  void aDriftedResultCarriesExpectedAndActual() throws IOException {
    write("models/b.bin", "other\n");
    write("models/checksums.sha256", OF_HI + "  models/b.bin\n");

    run();

    TestResult drifted = results.named("models/checksums.sha256 › models/b.bin");
    assertThat(drifted.getAttachments())
        .extracting(Attachment::getName)
        .contains("expected", "actual", "findings");
    assertThat(results.attachment(drifted, "expected")).isEqualTo(OF_HI);
    assertThat(results.attachment(drifted, "actual")).hasSize(64).isNotEqualTo(OF_HI);
    assertThat(drifted.getStatusDetails().getMessage()).contains("[checksum-mismatch]");
  }

  @Test
  void aPassedResultCarriesNoAttachment() throws IOException {
    write("models/a.bin", "hi\n");
    write("models/checksums.sha256", OF_HI + "  models/a.bin\n");

    run();

    assertThat(results.named("models/checksums.sha256 › models/a.bin").getAttachments()).isEmpty();
  }

  @Test
  void aResultIsLabelledByManifestEntrySeverityAndSource() throws IOException {
    inventory(entry("owner/absent", "models/absent.bin"));

    run();

    TestResult content = results.named("models/inventory.json › owner/absent › content");
    assertThat(content.getLabels())
        .extracting(Label::getName, Label::getValue)
        .contains(
            tuple("parentSuite", "Harmonia Smoke"),
            tuple("suite", "models/inventory.json"),
            tuple("subSuite", "owner/absent"),
            tuple("severity", "critical"));
    assertThat(content.getLinks())
        .extracting(Link::getUrl)
        .containsExactly("https://example.org/owner/absent");
  }

  @Test
  void historyFollowsAnEntryThatMoves() throws IOException {
    inventory(entry("owner/a", "models/a"), entry("owner/b", "models/b"));
    run();
    Map<String, String> before = results.histories();
    results.clear();

    inventory(
        entry("owner/new", "models/new"),
        entry("owner/b", "models/b"),
        entry("owner/a", "models/a"));
    run();

    assertThat(results.histories()).containsAllEntriesOf(before).hasSizeGreaterThan(before.size());
    assertThat(results.histories().values()).doesNotHaveDuplicates();
  }

  @Test
  void twoEntriesOfOneNameHaveHistoriesOfTheirOwn() throws IOException {
    inventory(entry("owner/a", "models/a"), entry("owner/a", "models/b"));

    run();

    assertThat(results.histories().values()).doesNotHaveDuplicates();
  }

  @Test
  void theEnvironmentNamesOutcomeAndCounts() throws IOException {
    write("models/a.bin", "hi\n");
    write("models/checksums.sha256", OF_HI + "  models/a.bin\n");

    run();

    assertThat(reports.resolve("allure/environment.properties"))
        .content()
        .contains("Outcome=clean\n", "Artifacts=verified 1 of 1 artifacts\n", "Java=", "OS=")
        .doesNotContain("#");
  }

  @Test
  void theEnvironmentGoesIntoNoFolderThatGitTracks() throws IOException, InterruptedException {
    write("models/a.bin", "hi\n");
    write("models/checksums.sha256", OF_HI + "  models/a.bin\n");
    Path results = Files.createDirectories(reports.resolve("allure"));
    Files.writeString(results.resolve("environment.properties"), "mine\n");
    git("init", "-q");
    git("add", "allure/environment.properties");

    run();

    assertThat(results.resolve("environment.properties")).hasContent("mine\n");
    assertThat(reports.resolve("smoke/smoke-report.json"))
        .content()
        .contains("\"incomplete\"", "smoke.allure.environment");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command)
            .directory(reports.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(git.waitFor()).isZero();
  }

  private void run() {
    LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(new SmokeReportListener(), new AllureJunitPlatform())
                .build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Leaf.class))
                .configurationParameter("smoke.root", workspace.toString())
                .configurationParameter("smoke.report.dir", reports.resolve("smoke").toString())
                .configurationParameter(
                    "smoke.allure.environment", reports.resolve("allure").toString())
                .build());
  }

  private void write(String path, String content) throws IOException {
    Path file = workspace.resolve(path);
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.writeString(file, content);
  }

  private void inventory(String... entries) throws IOException {
    write("models/inventory.json", "{\"models\": [" + String.join(",\n", entries) + "]}");
    write(
        "inventory/combined_inventory.json", "{\"models\": [" + String.join(",\n", entries) + "]}");
  }

  private static String entry(String name, String path) {
    return "{\"name\": \"%s\", \"path\": \"%s\", \"source_url\": \"https://example.org/%s\"}"
        .formatted(name, path, name);
  }

  static class Leaf extends ManifestSmokeSuite {}

  /** Keeps what Allure writes. */
  private static final class Results implements AllureResultsWriter {
    private final List<TestResult> tests = new CopyOnWriteArrayList<>();
    private final Map<String, String> attachments = new ConcurrentHashMap<>();

    @Override
    public void write(TestResult testResult) {
      tests.add(testResult);
    }

    @Override
    public void write(TestResultContainer testResultContainer) {}

    @Override
    public void write(String source, InputStream attachment) {
      try (attachment) {
        attachments.put(source, new String(attachment.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void clear() {
      tests.clear();
    }

    TestResult named(String name) {
      return tests.stream().filter(t -> name.equals(t.getName())).findFirst().orElseThrow();
    }

    Status status(String name) {
      return named(name).getStatus();
    }

    String attachment(TestResult test, String name) {
      String source =
          test.getAttachments().stream()
              .filter(a -> name.equals(a.getName()))
              .map(Attachment::getSource)
              .findFirst()
              .orElseThrow();
      return attachments.getOrDefault(source, "nothing");
    }

    Map<String, String> histories() {
      return tests.stream()
          .collect(Collectors.toMap(TestResult::getName, TestResult::getHistoryId));
    }
  }
}
