package io.harmonia.smoke.source;

import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;

/**
 * A format in which a repository keeps records of its files, for example checksum files. Has no
 * state: one serves every run.
 */
public interface RecordSource {
  /** As settings and messages write it, for example {@code dvc}. */
  String name();

  /** Where its records lie: under names that nothing else has. */
  List<PlaceRule> places();

  /**
   * Globs of names that its records may have and other files, too, for example {@code
   * registry.txt}. Such a file is named and not read, unless {@code smoke.sources} asks for it.
   */
  default List<String> ambiguous() {
    return List.of();
  }

  /**
   * Whether its records are the artifacts themselves, whose own headers say what they must be. Such
   * a file still counts as a file of an entry, and nothing is recorded of it by being one.
   */
  default boolean areArtifacts() {
    return false;
  }

  /** What a user should know of it. */
  FormatGuide guide();

  /**
   * Reads one record, mostly by {@link RepositoryView#read}. Never throws for what the repository
   * holds, and looks at no content that it only makes claims about: shards are cut by what records
   * say, so it must be the same on every machine, whichever artifacts are there.
   *
   * @param place where it lies; {@link Place#asked} where a setting names it
   */
  ReadFile<Statement> read(Place place, RepositoryView repository);
}
