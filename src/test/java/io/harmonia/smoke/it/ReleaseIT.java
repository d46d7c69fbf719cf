package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.kit.RealProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release does before and after the build, and what it says that it is made of. */
class ReleaseIT {
  private static final Path SCRIPTS = Tools.repository().resolve(".github/scripts");

  private static final Pattern COORDINATES =
      Pattern.compile("([A-Za-z0-9.-]+:[A-Za-z0-9.-]+:[0-9][^ )]*)");

  @TempDir Path folder;

  @BeforeEach
  void makeARelease() throws IOException {
    write(
        "1.2.3",
        "## Unreleased\n\n- later\n\n## 1.2.3 - 2026-11-23\n\n### Added\n- x\n\n## 1.2.2\n\n- y\n");
  }

  @Test
  void printsTheNotesOfTheVersion() {
    RealProgram.Ran ran = check("v1.2.3");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).isEqualTo("### Added\n- x\n");
  }

  @Test
  void refusesATagOfAnotherVersion() {
    assertThat(check("v1.2.4").exitCode()).isEqualTo(1);
    assertThat(check("v1.2.4").out()).contains("the version of pom.xml is 1.2.3: expected 1.2.4");
    assertThat(check("1.2.3").exitCode()).isEqualTo(1);
    assertThat(check("v1.2").exitCode()).isEqualTo(1);
  }

  @Test
  void refusesASnapshot() throws IOException {
    write("1.2.3-SNAPSHOT", "## 1.2.3-SNAPSHOT\n\n- x\n");

    assertThat(check("v1.2.3-SNAPSHOT").exitCode()).isEqualTo(1);
    assertThat(check("v1.2.3-SNAPSHOT").out()).contains("is a snapshot");
  }

  @Test
  void refusesAVersionWithoutNotes() throws IOException {
    write("1.2.3", "## Unreleased\n\n- x\n\n## 1.2.30\n\n- y\n");
    assertThat(check("v1.2.3").exitCode()).isEqualTo(1);
    write("1.2.3", "## 1.2.3\n\n## 1.2.2\n\n- y\n");
    assertThat(check("v1.2.3").exitCode()).isEqualTo(1);
    assertThat(check("v1.2.3").out()).contains("has no section ## 1.2.3");
  }

  /** The placeholder is not written as one word, or {@code owner.sh} would rewrite it here. */
  @Test
  void refusesAPomThatDoesNotSayWhoPublishes() throws IOException {
    Path pom = folder.resolve("pom.xml");
    Files.writeString(
        pom,
        Files.readString(pom)
            .replace(
                "</project>",
                "  <url>https://github.com/" + "OWN" + "ER/harmonia-smoke</url>\n</project>"));

    assertThat(check("v1.2.3").exitCode()).isEqualTo(1);
    assertThat(check("v1.2.3").out()).contains("Run .github/scripts/owner.sh NAME");
  }

  /** A stand-in for {@code gh}, which writes down what it is asked: there is no GitHub here. */
  @Test
  void publishesAndMovesTheMajorTag() throws IOException {
    List<String> asked = publish("v1.2.3", "0");

    assertThat(asked)
        .containsExactly(
            "release create v1.2.3 a.jar a.jar.sha256 --repo o/r --verify-tag --title v1.2.3"
                + " --notes-file notes.md",
            "api repos/o/r/git/ref/tags/v1 --silent",
            "api --method PATCH repos/o/r/git/refs/tags/v1 -f sha=abc -F force=true --silent");
    assertThat(publish("v2.0.0", "1"))
        .endsWith("api --method POST repos/o/r/git/refs -f ref=refs/tags/v2 -f sha=abc --silent");
  }

  @Test
  void marksAPreReleaseAndMovesNoTag() throws IOException {
    assertThat(publish("v1.2.3-rc.1", "0"))
        .singleElement()
        .asString()
        .endsWith("--notes-file notes.md --prerelease");
  }

  @Test
  void saysWhatTheJarIsMadeOf() throws Exception {
    assumeThat(Mvn.property("it.offline"))
        .as("CycloneDX's plugin does nothing offline")
        .isNotEqualTo("offline true");
    ProjectCopy project = ProjectCopy.make();

    Mvn.Run run =
        Mvn.in(project.folder())
            .run(
                "package",
                "-Prelease,!lint",
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true");

    assertThat(run.isSuccess()).as(run.out()).isTrue();
    Path target = project.folder().resolve("target");
    JsonNode bom = new ObjectMapper().readTree(target.resolve("harmonia-smoke.cdx.json").toFile());
    assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    TreeSet<String> listed = new TreeSet<>();
    for (JsonNode part : bom.path("components")) {
      listed.add(
          String.join(
              ":",
              part.path("group").asText(),
              part.path("name").asText(),
              part.path("version").asText()));
      assertThat(part.path("hashes").findValuesAsText("alg")).contains("SHA-256");
    }
    TreeSet<String> shaded = new TreeSet<>();
    for (String line : Files.readAllLines(target.resolve("third-party/THIRD-PARTY.txt"))) {
      Matcher matcher = COORDINATES.matcher(line);
      if (matcher.find()) {
        shaded.add(matcher.group(1));
      }
    }
    assertThat(shaded).hasSizeGreaterThan(10);
    assertThat(listed).isEqualTo(shaded);
  }

  private void write(String version, String changes) throws IOException {
    Files.writeString(
        folder.resolve("pom.xml"),
        "<project>\n  <version>" + version + "</version>\n  <version>9</version>\n</project>\n");
    Files.writeString(folder.resolve("CHANGELOG.md"), "# Changelog\n\n" + changes);
  }

  private RealProgram.Ran check(String tag) {
    return RealProgram.run(
        folder,
        Map.of("RELEASE_ROOT", folder.toString(), "GITHUB_ACTIONS", ""),
        List.of(SCRIPTS.resolve("release-check.sh").toString(), tag));
  }

  private List<String> publish(String tag, String statusOfLookingForTheTag) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path log = bin.resolve("log");
    Files.deleteIfExists(log);
    Path gh = bin.resolve("gh");
    Files.writeString(
        gh,
        """
        #!/bin/sh
        echo "$*" >> "$GH_LOG"
        case $2 in repos/o/r/git/ref/*) exit "$GH_STATUS" ;; esac
        """);
    Files.setPosixFilePermissions(gh, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    environment.put("GH_LOG", log.toString());
    environment.put("GH_STATUS", statusOfLookingForTheTag);
    environment.put("GITHUB_REPOSITORY", "o/r");
    environment.put("GITHUB_SHA", "abc");
    RealProgram.Ran ran =
        RealProgram.run(
            folder,
            environment,
            List.of(
                SCRIPTS.resolve("release-publish.sh").toString(),
                tag,
                "notes.md",
                "a.jar",
                "a.jar.sha256"));
    assertThat(ran.exitCode()).as(ran.out()).isZero();
    return Files.readAllLines(log);
  }
}
