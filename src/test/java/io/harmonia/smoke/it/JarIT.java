package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.harmonia.smoke.kit.FolderListing;
import io.harmonia.smoke.kit.HostileText;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The executable jar, as a process of its own. */
class JarIT {
  private static final String SCHEMA =
      "src/main/resources/io/harmonia/smoke/smoke-report.schema.json";
  private static final Path JAVA_25 = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64/bin/java");

  @TempDir Path folder;
  private Path repository;
  private SmallWorkspace workspace;

  @BeforeEach
  void makeTheWorkspace() throws Exception {
    repository = Files.createDirectory(folder.resolve("repository"));
    workspace = SmallWorkspace.in(repository);
  }

  @Test
  void isCleanAndWritesTheReportsAlone() throws Exception {
    Map<String, String> before = FolderListing.of(repository);

    Jar.Run run = Jar.in(folder).run("--root", "repository");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("[smoke] clean: 12 checks: ").hasLineCount(1);
    assertThat(run.out()).doesNotContain("\u001b");
    assertThat(FolderListing.of(repository)).isEqualTo(before);
    assertThat(files(folder.resolve(".harmonia-smoke")))
        .containsExactlyInAnyOrder(".gitignore", "smoke-report.json", "smoke-summary.md");
    assertThat(list(folder)).containsExactlyInAnyOrder("repository", ".harmonia-smoke");
  }

  @Test
  void findsTheWorkspaceUpwardAndIsQuietWhereItIsClean() throws Exception {
    Path below = Files.createDirectories(repository.resolve("models/acme"));

    Jar.Run run = Jar.in(below).run("-q", "--report-dir", folder.resolve("r").toString());

    assertThat(run).isEqualTo(new Jar.Run(0, "", ""));
  }

  @Test
  void saysDriftInEveryFormatWithUtf8UnderTheCLocale() throws Exception {
    for (HostileText text : List.of(HostileText.LINE_FEED, HostileText.XML)) {
      text.writeInto(workspace);
    }
    workspace.flipAByteOf(SmallWorkspace.WEIGHTS);

    Jar.Run run =
        Jar.in(folder)
            .environment("LC_ALL", "C")
            .environment("GITHUB_WORKSPACE", folder.toString())
            .run(
                "check",
                "--root=repository",
                "--format=github",
                "--junit-xml=x/smoke.xml",
                "--allure-results=allure");

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out()).contains(" → ", "hostile", "[smoke] drift: ");
    assertThat(run.out().lines())
        .allMatch(line -> line.startsWith("::error ") || line.startsWith("[smoke] "))
        .anyMatch(line -> line.startsWith("::error file=repository/models/"))
        .noneMatch(line -> line.contains("\u001b"));
    Element suite = xml(folder.resolve("x/smoke.xml"));
    JsonReportFile report = JsonReportFile.in(folder.resolve(".harmonia-smoke"));
    assertThat(suite.getAttribute("tests")).isEqualTo("" + report.count("checks"));
    assertThat(suite.getAttribute("failures")).isEqualTo("" + report.count("drifted"));
    assertThat(suite.getElementsByTagName("testcase").getLength())
        .isEqualTo((int) report.count("checks"));
    assertThat(list(folder.resolve("allure")).filter(n -> n.endsWith("-result.json")))
        .hasSize((int) report.count("checks"));
    assertThat(list(folder))
        .containsExactlyInAnyOrder("repository", ".harmonia-smoke", "x", "allure");
  }

  @Test
  void printsNothingButTheReportAsJson() throws Exception {
    workspace.delete(SmallWorkspace.WEIGHTS);

    Jar.Run run = Jar.in(folder).run("--root", "repository", "--format", "json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    JsonNode report = new ObjectMapper().readTree(run.out());
    JsonNode schema =
        new ObjectMapper().readTree(Path.of(Mvn.property("it.basedir"), SCHEMA).toFile());
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(report))
        .isEmpty();
    assertThat(report.path("outcome").asText()).isEqualTo("drift");
  }

  @Test
  void is2WithoutAStackTraceWhereTheRootOrTheReportsLeadNowhere() throws Exception {
    Files.createFile(folder.resolve("file"));

    Jar.Run gone = Jar.in(folder).run("--root", "none");
    Jar.Run file = Jar.in(folder).run("--root", "file");
    Jar.Run reports = Jar.in(folder).run("--root", "repository", "--report-dir", "file");

    assertThat(List.of(gone, file, reports))
        .allSatisfy(run -> assertThat(run.exit()).isEqualTo(2))
        .allSatisfy(run -> assertThat(run.out() + run.err()).doesNotContain("\tat "));
    assertThat(gone.out()).contains("none does not exist");
    assertThat(file.out()).contains("file is a file");
    assertThat(reports.out()).contains("smoke.report.dir: ", "is a file, expected a folder");
    assertThat(JsonReportFile.in(folder.resolve(".harmonia-smoke")).outcome())
        .isEqualTo("incomplete");
  }

  @Test
  void refusesFoldersThatHoldTrackedFiles() throws Exception {
    RealProgram.assumeInstalled("git");
    RealProgram.runSuccessfully(repository, "git", "init", "-q");
    RealProgram.runSuccessfully(repository, "git", "add", "models");
    Map<String, String> before = FolderListing.of(repository.resolve("models"));

    Jar.Run reports = Jar.in(folder).run("--root=repository", "--report-dir=repository/models");
    Jar.Run allure = Jar.in(folder).run("--root=repository", "--allure-results=repository/models");

    assertThat(reports.exit()).isEqualTo(2);
    assertThat(reports.out()).contains("smoke.report.dir: ", "holds files that git tracks");
    assertThat(allure.exit()).isEqualTo(2);
    assertThat(allure.err()).contains("--allure-results: repository/models holds files that git");
    assertThat(FolderListing.of(repository.resolve("models"))).isEqualTo(before);
  }

  @Test
  void is2WhereTheRootCannotBeRead() throws Exception {
    RealProgram.assumeInstalled("setpriv");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(repository, PosixFilePermissions.fromString("rwx------"));
    Path reports = Files.createDirectory(folder.resolve("reports"));
    Files.setPosixFilePermissions(reports, PosixFilePermissions.fromString("rwxrwxrwx"));

    Jar.Run run =
        Jar.in(folder)
            .under("setpriv", "--reuid", "65534", "--clear-groups")
            .run("--root", "repository", "--report-dir", "reports");

    assumeThat(run.err()).doesNotContain("setpriv", "Unable to access jarfile");
    assertThat(run.exit()).as(run.out()).isEqualTo(2);
    assertThat(run.out() + run.err()).contains("access is denied").doesNotContain("\tat ");
  }

  @Test
  void leavesAnIncompleteReportAndXmlWhereItIsTerminated() throws Exception {
    sparse(8L << 30);
    Path xml = folder.resolve("smoke.xml");
    Jar jar = Jar.in(folder);
    Files.writeString(
        xml, "<testsuite name=\"Harmonia Smoke\" tests=\"1\" failures=\"0\" errors=\"0\"/>");
    Path out = folder.resolve("out");

    Process process = jar.start(out, folder.resolve("err"), "--root=large", "--junit-xml=" + xml);
    Path report = folder.resolve(".harmonia-smoke/smoke-report.json");
    while (process.isAlive()
        && !(Files.exists(report) && Files.readString(report).contains("\"root\" : \"large\""))) {
      Thread.sleep(20);
    }
    Thread.sleep(300);
    process.destroy();

    assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(JsonReportFile.in(folder.resolve(".harmonia-smoke")).outcome())
        .isEqualTo("incomplete");
    assertThat(Files.readString(out)).contains("[smoke] incomplete: ");
    assertThat(xml(xml).getAttribute("errors")).isEqualTo("1");
  }

  @Test
  void showsABarOnATerminalAndLinesWhereThereIsNone() throws Exception {
    RealProgram.assumeInstalled("script");
    sparse(5L << 30);
    Path typescript = folder.resolve("typescript");
    String command = String.join(" ", Jar.in(folder).optimizing().command("--root=large"));

    RealProgram.Ran ran =
        RealProgram.run(
            folder,
            Map.of("TERM", "xterm"),
            List.of("script", "-qec", command, typescript.toString()));

    String shown = Files.readString(typescript, StandardCharsets.UTF_8);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(shown).contains("\rhashing", "MB", "\u001b[1m\u001b[31mdrift\u001b");
    assertThat(shown.replaceAll(".*\r", "").lines()).noneMatch(line -> line.startsWith("hashing"));
  }

  @Test
  void runsOnJava25() throws Exception {
    assumeThat(JAVA_25).exists();

    Jar.Run run = Jar.in(folder).on(JAVA_25).run("--root", "repository");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).startsWith("[smoke] clean: ").hasLineCount(1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void statesItsVersionAndCommitAndHelps() throws Exception {
    Jar.Run version = Jar.in(folder).run("--version");
    Jar.Run help = Jar.in(folder).run("help", "check");

    assertThat(version.exit()).isZero();
    assertThat(version.out())
        .contains("harmonia-smoke " + Mvn.property("it.version"))
        .containsPattern("\\(commit [0-9a-f]{40}\\)|" + Mvn.property("it.version") + "\n");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("Usage: harmonia-smoke check").doesNotContain("\u001b");
  }

  @Test
  void completesItsCommandsInBash() throws Exception {
    RealProgram.assumeInstalled("bash");
    Path script = folder.resolve("completion");
    Jar.Run run = Jar.in(folder).run("generate-completion");
    Files.writeString(script, run.out());

    String completed =
        RealProgram.runSuccessfully(
            folder,
            "bash",
            "-c",
            """
            source completion
            complete -p harmonia-smoke | grep -o '_complete_[a-z-]*'
            try() {
              COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"
              _complete_harmonia-smoke 2> /dev/null; echo "${COMPREPLY[@]}"
            }
            try harmonia-smoke che
            try harmonia-smoke explain checksum
            try harmonia-smoke check --jun
            """);

    assertThat(completed.lines())
        .containsExactly(
            "_complete_harmonia-smoke", "check", "checksum-mismatch checksums", "--junit-xml");
  }

  /** A workspace of one large file that costs no room, and whose recorded checksum is wrong. */
  private void sparse(long bytes) throws Exception {
    Path root = Files.createDirectories(folder.resolve("large/models"));
    Files.writeString(root.resolve("checksums.sha256"), "0".repeat(64) + "  models/large.bin\n");
    try (RandomAccessFile file = new RandomAccessFile(root.resolve("large.bin").toFile(), "rw")) {
      file.setLength(bytes);
    }
  }

  private static Element xml(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement();
  }

  private static Stream<String> list(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private static List<String> files(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()).toList();
    }
  }
}
