package io.harmonia.smoke.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
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
        mistake("Unmatched argument at index 2: 'bar'", "check", "foo", "bar"),
        mistake("Did you mean: harmonia-smoke init", "intit"),
        mistake("Did you mean: harmonia-smoke update", "updte"),
        mistake("Did you mean: harmonia-smoke explain", "expalin"),
        mistake("smoke.root is given twice, by DIR and by --root", "check", "a", "--root", "b"),
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
  void saysWhereAReportCannotBeWritten(@TempDir Path folder) throws Exception {
    Path below = Files.writeString(folder.resolve("file"), "x").resolve("below");

    InProcess ran = InProcess.run("--root", folder.toString(), "--report-dir", below.toString());

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .contains(
            "smoke.report.dir: "
                + below
                + " cannot be written to: Not a directory. Name a place that may be written to.");
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
    Path file = Files.writeString(folder.resolve("file"), "something else");

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

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "help check", "explain", "generate-completion"})
  void endsWithIncompleteWhereItsOutputIsNotWritten(String command) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exit =
        Main.run(
            new PrintStream(new FullDisk(), true, UTF_8),
            new PrintStream(err, true, UTF_8),
            command.split(" ", -1));

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("the output could not be written whole");
  }

  @Test
  void endsWithIncompleteWhereTheReportIsNotPrinted(@TempDir Path folder) {
    WorkspaceBuilder.valid(folder.resolve("workspace"));
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exit =
        Main.run(
            new PrintStream(new FullDisk(), true, UTF_8),
            new PrintStream(err, true, UTF_8),
            "check",
            "--format=json",
            "--root=" + folder.resolve("workspace"),
            "--report-dir=" + folder.resolve("reports"));

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("the output could not be written whole");
  }

  @Test
  void leavesNoEarlierReportsWhereOneCannotBeWritten(@TempDir Path folder) throws Exception {
    WorkspaceBuilder.valid(folder.resolve("workspace"));
    Path xml = folder.resolve("x.xml");
    String[] arguments = {
      "check",
      "--root=" + folder.resolve("workspace"),
      "--report-dir=" + folder.resolve("reports"),
      "--junit-xml=" + xml
    };
    int clean = InProcess.run(arguments).exit();
    Files.writeString(xml, "another program's");

    InProcess refused = InProcess.run(arguments);

    assertThat(clean).isZero();
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(folder.resolve("reports")).isEmptyDirectory();
    assertThat(xml).hasContent("another program's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--report-dir=%s", "--junit-xml=%s/x.xml", "--allure-results=%s"})
  void writesNothingThroughALinkOfTheWorkspace(String option, @TempDir Path folder)
      throws Exception {
    Path root = folder.resolve("workspace");
    WorkspaceBuilder.valid(root).link("target", "models/acme");

    InProcess ran =
        InProcess.run(
            "check",
            "--root=" + root,
            option.startsWith("--report") ? "-q" : "--report-dir=" + folder.resolve("reports"),
            option.formatted(root.resolve("target/smoke")));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out() + ran.err()).contains("target, a symbolic link in the checked repository");
    assertThat(root.resolve("models/acme/smoke")).doesNotExist();
  }

  /** As {@code /dev/full} is. */
  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  private static Arguments mistake(String message, String... arguments) {
    return Arguments.of(message, arguments);
  }
}
