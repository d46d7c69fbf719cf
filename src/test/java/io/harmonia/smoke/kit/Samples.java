package io.harmonia.smoke.kit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Records of real repositories, which lie beside this project where it is developed. */
public final class Samples {
  private static final Path ALL = Path.of("../shared/data/formats");

  private Samples() {}

  /** A sample; skips the test where there are none. */
  public static Path of(String path) {
    assumeTrue(Files.isDirectory(ALL), "the shared data is not beside this project");
    return ALL.resolve(path);
  }
}
