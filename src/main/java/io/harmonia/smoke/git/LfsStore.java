package io.harmonia.smoke.git;

import io.harmonia.smoke.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The objects of Git LFS that a repository has on this machine, by the digests that name them: in
 * {@code .git/lfs/objects/aa/bb/aabb…}.
 */
record LfsStore(GitDirectory repository) {

  /**
   * An object, if it is there and is what its name says.
   *
   * @param most how many of its bytes are wanted; one that is larger is not verified
   */
  Optional<byte[]> read(Sha256 oid, long size, long most) throws IOException {
    String hex = oid.hex();
    Path folder = repository.common().resolve("lfs/objects");
    Path file = folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
    if (!Files.isRegularFile(file)
        || !file.toRealPath().startsWith(repository.common())
        || Files.size(file) != size) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) Math.min(most, 1 << 30));
      return Optional.of(bytes)
          .filter(read -> size > read.length || Sha256.ofContent(read).equals(oid));
    }
  }
}
