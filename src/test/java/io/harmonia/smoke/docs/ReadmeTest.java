package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.version.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the README says is what the code does. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern KINDS =
      Pattern.compile("(\\| kind \\| verdict \\|[^\n]*\n\\|[-|]+\n)((?:\\|[^\n]*\n)*)");
  private static final Pattern SETTINGS =
      Pattern.compile("(\\| setting \\|[^\n]*\n\\|[-|]+\n)((?:\\|[^\n]*\n)*)");

  @ParameterizedTest
  @EnumSource(Kind.class)
  void explainsEveryKindWithItsVerdict(Kind kind) throws IOException {
    String readme = Files.readString(README);

    assertThat(readme.lines())
        .anyMatch(
            line ->
                line.startsWith("| ")
                    && line.contains("`" + kind.label() + "`")
                    && line.contains("| " + kind.verdict().label() + " |"));
  }

  /** Written anew by {@code mvn test -Dtest=ReadmeTest -Dreadme.write}. */
  @Test
  void hasTheTableOfKindsThatExplainSpeaksFrom() throws IOException {
    assertThat(table(KINDS, KindTable.markdown())).isEqualTo(KindTable.markdown());
  }

  /** Written anew by {@code mvn test -Dtest=ReadmeTest -Dreadme.write}. */
  @Test
  void hasTheTableOfSettingsThatTheCodeStates() throws IOException {
    assertThat(table(SETTINGS, SettingsTable.markdown())).isEqualTo(SettingsTable.markdown());
  }

  @Test
  void showsManifestsThatMatchTheSchema() throws IOException {
    List<String> manifests =
        examples().stream().filter(json -> json.contains("\"generated_at\"")).toList();

    assertThat(manifests)
        .hasSize(2)
        .allSatisfy(json -> assertThat(faults("manifest.schema.json", json)).isEmpty());
  }

  @Test
  void showsWaiversThatMatchTheSchema() throws IOException {
    List<String> waivers = examples().stream().filter(json -> json.startsWith("[")).toList();

    assertThat(waivers)
        .hasSize(1)
        .allSatisfy(json -> assertThat(faults("waivers.schema.json", json)).isEmpty());
  }

  @Test
  void showsRequirementsThatMatchTheSchemaInRangesThatAreSome() throws IOException {
    List<String> requirements =
        examples().stream().filter(json -> json.contains("\"models\": { \"")).toList();

    assertThat(requirements)
        .hasSize(1)
        .allSatisfy(json -> assertThat(faults("requirements.schema.json", json)).isEmpty());
    for (JsonNode list : new ObjectMapper().readTree(requirements.get(0))) {
      assertThat(list).allSatisfy(r -> assertThat(VersionRange.parse(r.asText())).isPresent());
    }
  }

  /** The rows of a table, once they are written anew where that is asked for. */
  private static String table(Pattern rows, String anew) throws IOException {
    String readme = Files.readString(README);
    Matcher table = rows.matcher(readme);
    assertThat(table.find()).isTrue();
    if (System.getProperty("readme.write") != null) {
      Files.writeString(
          README, table.replaceFirst(Matcher.quoteReplacement(table.group(1) + anew)));
      return anew;
    }
    return table.group(2);
  }

  private static List<String> examples() throws IOException {
    return find("(?s)```json\n(.*?)```");
  }

  private static List<?> faults(String schema, String json) throws IOException {
    JsonNode read =
        new ObjectMapper()
            .readTree(Path.of("src/main/resources/io/harmonia/smoke", schema).toFile());
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(read)
        .validate(new ObjectMapper().readTree(json));
  }

  @Test
  void linksOnlyToFilesThatAreThere() throws IOException {
    List<String> links = find("\\]\\(([^)#:]+)\\)");

    assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(Path.of(link)).exists());
  }

  @Test
  void namesTheCommandsThatTheBuildScriptRuns() throws IOException {
    String script = Files.readString(Path.of(".ci/run"));

    List<String> commands = find("(?s)```sh\n(mvn [^\n]*)\n```");

    assertThat(commands).contains("mvn test -Psmoke", "mvn verify");
    assertThat(Stream.of("mvn -B -ntp test -Psmoke", "mvn -B -ntp verify"))
        .allSatisfy(command -> assertThat(script).contains(command + "\n"));
  }

  private static List<String> find(String regex) throws IOException {
    Matcher matcher = Pattern.compile(regex).matcher(Files.readString(README));
    return matcher.results().map(result -> result.group(1)).toList();
  }
}
