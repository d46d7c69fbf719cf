package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another Java project, with the jar as a test dependency and a class of one line. */
class ConsumerIT {
  private static final String SUITE = "org.example.OurModelsTest";
  private static final String OWN = "org.example.OwnSmokeTest";

  @TempDir private static Path shared = Path.of("");

  /** Installs the jar into a local repository of its own; what it needs comes from this build's. */
  @BeforeAll
  static void install() throws IOException {
    String version = Mvn.property("it.version");
    Path place = shared.resolve("repository/io/harmonia/harmonia-smoke/" + version);
    Files.createDirectories(place);
    Files.copy(
        Path.of(Mvn.property("it.jar")), place.resolve("harmonia-smoke-" + version + ".jar"));
    Files.copy(
        Path.of(Mvn.property("it.basedir"), "pom.xml"),
        place.resolve("harmonia-smoke-" + version + ".pom"));
    Files.writeString(
        shared.resolve("settings.xml"),
        """
        <settings>
          <mirrors>
            <mirror>
              <id>this-build</id>
              <mirrorOf>*</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """
            .formatted(Path.of(Mvn.property("it.repository")).toUri()));
  }

  @Test
  void isGreenWhereItsWorkspaceHolds(@TempDir Path project) throws Exception {
    SmallWorkspace.in(consumer(project));

    Mvn.Run run = test(project);

    assertThat(run.isSuccess()).as(run.out()).isTrue();
    assertThat(run.report().outcome()).isEqualTo("clean");
    assertThat(run.report().count("checks"))
        .isEqualTo(SmallWorkspace.CHECKS)
        .isEqualTo(run.surefire(SUITE).tests());
    assertThat(run.surefire(OWN).tests()).isEqualTo(1);
    assertThat(run.report().ids()).noneMatch(id -> id.contains("ownSmokeTest"));
    assertThat(names(project))
        .containsExactlyInAnyOrder("pom.xml", "src", "models", "inventory", "target");
    assertThat(names(project.resolve("target/smoke")))
        .containsExactlyInAnyOrder("smoke-report.json", "smoke-summary.md");
  }

  @Test
  void isRedWhereItsWorkspaceDrifted(@TempDir Path project) throws Exception {
    SmallWorkspace.in(consumer(project)).flipAByteOf(SmallWorkspace.WEIGHTS);

    Mvn.Run run = test(project);

    assertThat(run.exit()).isNotZero();
    assertThat(run.report().findings())
        .containsExactly(
            "models/checksums.sha256 › " + SmallWorkspace.WEIGHTS + " = checksum-mismatch");
    assertThat(run.surefire(SUITE).failures()).isEqualTo(1);
    assertThat(run.surefire(OWN).failures()).isZero();
  }

  @Test
  void bringsNothingThatChangesOtherPeoplesBuilds() throws IOException {
    try (JarFile jar = new JarFile(Mvn.property("it.jar"))) {
      List<String> entries = jar.stream().map(ZipEntry::getName).toList();

      assertThat(entries)
          .contains(
              "io/harmonia/smoke/junit/ManifestSmokeSuite.class",
              "io/harmonia/smoke/smoke-report.schema.json",
              "io/harmonia/smoke/manifest.schema.json",
              "META-INF/services/org.junit.platform.launcher.TestExecutionListener")
          .doesNotContain("junit-platform.properties", "allure.properties")
          .noneMatch(entry -> entry.startsWith("META-INF/services/org.junit.jupiter"))
          .noneMatch(entry -> entry.contains("RepositorySmokeTest"));
    }
  }

  private static Mvn.Run test(Path project) throws Exception {
    return Mvn.in(project, shared.resolve("settings.xml"), shared.resolve("repository"))
        .run("test");
  }

  private static Path consumer(Path project) throws IOException {
    write(
        project.resolve("pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId>
          <artifactId>consumer</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>
            <dependency>
              <groupId>io.harmonia</groupId>
              <artifactId>harmonia-smoke</artifactId>
              <version>%s</version>
              <scope>test</scope>
            </dependency>
          </dependencies>
          <build>
            <plugins>
              <plugin>
                <artifactId>maven-resources-plugin</artifactId>
                <version>%s</version>
              </plugin>
              <plugin>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>%s</version>
              </plugin>
              <plugin>
                <artifactId>maven-surefire-plugin</artifactId>
                <version>%s</version>
              </plugin>
            </plugins>
          </build>
        </project>
        """
            .formatted(
                Mvn.property("it.version"),
                Mvn.property("it.resources"),
                Mvn.property("it.compiler"),
                Mvn.property("it.surefire")));
    Path tests = project.resolve("src/test/java/org/example");
    write(
        tests.resolve("OurModelsTest.java"),
        """
        package org.example;

        class OurModelsTest extends io.harmonia.smoke.junit.ManifestSmokeSuite {}
        """);
    write(
        tests.resolve("OwnSmokeTest.java"),
        """
        package org.example;

        import org.junit.jupiter.api.Tag;
        import org.junit.jupiter.api.Test;

        @Tag("smoke")
        class OwnSmokeTest {
          @Test
          void ownSmokeTest() {}
        }
        """);
    return project;
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, content);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
