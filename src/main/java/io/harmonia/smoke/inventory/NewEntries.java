package io.harmonia.smoke.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.authoring.FileHashes;
import io.harmonia.smoke.authoring.FileSelection;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.Unfinished;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.RealFolder;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.DirectoryWalk;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Neighbours;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds models and datasets that no entry is about.
 *
 * <p>An entry begins where files begin: {@code models/NAME} is one if a file lies in it, or the
 * {@code snapshots} of a hub cache; else each {@code models/NAME/OTHER} with files at any depth is
 * one. What lies in, above or below the path of an entry is none, and neither is what begins with a
 * dot.
 */
final class NewEntries {
  private static final String SNAPSHOTS = "snapshots";

  private final Inventory inventory;
  private final Workspace workspace;
  private final RelativePath folder;
  private final Unfinished unfinished;
  private final CountedFiles counted;
  private final Set<RelativePath> documents;
  private final Set<RelativePath> known = new HashSet<>();
  private final Set<RelativePath> above = new HashSet<>();

  /**
   * @param entries those that there are
   * @param counted which files count for what is recorded of them
   */
  NewEntries(
      Inventory inventory,
      ListName list,
      List<Entry> entries,
      CountedFiles counted,
      Unfinished unfinished) {
    this.inventory = inventory;
    this.workspace = inventory.workspace();
    this.folder = new RelativePath(list.key());
    this.unfinished = unfinished;
    this.counted = counted;
    this.documents = inventory.documents();
    for (Entry entry : entries) {
      for (RelativePath path : entry.safePath().stream().toList()) {
        known.add(path);
        RelativePath up = path.parent();
        while (!up.equals(RelativePath.ROOT) && above.add(up)) {
          up = up.parent();
        }
      }
    }
  }

  /**
   * A new one.
   *
   * @param path its directory
   * @param survey its files
   * @param top its largest file
   * @param found what that is
   */
  record New(RelativePath path, DirectorySurvey survey, RelativePath top, Found.File found) {

    /** Its entry, in the order that docs/manifests.md shows. */
    ObjectNode entry(ListName list, FileHashes hashes) {
      String digest = hashes.of(top).hex();
      ObjectNode entry =
          StatedFields.object()
              .put("name", StatedFields.below(new RelativePath(list.key()), path))
              .put(StatedFields.VERSION, "1.0.0")
              .put("path", path.text());
      if (survey.unsized().isEmpty()) {
        StatedFields.amount(entry, StatedFields.SIZE, survey.bytes());
      }
      entry.put(StatedFields.SHA256, digest);
      StatedFields.amount(entry, StatedFields.COUNT, survey.files());
      ObjectNode file =
          entry.putArray("files").addObject().put("path", StatedFields.below(path, top));
      found.contentSize().ifPresent(size -> StatedFields.amount(file, StatedFields.SIZE, size));
      file.put(StatedFields.SHA256, digest);
      return entry;
    }
  }

  /** Every new one, by path. */
  List<New> find() throws RefusedException {
    List<New> all = new ArrayList<>();
    if (known.contains(folder)) {
      return all;
    }
    for (RelativePath directory : directories(folder)) {
      if (known.contains(directory)) {
        continue;
      }
      if (!above.contains(directory) && beginsIn(directory)) {
        add(all, directory);
      } else {
        for (RelativePath below : directories(directory)) {
          if (!known.contains(below) && !above.contains(below)) {
            add(all, below);
          }
        }
      }
    }
    return all;
  }

  private boolean beginsIn(RelativePath directory) throws RefusedException {
    for (Map.Entry<RelativePath, Found> child : children(directory).entrySet()) {
      boolean isSnapshots =
          child.getValue() instanceof Found.Directory && child.getKey().name().equals(SNAPSHOTS);
      if (isSnapshots || (child.getValue() instanceof Found.File && isOfAnEntry(child.getKey()))) {
        return true;
      }
    }
    return false;
  }

  /** What an unfinished download is of will be. */
  private boolean isOfAnEntry(RelativePath file) {
    boolean counts = !workspace.uncounted().isFile(file) || Neighbours.isUnfinished(file.name());
    return counts && !documents.contains(file);
  }

  private List<RelativePath> directories(RelativePath directory) throws RefusedException {
    List<RelativePath> directories = new ArrayList<>();
    children(directory)
        .forEach(
            (path, found) -> {
              if (found instanceof Found.Directory && !workspace.uncounted().isFolder(path)) {
                directories.add(path);
              }
            });
    return directories;
  }

  /** What lies in a directory, by name, but for what begins with a dot. */
  private Map<RelativePath, Found> children(RelativePath directory) throws RefusedException {
    Map<RelativePath, Found> children = new TreeMap<>();
    if (!(workspace.look(directory) instanceof Found.Directory there)) {
      return children;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(there.real())) {
      for (Path file : files) {
        RelativePath path = directory.resolve(new RealFolder(there.real()).nameOf(file));
        if (!path.name().startsWith(".")) {
          children.put(path, workspace.look(path));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new RefusedException(Refusal.unreadable(directory.text(), "access is denied"));
    }
    return children;
  }

  private void add(List<New> all, RelativePath path) throws RefusedException {
    if (!(workspace.look(path) instanceof Found.Directory directory)) {
      return;
    }
    RefusedException.throwIfAny(unfinished.below(path, directory.real()));
    DirectorySurvey survey = DirectoryWalk.survey(workspace, path, directory, counted);
    for (RelativePath unreadable : survey.unreadable()) {
      throw new RefusedException(Refusal.unreadable(unreadable.text(), "access is denied"));
    }
    List<Refusal> standIns = new ArrayList<>();
    for (RelativePath below : survey.paths()) {
      if (workspace.look(below) instanceof Found.File file) {
        FileSelection.standIn(below, file).ifPresent(standIns::add);
      }
    }
    RefusedException.throwIfAny(standIns);
    Optional<RelativePath> top = RepresentativeFile.largest(survey, path);
    if (top.isPresent()) {
      requireName(path);
      requireName(top.get());
      if (!(workspace.look(top.get()) instanceof Found.File file)) {
        throw new RefusedException(
            Refusal.unreadable(top.get().text(), "it is not there any more"));
      }
      if (file.contentSize().filter(size -> size == 0).isPresent()) {
        throw new RefusedException(
            Refusal.about(
                path.text(),
                "has no files but empty ones",
                "Restore its files, or remove the directory."));
      }
      all.add(new New(path, survey, top.get(), file));
    }
  }

  /** A manifest can name it. */
  private void requireName(RelativePath path) throws RefusedException {
    ParsedPath parsed = inventory.paths().parse(path.text());
    if (path.isUtf8() && parsed instanceof ParsedPath.Refused refused) {
      throw new RefusedException(Refusal.about(path.text(), refused.reason(), refused.remedy()));
    }
    if (!parsed.equals(new ParsedPath.Safe(path)) || !path.isUtf8()) {
      throw new RefusedException(
          Refusal.about(
              path.text(),
              "has a name that a manifest cannot state: a backslash separates in it, and it is"
                  + " UTF-8",
              "Rename the file or folder."));
    }
  }
}
