package io.harmonia.smoke.authoring;

import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RealFolder;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Neighbours;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Downloads that broke off or still go on: what lies there is not yet what should be recorded.
 *
 * @param listed files that a manifest lists, which are meant to be there whatever their names
 */
public record Unfinished(Workspace workspace, Neighbours neighbours, Set<RelativePath> listed) {
  private static final String REMEDY =
      "Finish the download, or remove what is left of it, and run again.";

  /** What a workspace has, whose entries list files. */
  public static Unfinished in(Workspace workspace, List<Entry> entries) {
    Set<RelativePath> listed = new HashSet<>();
    for (Entry entry : entries) {
      entry.safePath().ifPresent(listed::add);
      entry.files().forEach(file -> file.safePath().ifPresent(listed::add));
    }
    return new Unfinished(workspace, new Neighbours(workspace), listed);
  }

  /** Why a file is not whole, if there is a sign of that. */
  public Optional<Refusal> file(RelativePath path) {
    return !listed.contains(path) && Neighbours.isUnfinished(path.name())
        ? Optional.of(Refusal.about(path.text(), "is named as an unfinished download is", REMEDY))
        : beside(path);
  }

  /** Why a directory is not whole: every unfinished download below it, housekeeping included. */
  public List<Refusal> below(RelativePath path, Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> Neighbours.isUnfinished(nameOf(file)))
          .filter(Files::isRegularFile)
          .map(file -> path.resolve(new RealFolder(directory).nameOf(file)))
          .filter(file -> !listed.contains(file))
          .sorted()
          .map(
              file ->
                  Refusal.about(
                      path.text(),
                      "is not whole: an unfinished download lies at " + Printable.of(file.text()),
                      REMEDY))
          .toList();
    } catch (IOException e) {
      return List.of(Refusal.unreadable(path.text(), Workspace.reasonOf(e)));
    } catch (UncheckedIOException e) {
      String reason = e.getCause() == null ? "it failed" : Workspace.reasonOf(e.getCause());
      return List.of(Refusal.unreadable(path.text(), reason));
    }
  }

  private Optional<Refusal> beside(RelativePath path) {
    return neighbours
        .unfinished(path, Optional.empty())
        .map(found -> Refusal.about(path.text(), found, REMEDY));
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
