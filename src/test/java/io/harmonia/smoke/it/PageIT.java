package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code .github/scripts/page.sh} over results of the executable jar, and what a real browser shows
 * of its pages, without a network. {@code target/page} keeps the pages and their pictures.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PICTURES = Path.of("target/page").toAbsolutePath();
  private static final String ALPHA = "models/alpha/weights.bin";
  private static final List<String> HOSTILE =
      List.of(
          "<img src=x onerror=\"window.pwned=1\">",
          "</script><script>window.pwned=2</script>",
          "[x](javascript:window.pwned=3)",
          "\u202egnp.exe \u001b[31mred",
          "\"><svg onload=window.pwned=4>");
  private static final String HOSTILE_FILE = "models/<img src=x onerror=alert(1)>.bin";

  private JsonNode shown = JSON.nullNode();
  private Path folder = Path.of("");
  private Path history = Path.of("");

  /** Three runs of one repository: clean; drifted, with its entries moved; with a limit. */
  @BeforeAll
  void makePagesAndOpenThem(@TempDir Path runs) throws Exception {
    Tools.needBrowser();
    Path scripts = Tools.npm();
    Files.createDirectories(PICTURES);
    folder = runs;
    history = folder.resolve("history.jsonl");
    Path npm = Files.createDirectories(folder.resolve("bin")).resolve("npm");
    Path repository = Files.createDirectories(folder.resolve("repository"));
    makeRepository(repository);
    assertThat(check("green").exit()).isZero();
    assertThat(page("green", "--history", history.toString()).exit()).isZero();
    // what is installed once is used again
    Files.writeString(npm, "#!/bin/sh\nexit 1\n");
    assertThat(npm.toFile().setExecutable(true)).isTrue();
    spoil(repository);
    assertThat(check("red", "--baseline", "dir:nowhere").exit()).isEqualTo(1);
    assertThat(page("red", "--history", history.toString()).exit()).isZero();
    assertThat(check("limited", "-D", "smoke.allure.limit=1").exit()).isEqualTo(1);
    assertThat(page("limited").exit()).isZero();
    cutOff();
    assertThat(page("cut").exit()).isZero();

    Process browser =
        new ProcessBuilder(
                "node",
                scripts.resolve("page.mjs").toString(),
                PICTURES.toString(),
                "green=" + pageOf("green"),
                "red=" + pageOf("red"),
                "brief:limited=" + pageOf("limited"),
                "brief:cut=" + pageOf("cut"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    shown = JSON.readTree(browser.getInputStream());
    assertThat(browser.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"green", "red", "limited", "cut"})
  void asksNothingOfAnyServerAndLogsNoError(String name) {
    for (JsonNode seen : shown.path(name).path("seen")) {
      assertThat(texts(seen.path("requests")))
          .isNotEmpty()
          .allMatch(pageOf(name).toUri().toString()::equals);
      assertThat(texts(seen.path("console"))).isEmpty();
      assertThat(texts(seen.path("errors"))).isEmpty();
      assertThat(texts(seen.path("dialogs"))).isEmpty();
      assertThat(seen.path("windows").asInt(-1)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"green", "red"})
  void forbidsWhatItDoesNotDo(String name) {
    JsonNode forbidden = shown.path(name).path("forbidden");

    assertThat(texts(forbidden.path("refused")))
        .containsExactly("connect-src", "img-src", "script-src-attr", "script-src-elem");
    assertThat(forbidden.path("pwned").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"green", "red"})
  void countsWhatTheReportCounts(String name) {
    JsonReportFile report = JsonReportFile.in(folder.resolve(name));
    JsonNode counts = shown.path(name).path("counts");

    assertThat(counts.path("total").asLong()).isEqualTo(report.count("checks"));
    assertThat(counts.path("failed").asLong()).isEqualTo(report.count("drifted"));
    assertThat(counts.path("broken").asLong()).isEqualTo(report.count("unchecked"));
    assertThat(counts.path("skipped").asLong()).isEqualTo(report.count("skipped"));
    assertThat(counts.path("passed").asLong()).isEqualTo(report.count("passed"));
    assertThat(counts.path("retries").asLong()).isZero();
  }

  @Test
  void hasSomethingOfEachKindToCount() {
    JsonReportFile report = JsonReportFile.in(folder.resolve("red"));

    assertThat(List.of("drifted", "unchecked", "skipped", "passed"))
        .allSatisfy(verdict -> assertThat(report.count(verdict)).as(verdict).isPositive());
  }

  @ParameterizedTest
  @ValueSource(strings = {"green", "red"})
  void listsEachTestInItsManifest(String name) {
    JsonReportFile report = JsonReportFile.in(folder.resolve(name));
    List<String> expected = new ArrayList<>();
    for (JsonNode result : report.results()) {
      expected.add(status(result.path("verdict").asText()) + " " + result.path("id").asText());
    }

    assertThat(tests(name))
        .extracting(test -> test.path("status").asText() + " " + test.path("title").asText())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(tests(name))
        .filteredOn(test -> test.path("title").asText().contains("acme/beta"))
        .isNotEmpty()
        .allSatisfy(
            test ->
                assertThat(texts(test.path("sections")))
                    .containsExactly("models/inventory.json", "acme/beta"));
  }

  @Test
  void beginsWithWhatIsWrong() {
    assertThat(tests("red").get(0).path("status").asText()).isEqualTo("failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"green", "red"})
  void saysTheOutcomeAtItsTop(String name) {
    JsonReportFile report = JsonReportFile.in(folder.resolve(name));
    JsonNode page = shown.path(name);

    assertThat(page.path("heading").asText()).isEqualTo("Harmonia Smoke: " + report.outcome());
    assertThat(page.path("inView").asBoolean()).as("it does not open scrolled down").isTrue();
    assertThat(page.at("/environment/Outcome").asText()).isEqualTo(report.outcome());
    assertThat(page.at("/environment/Drifted").asLong(-1)).isEqualTo(report.count("drifted"));
    assertThat(page.at("/environment/Workspace").asText()).isEqualTo("repository");
    assertThat(page.at("/environment/Java").asText()).isNotEmpty();
  }

  /** The run says it in Java, and the page of its report in JavaScript. */
  @ParameterizedTest
  @ValueSource(strings = {"green", "red", "limited"})
  void countsWhatOtherRecordsSayAsTheRunDoes(String name) throws IOException {
    Properties run = new Properties();
    try (InputStream in =
        Files.newInputStream(
            folder.resolve(name).resolve("allure-results/environment.properties"))) {
      run.load(in);
    }

    assertThat(shown.path(name).at("/environment/Artifacts").asText())
        .isEqualTo(run.getProperty("Artifacts"))
        .contains(", and 1 by an MD5, SHA-1 or size alone", ", 1 not comparable");
  }

  @Test
  void showsExpectedActualRemedyAndPlaceOfWhatDrifted() {
    JsonNode drifted = opened("red", "models/checksums.sha256 › " + ALPHA);
    String expected = sha256("aaaa");
    String actual = sha256("aaax");

    assertThat(drifted.path("message").asText().lines().toList())
        .startsWith(
            "models/checksums.sha256:1:1: " + ALPHA + " [checksum-mismatch]",
            "  Expected: SHA-256 " + expected)
        .anyMatch(line -> line.startsWith("  Actual:   " + actual))
        .anyMatch(line -> line.startsWith("  Remedy:   Restore the artifact"));
    assertThat(drifted.path("expected").asText()).isEqualTo(expected);
    assertThat(drifted.path("actual").asText()).contains(actual);
    assertThat(drifted.path("text").asText())
        .contains("Failed", "Blocker", "Category: Drift: Checksum mismatch");
    assertThat(texts(drifted.path("labels")))
        .containsExactlyInAnyOrder("models/checksums.sha256", "blocker", "recorded-checksum");
  }

  @Test
  void showsEachThingThatIsWrongAsTheReportSaysIt() {
    for (JsonNode result : JsonReportFile.in(folder.resolve("red")).results()) {
      if (List.of("drifted", "unchecked").contains(result.path("verdict").asText())) {
        String message = opened("red", result.path("id").asText()).path("message").asText();
        for (JsonNode finding : result.path("findings")) {
          assertThat(message)
              .contains("[" + finding.path("kind").asText() + "]")
              .contains("Remedy:   " + finding.path("remedy").asText());
          JsonNode place = finding.path("location");
          if (!place.isNull()) {
            assertThat(message)
                .contains(place.path("file").asText() + ":" + place.path("line").asText() + ":");
          }
        }
      }
    }
  }

  @Test
  void groupsByKind() {
    assertThat(shown.at("/red/categories/Drift: Checksum mismatch").asInt()).isEqualTo(2);
    assertThat(shown.at("/red/categories/Drift: Recorded artifact missing").asInt()).isEqualTo(1);
    assertThat(shown.at("/red/categories/Unchecked: Baseline unavailable").asInt()).isEqualTo(1);
    assertThat(sum(shown.at("/red/categories")))
        .isEqualTo(
            Stream.of("drifted", "unchecked", "skipped")
                .mapToLong(JsonReportFile.in(folder.resolve("red"))::count)
                .sum());
    assertThat(shown.at("/green/categories").fieldNames())
        .toIterable()
        .isNotEmpty()
        .allMatch(category -> category.startsWith("Skipped: "));
  }

  @Test
  void linksToWhereAnEntryComesFrom() {
    assertThat(shown.at("/green/opened"))
        .flatExtracting(test -> texts(test.path("links")))
        .contains("https://example.org/alpha");
  }

  @ParameterizedTest
  @ValueSource(strings = {"green", "red", "limited", "cut"})
  void leavesHostileTextText(String name) {
    JsonNode page = shown.path(name);
    List<JsonNode> all = new ArrayList<>(List.of(page.path("injected")));
    page.path("opened").forEach(test -> all.add(test.path("injected")));

    assertThat(all)
        .allSatisfy(
            injected -> {
              assertThat(injected.path("pwned").isNull()).isTrue();
              assertThat(injected.path("elements").asInt(-1)).isZero();
            });
  }

  @Test
  void showsHostileNamesAsTheyAre() {
    String titles = String.join("\n", titles("red"));

    assertThat(titles)
        .contains(HOSTILE.get(0), HOSTILE.get(1), HOSTILE.get(2), HOSTILE.get(4), HOSTILE_FILE)
        .contains("\\u{202e}gnp.exe \\u{1b}[31mred")
        .doesNotContain("\u202e", "\u001b");
    assertThat(opened("red", "models/checksums.sha256 › " + HOSTILE_FILE).path("message").asText())
        .contains("models/checksums.sha256:3:1: " + HOSTILE_FILE + " [checksum-mismatch]\n");
  }

  @Test
  void hasOneHistoryForAnEntryThatMoved() throws IOException {
    List<JsonNode> runs = new ArrayList<>();
    for (String line : Files.readAllLines(history)) {
      runs.add(JSON.readTree(line).path("testResults"));
    }

    assertThat(runs).hasSize(2);
    Set<String> before = names(runs.get(0));
    Set<String> after = names(runs.get(1));
    assertThat(before).hasSizeGreaterThan(10);
    assertThat(after).as("the same ids for the same subjects").containsAll(before);
    runs.get(0)
        .fieldNames()
        .forEachRemaining(
            id ->
                assertThat(runs.get(1).path(id).path("fullName"))
                    .isEqualTo(runs.get(0).path(id).path("fullName")));
    assertThat(texts(opened("red", "models/checksums.sha256 › " + ALPHA).path("history")))
        .containsExactly("passed");
    assertThat(shown.at("/red/opened"))
        .filteredOn(test -> test.path("sections").path(1).asText().startsWith("acme/"))
        .isNotEmpty()
        .allSatisfy(test -> assertThat(texts(test.path("history"))).containsExactly("passed"));
    assertThat(opened("red", "models/checksums.sha256 › " + HOSTILE_FILE).path("history"))
        .as("what was not there before has none")
        .isEmpty();
    assertThat(tests("red"))
        .filteredOn(
            test -> test.path("title").asText().equals("models/checksums.sha256 › " + ALPHA))
        .hasSize(1);
  }

  @Test
  void fitsAPhone() {
    for (String name : List.of("green", "red")) {
      assertThat(shown.path(name).path("phone").has("cut")).isTrue();
      assertThat(texts(shown.path(name).at("/phone/cut"))).isEmpty();
    }
    assertThat(shown.at("/red/phone/messageCut").asBoolean(true)).as("a digest is cut").isFalse();
  }

  @Test
  void saysWhatALimitLeftOut() {
    JsonNode page = shown.path("limited");

    assertThat(page.at("/counts/total").asInt()).isEqualTo(2);
    assertThat(page.at("/counts/failed").asInt()).isEqualTo(2);
    assertThat(titles("limited")).contains("results left out");
    assertThat(page.at("/environment/Drifted").asLong())
        .isEqualTo(JsonReportFile.in(folder.resolve("limited")).count("drifted"));
    assertThat(page.path("categories").fieldNames())
        .toIterable()
        .contains("Left out: Allure has a part of the results (smoke.allure.limit)");
  }

  @Test
  void looksNotGreenWhereTheRunWasCutOff() {
    JsonNode page = shown.path("cut");

    assertThat(page.at("/counts/failed").asInt()).isZero();
    assertThat(page.path("heading").asText()).isEqualTo("Harmonia Smoke: incomplete");
    assertThat(page.path("globalErrors").asText())
        .contains("Global Errors 2", "The outcome of the run: incomplete.", "the run was cut off")
        .contains("The run made 19 checks, and there are 18 results.");
    assertThat(page.at("/environment/Outcome").asText()).isEqualTo("incomplete");
  }

  @Test
  void makesNoPageOfNothing(@TempDir Path empty) throws Exception {
    Path out = Files.writeString(empty.resolve("page.html"), "an older page");
    Path results = Files.createDirectories(empty.resolve("allure"));

    Jar.Run run = script(results.toString(), out.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("No page: No Allure results in ", ": there is nothing to show.");
    assertThat(out).doesNotExist();
    assertThat(script(empty.resolve("nowhere").toString(), out.toString()))
        .satisfies(
            other -> {
              assertThat(other.exit()).isEqualTo(2);
              assertThat(other.err()).contains("No page: there is no folder ");
            });
  }

  @Test
  void makesNoPageWhereAResultCannotBeRead(@TempDir Path broken) throws Exception {
    copy(folder.resolve("green"), broken);
    Files.writeString(broken.resolve("allure-results/0-result.json"), "{\"status\": \"fai");

    Jar.Run run = script(broken + "/allure-results", broken + "/page.html");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("0-result.json cannot be read");
    assertThat(broken.resolve("page.html")).doesNotExist();
  }

  @Test
  void makesNoPageThatShowsLessThanTheReport(@TempDir Path less) throws Exception {
    copy(folder.resolve("red"), less);
    for (Path file : files(less.resolve("allure-results"))) {
      if (file.toString().endsWith("-result.json")
          && JSON.readTree(file.toFile()).path("name").asText().endsWith(ALPHA)) {
        Files.delete(file);
      }
    }
    Path kept = Files.copy(history, less.resolve("history.jsonl"));

    Jar.Run run =
        script(less + "/allure-results", less + "/page.html", "--history", kept.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("the page would show", "some results are missing");
    assertThat(less.resolve("page.html")).doesNotExist();
    assertThat(kept).as("a run without a page").hasSameTextualContentAs(history);
  }

  @Test
  void keepsTheLastRunsOfAHistoryAndNoBrokenOne(@TempDir Path long_) throws Exception {
    copy(folder.resolve("green"), long_);
    List<String> runs = Files.readAllLines(history);
    List<String> lines = new ArrayList<>(List.of(runs.get(0).substring(0, 50), "null"));
    for (int i = 0; i < 30; i++) {
      lines.add(runs.get(i % 2));
    }
    Path many = Files.write(long_.resolve("history.jsonl"), lines);

    Jar.Run run =
        script(long_ + "/allure-results", long_ + "/page.html", "--history", many.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("history of 20 runs before");
    assertThat(run.err()).contains("2 of 32 runs cannot be read");
    assertThat(Files.readAllLines(many))
        .hasSize(20)
        .allSatisfy(line -> assertThat(JSON.readTree(line).path("testResults").size()).isPositive())
        .first()
        .isEqualTo(lines.get(13));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "only-one", "a b c", "a b --histori x", "a b --history"})
  void saysHowItIsCalled(String arguments) throws Exception {
    Jar.Run run = script(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("No page: ");
  }

  /** What the jar leaves, with the reports beside the results, as the pipeline has them. */
  private Jar.Run check(String name, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "check",
                "--root=repository",
                "--report-dir=" + name,
                "--allure-results=" + name + "/allure-results"));
    arguments.addAll(List.of(more));
    return Jar.in(folder).run(arguments.toArray(String[]::new));
  }

  private static Path pageOf(String name) {
    return PICTURES.resolve(name + ".html");
  }

  private Jar.Run page(String name, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(folder.resolve(name + "/allure-results").toString(), pageOf(name).toString()));
    arguments.addAll(List.of(more));
    Jar.Run run = script(arguments.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return run;
  }

  private Jar.Run script(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Tools.repository().resolve(".github/scripts/page.sh").toString());
    command.addAll(Arrays.asList(arguments));
    Path out = Files.createTempFile("page", ".out");
    Path err = Files.createTempFile("page", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.matches("(GITHUB|SMOKE)_.*|CI|RUNNER_TEMP"));
      builder
          .environment()
          .merge("PATH", folder.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("ended").isTrue();
      return new Jar.Run(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static void makeRepository(Path root) throws IOException {
    ObjectNode manifest = JSON.createObjectNode();
    ArrayNode models = manifest.put("version", "1.0.0").putArray("models");
    for (String name : List.of("alpha", "beta", "gamma")) {
      models
          .addObject()
          .put("name", "acme/" + name)
          .put("path", "models/" + name)
          .put("version", "1.0.0")
          .put("source_url", "https://example.org/" + name);
    }
    write(root, ALPHA, "aaaa");
    write(root, "models/beta/weights.bin", "bbbb");
    writeManifests(root, manifest);
    write(
        root,
        "models/checksums.sha256",
        sha256("aaaa") + "  " + ALPHA + "\n" + sha256("bbbb") + "  models/beta/weights.bin\n");
    write(
        root,
        "other/MD5SUMS",
        "d41d8cd98f00b204e9800998ecf8427e  empty\nd41d8cd98f00b204e9800998ecf8427e  pointer\n");
    write(root, "other/empty", "");
    write(root, "other/pointer", WorkspaceBuilder.pointerTo("x"));
  }

  /** Moves every entry, puts hostile ones before them, and changes, deletes and adds files. */
  private static void spoil(Path root) throws IOException {
    ObjectNode manifest =
        (ObjectNode) JSON.readTree(root.resolve("models/inventory.json").toFile());
    ArrayNode before = (ArrayNode) manifest.path("models");
    ArrayNode models = JSON.createArrayNode();
    for (String name : HOSTILE) {
      models.addObject().put("name", name).put("path", "models/h" + models.size());
    }
    for (int i = before.size() - 1; i >= 0; i--) {
      models.add(before.get(i));
    }
    manifest.set("models", models);
    writeManifests(root, manifest);
    write(root, ALPHA, "aaax");
    Files.delete(root.resolve("models/beta/weights.bin"));
    write(root, HOSTILE_FILE, "cccc");
    Files.writeString(
        root.resolve("models/checksums.sha256"),
        Files.readString(root.resolve("models/checksums.sha256"))
            + sha256("dddd")
            + "  "
            + HOSTILE_FILE
            + "\n");
  }

  private static void writeManifests(Path root, ObjectNode part) throws IOException {
    write(root, "models/inventory.json", JSON.writeValueAsString(part));
    ObjectNode combined = part.deepCopy();
    combined.putArray("datasets");
    write(root, "inventory/combined_inventory.json", JSON.writeValueAsString(combined));
  }

  /**
   * The clean run as one leaves it that is stopped: its own report, less results, no environment.
   */
  private void cutOff() throws IOException {
    Path cut = folder.resolve("cut");
    copy(folder.resolve("green"), cut);
    Files.delete(cut.resolve("allure-results/environment.properties"));
    for (Path file : files(cut.resolve("allure-results"))) {
      if (file.toString().endsWith("-result.json")
          && JSON.readTree(file.toFile()).path("name").asText().endsWith("acme/gamma › fields")) {
        Files.delete(file);
      }
    }
    ObjectNode report = (ObjectNode) JsonReportFile.in(cut).json();
    report.put("outcome", "incomplete").putArray("notes").add("the run was cut off");
    Files.writeString(cut.resolve("smoke-report.json"), JSON.writeValueAsString(report));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.resolve("allure-results"));
    for (Path file : files(from.resolve("allure-results"))) {
      Files.copy(file, to.resolve("allure-results").resolve(file.getFileName()));
    }
    Files.copy(from.resolve("smoke-report.json"), to.resolve("smoke-report.json"));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void write(Path root, String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String status(String verdict) {
    return switch (verdict) {
      case "drifted" -> "failed";
      case "unchecked" -> "broken";
      default -> verdict;
    };
  }

  private List<JsonNode> tests(String name) {
    return StreamSupport.stream(shown.path(name).path("tests").spliterator(), false).toList();
  }

  private List<String> titles(String name) {
    return tests(name).stream().map(test -> test.path("title").asText()).toList();
  }

  private JsonNode opened(String name, String title) {
    for (JsonNode test : shown.path(name).path("opened")) {
      if (test.path("title").asText().equals(title)) {
        return test;
      }
    }
    throw new AssertionError(title + " was not opened of " + shown.path(name).path("opened"));
  }

  private static Set<String> names(JsonNode results) {
    Set<String> names = new TreeSet<>();
    results.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static long sum(JsonNode numbers) {
    return StreamSupport.stream(numbers.spliterator(), false).mapToLong(JsonNode::asLong).sum();
  }

  private static List<String> texts(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).toList();
  }
}
