package io.harmonia.smoke.safetensors;

import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headers of an index's shards, as far as they are there.
 *
 * @param shards those that the index names
 * @param repository where they lie
 */
record ShardHeaders(List<Shard> shards, RepositoryView repository) {

  /**
   * What was read.
   *
   * @param headers by the shard's name
   * @param unread the shards whose headers nobody has, with why
   * @param pointedBytes what the files have together, where each is a pointer that states a size
   */
  record Read(Map<String, Header> headers, List<String> unread, Optional<Long> pointedBytes) {

    /** Why nothing more can be told, if a header is missing. */
    Optional<Problem> untold(Location at, String what) {
      return unread.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Problem(
                  at,
                  what + " cannot be told without every header: " + Printable.some(unread),
                  "Run “git lfs pull” or the model's download before the suite to have it"
                      + " verified."));
    }
  }

  /**
   * Reads them.
   *
   * @throws IOException if one is there and cannot be read
   */
  Read read() throws IOException {
    Map<String, Header> headers = new LinkedHashMap<>();
    List<String> unread = new ArrayList<>();
    Optional<Long> pointed = Optional.of(0L);
    Headers known = repository.shared(Headers.class, Headers::new);
    for (Shard shard : shards) {
      Optional<Found> found = shard.path().map(repository::look);
      if (found.isPresent() && found.get() instanceof Found.RegularFile file) {
        Header header = known.of(file, shard.path().orElseThrow());
        if (header.verdict().isSound()) {
          headers.put(shard.name(), header);
        } else {
          unread.add(shard.name() + " (see its own check)");
        }
      } else {
        unread.add(
            shard.name()
                + (found.isPresent() && found.get() instanceof Found.Pointer
                    ? " (a Git LFS pointer)"
                    : " (not there)"));
      }
      pointed =
          found.isPresent() && found.get() instanceof Found.Pointer pointer
              ? plus(pointed, pointer.contentSize())
              : Optional.empty();
    }
    return new Read(headers, unread, pointed);
  }

  private static Optional<Long> plus(Optional<Long> some, Optional<Long> more) {
    return some.isPresent() && more.isPresent() && more.get() <= Long.MAX_VALUE - some.get()
        ? Optional.of(some.get() + more.get())
        : Optional.empty();
  }
}
