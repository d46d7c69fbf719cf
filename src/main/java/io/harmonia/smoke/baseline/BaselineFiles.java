package io.harmonia.smoke.baseline;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.staged.StagedFiles;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiConsumer;

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
   * Files of that state as git keeps them, where git does.
   *
   * @param most how many bytes of each are wanted
   * @throws IOException if they cannot be read
   */
  void each(Collection<RelativePath> wanted, long most, BiConsumer<RelativePath, byte[]> take)
      throws IOException;

  /**
   * Asks about all that git has of that state at once.
   *
   * @param known its files, if they were listed before
   * @return nothing where git has none
   * @throws IOException if git cannot be asked
   */
  <T> Optional<T> ask(Optional<StagedFiles> known, RepositoryView.IndexQuestion<T> question)
      throws IOException;

  /** Where the link says that it leads that lay at a path, if it was one. */
  Optional<String> linkAt(RelativePath path);

  /** What is worth knowing of where they come from. */
  default List<String> remarks() {
    return List.of();
  }
}
