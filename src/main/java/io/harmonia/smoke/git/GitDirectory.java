package io.harmonia.smoke.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a repository keeps its data. It is found by looking for {@code .git} upward, as git does,
 * but never in a folder that merely looks like a bare repository: those are files of a checkout.
 *
 * @param top the folder of its work tree, without links
 * @param own what belongs to this work tree, for example {@code HEAD} and the index
 * @param common what its linked work trees share, for example the objects; often the same
 */
public record GitDirectory(Path top, Path own, Path common) {
  private static final String LINK = "gitdir:";

  /**
   * The repository that a folder lies in.
   *
   * @return nothing where it lies in none
   * @throws IOException if there is one, and it cannot be read; the message says why
   */
  public static Optional<GitDirectory> around(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    for (Path at = folder.toRealPath(); at != null; at = at.getParent()) {
      Optional<GitDirectory> here = at(at);
      if (here.isPresent()) {
        return here;
      }
    }
    return Optional.empty();
  }

  /**
   * The top of the work tree around a folder, or the folder where there is none; without links.
   *
   * @throws IOException as {@link #around}
   */
  public static Path topAround(Path folder) throws IOException {
    return around(folder).map(GitDirectory::top).orElse(folder).toRealPath();
  }

  /**
   * The repository whose work tree begins at a folder.
   *
   * @throws IOException if there is one, and it cannot be read
   */
  static Optional<GitDirectory> at(Path top) throws IOException {
    Path dotGit = top.resolve(".git");
    if (Files.isRegularFile(dotGit)) {
      String text = SmallFile.text(dotGit);
      if (!text.startsWith(LINK)) {
        throw new IOException("the file .git does not begin with " + LINK);
      }
      try {
        Path named = top.resolve(text.substring(LINK.length()).strip());
        return Optional.of(
            of(top, named).orElseThrow(() -> new IOException("the file .git leads nowhere")));
      } catch (InvalidPathException e) {
        throw new IOException("the file .git names no path of this system", e);
      }
    }
    if (!Files.isDirectory(dotGit)) {
      return Optional.empty();
    }
    if (!Files.isExecutable(dotGit)) {
      throw new IOException("access to the folder .git is denied");
    }
    Optional<GitDirectory> whole = of(top, dotGit);
    if (whole.isEmpty()
        && Stream.of("HEAD", "objects", "refs").anyMatch(n -> Files.exists(dotGit.resolve(n)))) {
      throw new IOException("the folder .git is no whole repository");
    }
    return whole;
  }

  /**
   * The repository whose data lies in a folder.
   *
   * @param top where its work tree is, or would be
   */
  static Optional<GitDirectory> of(Path top, Path data) throws IOException {
    if (!Files.isRegularFile(data.resolve("HEAD")) && !Files.isSymbolicLink(data.resolve("HEAD"))) {
      return Optional.empty();
    }
    Path own = data.toRealPath();
    Path link = own.resolve("commondir");
    Path common =
        Files.isRegularFile(link) ? own.resolve(SmallFile.text(link).strip()).normalize() : own;
    return Files.isDirectory(common.resolve("objects")) && Files.isDirectory(common.resolve("refs"))
        ? Optional.of(new GitDirectory(top, own, common.toRealPath()))
        : Optional.empty();
  }

  /** Whether it has only a part of the history. */
  public boolean isShallow() {
    try {
      return Files.size(common.resolve("shallow")) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it is a partial clone, in which objects may lack that its origin has. */
  boolean isPartial() {
    try (Stream<Path> packs = Files.list(common.resolve("objects/pack"))) {
      return packs.anyMatch(pack -> pack.toString().endsWith(".promisor"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads files of which git makes no more than a few lines. */
  static final class SmallFile {
    private static final int LARGEST = 1 << 20;

    private SmallFile() {}

    static String text(Path file) throws IOException {
      if (!Files.isRegularFile(file)) {
        throw new IOException("the repository's " + file.getFileName() + " is no file");
      }
      try (var in = Files.newInputStream(file)) {
        return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
      }
    }
  }
}
