package io.harmonia.smoke.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.kit.HostileText;
import io.harmonia.smoke.kit.RenderedSummary;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.report.ReportFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a stranger's manifest holds, in whatever field, comes out of each output inert and
 * recognisable.
 */
class HostileTextTest {
  /** What may not stand in a line for people: controls, formats, lone surrogates, no characters. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029]");

  /** What a CI system takes for a command: at the start of a line, or anywhere in it. */
  private static final Pattern COMMAND = Pattern.compile("^\\s*::\\w|##\\w*\\[");

  private static final Pattern CODE_SPAN = Pattern.compile("(`+)(?!`).*?(?<!`)\\1(?!`)");

  @TempDir Path root;
  @TempDir Path reports;

  @ParameterizedTest
  @EnumSource(HostileText.class)
  void isInertOnTheConsole(HostileText hostile) throws IOException {
    SuiteRun run = run(hostile);

    assertThat(run.console().split("\n"))
        .hasSizeGreaterThan(10)
        .allSatisfy(line -> assertThat(line).startsWith("[smoke] "))
        .allSatisfy(HostileTextTest::assertInert);
    assertThat(run.console()).contains(hostile.mark());
  }

  @ParameterizedTest
  @EnumSource(HostileText.class)
  void isInertInTheNamesAndMessagesOfTests(HostileText hostile) throws IOException {
    SuiteRun run = run(hostile);

    assertThat(run.tests())
        .hasSizeGreaterThan(SmallWorkspace.CHECKS)
        .allSatisfy(test -> assertInert(test.name()));
    assertThat(run.failures())
        .allSatisfy(message -> message.lines().forEach(HostileTextTest::assertInert));
    assertThat(run.failures()).anyMatch(message -> message.contains(hostile.mark()));
    assertThat(run.tests()).anyMatch(test -> test.name().contains(hostile.mark()));
    assertThat(run.tests()).allSatisfy(test -> assertThat(test.name()).hasSizeLessThan(3_000));
  }

  @ParameterizedTest
  @EnumSource(HostileText.class)
  void isInertInTheReport(HostileText hostile) throws IOException {
    run(hostile);

    byte[] report = Files.readAllBytes(reports.resolve(ReportFolder.REPORT));
    String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(report)).toString();
    List<String> strings = new ArrayList<>();
    collect(new ObjectMapper().readTree(text), strings);
    assertThat(text.lines()).noneMatch(line -> COMMAND.matcher(line).find());
    assertThat(strings).noneMatch(string -> UNPRINTABLE.matcher(string).find());
    assertThat(strings).anyMatch(string -> string.contains(hostile.mark()));
  }

  @ParameterizedTest
  @EnumSource(HostileText.class)
  void standsInCodeSpansOfTheSummaryAlone(HostileText hostile) throws IOException {
    run(hostile);

    String summary = Files.readString(reports.resolve(ReportFolder.SUMMARY));
    assertThat(summary).contains(hostile.mark());
    assertThat(summary.split("\n"))
        .allSatisfy(HostileTextTest::assertInert)
        .allSatisfy(
            line ->
                assertThat(CODE_SPAN.matcher(line).replaceAll(""))
                    .doesNotContain(hostile.mark())
                    .doesNotContainPattern("[<>\\[\\]@`]"));
    RenderedSummary rendered = RenderedSummary.of(summary);
    assertThat(rendered.live()).isEmpty();
    assertThat(rendered.outsideOfCode())
        .doesNotContain(hostile.mark(), "@", "://")
        .doesNotContainPattern("#\\d");
  }

  private SuiteRun run(HostileText hostile) throws IOException {
    hostile.writeInto(SmallWorkspace.in(root));
    return SuiteRunner.over(root, reports).run();
  }

  private static void assertInert(String line) {
    assertThat(line).doesNotContainPattern(UNPRINTABLE).doesNotContainPattern(COMMAND);
  }

  private static void collect(JsonNode node, List<String> strings) {
    if (node.isTextual()) {
      strings.add(node.asText());
    }
    node.forEach(child -> collect(child, strings));
  }
}
