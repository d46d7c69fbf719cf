package io.harmonia.smoke.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation. */
final class Documents {
  static final Path README = Path.of("README.md");
  static final Path FOLDER = Path.of("docs");

  private Documents() {}

  /** README and everything below docs, in the order of their names. */
  static List<Path> pages() {
    return Stream.concat(Stream.of(README), below()).toList();
  }

  /** The same, and what else lies at the top. */
  static List<Path> all() {
    try (Stream<Path> top = Files.list(Path.of("."))) {
      return Stream.concat(
              top.map(Path::normalize).filter(file -> file.toString().endsWith(".md")).sorted(),
              below())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> below() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
