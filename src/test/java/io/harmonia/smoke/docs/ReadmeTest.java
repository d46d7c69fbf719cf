package io.harmonia.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README says of this project itself is what the project does. */
class ReadmeTest {

  @Test
  void namesTheCommandsThatTheBuildScriptRuns() throws IOException {
    String script = Files.readString(Path.of(".ci/run"));

    List<String> commands =
        Markdown.of(Documents.README).snippets().stream()
            .map(snippet -> snippet.getLiteral().strip())
            .toList();

    assertThat(commands).contains("mvn test -Psmoke", "mvn verify");
    assertThat(Stream.of("mvn -B -ntp test -Psmoke", "mvn -B -ntp verify"))
        .allSatisfy(command -> assertThat(script).contains(command + "\n"));
  }

  /** The five lines are those that {@code init --ci github} writes. */
  @Test
  void hasTheFiveLinesThatInitWrites() throws IOException {
    String written =
        Files.readString(Path.of("src/main/resources/io/harmonia/smoke/starting/github.yml"))
            .replace(" # versions are compared with the history", "");

    List<String> lines =
        Markdown.of(Documents.README).snippets().stream()
            .filter(snippet -> snippet.getInfo().equals("yaml"))
            .map(snippet -> snippet.getLiteral())
            .toList();

    assertThat(lines).hasSize(1).allSatisfy(five -> assertThat(five.lines()).hasSize(5));
    assertThat(written).endsWith(lines.get(0));
  }
}
