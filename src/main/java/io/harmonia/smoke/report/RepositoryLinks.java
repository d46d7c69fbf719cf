package io.harmonia.smoke.report;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Symbolic links that a checked repository brought. One in {@code target} would have a run write
 * wherever it leads, so nothing is written through them; links that lie elsewhere, such as {@code
 * /tmp} on macOS, are their owner's business.
 *
 * @param top the repository's folder, without links
 */
public record RepositoryLinks(Path top) {
  private static final int MOST_LINKS = 40;

  /** Those of a workspace, and of the git checkout that it lies in. */
  public static RepositoryLinks of(Path workspace) throws IOException {
    Path root =
        Files.isDirectory(workspace)
            ? workspace.toRealPath()
            : workspace.toAbsolutePath().normalize();
    return new RepositoryLinks(
        Stream.iterate(root, folder -> folder != null, Path::getParent)
            .filter(folder -> Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS))
            .findFirst()
            .orElse(root));
  }

  /**
   * The first of them on the way to a place, the place itself included.
   *
   * @throws IOException if that cannot be told
   */
  public Optional<Path> onTheWayTo(Path place) throws IOException {
    Path absolute = place.toAbsolutePath();
    Deque<Path> ahead = new ArrayDeque<>();
    absolute.forEach(ahead::addLast);
    Path at = absolute.getRoot();
    int links = 0;
    while (!ahead.isEmpty()) {
      Path next = at.resolve(ahead.removeFirst()).normalize(); // “..”: there is no link before it
      if (!Files.isSymbolicLink(next)) {
        at = next;
      } else if (next.startsWith(top) && !next.equals(top)) {
        return Optional.of(next);
      } else if (++links > MOST_LINKS) {
        throw new FileSystemLoopException(place.toString());
      } else {
        Path target = Files.readSymbolicLink(next);
        for (int i = target.getNameCount() - 1; i >= 0; i--) {
          ahead.addFirst(target.getName(i));
        }
        at = target.isAbsolute() ? target.getRoot() : at;
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses a place that one of them leads to.
   *
   * @param setting what names the place
   * @throws ReportRefusedException if one does
   * @throws IOException if that cannot be told
   */
  void refuse(Path place, String setting) throws IOException, ReportRefusedException {
    Optional<Path> link = onTheWayTo(place);
    if (link.isPresent()) {
      throw ReportRefusedException.throughALink(setting, place, link.get());
    }
  }
}
