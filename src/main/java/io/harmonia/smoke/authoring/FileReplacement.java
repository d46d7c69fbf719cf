package io.harmonia.smoke.authoring;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.report.RepositoryLinks;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * New content for one file of the author's: put into its place by rename, so that nobody sees half
 * of it, and only while the file is still what was read. It keeps its mode; a folder that is
 * missing is made. Nothing is written through a link of the repository.
 *
 * @param workspace in which the file was read
 * @param place where it lies, or is to lie
 * @param bytes its whole new content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FileReplacement(Workspace workspace, Place place, byte[] bytes) {
  private static final String NOT_READ = "Missing";

  /**
   * Says whether it can be put into its place, and changes nothing.
   *
   * @return whether the file there has another content, or is not there
   * @throws RefusedException if a link leads there, or what lies there is not what was read
   */
  public boolean isNeeded() throws RefusedException {
    try {
      Optional<Path> link = RepositoryLinks.of(workspace.root()).onTheWayTo(place.file());
      if (link.isPresent() || Files.isSymbolicLink(place.file())) {
        throw new RefusedException(
            about(
                "is a link, or lies behind one ("
                    + Printable.of(link.orElse(place.file()).toString())
                    + "), and nothing is written through links",
                "Put a file or folder of the repository in the place of the link."));
      }
      return !Files.exists(place.file(), LinkOption.NOFOLLOW_LINKS)
          ? isAbsentAsRead()
          : !Arrays.equals(bytes, stillAsRead());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Puts it into its place.
   *
   * @return whether anything had to be changed
   * @throws RefusedException as {@link #isNeeded}, or if it cannot be written; the file is then
   *     what it was
   */
  public boolean write() throws RefusedException {
    if (!isNeeded()) {
      return false;
    }
    try {
      Path folder = place.file().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path temporary =
          place
              .file()
              .resolveSibling(
                  "." + place.file().getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
      Files.deleteIfExists(temporary); // of a process that had this number and was killed
      try {
        writeNew(temporary);
        if (Files.exists(place.file(), LinkOption.NOFOLLOW_LINKS)) {
          keepMode(place.file(), temporary);
        }
        isNeeded(); // still
        move(temporary);
      } finally {
        Files.deleteIfExists(temporary);
      }
      return true;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void writeNew(Path file) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS))) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
  }

  private static void keepMode(Path from, Path to) throws IOException {
    PosixFileAttributeView mode = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (mode != null) {
      Files.setPosixFilePermissions(to, mode.readAttributes().permissions());
    }
  }

  /** A new file never takes the place of one that came meanwhile. */
  private void move(Path temporary) throws IOException {
    if (!isRead()) {
      Files.move(temporary, place.file());
      return;
    }
    try {
      Files.move(temporary, place.file(), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, place.file(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What the file was when its content was made from it. */
  private String asRead() {
    return workspace.documents().states().getOrDefault(place.shownAs(), NOT_READ);
  }

  private boolean isRead() {
    return !asRead().equals(NOT_READ);
  }

  private boolean isAbsentAsRead() throws RefusedException {
    if (isRead()) {
      throw changed("is gone");
    }
    return true;
  }

  private byte[] stillAsRead() throws IOException, RefusedException {
    if (!Files.isRegularFile(place.file(), LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(about("is no file", "Remove what lies there."));
    }
    byte[] now = Files.readAllBytes(place.file());
    if (!isRead() && !Arrays.equals(bytes, now)) {
      throw new RefusedException(
          about("is there, and nothing overwrites it", "Remove it, or keep it and go without."));
    }
    if (isRead() && !asRead().endsWith(Sha256.ofContent(now).hex())) {
      throw changed("has another content");
    }
    return now;
  }

  private RefusedException changed(String how) {
    return new RefusedException(
        about(how + " since it was read, and is left as it is", "Run again."));
  }

  private RefusedException unwritable(IOException e) {
    String why =
        e instanceof FileAlreadyExistsException
            ? "something came there since it was read"
            : Workspace.reasonOf(e);
    return new RefusedException(
        about("cannot be written: " + why, "Make its folder writable, and run again."));
  }

  private Refusal about(String message, String remedy) {
    return Refusal.about(place.shownAs(), message, remedy);
  }
}
