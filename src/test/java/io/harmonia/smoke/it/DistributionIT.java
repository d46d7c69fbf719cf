package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution that needs no Java, made as for a release, unpacked, and run without Java. */
class DistributionIT {
  private static final long MOST_BYTES = 55L * 1024 * 1024;

  /** jdeps: “class -> class module”. */
  private static final Pattern NEEDED =
      Pattern.compile("(?m)^ +(\\S+) +-> \\S+ +((?:java|jdk)\\.\\S+)$");

  /** Jackson's, for JavaBeans and databases; it does without where those are not. */
  private static final Pattern OPTIONAL =
      Pattern.compile(
          ".*\\.jackson\\.databind\\.(ext\\.(Java7SupportImpl|SqlBlobSerializer)"
              + "|deser\\.std\\.DateDeserializers\\$(SqlDate|Timestamp)Deserializer"
              + "|ser\\.std\\.Sql(Date|Time)Serializer)");

  @TempDir static Path made;
  @TempDir Path folder;

  private static Path project;
  private static Path archive;
  private static Path home;
  private static Path withoutJava;

  @BeforeAll
  static void make() throws Exception {
    project = ProjectCopy.make().folder();
    Mvn.Run run = distribution();
    assumeThat(
            Mvn.property("it.offline").equals("offline true")
                && run.out().contains("has not been downloaded from it before"))
        .as("the release's plugins are not there, and Maven is offline")
        .isFalse();
    assertThat(run.isSuccess()).as(run.out()).isTrue();
    try (Stream<Path> files = Files.list(project.resolve("target"))) {
      archive = files.filter(file -> file.toString().endsWith(".tar.gz")).findAny().orElseThrow();
    }
    Path place = Files.createDirectories(made.resolve("a folder with spaces"));
    RealProgram.runSuccessfully(place, "tar", "xzf", archive.toString());
    String name = archive.getFileName().toString();
    home = place.resolve(name.substring(0, name.length() - ".tar.gz".length()));
    withoutJava = made.resolve("no java");
    makeAPathWithoutJava();
  }

  @Test
  void isSmallAndNamedAfterItsPlatform() throws IOException {
    assertThat(archive.getFileName().toString())
        .matches("harmonia-smoke-" + Pattern.quote(version()) + "-linux-(x64|arm64)\\.tar\\.gz");
    assertThat(Files.size(archive)).isLessThanOrEqualTo(MOST_BYTES);
  }

  /** What the Dockerfile adds, and what may be sent to who builds it. */
  @Test
  void isWhatTheDockerfileAdds() throws IOException {
    assumeThat(archive.toString()).endsWith("-linux-x64.tar.gz");
    Path name = Path.of("target").resolve(archive.getFileName());
    String added =
        Files.readAllLines(Tools.repository().resolve("Dockerfile")).stream()
            .filter(line -> line.startsWith("ARG DISTRIBUTION="))
            .map(line -> line.substring("ARG DISTRIBUTION=".length()))
            .findFirst()
            .orElseThrow();
    String sent =
        Files.readAllLines(Tools.repository().resolve(".dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .findFirst()
            .orElseThrow();

    for (String pattern : List.of(added, sent)) {
      assertThat(FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(name))
          .as(pattern)
          .isTrue();
    }
  }

  /** Who unpacks it as root must not give files to a user of the build machine. */
  @Test
  void holdsFilesOfRootThatAllMayReadAndNobodyElseWrite() {
    String listed =
        RealProgram.runSuccessfully(folder, "tar", "tvzf", archive.toString(), "--numeric-owner");

    assertThat(listed.lines())
        .hasSizeGreaterThan(50)
        .allMatch(line -> line.matches("(d|-|l)rw.r-.r-. 0/0 .*"));
    assertThat(home.resolve("harmonia-smoke")).isExecutable();
    assertThat(home.resolve("runtime/bin/java")).isExecutable();
    assertThat(home.resolve("lib/harmonia-smoke.jar"))
        .hasSameBinaryContentAs(Path.of(Mvn.property("it.executable")));
  }

  @Test
  void hasTheLicencesOfAllThatItCarries() throws IOException {
    assertThat(home.resolve("LICENSE")).content().contains("Apache License");
    assertThat(home.resolve("THIRD-PARTY.txt")).content().contains("com.fasterxml.jackson");
    assertThat(Files.readString(home.resolve("runtime/legal/java.base/LICENSE")))
        .contains("Classpath");
  }

  @Test
  void saysWhichVersionItIs() throws Exception {
    RealProgram.Ran ran = run(home.resolve("harmonia-smoke"), "--version");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.lines()).hasSize(2);
    assertThat(ran.lines().get(0))
        .isEqualTo(Jar.in(folder).run("--version").out().lines().findFirst().orElseThrow());
  }

  @Test
  void isGreenWhereAllIsRecordedAndRedWhereAByteIsNot() throws IOException {
    Path root = folder.resolve("workspace");
    SmallWorkspace workspace = SmallWorkspace.in(root);
    Path program = home.resolve("harmonia-smoke");

    RealProgram.Ran green = run(program, "check", "--root", root.toString());
    assertThat(green.exitCode()).as(green.out()).isZero();
    assertThat(green.out()).contains("clean");

    workspace.flipAByteOf(SmallWorkspace.WEIGHTS);
    RealProgram.Ran red = run(program, "check", "--root", root.toString());
    assertThat(red.exitCode()).as(red.out()).isEqualTo(1);
    assertThat(red.out()).contains("[checksum-mismatch]", SmallWorkspace.WEIGHTS);
    assertThat(run(program, "check", "--nonsense").exitCode()).isEqualTo(2);
  }

  @Test
  void readsWhatGitRecords() throws IOException {
    RealProgram.assumeInstalled("git");
    Path root = folder.resolve("workspace");
    SmallWorkspace workspace = SmallWorkspace.in(root);
    RealProgram.runSuccessfully(root, "git", "init", "-q");
    RealProgram.runSuccessfully(root, "git", "add", "-A");
    RealProgram.runSuccessfully(
        root, "git", "-c", "user.name=it", "-c", "user.email=it@example.org", "commit", "-qm", "1");
    workspace.write("models/checksums.sha256", new byte[0]);

    RealProgram.Ran red = run(home.resolve("harmonia-smoke"), "check", "--root", root.toString());

    assertThat(red.exitCode()).as(red.out()).isEqualTo(1);
    assertThat(red.out()).contains("expected the checksums that it has in HEAD (");
  }

  /** A name in no ASCII is no fault of a machine that has no locale. */
  @Test
  void findsAFolderWhoseNameIsNoAsciiWithoutALocale() {
    assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
    Path root = folder.resolve("größe");
    SmallWorkspace.in(root);

    RealProgram.Ran ran = run(home.resolve("harmonia-smoke"), "check", "--root", root.toString());

    assertThat(ran.exitCode()).as(ran.out()).isZero();
  }

  @Test
  void startsThroughALinkOnThePathFromAnyFolder() throws IOException {
    Path bin = Files.createDirectories(made.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("second"), home.resolve("harmonia-smoke"));
    Files.createSymbolicLink(bin.resolve("smoke"), Path.of("second"));

    RealProgram.Ran ran =
        RealProgram.run(
            folder,
            Map.of(),
            List.of("env", "-i", "PATH=" + bin + ":" + withoutJava, "smoke", "--version"));

    assertThat(ran.exitCode()).as(ran.out()).isZero();
  }

  /** Options that are meant for all Java programs of a user may not change what this one finds. */
  @Test
  void takesNoOptionsButItsOwn() {
    Path program = home.resolve("harmonia-smoke");
    for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      RealProgram.Ran ran =
          runWith(
              List.of(name + "=-XX:NoSuchOption=1", "JAVA_HOME=/nowhere"), program, "--version");
      assertThat(ran.exitCode()).as(name + ": " + ran.out()).isZero();
      assertThat(ran.lines()).as(name).hasSize(2);
    }
    assertThat(
            runWith(List.of("SMOKE_JAVA_OPTS=-XshowSettings:vm -Xmx77m"), program, "--version")
                .out())
        .contains("Max. Heap Size: 77.00M");
  }

  @Test
  void startsWithItsCacheWhereItsJavaMakesOne() {
    boolean makesOne = Runtime.version().feature() >= 25;

    assertThat(Files.exists(home.resolve("lib/harmonia-smoke.aot"))).isEqualTo(makesOne);
    assumeThat(makesOne).as("Java makes AOT caches that may be moved from 25 on").isTrue();
    assertThat(
            runWith(
                    List.of("SMOKE_JAVA_OPTS=-Xlog:class+load"),
                    home.resolve("harmonia-smoke"),
                    "--version")
                .out())
        .contains("io.harmonia.smoke.cli.Main source: shared objects file");
  }

  /** The launcher becomes Java: a signal ends the run, and nothing is left. */
  @Test
  void endsByTheSignalThatItIsSent() throws Exception {
    Path root = folder.resolve("workspace");
    SmallWorkspace.in(root);
    try (RandomAccessFile large =
        new RandomAccessFile(root.resolve(SmallWorkspace.WEIGHTS).toFile(), "rw")) {
      large.setLength(1L << 40); // a hole; to hash it takes hours
    }
    Process process =
        new ProcessBuilder(
                home.resolve("harmonia-smoke").toString(), "check", "--root", root.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    try {
      Instant end = Instant.now().plus(Duration.ofMinutes(4));
      while (process.isAlive() && !isJava(process) && Instant.now().isBefore(end)) {
        Thread.sleep(20);
      }
      assertThat(isJava(process)).as(Files.readString(folder.resolve("out"))).isTrue();
      process.destroy();

      assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + 15);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** A new class of the JDK must not be missed only by the distribution's users. */
  @Test
  void hasTheModulesThatItsClassesNeed() {
    TreeSet<String> has = new TreeSet<>();
    for (String line :
        RealProgram.runSuccessfully(
                folder, home.resolve("runtime/bin/java").toString(), "--list-modules")
            .split("\n", -1)) {
      has.add(line.replaceFirst("@.*", ""));
    }
    String deps =
        RealProgram.runSuccessfully(
            folder,
            Path.of(System.getProperty("java.home"), "bin/jdeps").toString(),
            "--ignore-missing-deps",
            "--multi-release=17",
            "-verbose:class",
            home.resolve("lib/harmonia-smoke.jar").toString());

    List<String> missing = new ArrayList<>();
    Matcher matcher = NEEDED.matcher(deps);
    int read = 0;
    while (matcher.find()) {
      read++;
      if (!has.contains(matcher.group(2)) && !OPTIONAL.matcher(matcher.group(1)).matches()) {
        missing.add(matcher.group(1) + " needs " + matcher.group(2));
      }
    }
    assertThat(read).isGreaterThan(1000);
    assertThat(missing).isEmpty();
    // found by name alone: elliptic curves of TLS, and HTTP for what is asked of other machines
    assertThat(has).contains("jdk.crypto.ec", "java.net.http", "jdk.zipfs");
  }

  @Test
  void saysWhatAJdkLacksThatCannotMakeARuntime() throws Exception {
    Path jdk = folder.resolve("jdk");
    Files.createDirectories(jdk.resolve("bin"));
    program(jdk.resolve("bin/jlink"), "exit 0");
    Files.writeString(
        jdk.resolve("release"),
        "JAVA_VERSION=\"26\"\nOS_NAME=\"Linux\"\nOS_ARCH=\"aarch64\"\nIMPLEMENTOR=\"x\"\n");

    Mvn.Run run =
        Mvn.in(project)
            .run(
                "antrun:run@distribution",
                "-Prelease",
                "-Ddistribution.folder=" + folder.resolve("made"),
                "-Ddistribution.jdk=" + jdk);

    assertThat(run.exit()).isNotZero();
    assertThat(run.out())
        .contains(
            "The distribution for linux-arm64 gets the runtime of Java 26 (x) in " + jdk,
            jdk + " cannot make a runtime: it has no folder jmods",
            "-Ddistribution.jdk=FOLDER");
  }

  private static Mvn.Run distribution() throws IOException, InterruptedException {
    return Mvn.in(project)
        .run(
            "antrun:run@distribution",
            "assembly:single@distribution",
            "-Prelease",
            "-Ddistribution.jar=" + Mvn.property("it.executable"));
  }

  private static boolean isJava(Process process) {
    return process.info().command().orElse("").endsWith("/runtime/bin/java");
  }

  private static String version() {
    return Mvn.property("it.version");
  }

  private RealProgram.Ran run(Path program, String... arguments) {
    return runWith(List.of(), program, arguments);
  }

  /** With nothing in the environment but where the system's programs are, and no Java there. */
  private RealProgram.Ran runWith(List<String> environment, Path program, String... arguments) {
    List<String> command = new ArrayList<>(List.of("env", "-i", "PATH=" + withoutJava));
    command.addAll(environment);
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return RealProgram.run(folder, Map.of(), command);
  }

  /** A folder with what the launcher and the suite may call. */
  private static void makeAPathWithoutJava() throws IOException {
    Files.createDirectories(withoutJava);
    for (String name : List.of("readlink", "dirname", "git")) {
      program(withoutJava.resolve(name), "exec env PATH=/usr/bin:/bin " + name + " \"$@\"");
    }
    program(withoutJava.resolve("env"), "exec /usr/bin/env \"$@\"");
  }

  private static void program(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
