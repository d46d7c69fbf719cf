package io.harmonia.smoke.workspace;

import io.harmonia.smoke.bounds.Bounds;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;

/** The directory that is checked, and the bounds of reading it. Nothing here writes. */
public final class Workspace {
  private static final List<String> PARTIAL_DOWNLOADS = List.of(".incomplete", ".part");

  private final Path root;
  private final String rootUri;
  private final Bounds bounds;

  private Workspace(Path root, Bounds bounds) {
    this.root = root;
    this.bounds = bounds;
    String uri = root.toUri().toString();
    this.rootUri = uri.endsWith("/") ? uri : uri + "/";
  }

  /**
   * Opens a workspace, to be read within the standard bounds.
   *
   * @throws IOException if the directory cannot be reached
   */
  public static Workspace open(Path directory) throws IOException {
    return open(directory, Bounds.STANDARD);
  }

  /**
   * Opens a workspace.
   *
   * @throws IOException if the directory cannot be reached
   */
  public static Workspace open(Path directory, Bounds bounds) throws IOException {
    return new Workspace(directory.toRealPath(), bounds);
  }

  /** How much of a document is read, and how long. */
  public Bounds bounds() {
    return bounds;
  }

  /** The workspace's directory, without links. */
  public Path root() {
    return root;
  }

  /** What lies at a path. Never throws for what it finds. */
  public Found look(RelativePath path) {
    return look(locate(path), true);
  }

  /**
   * What lies at a place that a setting names: it may be outside the workspace, but a place inside
   * it must not lead out.
   */
  public Found lookAt(Path file) {
    return look(file, file.toAbsolutePath().normalize().startsWith(root));
  }

  private Found look(Path file, boolean mustStay) {
    try {
      Path real = file.toRealPath();
      if (mustStay && !real.startsWith(root)) {
        return new Found.Refused("is a link that leaves the workspace");
      }
      return classify(real);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return new Found.Absent(hintFor(file));
    } catch (AccessDeniedException e) {
      return new Found.Unreadable("access is denied");
    } catch (FileSystemException e) {
      return classifyError(e, file);
    } catch (IOException e) {
      return new Found.Unreadable(reasonOf(e));
    }
  }

  /**
   * The file-system path of a workspace path. Goes through a URI in UTF-8 where the name is not
   * ASCII, since {@code Path.of} refuses such names under the C locale on Java 17.
   */
  public Path locate(RelativePath path) {
    String text = path.text();
    if (text.isEmpty()) {
      return root;
    }
    if (text.chars().allMatch(c -> c < 0x80)) {
      return root.resolve(text);
    }
    StringBuilder uri = new StringBuilder(rootUri);
    String separator = "";
    for (String segment : path.segments()) {
      uri.append(separator)
          .append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
      separator = "/";
    }
    return Path.of(URI.create(uri.toString()));
  }

  /** The workspace path of a real path below the root, in UTF-8 whatever the locale. */
  public RelativePath relativize(Path real) {
    String uri = real.toUri().toString();
    String below = uri.substring(Math.min(rootUri.length(), uri.length()));
    String decoded = URLDecoder.decode(below.replace("+", "%2B"), StandardCharsets.UTF_8);
    return new RelativePath(
        decoded.endsWith("/") ? decoded.substring(0, decoded.length() - 1) : decoded);
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
      return new Found.RegularFile(real, attributes.size());
    }
    if (attributes.isDirectory()) {
      return new Found.Directory(real);
    }
    return new Found.Refused("is a device, a pipe or a socket, not a file");
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

  private static String hintFor(Path file) {
    if (Files.isSymbolicLink(file)) {
      return "a link to nothing lies there";
    }
    for (String suffix : PARTIAL_DOWNLOADS) {
      Path partial = Path.of(URI.create(file.toUri() + suffix));
      if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
        return "a download that broke off lies beside it (*" + suffix + ")";
      }
    }
    return "";
  }
}
