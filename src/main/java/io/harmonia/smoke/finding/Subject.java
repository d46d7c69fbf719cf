package io.harmonia.smoke.finding;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a check is about, and where that stands: by it waivers and shards know the check. */
public sealed interface Subject {

  /** The file that it stands in. */
  Path file();

  /** Where in that file. */
  Location at();

  /** The entry that it is about, or whose files. */
  default Optional<Entry> entry() {
    return Optional.empty();
  }

  /** Name of the entry that it is about. */
  default Optional<String> entryName() {
    return entry().map(Entry::label);
  }

  /** Where the entry comes from, if that is stated. */
  default Optional<String> sourceUrl() {
    return entry().flatMap(Entry::sourceUrl).flatMap(Stated::value);
  }

  /** The file or directory whose content it is. */
  default Optional<RelativePath> path() {
    return Optional.empty();
  }

  /** All paths that findings may be about. */
  default Stream<RelativePath> paths() {
    return path().stream();
  }

  /** Itself, and what it would be if other files were there. */
  default Stream<Subject> whateverIsThere() {
    return Stream.of(this);
  }

  /** The places at which findings are about an artifact rather than about the path. */
  default Map<Location, RelativePath> places() {
    return Map.of();
  }

  /**
   * The path that a finding is about: of the artifact at whose place it stands, or else the path.
   *
   * @param places as {@link #places} gives them
   */
  default Optional<RelativePath> pathOf(Finding finding, Map<Location, RelativePath> places) {
    return finding.location().flatMap(at -> Optional.ofNullable(places.get(at))).or(this::path);
  }

  /** What keeps it together with others in one shard; nothing where it stands for itself. */
  default Optional<ShardKey> shardKey() {
    return entry().map(ShardKey.OfEntry::of);
  }

  /** A file as a whole, or a place in it that is about no entry and no path. */
  record Plain(Path file, Location at) implements Subject {}

  /** What an entry's fields say, in its manifest. */
  record Fields(Path file, Entry of) implements Subject {
    @Override
    public Location at() {
      return of.at();
    }

    @Override
    public Optional<Entry> entry() {
      return Optional.of(of);
    }
  }

  /** What is there of an entry. */
  record Content(Path file, Entry of) implements Subject {
    @Override
    public Location at() {
      return of.at();
    }

    @Override
    public Optional<Entry> entry() {
      return Optional.of(of);
    }

    @Override
    public Optional<RelativePath> path() {
      return of.safePath();
    }

    @Override
    public Stream<RelativePath> paths() {
      return Stream.concat(
          path().stream(), of.files().stream().flatMap(artifact -> artifact.safePath().stream()));
    }

    @Override
    public Map<Location, RelativePath> places() {
      Map<Location, RelativePath> places = new HashMap<>();
      for (Artifact artifact : of.files()) {
        artifact
            .safePath()
            .ifPresent(
                path ->
                    Stream.of(
                            Optional.of(artifact.at()),
                            artifact.path().map(Stated::at),
                            artifact.sizeBytes().map(Stated::at),
                            artifact.sha256().map(Stated::at))
                        .flatMap(Optional::stream)
                        .forEach(place -> places.put(place, path)));
      }
      return places;
    }

    @Override
    public Optional<ShardKey> shardKey() {
      return Optional.of(ShardKey.ContentOf.of(of));
    }
  }

  /**
   * What became of some files since the baseline.
   *
   * @param entry the entry that they are part of, or nothing for those that are part of none
   * @param dropped files of which nothing may be recorded any more, whatever files are there
   */
  record SinceBaseline(Path file, Location at, Optional<Entry> entry, Set<RelativePath> dropped)
      implements Subject {
    @Override
    public Stream<RelativePath> paths() {
      return dropped.stream();
    }
  }

  /**
   * A version that is required of an entry.
   *
   * @param entry the first of that name, if there is one
   */
  record Required(Path file, Location at, String name, Optional<Entry> entry) implements Subject {
    @Override
    public Optional<String> entryName() {
      return Optional.of(name);
    }

    @Override
    public Optional<String> sourceUrl() {
      return Optional.empty();
    }

    @Override
    public Optional<ShardKey> shardKey() {
      return Optional.empty();
    }
  }

  /**
   * A file or directory of which a record speaks.
   *
   * @param path the file or directory, unless its name is refused
   */
  record Claimed(Path file, Location at, Optional<RelativePath> path) implements Subject {
    @Override
    public Optional<ShardKey> shardKey() {
      return path.map(ShardKey.Place::new);
    }
  }

  /**
   * What a source serves.
   *
   * @param entry the entry that comes from there, if it is one
   * @param path the file that comes from there, if it is in the workspace
   */
  record Served(Path file, Location at, Optional<Entry> entry, Optional<RelativePath> path)
      implements Subject {
    /** Any shard asks. */
    @Override
    public Optional<ShardKey> shardKey() {
      return Optional.empty();
    }
  }

  /**
   * A file with a recorded checksum.
   *
   * @param path the file, one of those that the line may mean
   */
  record Recorded(Path file, RecordedChecksum line, Optional<RelativePath> path)
      implements Subject {
    /** The file that the line means, by what is there. */
    public Recorded(Path file, RecordedChecksum line) {
      this(file, line, line.place());
    }

    @Override
    public Location at() {
      return line.at();
    }

    @Override
    public Stream<Subject> whateverIsThere() {
      return Stream.concat(
          Stream.of(this),
          line.alternatives().possible().stream()
              .map(place -> new Recorded(file, line, Optional.of(place))));
    }

    @Override
    public Optional<ShardKey> shardKey() {
      return Optional.of(ShardKey.of(line));
    }
  }
}
