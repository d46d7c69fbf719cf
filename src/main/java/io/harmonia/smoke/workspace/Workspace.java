package io.harmonia.smoke.workspace;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.path.AbsentFolders;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.path.RealFolder;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.path.UncountedNames;
import io.harmonia.smoke.pointer.LfsPointer;
import io.harmonia.smoke.pointer.PointerPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The directory that is checked, and the bounds of reading it. Nothing here writes. */
public final class Workspace {
  /** Where the operating system shows its own state as files, some of which block. */
  private static final List<Path> NO_FILES = List.of(Path.of("/proc"), Path.of("/sys"));

  private static final Found LEAVING =
      new Found.Refused(
          "is a link that leaves the workspace",
          "Put the file itself there, or set smoke.links=anywhere to have links followed that leave"
              + " the workspace, as those into a hub cache do.");

  private static final Found NOTHING = new Found.Absent("");
  private static final String LINK_TO_NOTHING = "a link to nothing lies there";

  private final RealFolder root;
  private final Links links;
  private final PointerPolicy pointers;
  private final UncountedNames uncounted;
  private final Bounds bounds;
  private final AbsentFolders absentFolders = new AbsentFolders();
  private final ReadDocuments documents = new ReadDocuments();

  private Workspace(
      Path root, Links links, PointerPolicy pointers, UncountedNames uncounted, Bounds bounds) {
    this.root = new RealFolder(root);
    this.links = links;
    this.pointers = pointers;
    this.uncounted = uncounted;
    this.bounds = bounds;
  }

  /**
   * Opens a workspace, whose links are followed inside it, in which Git LFS pointers stand for
   * files, and which is read within the standard bounds.
   *
   * @throws IOException if the directory cannot be reached
   */
  public static Workspace open(Path directory) throws IOException {
    return open(directory, Links.INSIDE, PointerPolicy.ACCEPT, Bounds.STANDARD);
  }

  /**
   * Opens a workspace, in which only names of the closed list are not counted.
   *
   * @throws IOException if the directory cannot be reached
   */
  public static Workspace open(Path directory, Links links, PointerPolicy pointers, Bounds bounds)
      throws IOException {
    return open(directory, links, pointers, UncountedNames.STANDARD, bounds);
  }

  /**
   * Opens a workspace.
   *
   * @param links which links to artifacts are followed
   * @param pointers what Git LFS pointers count as in the places of artifacts
   * @throws IOException if the directory cannot be reached
   */
  public static Workspace open(
      Path directory, Links links, PointerPolicy pointers, UncountedNames uncounted, Bounds bounds)
      throws IOException {
    return new Workspace(directory.toRealPath(), links, pointers, uncounted, bounds);
  }

  /** Names of files that are not counted. */
  public UncountedNames uncounted() {
    return uncounted;
  }

  /** How much of a document is read, and how long. */
  public Bounds bounds() {
    return bounds;
  }

  /** What the documents that were read of it were. */
  public ReadDocuments documents() {
    return documents;
  }

  /** The workspace's directory, without links. */
  public Path root() {
    return root.path();
  }

  /**
   * What lies at the path of an artifact. Never throws for what it finds. A folder that was not
   * there is not looked for again.
   */
  public Found look(RelativePath path) {
    try {
      Path place = locate(path);
      if (isKnownAbsent(path)) {
        return NOTHING;
      }
      Found found = look(place, links == Links.INSIDE);
      if (found.equals(NOTHING)) {
        absentFolders.addAbove(path, this::locate);
      }
      return counted(found);
    } catch (InvalidPathException e) {
      return new Found.Refused(
          "cannot be the name of a file on this system", "Rename the file, and what names it.");
    }
  }

  /** Whether it, or a folder that it lies in, was looked for before and is not there. */
  public boolean isKnownAbsent(RelativePath path) {
    return absentFolders.holds(path);
  }

  /**
   * What a link leads to that lies in a folder without links. Its name need not be text, and the
   * way to it may be longer than the system follows.
   */
  Found follow(Path link) {
    return counted(look(link, links == Links.INSIDE));
  }

  /** What a regular file counts as. */
  Found regularFile(Path real, long size) {
    return counted(fileAt(real, size));
  }

  private Found counted(Found found) {
    return found instanceof Found.Pointer pointer && pointers == PointerPolicy.REJECT
        ? new Found.Absent(
            "a Git LFS pointer lies there, which smoke.lfs-pointers=reject counts as missing",
            Optional.of(pointer),
            Optional.empty())
        : found;
  }

  /**
   * What lies at a place that a setting names: it may be outside the workspace, but a place inside
   * it must not lead out, whichever links are followed: what a manifest says is the repository's. A
   * Git LFS pointer is found whatever the policy.
   */
  public Found lookAt(Path file) {
    return look(file, file.toAbsolutePath().normalize().startsWith(root()));
  }

  private Found look(Path file, boolean mustStay) {
    try {
      Path real = file.toRealPath();
      if (mustStay && !real.startsWith(root())) {
        return LEAVING;
      }
      return !real.startsWith(root()) && NO_FILES.stream().anyMatch(real::startsWith)
          ? new Found.Refused("is a link to the state of the operating system, not to a file")
          : classify(real);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return behind(file);
    } catch (AccessDeniedException e) {
      return new Found.Unreadable("access is denied");
    } catch (FileSystemException e) {
      return classifyError(e, file);
    } catch (IOException e) {
      return new Found.Unreadable(reasonOf(e));
    }
  }

  /** The file-system path of a workspace path. */
  public Path locate(RelativePath path) {
    return root.locate(path);
  }

  /** The workspace path of a real path below the root. */
  public RelativePath relativize(Path real) {
    return root.nameOf(real);
  }

  /** A short reason for a failed access, without the file's name. */
  public static String reasonOf(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  private static Found classify(Path real) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
    if (attributes.isRegularFile()) {
      return fileAt(real, attributes.size());
    }
    if (attributes.isDirectory()) {
      return new Found.Directory(real);
    }
    return new Found.Refused("is a device, a pipe or a socket, not a file");
  }

  /** What stands for a content is looked for in small files; one that cannot be read is a file. */
  private static Found.File fileAt(Path real, long size) {
    if (size < LfsPointer.TOO_LARGE) {
      try (InputStream in = Files.newInputStream(real)) {
        byte[] bytes = in.readNBytes(LfsPointer.TOO_LARGE);
        Optional<LfsPointer> pointer = LfsPointer.parse(bytes);
        return pointer.isPresent()
            ? new Found.Pointer(real, pointer.get())
            : new Found.RegularFile(real, size, StandIn.of(bytes));
      } catch (IOException e) {
        return new Found.RegularFile(real, size);
      }
    }
    return new Found.RegularFile(real, size);
  }

  private static Found classifyError(FileSystemException e, Path file) {
    String reason = reasonOf(e);
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("not a directory")) {
      return new Found.Absent("a file stands where one of its folders should be");
    }
    if (lower.contains("name too long")) {
      return new Found.Absent("no file can have so long a name here");
    }
    if (lower.contains("symbolic link") || lower.contains("loop")) { // the JDK's words, in English
      return new Found.Refused("is a link that leads back to itself");
    }
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? new Found.Unreadable(reason)
        : new Found.Absent("");
  }

  /** Nothing: perhaps behind a link, which git-annex made for what it keeps elsewhere. */
  private Found behind(Path file) {
    if (!Files.isSymbolicLink(file)) {
      return NOTHING;
    }
    try {
      Optional<String> annexed = StandIn.ofLink(Files.readSymbolicLink(file).toString());
      if (annexed.isPresent()) {
        String path = file.startsWith(root()) ? relativize(file).text() : file.toString();
        return new Found.Absent(
            annexed.get() + " lies there, whose content is not here",
            Optional.empty(),
            Optional.of(StandIn.annexGet(path)));
      }
    } catch (IOException e) {
      return new Found.Absent(LINK_TO_NOTHING); // it went meanwhile
    }
    return new Found.Absent(LINK_TO_NOTHING);
  }
}
