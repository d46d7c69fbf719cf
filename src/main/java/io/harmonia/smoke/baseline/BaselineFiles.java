package io.harmonia.smoke.baseline;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;

/** Gives the text files of an earlier state of the workspace. */
@FunctionalInterface
public interface BaselineFiles {

  /** Reads a file of that state. Never throws for what it finds. */
  <T> ReadFile<T> read(RelativePath path, String shownAs, ReadFile.Parser<T> parser);

  /** What is worth knowing of where they come from. */
  default List<String> remarks() {
    return List.of();
  }
}
