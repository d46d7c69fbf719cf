package io.harmonia.smoke.checksum;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Reads checksum files for tests. */
final class ReadChecksums {
  static final String SHOWN = "models/checksums.sha256";

  private ReadChecksums() {}

  /** Reads a checksum file of a workspace. */
  static ReadFile<ChecksumFile> read(Path workspace, String name) throws IOException {
    Workspace opened = Workspace.open(workspace);
    Place source = Place.usual(opened, name).shownAs(SHOWN);
    return ChecksumFile.read(opened, source).read();
  }

  /** Writes a checksum file into a workspace and reads it. */
  static ChecksumFile parse(Path workspace, byte[] bytes) throws IOException {
    Files.write(workspace.resolve("sums"), bytes);
    return read(workspace, "sums").value().orElseThrow();
  }

  /** Writes a checksum file in UTF-8 into a workspace and reads it. */
  static ChecksumFile parse(Path workspace, String text) throws IOException {
    return parse(workspace, text.getBytes(StandardCharsets.UTF_8));
  }

  static List<ChecksumLine.Recorded> recorded(ChecksumFile file) {
    return file.lines().stream()
        .filter(ChecksumLine.Recorded.class::isInstance)
        .map(ChecksumLine.Recorded.class::cast)
        .toList();
  }

  static List<ChecksumLine.Malformed> malformed(ChecksumFile file) {
    return file.lines().stream()
        .filter(ChecksumLine.Malformed.class::isInstance)
        .map(ChecksumLine.Malformed.class::cast)
        .toList();
  }

  /** The digest of a text in UTF-8. */
  static Sha256 digestOf(String content) {
    try {
      return Sha256.of(
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
