package io.harmonia.smoke.git;

import java.io.IOException;
import java.util.Optional;

/** A state of a repository: what lies at its paths. */
interface Nodes {

  /** What lies at a path, from the repository's top, or nothing where nothing does. */
  Optional<TreeEntry> at(String path) throws IOException;

  /** The repository. */
  Git git();

  /** How messages name the state, for example {@code commit 0a1b…}. */
  String shownAs();
}
