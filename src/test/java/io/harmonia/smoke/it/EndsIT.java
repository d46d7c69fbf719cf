package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.HostileText;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code mvn test -Psmoke} makes of bounds, and of text that is meant for its log. */
class EndsIT {
  private static final ProjectCopy PROJECT = ProjectCopy.compiled();

  /** What a CI system takes for a command: at the start of a line, or anywhere in it. */
  private static final byte[] ANY_OBJECT =
      """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}
      """
          .getBytes(StandardCharsets.UTF_8);

  private static final Pattern COMMAND = Pattern.compile("(?m)^\\s*::\\w|##\\w*\\[");

  @Test
  void isRedAndDoesNotHangWhereMemoryIsExhausted(@TempDir Path root) throws Exception {
    SmallWorkspace.in(root)
        .write("models/inventory.json", entries(40_000))
        .write("inventory/combined_inventory.json", entries(40_000))
        .write("inventory/manifest_schema.json", ANY_OBJECT); // needs its manifest whole

    Mvn.Run run = PROJECT.smoke(withLittleMemory(), "-Dsmoke.root=" + root);

    assertThat(run.exit()).isNotZero();
    assertThat(run.out()).contains("Process Exit Code: 2", "BUILD FAILURE");
    assertThat(run.report().outcome()).isEqualTo("incomplete");
    assertThat(run.report().json().path("notes").toString()).contains("memory is exhausted");
  }

  @Test
  void isRedAndSaysSoAtOnceWhereARunCannotFit(@TempDir Path root) throws Exception {
    SmallWorkspace.in(root).write("models/inventory.json", entries(40_000));

    Mvn.Run run = PROJECT.smoke(withLittleMemory(), "-Dsmoke.root=" + root);

    assertThat(run.exit()).isNotZero();
    assertThat(run.out()).contains("does not fit into the JVM's heap", "-Xmx", "smoke.shard=1/4");
    assertThat(run.report().outcome()).isEqualTo("incomplete");
  }

  private static Mvn withLittleMemory() throws Exception {
    return PROJECT
        .mvn()
        .environment("JAVA_TOOL_OPTIONS", "-Xmx32m") // of the forked JVM
        .environment("MAVEN_OPTS", "-Xmx1g -XX:TieredStopAtLevel=1");
  }

  @Test
  void isRedWhereTheTimeIsOver(@TempDir Path root) throws Exception {
    SmallWorkspace.in(root);

    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=" + root, "-Dsmoke.timeout=1ms");

    assertThat(run.exit()).isNotZero();
    assertThat(run.report().outcome()).isEqualTo("incomplete");
    assertThat(run.report().findings()).allMatch(finding -> finding.endsWith(" = timed-out"));
    ExampleIT.assertSameCounts(run);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"TERMINAL", "LINE_FEED", "UNICODE_NEW_LINE", "COMMAND_ANYWHERE", "XML", "NUL"})
  void hostileTextIsInertInTheLogAndInTheXml(HostileText hostile, @TempDir Path root)
      throws Exception {
    hostile.writeInto(SmallWorkspace.in(root));

    Mvn.Run run = PROJECT.smoke("-Dsmoke.root=" + root);

    assertThat(run.exit()).isNotZero();
    assertThat(run.report().outcome()).isEqualTo("drift");
    assertThat(run.out()).contains(hostile.mark()).doesNotContainPattern(COMMAND);
    String mavensOwn = "\u001b[0m|[\n\t]";
    assertThat(run.out().replaceAll(mavensOwn.replace("[0m", "\\[0m"), ""))
        .doesNotContainPattern("[\\p{Cc}\\u2028\\u2029\\u202e]");
    ExampleIT.assertSameCounts(run); // the XML parses, and has every test
  }

  private static byte[] entries(int number) {
    StringBuilder json = new StringBuilder("{\"models\": [");
    for (int i = 0; i < number; i++) {
      json.append(i == 0 ? "" : ",");
      json.append("{\"name\": \"m%d\", \"path\": \"models/m%d\"}".formatted(i, i));
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
