package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code docs/maven.md} says to paste, pasted: it works, and whatever keeps the suite from
 * running, an old Surefire first of all, is red.
 */
@Order(Integer.MAX_VALUE - 1)
class MavenPageIT {
  private static final String SUITE = "RepositorySmokeTest";
  private static final Pattern BLOCK = Pattern.compile("```(xml|java)\n(.*?)```", Pattern.DOTALL);
  private static final String JUNIT_4 =
      "<dependency><groupId>junit</groupId><artifactId>junit</artifactId>"
          + "<version>4.13.2</version><scope>test</scope></dependency>";

  @TempDir private static Path shared = Path.of("");
  private static String dependency = "";
  private static String plugin = "";
  private static String suite = "";

  @TempDir Path project;

  /** The jar comes from a local repository of its own, all else from this build's. */
  @BeforeAll
  static void readThePageAndInstall() throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher =
        BLOCK.matcher(Files.readString(Path.of(Mvn.property("it.basedir"), "docs/maven.md")));
    while (matcher.find()) {
      blocks.add(matcher.group(2));
    }
    assertThat(blocks).hasSize(3);
    String version = Mvn.property("it.version");
    dependency =
        blocks
            .get(0)
            .replace(
                "<version>" + version.replace("-SNAPSHOT", "") + "</version>",
                "<version>" + version + "</version>");
    plugin = blocks.get(1);
    suite = blocks.get(2);
    Path place = shared.resolve("repository/io/harmonia/harmonia-smoke/" + version);
    Files.createDirectories(place);
    Files.copy(
        Path.of(Mvn.property("it.jar")), place.resolve("harmonia-smoke-" + version + ".jar"));
    Files.copy(
        Path.of(Mvn.property("it.basedir"), "pom.xml"),
        place.resolve("harmonia-smoke-" + version + ".pom"));
    String mirror =
        "<mirrors><mirror><id>this-build</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors>"
            .formatted(Path.of(Mvn.property("it.repository")).toUri());
    Files.writeString(
        shared.resolve("settings.xml"),
        "<settings>%s</settings>".formatted(isOffline() ? mirror : ""));
  }

  @Test
  void namesTheSurefireOfThisBuildAndTheVersionOfThisPom() {
    assertThat(plugin).contains("<version>" + Mvn.property("it.surefire") + "</version>");
    assertThat(dependency).contains("<version>" + Mvn.property("it.version") + "</version>");
  }

  @Test
  void runsOwnTestsAndTheSuiteOnceAndGivesThemTheirNames() throws Exception {
    project(dependency, plugin, SUITE);

    Mvn.Run run = test();

    assertThat(run.isSuccess()).as(run.out()).isTrue();
    assertThat(run.report().outcome()).isEqualTo("clean");
    assertThat(run.surefire("OwnTest").tests()).isEqualTo(2);
    assertThat(run.surefire(SUITE).tests())
        .isEqualTo(SmallWorkspace.CHECKS)
        .isEqualTo(run.report().count("checks"));
    String xml =
        Files.readString(project.resolve("target/surefire-reports/TEST-" + SUITE + ".xml"));
    assertThat(xml).contains("models/checksums.sha256 › " + SmallWorkspace.WEIGHTS);
  }

  @Test
  void isRedWhereSomethingDrifted() throws Exception {
    project(dependency, plugin, SUITE).flipAByteOf(SmallWorkspace.WEIGHTS);

    Mvn.Run run = test();

    assertThat(run.exit()).isNotZero();
    assertThat(run.report().outcome()).isEqualTo("drift");
    assertThat(run.surefire(SUITE).failures()).isEqualTo(1);
  }

  @Test
  void runsTheWholeSuiteBesideOneTestThatIsNamed() throws Exception {
    project(dependency, plugin, SUITE);

    Mvn.Run run = test("-Dtest=OwnTest");

    assertThat(run.isSuccess()).as(run.out()).isTrue();
    assertThat(run.report().outcome()).isEqualTo("clean");
  }

  @Test
  void isRedWhereTheClassHasAnotherName() throws Exception {
    project(dependency, plugin, "RenamedTest");

    Mvn.Run run = test("-Dtest=OwnTest");

    assertThat(run.exit()).isNotZero();
    assertThat(run.out()).contains("No tests matching pattern \"RepositorySmokeTest\"");
  }

  /** Everything holds, and still the build is red. */
  @ParameterizedTest
  @CsvSource({
    "2.12.4, nothing of the smoke suite was checked: expected 3.6.1",
    "2.22.2, 2.22.2 ran the smoke suite: expected 3.6.1",
    "3.2.5, 3.2.5 ran the smoke suite: expected 3.6.1",
    "3.5.3, 3.5.3 ran the smoke suite: expected 3.6.1",
  })
  void isRedWithAnOldSurefire(String surefire, String says) throws Exception {
    needSurefire(surefire);
    project(dependency, plugin.replace(Mvn.property("it.surefire"), surefire), SUITE);

    Mvn.Run run = test();

    assertThat(run.exit()).isNotZero();
    assertThat(run.out()).contains(says, "BUILD FAILURE");
  }

  /** The dependency and the class alone. */
  @ParameterizedTest
  @ValueSource(strings = {"2.12.4", "2.22.2", "3.2.5", "3.5.3"})
  void isRedWithAnOldSurefireThatNothingWasToldTo(String surefire) throws Exception {
    needSurefire(surefire);
    project(dependency, bare(surefire), SUITE);

    Mvn.Run run = test();

    assertThat(run.exit()).isNotZero();
    assertThat(run.out()).contains("the smoke suite", "expected 3.6.1", "BUILD FAILURE");
  }

  @Test
  void isGreenWithTheDependencyAndTheClassAloneAndThisSurefire() throws Exception {
    project(dependency, bare(Mvn.property("it.surefire")), SUITE);

    Mvn.Run run = test();

    assertThat(run.isSuccess()).as(run.out()).isTrue();
    assertThat(run.report().outcome()).isEqualTo("clean");
  }

  @Test
  void isRedWhereJUnit4HidesTheSuiteFromAnOldSurefire() throws Exception {
    needSurefire("2.12.4");
    assumeThat(!isOffline() || isInThisBuildsRepository("junit/junit/4.13.2/junit-4.13.2.jar"))
        .as("JUnit 4 is not in the local repository, and the build is offline")
        .isTrue();
    project(JUNIT_4 + dependency, plugin.replace(Mvn.property("it.surefire"), "2.12.4"), SUITE);

    Mvn.Run run = test();

    assertThat(run.exit()).isNotZero();
    assertThat(run.out()).contains("No tests were executed!");
  }

  private static String bare(String surefire) {
    return "<plugin><artifactId>maven-surefire-plugin</artifactId><version>"
        + surefire
        + "</version></plugin>";
  }

  private static boolean isOffline() {
    return Mvn.property("it.offline").equals("offline true");
  }

  private static boolean isInThisBuildsRepository(String file) {
    return Files.isRegularFile(Path.of(Mvn.property("it.repository"), file));
  }

  private static void needSurefire(String version) {
    String provider = version.equals("2.12.4") ? "surefire-junit3" : "surefire-junit-platform";
    String file =
        "org/apache/maven/surefire/%s/%s/%s-%s.jar".formatted(provider, version, provider, version);
    String launcher = "org/junit/platform/junit-platform-launcher/1.3.1"; // what 2.22.2 brings
    boolean there =
        isInThisBuildsRepository(file)
            && (!version.equals("2.22.2")
                || isInThisBuildsRepository(launcher + "/junit-platform-launcher-1.3.1.jar"));
    assumeThat(!isOffline() || there)
        .as("Surefire %s is not in the local repository, and the build is offline", version)
        .isTrue();
  }

  private Mvn.Run test(String... options) throws Exception {
    Mvn mvn = Mvn.in(project, shared.resolve("settings.xml"), shared.resolve("repository"));
    return mvn.with(options).run("test");
  }

  private SmallWorkspace project(String dependencies, String surefire, String className)
      throws IOException {
    Files.writeString(
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
          <dependencies>%s</dependencies>
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
              %s
            </plugins>
          </build>
        </project>
        """
            .formatted(
                dependencies, Mvn.property("it.resources"), Mvn.property("it.compiler"), surefire));
    write(className, suite.replace(SUITE, className));
    write(
        "OwnTest",
        """
        import org.junit.jupiter.api.Nested;
        import org.junit.jupiter.api.Test;

        class OwnTest {
          @Test
          void own() {}

          @Nested
          class InnerTest {
            @Test
            void inner() {}
          }
        }
        """);
    return SmallWorkspace.in(project);
  }

  private void write(String className, String content) throws IOException {
    Path file = project.resolve("src/test/java/" + className + ".java");
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, content);
  }
}
