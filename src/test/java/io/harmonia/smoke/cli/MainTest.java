package io.harmonia.smoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("Unknown option: '--nope'", "--nope"),
        mistake("Unmatched argument at index 0: 'foo'", "foo"),
        mistake("Did you mean: harmonia-smoke check", "chek"),
        mistake("Unmatched argument at index 1: 'foo'", "check", "foo"),
        mistake("Missing required parameter for option '--root'", "--root"),
        mistake("Missing required parameter for option '-D'", "check", "-D"),
        mistake("should be in KEY=VALUE format", "-D", "smoke.require"),
        mistake("smoke.require: is given and blank", "-D", "smoke.require="),
        mistake("did you mean smoke.baseline or", "-D", "smoke.baselin=x"),
        mistake("there is no such setting", "-D", "java.home=x"),
        mistake("should be specified only once", "--root", "a", "--root", "b"),
        mistake("is given twice", "--root", "a", "-Dsmoke.root=b"),
        mistake("expected one of [text, github, json]", "--format", "xml"),
        mistake("smoke.report.dir: is given and blank", "--report-dir", " "),
        mistake("is no path here", "--root", "a\0b"),
        mistake("--junit-xml does not go with --waivers", "--waivers", "--junit-xml", "x.xml"),
        mistake("--format does not go with --waivers", "--waivers", "--format", "json"),
        mistake("Missing required options: '--until=DATE', '--reason=TEXT'", "waive"),
        mistake("there is no kind \"x\\u{a}y\"", "explain", "x\ny"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void answersAMistakeWithAMessageAndNothingElse(String message, String... arguments) {
    InProcess ran = InProcess.run(arguments);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("harmonia-smoke: ").contains(message, "--help");
    assertThat(ran.err()).doesNotContain("Exception", "\tat ");
    assertThat(ran.err().lines()).hasSizeLessThan(5);
  }

  @Test
  void saysWhereAMergedReportCannotBeWritten(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");

    InProcess merged =
        InProcess.run("merge", "shard-1", "--report-dir", file.resolve("below").toString());

    assertThat(merged.exit()).isEqualTo(2);
    assertThat(merged.err()).contains("--report-dir: cannot be written: ").hasLineCount(1);
  }

  @Test
  void refusesAFolderForAllureThatIsAFileBeforeAnythingRuns(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    InProcess ran = InProcess.run("--root", folder.toString(), "--allure-results", "" + file);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("--allure-results: " + file + " is a file").hasLineCount(1);
  }

  @Test
  void saysWhereJunitXmlCannotBeWritten(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    InProcess below = InProcess.run("--junit-xml", file.resolve("x.xml").toString());
    InProcess over = InProcess.run("--junit-xml", file.toString());

    assertThat(below.exit()).isEqualTo(2);
    assertThat(below.err()).contains("--junit-xml: cannot be written: ").hasLineCount(1);
    assertThat(over.exit()).isEqualTo(2);
    assertThat(over.err()).contains(file + " is there, and no JUnit XML of ours").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void helpNamesEveryCommandAndTheExitCodes(String argument) {
    InProcess ran = InProcess.run(argument);

    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains("Usage: harmonia-smoke", "check", "explain", "generate-completion", "help")
        .containsPattern("0 +clean")
        .containsPattern("1 +drift")
        .containsPattern("2 +incomplete");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "waive", "explain", "generate-completion"})
  void helpOfACommandIsTheSameFromBothSides(String command) {
    InProcess after = InProcess.run(command, "--help");
    InProcess before = InProcess.run("help", command);

    assertThat(before.exit()).isZero();
    assertThat(before.out()).contains("Usage: harmonia-smoke " + command);
    assertThat(after).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void theVersionIsSaidOfTheProgramAndOfACommand(String option) {
    InProcess ran = InProcess.run(option);

    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).startsWith("harmonia-smoke ").contains("Java ");
    assertThat(InProcess.run("check", option)).isEqualTo(ran);
  }

  private static Arguments mistake(String message, String... arguments) {
    return Arguments.of(message, arguments);
  }
}
