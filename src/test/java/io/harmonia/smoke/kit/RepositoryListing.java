package io.harmonia.smoke.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies in a folder, so that two moments can be compared. */
public final class RepositoryListing {
  private RepositoryListing() {}

  /** Every path with its size and time of change. */
  public static String of(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted().map(RepositoryListing::line).collect(Collectors.joining("\n"));
    }
  }

  private static String line(Path path) {
    try {
      return path + " " + Files.size(path) + " " + Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
