package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar with its launcher, as {@code src/main/launcher/install} puts them into a folder. */
class LauncherIT {
  private static final Path JAVA_25 = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");
  private static final String JAVA_HOME = System.getProperty("java.home");

  @TempDir Path folder;

  @Test
  void saysWhatTheJarSaysAndNothingElse() throws Exception {
    Path root = folder.resolve("workspace");
    SmallWorkspace.in(root).flipAByteOf(SmallWorkspace.WEIGHTS);
    Path program = install(folder.resolve("a folder with spaces"));

    RealProgram.Ran ran = run(program, Map.of(), "--root", root.toString());
    Jar.Run jar = Jar.in(folder).run("--root", root.toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(settled(ran.out())).isEqualTo(settled(jar.out()));
    assertThat(jar.out()).contains("[checksum-mismatch]");
  }

  @Test
  void startsWithTheArchiveOfItsClasses() throws IOException {
    Path program = install(folder.resolve("home"));

    String out = run(program, options("-Xlog:class+load"), "--version").out();

    assertThat(program.resolveSibling("harmonia-smoke.jsa")).isNotEmptyFile();
    assertThat(out).contains("io.harmonia.smoke.cli.Main source: shared objects file (top)");
  }

  @Test
  void startsWithoutAWordWhereTheArchiveIsOfAnotherJar() throws IOException {
    Path program = install(folder.resolve("home"));
    Path jar = program.resolveSibling("harmonia-smoke.jar");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));

    RealProgram.Ran ran = run(program, Map.of(), "--version");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.lines()).hasSize(2).first().asString().startsWith("harmonia-smoke ");
  }

  @Test
  void startsThroughALinkAndWithAnotherJava() throws IOException {
    Path program = install(folder.resolve("home"));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path link = Files.createSymbolicLink(bin.resolve("smoke"), Path.of("../home/harmonia-smoke"));

    assertThat(run(link, Map.of(), "--version").lines()).hasSize(2);
    assumeTrue(Files.isDirectory(JAVA_25), "there is no other Java");
    RealProgram.Ran ran = run(program, Map.of("JAVA_HOME", JAVA_25.toString()), "--version");
    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.lines()).hasSize(2);
  }

  @Test
  void takesMoreOptionsForTheJvm() throws IOException {
    Path program = install(folder.resolve("home"));

    assertThat(run(program, options("-XshowSettings:vm -Xmx77m"), "--version").out())
        .contains("Max. Heap Size: 77.00M");
  }

  private Path install(Path home) {
    RealProgram.Ran ran =
        RealProgram.run(
            folder,
            Map.of("JAVA_HOME", JAVA_HOME),
            List.of(
                Path.of("src/main/launcher/install").toAbsolutePath().toString(),
                Mvn.property("it.executable"),
                home.toString()));
    assertThat(ran.out()).isEqualTo("installed: " + home.resolve("harmonia-smoke") + "\n");
    return home.resolve("harmonia-smoke");
  }

  private RealProgram.Ran run(Path program, Map<String, String> environment, String... arguments) {
    Map<String, String> all = new HashMap<>(Map.of("JAVA_HOME", JAVA_HOME));
    all.putAll(environment);
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return RealProgram.run(folder, all, command);
  }

  private static Map<String, String> options(String options) {
    return Map.of("SMOKE_JAVA_OPTS", options);
  }

  private static String settled(String out) {
    return out.replaceAll("\\d+\\.\\d+ s( \\([^)]*\\))?", "N s");
  }
}
