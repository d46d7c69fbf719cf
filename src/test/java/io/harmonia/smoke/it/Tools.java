package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The programs that the pipeline's tests need. A test is skipped where one is missing, and says how
 * to install it; with {@code SMOKE_TOOLS=required} in the environment, as in {@code .ci/run}, it
 * fails.
 */
final class Tools {
  private static final String INSTALL = "run src/test/ci/install";
  private static final Path REPOSITORY = Path.of("").toAbsolutePath();

  private Tools() {}

  /** This project's folder, in which tests run. */
  static Path repository() {
    return REPOSITORY;
  }

  /** Skips or fails the test unless these programs are on the path. */
  static void need(String... programs) {
    for (String program : programs) {
      hold(isOnPath(program), program + " is not installed: " + INSTALL);
    }
  }

  /**
   * Skips or fails the test without a Chromium: Debian's, or the one that {@code CHROMIUM} names.
   */
  static void needBrowser() {
    String other = System.getenv("CHROMIUM");
    if (other == null) {
      need("chromium");
    } else {
      hold(Files.isExecutable(Path.of(other)), "CHROMIUM names no program: " + other);
    }
  }

  /** The folder of the npm packages' modules and scripts; skips or fails the test without them. */
  static Path npm() {
    need("node");
    Path folder = REPOSITORY.resolve("src/test/ci");
    hold(
        Files.isDirectory(folder.resolve("node_modules")),
        "the npm packages are not there: " + INSTALL);
    return folder;
  }

  private static void hold(boolean condition, String otherwise) {
    if ("required".equals(System.getenv("SMOKE_TOOLS"))) {
      assertThat(condition).as(otherwise).isTrue();
    }
    assumeThat(condition).as(otherwise).isTrue();
  }

  private static boolean isOnPath(String program) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
