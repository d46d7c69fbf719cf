package io.harmonia.smoke.dvc;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.yaml.YamlNode;
import io.harmonia.smoke.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The list of a directory's files whose MD5 is the directory's digest, as Python's {@code
 * json.dumps} writes it:
 *
 * <pre>{@code [{"md5": "9f9f90dbe3e5ee1218c86b8839db1995", "relpath": "a.txt"}]}</pre>
 */
final class DvcList {
  /** The digest of a directory without files. */
  static final String EMPTY = "d751713988987e9331980363e24189ce.dir";

  /** A list of a million files. */
  private static final int MOST = 256 << 20;

  private DvcList() {}

  /** The digest of a directory. */
  static String digest(SortedMap<String, String> files) {
    MessageDigest md5 = md5();
    String before = "[";
    for (Map.Entry<String, String> file : files.entrySet()) {
      String entry =
          before
              + "{\"md5\": \""
              + file.getValue()
              + "\", \"relpath\": \""
              + escaped(file.getKey())
              + "\"}";
      md5.update(entry.getBytes(StandardCharsets.US_ASCII));
      before = ", ";
    }
    md5.update((files.isEmpty() ? "[]" : "]").getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(md5.digest()) + ".dir";
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        case '\f' -> escaped.append("\\f");
        case '\b' -> escaped.append("\\b");
        default -> {
          if (c < 0x20 || c > 0x7e) {
            escaped.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }

  /**
   * The list that the repository's own cache has under a digest: the digest of each file.
   *
   * @param path the directory
   * @param digest for example {@code 053663f8f421e03155508cb9c5c4d55c.dir}
   */
  static Optional<Map<String, String>> cached(
      RepositoryView repository, RelativePath path, String digest) {
    if (!digest.matches("[0-9a-f]{32}\\.dir")) {
      return Optional.empty();
    }
    String name = digest.substring(0, 2) + "/" + digest.substring(2);
    RelativePath root = DvcIgnore.rootAbove(repository, path);
    return Stream.of(".dvc/cache/files/md5/", ".dvc/cache/")
        .map(cache -> root.resolve(new RelativePath(cache + name)))
        .flatMap(file -> read(repository, file, digest).stream())
        .findFirst();
  }

  private static Optional<Map<String, String>> read(
      RepositoryView repository, RelativePath file, String digest) {
    if (!(repository.look(file) instanceof Found.RegularFile found) || found.size() > MOST) {
      return Optional.empty();
    }
    try {
      byte[] bytes = repository.beginning(found, MOST);
      if (!digest.equals(HexFormat.of().formatHex(md5().digest(bytes)) + ".dir")) {
        return Optional.empty();
      }
      // JSON is YAML
      YamlNode root =
          YamlReader.read(new ByteArrayInputStream(bytes), file.text(), repository.limits());
      Map<String, String> list = new HashMap<>();
      for (YamlNode entry : root.elements()) {
        Optional<String> md5 = entry.get("md5").flatMap(YamlNode::text);
        entry
            .get("relpath")
            .flatMap(YamlNode::text)
            .ifPresent(name -> md5.ifPresent(hex -> list.put(name, hex)));
      }
      return Optional.of(list);
    } catch (IOException | MalformedTextException e) {
      return Optional.empty(); // it would only have named what differs
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The Java platform lacks MD5", e);
    }
  }
}
