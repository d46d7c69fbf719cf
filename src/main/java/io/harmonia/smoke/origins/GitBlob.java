package io.harmonia.smoke.origins;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Git's object id of a file that is here: the SHA-1 of its length and content. */
final class GitBlob {
  /** Larger files are in Git LFS, of which servers state a SHA-256. */
  private static final long LARGEST = 100_000_000;

  private GitBlob() {}

  /**
   * The id of a recorded content.
   *
   * @param recorded its digests
   * @return nothing where another content is here, or none, or no SHA-256 is recorded
   */
  static Optional<String> of(Found found, List<Digest> recorded) {
    List<Sha256> known = recorded.stream().flatMap(it -> it.sha256().stream()).toList();
    if (known.isEmpty() || !(found instanceof Found.RegularFile file) || file.size() > LARGEST) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file.real())) {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha1.update(("blob " + file.size() + "\0").getBytes(StandardCharsets.US_ASCII));
      byte[] buffer = new byte[1 << 16];
      long read = 0;
      for (int n = in.read(buffer); n >= 0 && read <= file.size(); n = in.read(buffer)) {
        sha1.update(buffer, 0, n);
        sha256.update(buffer, 0, n);
        read += n;
      }
      HexFormat hex = HexFormat.of();
      boolean isRecorded =
          read == file.size()
              && Sha256.parse(hex.formatHex(sha256.digest())).filter(known::contains).isPresent();
      return isRecorded ? Optional.of(hex.formatHex(sha1.digest())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // its own check says so
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The Java platform lacks a digest", e);
    }
  }
}
