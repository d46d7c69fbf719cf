package io.harmonia.smoke.ci;

import io.harmonia.smoke.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * The key of a cache with recorded files: the digest of the checksum files by their numbers,
 * without carriage returns, since git may give a checkout line ends of its own.
 */
public final class CacheKey {
  private CacheKey() {}

  /**
   * The key.
   *
   * @param checksumFiles in their order; one that is not there keeps its number
   */
  public static String of(List<Path> checksumFiles) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < checksumFiles.size(); i++) {
      if (Files.isRegularFile(checksumFiles.get(i))) {
        lines.append(i + 1).append(' ').append(digest(checksumFiles.get(i)).hex()).append('\n');
      }
    }
    byte[] text = lines.toString().getBytes(StandardCharsets.US_ASCII);
    return "harmonia-smoke-v1-" + Sha256.ofContent(text).hex();
  }

  private static Sha256 digest(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] bytes = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        int start = 0;
        for (int i = 0; i < read; i++) {
          if (bytes[i] == '\r') {
            digest.update(bytes, start, i - start);
            start = i + 1;
          }
        }
        digest.update(bytes, start, read - start);
      }
    }
    return Sha256.of(digest.digest());
  }
}
