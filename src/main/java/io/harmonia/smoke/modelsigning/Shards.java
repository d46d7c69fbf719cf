package io.harmonia.smoke.modelsigning;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Slices;
import io.harmonia.smoke.digest.Slices.Slice;
import io.harmonia.smoke.modelsigning.Resource.Shard;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Structure;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The shards of one file, each with a digest of its own, which make up the whole file. */
final class Shards {
  private final RepositoryView repository;
  private final Location at;
  private final List<Resource> parts;

  Shards(RepositoryView repository, Location at, List<Resource> parts) {
    this.repository = repository;
    this.at = at;
    this.parts =
        parts.stream()
            .filter(part -> part.shard().isPresent())
            .sorted(Comparator.comparingLong(part -> shard(part).from()))
            .toList();
  }

  private static Shard shard(Resource part) {
    return part.shard().orElseThrow();
  }

  /**
   * What is not right with them, before anybody looks at the file.
   *
   * @param size of each but the last
   */
  Optional<String> gap(long size) {
    long end = 0;
    for (int i = 0; i < parts.size(); i++) {
      Shard shard = shard(parts.get(i));
      if (shard.from() != end || shard.to() <= shard.from()) {
        return Optional.of(
            "expected a shard from byte " + end + ", actual " + shard.from() + ":" + shard.to());
      }
      end = shard.to();
      long length = shard.to() - shard.from();
      if (length > size || (length < size && i < parts.size() - 1)) {
        return Optional.of("expected a shard of " + size + " bytes, actual " + length);
      }
    }
    return Optional.empty();
  }

  /** What the file must be. */
  ClaimedContent content(Function<Resource, ClaimedContent> reader) {
    ClaimedContent content = ClaimedContent.ANY.size(shard(parts.get(parts.size() - 1)).to(), at);
    for (Resource part : parts) {
      ClaimedContent said = reader.apply(part);
      for (Located<String> unknown : said.uncomputable()) {
        content = content.uncomputable(unknown.value(), at);
      }
      for (Located<Digest> digest : said.digests()) {
        content = content.structure(structure(shard(part), digest.value()));
      }
    }
    return content;
  }

  private Structure structure(Shard shard, Digest stated) {
    return new Structure(
        stated.algorithm().isStrong() ? Structure.About.STRONG_DIGEST : Structure.About.DIGEST,
        at,
        there -> differs(there, shard, stated));
  }

  private Optional<Problem> differs(Found there, Shard shard, Digest stated) throws IOException {
    if (!(there instanceof Found.RegularFile file) || file.size() < shard.to()) {
      return Optional.empty(); // its size is another one, which is said once
    }
    Digest actual =
        repository.digest(
            new Slices("", List.of(new Slice(file.real(), shard.from(), shard.to()))),
            stated.algorithm());
    return actual.equals(stated)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                at,
                "bytes "
                    + shard.from()
                    + " to "
                    + shard.to()
                    + ": expected "
                    + stated
                    + ", actual "
                    + actual.hex(),
                "Restore the artifact, or have the model signed anew (model_signing sign)."));
  }
}
