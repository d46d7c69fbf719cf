package io.harmonia.smoke.ledger;

import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RealFolder;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.HubCache;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Files, and folders with files, that lie where entries do and that no entry is about: directly in
 * {@code models}, {@code datasets} and each folder that an entry lies in, but for the workspace's
 * own.
 */
public final class StrayFiles {
  /** How texts that come with models and datasets begin, in any case. */
  private static final List<String> TEXTS =
      List.of(
          "readme",
          "license",
          "licence",
          "copying",
          "notice",
          "changelog",
          "contributing",
          "citation",
          "authors",
          "sha256sums");

  /** How manifests, checksum files and the like end. */
  private static final List<String> ENDS = List.of(".md", ".rst", ".sha256", ".schema.json");

  private final Workspace workspace;
  private final Ledger ledger;
  private final Set<RelativePath> documents;
  private final Set<RelativePath> entries = new HashSet<>();
  private final SortedSet<RelativePath> folders = new TreeSet<>();
  private final SortedSet<RelativePath> unreadable = new TreeSet<>();

  public StrayFiles(Inventory inventory, Ledger ledger) {
    this.workspace = inventory.workspace();
    this.ledger = ledger;
    this.documents = inventory.documents();
    folders.add(new RelativePath("models"));
    folders.add(new RelativePath("datasets"));
    for (Entry entry : ledger.entries()) {
      if (entry.safePath().isPresent() && entries.add(entry.safePath().get())) {
        RelativePath folder = entry.safePath().get().parent();
        while (!folder.equals(RelativePath.ROOT) && folders.add(folder)) {
          folder = folder.parent();
        }
      }
    }
  }

  /** What could not be looked into. */
  public SortedSet<RelativePath> unreadable() {
    return unreadable;
  }

  /** All of them. */
  public SortedSet<RelativePath> find() {
    SortedSet<RelativePath> stray = new TreeSet<>();
    for (RelativePath folder : folders) {
      if (!isInAnEntry(folder) && workspace.look(folder) instanceof Found.Directory there) {
        addFrom(folder, there.real(), stray);
      }
    }
    return stray;
  }

  private boolean isInAnEntry(RelativePath folder) {
    RelativePath at = folder;
    while (!at.equals(RelativePath.ROOT) && !entries.contains(at)) {
      at = at.parent();
    }
    return entries.contains(at);
  }

  private void addFrom(RelativePath folder, Path real, SortedSet<RelativePath> stray) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(real)) {
      for (Path file : files) {
        RelativePath path = folder.resolve(new RealFolder(real).nameOf(file));
        if (!isKnown(path) && holdsAFile(path, file)) {
          stray.add(path);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      unreadable.add(folder);
    }
  }

  private boolean isKnown(RelativePath path) {
    return entries.contains(path)
        || folders.contains(path)
        || documents.contains(path)
        || ledger.isRecorded(path)
        || isNoArtifact(path);
  }

  private static boolean isNoArtifact(RelativePath path) {
    String name = path.name().toLowerCase(Locale.ROOT);
    return name.startsWith(".")
        || TEXTS.stream().anyMatch(name::startsWith)
        || ENDS.stream().anyMatch(name::endsWith);
  }

  /** Whether it is a file that counts, or a folder with one at any depth. */
  private boolean holdsAFile(RelativePath path, Path top) {
    if (!Files.isDirectory(top)) {
      return Files.exists(top) && !workspace.uncounted().isFile(path);
    }
    if (workspace.uncounted().isFolder(path) || HubCache.isHousekeeping(top)) {
      return false;
    }
    AtomicBoolean found = new AtomicBoolean();
    try {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return workspace.uncounted().isFolder(path.resolve(new RealFolder(top).nameOf(dir)))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
              found.set(
                  !workspace.uncounted().isFile(path.resolve(new RealFolder(top).nameOf(each))));
              return found.get() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      unreadable.add(path);
    }
    return found.get();
  }
}
