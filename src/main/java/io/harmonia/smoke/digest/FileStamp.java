package io.harmonia.smoke.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tells that a file was written to, or replaced by another. A write that leaves the size and
 * falls into the same tick of the file system's clock as an earlier one leaves no trace.
 *
 * @param isFile whether it is a regular file, and no link to one
 * @param size in bytes
 * @param modified when its content was last written to, which a program can set
 * @param changed when its content or status last changed, which no program can set, where the file
 *     system keeps that
 * @param key its identity, where the file system has one
 */
public record FileStamp(
    boolean isFile,
    long size,
    FileTime modified,
    Optional<FileTime> changed,
    @Nullable Object key) {
  /** What happened to a path that does not lead to a regular file. */
  static final String NOT_A_FILE = "something that is not a file took its place";

  /** All in one look, so that they belong together; by name, since owners are slow to find. */
  private static final String UNIX = "unix:ctime,isRegularFile,size,lastModifiedTime,fileKey";

  /**
   * The stamp of a path without links.
   *
   * @throws IOException if it cannot be looked at
   */
  public static FileStamp of(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return withoutChange(file);
    }
    Map<String, @Nullable Object> attributes =
        Files.readAttributes(file, UNIX, LinkOption.NOFOLLOW_LINKS);
    return new FileStamp(
        (Boolean) required(attributes, "isRegularFile"),
        (Long) required(attributes, "size"),
        (FileTime) required(attributes, "lastModifiedTime"),
        Optional.of((FileTime) required(attributes, "ctime")),
        attributes.get("fileKey"));
  }

  /**
   * The same without {@link #changed}, at a fifth of the work.
   *
   * @throws IOException if it cannot be looked at
   */
  static FileStamp withoutChange(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new FileStamp(
        attributes.isRegularFile(),
        attributes.size(),
        attributes.lastModifiedTime(),
        Optional.empty(),
        attributes.fileKey());
  }

  private static Object required(Map<String, @Nullable Object> attributes, String name) {
    return Objects.requireNonNull(attributes.get(name), name);
  }

  /**
   * What happened between this stamp and a later one of the same path, if anything did.
   *
   * @param bytesRead what reading it gave meanwhile
   */
  Optional<String> changeUntil(FileStamp after, long bytesRead) {
    if (!after.isFile) {
      return Optional.of(NOT_A_FILE);
    }
    if (size != after.size || size != bytesRead) {
      return Optional.of(
          "its size was " + size + " before and " + after.size + " after reading " + bytesRead);
    }
    if (!modified.equals(after.modified)) {
      return Optional.of(
          "it was last modified at "
              + modified
              + " before and at "
              + after.modified
              + " after reading");
    }
    if (!Objects.equals(key, after.key)) {
      return Optional.of("it was replaced by another file");
    }
    return changed.equals(after.changed)
        ? Optional.empty()
        : Optional.of("it was changed, and its modification time set back");
  }
}
