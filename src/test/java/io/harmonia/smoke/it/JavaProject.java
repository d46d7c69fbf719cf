package io.harmonia.smoke.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java project of somebody else, with what the documentation has people paste. */
final class JavaProject {
  private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>");

  private JavaProject() {}

  /** A pom with a dependency and a plugin; other plugins are those that this build has. */
  static String pom(String dependency, String plugin) {
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId>
          <artifactId>models</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>
        %s  </dependencies>
          <build>
            <plugins>
        %s      <plugin>
                <artifactId>maven-resources-plugin</artifactId>
                <version>%s</version>
              </plugin>
              <plugin>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>%s</version>
              </plugin>
            </plugins>
          </build>
        </project>
        """
        .formatted(dependency, plugin, Mvn.property("it.resources"), Mvn.property("it.compiler"));
  }

  /**
   * A Maven that finds this project's jar as if it had been published, and else what this build
   * has.
   *
   * @param dependency names its version
   */
  static Mvn maven(Path project, Path library, String dependency) throws IOException {
    Matcher version = VERSION.matcher(dependency);
    if (!version.find()) {
      throw new AssertionError("no version in " + dependency);
    }
    String name = "harmonia-smoke-" + version.group(1);
    Path place = library.resolve("repository/io/harmonia/harmonia-smoke/" + version.group(1));
    Files.createDirectories(place);
    Files.copy(Path.of(Mvn.property("it.jar")), place.resolve(name + ".jar"));
    String pom = Files.readString(Path.of(Mvn.property("it.basedir"), "pom.xml"));
    Files.writeString(
        place.resolve(name + ".pom"),
        pom.replaceFirst(
            "<version>[^<]*</version>", "<version>" + version.group(1) + "</version>"));
    Path settings = library.resolve("settings.xml");
    Files.writeString(
        settings,
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
    return Mvn.in(project, settings, library.resolve("repository"));
  }
}
