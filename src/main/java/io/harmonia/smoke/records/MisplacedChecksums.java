package io.harmonia.smoke.records;

import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.SourceDocument;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RealFolder;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.ShellWord;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checksum files that nothing reads, because they lie elsewhere than those that are read or have
 * another name: {@code SHA256SUMS}, {@code models/sub/checksums.sha256}, {@code
 * models/Checksums.SHA256}. What they record goes unchecked, so they are named.
 *
 * <p>Looked for in the workspace, {@code models}, {@code datasets}, their folders and those of
 * entries, each one level, and in no more than {@value #FOLDERS} of them.
 *
 * @param inventory what is read
 * @param entries what may have a checksum file of its own
 */
public record MisplacedChecksums(Inventory inventory, List<Entry> entries) {
  private static final int FOLDERS = 1_000;
  private static final int NAMES = 10_000;
  private static final int SHOWN = 5;
  private static final Set<String> USUAL =
      Set.of(
          "sha256sums",
          "sha256sums.txt",
          "sha256sum",
          "sha256sum.txt",
          "sha256.txt",
          "checksums.txt",
          "checksum.txt");

  /** A remark that names them, if there are any. */
  public List<String> remarks() {
    Set<RelativePath> found = new TreeSet<>();
    folders().forEach(folder -> found.addAll(unread(folder)));
    if (found.isEmpty()) {
      return List.of();
    }
    String setting =
        Stream.concat(
                inventory.checksums().stream()
                    .filter(read -> read.read().value().isPresent())
                    .map(read -> read.place().shownAs()),
                found.stream().limit(SHOWN).map(RelativePath::text))
            .collect(Collectors.joining(","));
    return List.of(
        "nothing reads "
            + Printable.some(found)
            + ", so what is recorded there goes unchecked: to have checksum files read, name all of"
            + " them, "
            + ShellWord.of("smoke.checksums=" + setting));
  }

  private Set<RelativePath> folders() {
    Set<RelativePath> folders = new LinkedHashSet<>();
    folders.add(RelativePath.ROOT);
    for (RelativePath base : List.of(new RelativePath("models"), new RelativePath("datasets"))) {
      folders.add(base);
      for (RelativePath below : names(base, name -> true)) {
        if (folders.size() < FOLDERS && isFolder(below)) {
          folders.add(below);
        }
      }
    }
    for (Entry entry : entries) {
      if (folders.size() >= FOLDERS) {
        break;
      }
      entry.safePath().filter(this::isFolder).ifPresent(folders::add);
    }
    return folders;
  }

  private boolean isFolder(RelativePath path) {
    return place(path)
        .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
        .isPresent();
  }

  private List<RelativePath> unread(RelativePath folder) {
    return names(folder, MisplacedChecksums::isNamedLikeOne).stream()
        .filter(path -> place(path).filter(this::isUnread).isPresent())
        .toList();
  }

  private static boolean isNamedLikeOne(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return USUAL.contains(lower) || lower.endsWith(".sha256") || lower.endsWith(".sha256sum");
  }

  private boolean isUnread(Path file) {
    return Files.isRegularFile(file)
        && Stream.concat(
                inventory.checksums().stream().map(Document::place),
                inventory.records().all().stream().map(SourceDocument::place))
            .noneMatch(place -> isSame(file, place));
  }

  private static boolean isSame(Path file, Place source) {
    try {
      return file.equals(source.file())
          || (Files.exists(source.file()) && Files.isSameFile(file, source.file()));
    } catch (IOException e) {
      return false;
    }
  }

  /** What lies in a folder, as far as its names are text and it can be read. */
  private List<RelativePath> names(RelativePath folder, Predicate<String> wanted) {
    List<RelativePath> names = new ArrayList<>();
    int looked = 0;
    Optional<Path> place = place(folder);
    if (place.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).isEmpty()) {
      return names;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(place.get())) {
      for (Path each : all) {
        if (looked++ == NAMES) {
          break;
        }
        if (wanted.test(String.valueOf(each.getFileName()))) {
          names.add(folder.resolve(new RealFolder(place.get()).nameOf(each)));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return names; // what cannot be read has no name to tell; others say so where it matters
    }
    return names;
  }

  private Optional<Path> place(RelativePath path) {
    try {
      return Optional.of(inventory.workspace().locate(path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
