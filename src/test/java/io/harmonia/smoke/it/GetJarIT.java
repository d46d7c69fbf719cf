package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the action gets its jar from. There is neither a release nor {@code gh attestation} here
 * (Debian's gh has none): a stand-in for {@code gh} gives the jar of this build, and writes down
 * what it is asked.
 */
class GetJarIT {
  private static final String STAND_IN =
      """
      #!/usr/bin/env bash
      printf '%s\\n' "$*" >> "$ASKED"
      case "$1 $2" in
        "release download")
          [ "$DOWNLOAD" = 0 ] || exit "$DOWNLOAD"
          while [ "$1" != --dir ]; do shift; done
          cp "$JAR" "$2/harmonia-smoke.jar" ;;
        "attestation --help") sed -i '$d' "$ASKED"; exit "$KNOWS" ;;
        "attestation verify") exit "$ATTESTED" ;;
        *) exit 99 ;;
      esac
      """;

  @TempDir private Path folder;
  private Path asked;
  private Path action;

  @BeforeEach
  void makeAnAction() throws IOException {
    asked = folder.resolve("asked");
    Path gh = Files.createDirectory(folder.resolve("bin")).resolve("gh");
    Files.writeString(gh, STAND_IN);
    Files.setPosixFilePermissions(gh, PosixFilePermissions.fromString("rwxr-xr-x"));
    action = Files.createDirectory(folder.resolve("action"));
    version("1.2.3");
  }

  @Test
  void takesTheReleaseOfTheActionsOwnVersionWhereItIsAttested() throws Exception {
    StoreScript.Run run = script().run();

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.out()).contains("harmonia-smoke ");
    Path jar = Path.of(run.outputs().getOrDefault("jar", ""));
    assertThat(jar).hasSameBinaryContentAs(Path.of(Mvn.property("it.executable")));
    List<String> lines = Files.readAllLines(asked);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith("release download v1.2.3 --repo o/r --pattern harmonia-smoke.jar --dir ");
    assertThat(lines.get(1))
        .isEqualTo(
            "attestation verify "
                + jar
                + " --repo o/r --signer-workflow o/r/.github/workflows/release.yml"
                + " --source-ref refs/tags/v1.2.3 --deny-self-hosted-runners");
  }

  @Test
  void neverRunsAJarThatIsNotAttested() throws Exception {
    StoreScript.Run run = script().with("ATTESTED", "1").run();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.commands()).singleElement().asString().contains("has no build attestation");
    assertThat(run.out()).doesNotContain("harmonia-smoke 0");
    assertThat(run.outputs()).doesNotContainKey("jar");
    assertThat(folder.resolve("runner-temp/harmonia-smoke/jar")).isEmptyDirectory();
  }

  @Test
  void isRedWhereThereIsNoSuchRelease() throws Exception {
    StoreScript.Run run = script().with("DOWNLOAD", "1").run();

    assertThat(run.exit()).isNotZero();
    assertThat(run.outputs()).doesNotContainKey("jar");
  }

  @Test
  void saysThatThisGhIsTooOldToVerify() throws Exception {
    StoreScript.Run run = script().with("KNOWS", "1").run();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("expected 2.49 or later", "name the file");
    assertThat(asked).content().doesNotContain("download");
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Path few = Files.createDirectory(folder.resolve("few"));
    for (String program : List.of("bash", "dirname", "sed", "head", "mkdir", "mktemp", "env")) {
      Files.createSymbolicLink(few.resolve(program), Path.of("/usr/bin", program));
    }

    StoreScript.Run release = script().onlyPrograms(few).run();
    assertThat(release.exit()).isEqualTo(2);
    assertThat(release.out()).contains("gh is not installed", "name the file");

    StoreScript.Run build = script().onlyPrograms(few).with("SMOKE_JAR_FROM", "build").run();
    assertThat(build.exit()).isEqualTo(2);
    assertThat(build.out()).contains("mvn is not installed", "name the file");
    try (Stream<Path> links = Files.list(few)) {
      for (Path link : links.toList()) {
        Files.delete(link); // or JUnit warns of each
      }
    }
  }

  @Test
  void takesAFileThatIsNamedAndRefusesOneThatIsNot() throws Exception {
    assertThat(script().with("SMOKE_JAR_FROM", Mvn.property("it.executable")).run().exit())
        .isZero();
    assertThat(asked).doesNotExist();

    StoreScript.Run run = script().with("SMOKE_JAR_FROM", "nowhere.jar").run();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).contains("There is no harmonia-smoke.jar at nowhere.jar");
  }

  /** PipelineIT builds for real; here is only what is chosen. */
  @Test
  void buildsASnapshotAndALocalAction() throws Exception {
    Path maven = folder.resolve("bin/mvn");
    Files.writeString(maven, "#!/bin/sh\necho built; exit 3\n");
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String part : List.of("LICENSE", ".mvn/jvm.config", "src/main/x")) {
      StoreWorkspace.write(action.resolve(part), "x");
    }

    assertThat(script().with("ACTION_REPOSITORY", "").run().out()).contains("built");
    version("1.2.3-SNAPSHOT");
    assertThat(script().run().out()).contains("built");
    assertThat(script().run().exit()).isEqualTo(3);
    assertThat(asked).doesNotExist();
  }

  private void version(String version) throws IOException {
    StoreWorkspace.write(
        action.resolve("pom.xml"), "<project>\n  <version>" + version + "</version>\n</project>\n");
  }

  private StoreScript script() throws IOException {
    return StoreScript.of("jar.sh", folder, folder)
        .withPrograms(folder.resolve("bin"))
        .with("ASKED", asked.toString())
        .with("JAR", Mvn.property("it.executable"))
        .with("DOWNLOAD", "0")
        .with("ATTESTED", "0")
        .with("KNOWS", "0")
        .with("ACTION_PATH", action.toString())
        .with("ACTION_REPOSITORY", "o/r")
        .with("GH_TOKEN", "t");
  }
}
