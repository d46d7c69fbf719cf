package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.harmonia.smoke.kit.RealProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What {@code mvn deploy -Pcentral} would send to Maven Central, made with a key that is thrown
 * away and held to Central's rules. Nothing is sent.
 */
class CentralIT {
  private static final String VERSION = "1.0.0";
  private static final String START = "io/harmonia/harmonia-smoke/1.0.0/harmonia-smoke-1.0.0";

  private static Path keys = Path.of("");
  private static CentralBundle bundle = new CentralBundle(Map.of(), keys);

  @BeforeAll
  static void make() throws Exception {
    Tools.need("gpg");
    assumeThat(Mvn.property("it.offline"))
        .as("the plugins that publish are not among what a build fetches")
        .isNotEqualTo("offline true");
    // not below a long path: gpg's agent listens at a socket in it
    keys =
        Files.createTempDirectory(
            "keys",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    gpg("--passphrase", "", "--quick-generate-key", "Throwaway <a@example.org>", "ed25519", "sign");
    ProjectCopy project = ProjectCopy.make();
    Path pom = project.folder().resolve("pom.xml");
    Files.writeString(
        pom,
        Files.readString(pom)
            .replace("<version>1.0.0-SNAPSHOT</version>", "<version>1.0.0</version>"));
    // the plugin asks for credentials, even where it sends nothing
    Path settings =
        Files.writeString(
            keys.resolve("settings.xml"),
            "<settings><servers><server><id>central</id><username>nobody</username>"
                + "<password>none</password></server></servers></settings>");

    Mvn.Run run =
        Mvn.in(project.folder())
            .environment("GNUPGHOME", keys.toString())
            .environment("MAVEN_GPG_PASSPHRASE", "")
            .with("-s", settings.toString(), "-Pcentral,!lint", "-DskipPublishing=true")
            .with("-Dmaven.test.skip=true", "-DskipITs", "-Djacoco.skip=true")
            .with("-Dmaven.install.skip=true")
            .run("deploy");

    assertThat(run.isSuccess()).as(run.out()).isTrue();
    bundle =
        CentralBundle.of(
            project.folder().resolve("target/central-publishing/central-bundle.zip"), keys);
  }

  @AfterAll
  static void throwTheKeyAway() throws IOException {
    if (!keys.toString().isEmpty()) {
      RealProgram.run(
          keys, Map.of("GNUPGHOME", keys.toString()), List.of("gpgconf", "--kill", "all"));
      try (Stream<Path> files = Files.walk(keys)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Test
  void breaksNoRuleOfCentral() throws Exception {
    assertThat(faults(bundle.files())).isEmpty();
    assertThat(bundle.files()).containsKeys(START + ".jar", START + "-cli.jar");
  }

  @Test
  void aFileThatIsMissingOrAnotherIsFound() throws Exception {
    for (String gone :
        List.of("-sources.jar", "-javadoc.jar", ".jar.asc", ".pom.md5", ".jar.sha1")) {
      Map<String, byte[]> less = new TreeMap<>(bundle.files());
      assertThat(less.remove(START + gone)).isNotNull();

      assertThat(faults(less)).contains("not there: " + START + gone);
    }
    Map<String, byte[]> other = new TreeMap<>(bundle.files());
    other.put(START + ".jar", new byte[] {1});

    assertThat(faults(other))
        .contains("wrong: " + START + ".jar.asc", "wrong: " + START + ".jar.sha1");
  }

  @Test
  void aPomThatSaysLessOrMoreIsFound() throws Exception {
    assertThat(faultsOfPom("<url>https://github.com/OWNER/harmonia-smoke</url>", "", "", ""))
        .contains("pom: says no /project/url", "pom: says no /project/scm/url");
    assertThat(faultsOfPom("<developers>", "<people>", "</developers>", "</people>"))
        .contains("pom: says no /project/developers/developer/name");
    assertThat(faultsOfPom("<developers>", "<repositories/><developers>", "", ""))
        .contains("pom: has //repositories");
    assertThat(faultsOfPom("<version>1.0.0</version>", "<version>1.0.0-SNAPSHOT</version>", "", ""))
        .contains("pom: version is 1.0.0-SNAPSHOT", "pom: names a snapshot");
  }

  private static List<String> faultsOfPom(String a, String b, String c, String d) throws Exception {
    Map<String, byte[]> files = new TreeMap<>(bundle.files());
    String pom = new String(files.get(START + ".pom"), StandardCharsets.UTF_8);
    String changed = c.isEmpty() ? pom.replace(a, b) : pom.replace(a, b).replace(c, d);
    assertThat(changed).isNotEqualTo(pom);
    files.put(START + ".pom", changed.getBytes(StandardCharsets.UTF_8));
    return faults(files);
  }

  private static List<String> faults(Map<String, byte[]> files) throws Exception {
    return new CentralBundle(files, keys).faults("io.harmonia", "harmonia-smoke", VERSION);
  }

  private static void gpg(String... arguments) {
    List<String> command =
        Stream.concat(Stream.of("gpg", "--batch", "--quiet"), Stream.of(arguments)).toList();
    RealProgram.Ran ran = RealProgram.run(keys, Map.of("GNUPGHOME", keys.toString()), command);
    assertThat(ran.exitCode()).as(ran.out()).isZero();
  }
}
