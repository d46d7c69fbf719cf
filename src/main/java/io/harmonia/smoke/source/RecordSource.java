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

  /** Where its records lie. */
  List<PlaceRule> places();

  /**
   * Reads one record, mostly by {@link RepositoryView#read}. Never throws for what the repository
   * holds, and looks at no content that it only makes claims about: shards are cut by what records
   * say, so it must be the same on every machine, whichever artifacts are there.
   */
  ReadFile<Statement> read(Place place, RepositoryView repository);
}
