package io.harmonia.smoke.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the files below a folder hold; who wrote them and when does not matter. */
public final class FileContents {
  private FileContents() {}

  /** Each by its path, but for what lies in {@code .git}. */
  public static SortedMap<String, String> of(Path folder) {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(folder.resolve(".git")))
          .forEach(
              file ->
                  contents.put(folder.relativize(file).toString().replace('\\', '/'), text(file)));
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
