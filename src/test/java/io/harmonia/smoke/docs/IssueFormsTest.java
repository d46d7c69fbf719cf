package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The forms for issues are what GitHub takes (its page “Syntax for issue forms”): it shows one that
 * it does not understand to nobody.
 */
class IssueFormsTest {
  private static final Path FOLDER = Path.of(".github/ISSUE_TEMPLATE");

  /** What the attributes of each type of element must have, and what they may have. */
  private static final Map<String, Set<String>> MUST =
      Map.of(
          "markdown", Set.of("value"),
          "textarea", Set.of("label"),
          "input", Set.of("label"),
          "dropdown", Set.of("label", "options"),
          "checkboxes", Set.of("label", "options"));

  private static final Map<String, Set<String>> MAY =
      Map.of(
          "markdown", Set.of("value"),
          "textarea", Set.of("label", "description", "placeholder", "value", "render"),
          "input", Set.of("label", "description", "placeholder", "value"),
          "dropdown", Set.of("label", "description", "options", "multiple", "default"),
          "checkboxes", Set.of("label", "description", "options"));

  static List<Path> forms() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.endsWith("config.yml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isWhatGitHubTakes(Path file) throws IOException {
    Map<?, ?> form = map(read(file));

    assertThat(form.keySet().stream().map(String::valueOf))
        .contains("name", "description", "body")
        .isSubsetOf(
            "name", "description", "body", "title", "labels", "assignees", "projects", "type");
    assertThat(form.get("name")).asString().isNotBlank();
    List<Object> ids = new ArrayList<>();
    int asked = 0;
    for (Object each : (List<?>) form.get("body")) {
      Map<?, ?> element = map(each);
      String type = String.valueOf(element.get("type"));
      assertThat(MUST).as("%s", element).containsKey(type);
      Set<String> keys = names(map(element.get("attributes")));
      assertThat(keys).as("%s", element).containsAll(MUST.get(type)).isSubsetOf(MAY.get(type));
      if (!type.equals("markdown")) {
        asked++;
        assertThat(String.valueOf(element.get("id"))).matches("[A-Za-z0-9_-]+");
        ids.add(element.get("id"));
      }
      if (element.containsKey("validations")) {
        assertThat(names(map(element.get("validations")))).containsExactly("required");
      }
    }
    assertThat(asked).isPositive();
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void vulnerabilitiesAreSentElsewhere() throws IOException {
    Map<?, ?> config = map(read(FOLDER.resolve("config.yml")));

    assertThat(names(config)).containsExactlyInAnyOrder("blank_issues_enabled", "contact_links");
    assertThat((List<?>) config.get("contact_links"))
        .singleElement()
        .satisfies(
            link -> {
              assertThat(names(map(link))).containsExactlyInAnyOrder("name", "url", "about");
              assertThat(map(link).get("url")).asString().endsWith("/security/advisories/new");
            });
    assertThat(Files.readString(Path.of("SECURITY.md"))).contains("Please do not open an issue");
  }

  /** Every line names files that are there, and who. */
  @Test
  void codeOwnersOwnWhatIsThere() throws IOException {
    List<String> rules =
        Files.readAllLines(Path.of(".github/CODEOWNERS")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();

    assertThat(rules).isNotEmpty();
    for (String rule : rules) {
      String[] parts = rule.split("\\s+", -1);
      assertThat(parts[1]).matches("@[A-Za-z0-9-]+(/[A-Za-z0-9-]+)?");
      if (!parts[0].equals("*")) {
        assertThat(parts[0]).startsWith("/");
        assertThat(Path.of(parts[0].substring(1))).exists();
      }
    }
  }

  private static Object read(Path file) throws IOException {
    return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
  }

  private static Map<?, ?> map(Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<?, ?>) value;
  }

  private static Set<String> names(Map<?, ?> map) {
    return Set.copyOf(map.keySet().stream().map(String::valueOf).toList());
  }
}
