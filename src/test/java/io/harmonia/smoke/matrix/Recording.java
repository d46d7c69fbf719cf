package io.harmonia.smoke.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What every row of the matrix says, kept in a folder, so that two states of the code can be
 * compared with {@code diff -r}: {@code -Dmatrix.record=FOLDER}. Places, times, durations and
 * versions, which differ from run to run, are taken out.
 */
record Recording(Path folder) {
  private static final String SETTING = "matrix.record";

  static Optional<Recording> asked() {
    return Optional.ofNullable(System.getProperty(SETTING)).map(Path::of).map(Recording::new);
  }

  void keep(Row row, Path reports, String printed, Path root) {
    Path kept = folder.resolve(nameOf(row));
    try {
      Files.createDirectories(kept);
      Files.writeString(kept.resolve("console.txt"), settled(printed, root));
      try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "smoke-*")) {
        for (Path file : files) {
          String text = Files.readString(file, StandardCharsets.UTF_8);
          Files.writeString(kept.resolve(file.getFileName().toString()), settled(text, root));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameOf(Row row) {
    String plain = row.name().replaceAll("[^A-Za-z0-9]+", "-");
    return plain.substring(0, Math.min(90, plain.length()))
        + "-"
        + Integer.toHexString(row.name().hashCode());
  }

  static String settled(String text, Path root) {
    Path folder = Objects.requireNonNull(root.getParent());
    return text.replace(folder.toString(), "FOLDER")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME")
        .replaceAll("(\"duration_ms\"\\s*:\\s*)\\d+", "$1N")
        .replaceAll("\\b\\d+([.,]\\d+)? (ms|s|milliseconds|seconds?)\\b", "N s");
  }
}
