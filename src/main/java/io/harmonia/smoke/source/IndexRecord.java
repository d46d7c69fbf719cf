package io.harmonia.smoke.source;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.util.List;

/**
 * How a format is read whose record is git's index.
 *
 * @param format as settings write it
 * @param title as the format calls itself
 * @param index makes a statement of the index
 * @param use tells whether the format is used where git cannot be asked
 */
public record IndexRecord(
    String format, String title, RepositoryView.IndexQuestion<Statement> index, Use use) {
  private static final Statement NOTHING = Statement.of(List.of());

  /** Whether a repository uses a format, as far as can be told without git. */
  @FunctionalInterface
  public interface Use {
    /** Looks at what is there. */
    boolean in(RepositoryView repository) throws IOException;
  }

  /** Reads it; a place of its own it has none. */
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.answer(place, none -> statement(place, repository));
  }

  private Statement statement(Place place, RepositoryView repository)
      throws IOException, MalformedTextException {
    if (place.path().filter(RelativePath.ROOT::equals).isEmpty()) {
      throw new MalformedTextException(
          new Problem(
              Location.startOf(place.shownAs()),
              title + " has no files of records: expected " + format + " alone, actual a file",
              "Write " + format + " without a path in smoke.sources: its record is git's index."));
    }
    try {
      return repository.askIndex(index).orElse(NOTHING);
    } catch (IOException e) {
      if (use.in(repository)) {
        throw e;
      }
      return NOTHING; // as far as can be told without git, there is none
    }
  }
}
