package io.harmonia.smoke.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The git program that the machine has. It is looked for by us, so that neither an empty or
 * relative entry of {@code PATH} nor one inside the checked repository gives a program of the
 * repository.
 *
 * @param path the entries of {@code PATH} that may be trusted
 */
record GitProgram(Path file, String path) {
  private static final List<String> NAMES = List.of("git", "git.exe");

  /**
   * Finds it.
   *
   * @param path the value of {@code PATH}
   * @param repository the folder of whose programs none may be run, without links
   * @throws IOException if there is none
   */
  static GitProgram find(String path, Path repository) throws IOException {
    List<Path> trusted = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator, -1)) {
      folder(entry).filter(folder -> !folder.startsWith(repository)).ifPresent(trusted::add);
    }
    String entries = String.join(File.pathSeparator, trusted.stream().map(Path::toString).toList());
    for (Path folder : trusted) {
      for (String name : NAMES) {
        Path program = folder.resolve(name);
        if (Files.isRegularFile(program)
            && Files.isExecutable(program)
            && !program.toRealPath().startsWith(repository)) {
          return new GitProgram(program, entries);
        }
      }
    }
    throw new IOException("there is no git program on PATH");
  }

  /** The folder that an entry names wherever the program is run, without links. */
  private static Optional<Path> folder(String entry) {
    try {
      Path folder = Path.of(entry);
      return folder.isAbsolute() && Files.isDirectory(folder)
          ? Optional.of(folder.toRealPath())
          : Optional.empty();
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }
}
