package io.harmonia.smoke.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What the suite said of worlds; each seed is run once. */
final class Observations {
  private static final Map<Long, Trial.Actual> SEEN = new ConcurrentHashMap<>();

  private Observations() {}

  static Trial.Actual ofSeed(long seed) {
    return SEEN.computeIfAbsent(seed, some -> of(Worlds.of(some).world()));
  }

  static Trial.Actual of(World world) {
    try {
      Path folder = Files.createTempDirectory("world");
      try {
        return new Trial(folder).run(world);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
