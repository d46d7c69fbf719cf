package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.version.VersionRange;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.node.FencedCodeBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.xml.sax.InputSource;

/** Every snippet of every page is what it says it is. */
class SnippetsTest {
  private static final Set<String> LANGUAGES =
      Set.of("", "sh", "json", "yaml", "xml", "java", "properties", "bat", "kotlin");

  /** This program, where a command of a shell begins. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)(?:^|[;&|(]) *(?:java -jar (?:\\S*/)?harmonia-smoke\\.jar|harmonia-smoke)(?= |$)"
              + "([^|&;\n)\"]*)");

  private static final Pattern OPTION = Pattern.compile("(?<= )(--[a-z][a-z-]*)");
  private static final Pattern SETTING = Pattern.compile("-D ?(smoke[.a-z-]+)=");
  private static final Map<String, String> HELP = new ConcurrentHashMap<>();

  @TempDir Path folder;

  /** A snippet, with its place. */
  record Snippet(Path page, String language, String text) {
    @Override
    public String toString() {
      return page + ": " + text.lines().findFirst().orElse("");
    }
  }

  static List<Snippet> all() throws IOException {
    Stream.Builder<Snippet> all = Stream.builder();
    for (Path page : Documents.all()) {
      for (FencedCodeBlock block : Markdown.of(page).snippets()) {
        all.add(new Snippet(page, block.getInfo(), block.getLiteral()));
      }
    }
    return all.build().toList();
  }

  private static Stream<Snippet> in(String language) throws IOException {
    return all().stream().filter(snippet -> snippet.language().equals(language));
  }

  static Stream<Snippet> shell() throws IOException {
    return in("sh");
  }

  static Stream<Snippet> json() throws IOException {
    return in("json");
  }

  static Stream<Snippet> yaml() throws IOException {
    return in("yaml");
  }

  static Stream<Snippet> xml() throws IOException {
    return in("xml");
  }

  static Stream<Snippet> java() throws IOException {
    return in("java").filter(snippet -> !snippet.page().startsWith("CONTRIBUTING.md"));
  }

  static Stream<Snippet> properties() throws IOException {
    return in("properties");
  }

  @ParameterizedTest
  @MethodSource("all")
  void isInAKnownLanguage(Snippet snippet) {
    assertThat(snippet.language()).isIn(LANGUAGES);
  }

  @ParameterizedTest
  @MethodSource("shell")
  void isWhatAShellCanRead(Snippet snippet) throws IOException {
    Path script = Files.writeString(folder.resolve("snippet.sh"), snippet.text());

    RealProgram.Ran ran =
        RealProgram.run(folder, Map.of(), List.of("bash", "-n", script.toString()));

    assertThat(ran.exitCode()).as(ran.out()).isZero();
  }

  /** Commands, options and settings are those that there are. */
  @ParameterizedTest
  @MethodSource("shell")
  void callsThisProgramAsItIs(Snippet snippet) {
    Matcher commands = COMMAND.matcher(snippet.text().replaceAll(" # .*", "").replace("\\\n", " "));
    while (commands.find()) {
      String arguments = commands.group(1);
      String first = arguments.strip().split("\\s+", 2)[0];
      String command = first.isEmpty() || first.startsWith("-") ? "check" : first;
      String help = HELP.computeIfAbsent(command, name -> InProcess.run("help", name).out());

      assertThat(help).as(commands.group()).startsWith("Usage: harmonia-smoke " + command);
      assertThat(OPTION.matcher(arguments).results().map(m -> m.group(1)))
          .allSatisfy(option -> assertThat(help).containsPattern("(?m)" + option + "\\b"));
    }
    assertThat(SETTING.matcher(snippet.text()).results().map(m -> m.group(1)))
        .allMatch(SmokeSettings::isKnown);
  }

  @ParameterizedTest
  @MethodSource("json")
  void isJson(Snippet snippet) throws IOException {
    assertThat(new ObjectMapper().readTree(snippet.text())).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void isYaml(Snippet snippet) {
    assertThat(new Load(LoadSettings.builder().build()).loadFromString(snippet.text()))
        .isInstanceOfAny(List.class, Map.class);
  }

  @ParameterizedTest
  @MethodSource("xml")
  void isXml(Snippet snippet) throws Exception {
    assertThat(
            DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(snippet.text()))))
        .isNotNull();
  }

  @ParameterizedTest
  @MethodSource("java")
  void compiles(Snippet snippet) throws IOException {
    Matcher name = Pattern.compile("class (\\w+)").matcher(snippet.text());
    assertThat(name.find()).isTrue();
    Path source = Files.writeString(folder.resolve(name.group(1) + ".java"), snippet.text());

    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());

    assertThat(exit).isZero();
  }

  @ParameterizedTest
  @MethodSource("properties")
  void isASettingsFile(Snippet snippet) throws IOException {
    Properties read = new Properties();
    read.load(new StringReader(snippet.text()));

    assertThat(read.stringPropertyNames()).isNotEmpty().allMatch(SmokeSettings::isKnown);
  }

  @Test
  void showsManifestsThatMatchTheSchema() throws IOException {
    assertThat(examples("docs/manifests.md"))
        .hasSize(2)
        .allSatisfy(json -> assertThat(faults("manifest.schema.json", json)).isEmpty());
  }

  @Test
  void showsWaiversThatMatchTheSchema() throws IOException {
    assertThat(examples("docs/waivers.md"))
        .hasSize(1)
        .allSatisfy(json -> assertThat(faults("waivers.schema.json", json)).isEmpty());
  }

  @Test
  void showsRequirementsThatMatchTheSchemaInRangesThatAreSome() throws IOException {
    List<String> requirements = examples("docs/versions-and-requirements.md");

    assertThat(requirements)
        .hasSize(1)
        .allSatisfy(json -> assertThat(faults("requirements.schema.json", json)).isEmpty());
    for (JsonNode list : new ObjectMapper().readTree(requirements.get(0))) {
      assertThat(list).allSatisfy(r -> assertThat(VersionRange.parse(r.asText())).isPresent());
    }
  }

  private static List<String> examples(String page) throws IOException {
    return json()
        .filter(snippet -> snippet.page().equals(Path.of(page)))
        .map(Snippet::text)
        .toList();
  }

  private static List<?> faults(String schema, String json) throws IOException {
    JsonNode read =
        new ObjectMapper()
            .readTree(Path.of("src/main/resources/io/harmonia/smoke", schema).toFile());
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(read)
        .validate(new ObjectMapper().readTree(json));
  }
}
