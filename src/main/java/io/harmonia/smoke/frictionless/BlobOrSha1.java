package io.harmonia.smoke.frictionless;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Slices;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Structure;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A content of a SHA-1, be it of the content itself or of git's blob of it: who lists files by
 * git's API gets the latter, and calls it a SHA-1.
 */
final class BlobOrSha1 implements Structure.Test {
  private final RepositoryView repository;
  private final Digest stated;
  private final Location at;
  private volatile boolean isBlob;

  private BlobOrSha1(RepositoryView repository, Digest stated, Location at) {
    this.repository = repository;
    this.stated = stated;
    this.at = at;
  }

  static Structure of(RepositoryView repository, Digest stated, Location at) {
    return new Structure(Structure.About.DIGEST, at, new BlobOrSha1(repository, stated, at));
  }

  @Override
  public Optional<Problem> of(Found there) throws IOException {
    if (!(there instanceof Found.RegularFile file)) {
      return Optional.of(
          new Problem(at, "expected a file, actual: a directory lies there", "Restore the file."));
    }
    Digest actual = repository.digest(file, Algorithm.SHA_1);
    if (actual.equals(stated)) {
      return Optional.empty();
    }
    isBlob =
        repository.digest(Slices.ofBlob(file.real(), file.size()), Algorithm.SHA_1).equals(stated);
    return isBlob
        ? Optional.empty()
        : Optional.of(
            new Problem(
                at,
                "expected "
                    + stated
                    + ", actual "
                    + actual.hex()
                    + "; the id of its git blob is another one, too",
                "Restore the artifact, or, if you meant to change it, record it anew."));
  }

  @Override
  public List<String> remarks() {
    return isBlob
        ? List.of(
            at
                + ": the sha1 is the id of the file's git blob, and not the SHA-1 of its content; it"
                + " was held to that (record a sha256: to be understood by other tools)")
        : List.of();
  }
}
