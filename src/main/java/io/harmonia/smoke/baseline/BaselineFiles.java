package io.harmonia.smoke.baseline;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.staged.StagedFiles;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Gives the text files of an earlier state of the workspace. */
public interface BaselineFiles {

  /** Reads a file of that state. Never throws for what it finds. */
  <T> ReadFile<T> read(RelativePath path, String shownAs, ReadFile.Parser<T> parser);

  /**
   * Every file of that state.
   *
   * @throws IOException if they cannot be listed
   */
  SortedSet<RelativePath> all() throws IOException;

  /**
   * Asks about all that git has of that state at once.
   *
   * @param known its files, if they were listed before
   * @return nothing where git has none
   * @throws IOException if git cannot be asked
   */
  <T> Optional<T> ask(Optional<StagedFiles> known, RepositoryView.IndexQuestion<T> question)
      throws IOException;

  /** What is worth knowing of where they come from. */
  default List<String> remarks() {
    return List.of();
  }
}
