package io.harmonia.smoke.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that can be seen of a folder, to be compared with what it is later. */
public final class FolderListing {
  private static final long READ_AT_MOST = 64 << 20;

  private FolderListing() {}

  /**
   * Every path below a folder and the folder itself: type, mode, owner, size, times of change (of
   * content and of attributes), content or link target; of what is neither file nor folder the time
   * of access as well. What cannot be read, and large sparse files, go without their content.
   */
  public static SortedMap<String, String> of(Path folder) throws IOException {
    SortedMap<String, String> listing = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        listing.put(folder.relativize(path).toString(), describe(path));
      }
    }
    return listing;
  }

  private static String describe(Path path) throws IOException {
    Map<String, Object> seen =
        new TreeMap<>(
            Files.readAttributes(
                path,
                "unix:mode,uid,gid,ino,nlink,size,lastModifiedTime,ctime,lastAccessTime,"
                    + "isRegularFile,isDirectory,isSymbolicLink",
                LinkOption.NOFOLLOW_LINKS));
    boolean file = seen.get("isRegularFile").equals(true);
    boolean special = !file && seen.get("isDirectory").equals(false);
    Object accessed = seen.remove("lastAccessTime");
    String more = special ? " accessed " + accessed : "";
    if (seen.get("isSymbolicLink").equals(true)) {
      more = " to " + Files.readSymbolicLink(path); // looking where it leads is an access
    } else if (file && Files.isReadable(path) && Files.size(path) <= READ_AT_MOST) {
      more = " holds " + digest(path);
    }
    return seen + more;
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.readAllBytes();
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
