package io.harmonia.smoke.source;

import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Slices;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.staged.StagedFiles;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * What a source may see of a repository, as it is or was: documents and beginnings of files within
 * bounds, what lies at a path, and what git tracks. Nothing of it is run or obeyed, and nothing is
 * fetched.
 */
public interface RepositoryView {

  /** How recorded names are read. */
  PathRules paths();

  /**
   * What a parser makes of a document, which is read within the bounds of the run. That a Git LFS
   * pointer or a link out of the workspace lies there is part of the answer.
   */
  <T> ReadFile<T> read(Place place, ReadFile.Parser<T> parser);

  /** What is made of something else than a document, for example of git's index. */
  <T> ReadFile<T> answer(Place place, ReadFile.Parser<T> maker);

  /**
   * The digest of a file that is part of a directory of which a record speaks as a whole.
   *
   * @throws IOException if it cannot be read, or changed meanwhile
   */
  Digest digest(Found.RegularFile file, Algorithm algorithm) throws IOException;

  /**
   * The digest of parts of files, as one content.
   *
   * @throws IOException if they cannot be read, or changed meanwhile
   */
  Digest digest(Slices slices, Algorithm algorithm) throws IOException;

  /** What lies at a path: a file, a pointer, a directory, nothing, or what is not opened. */
  Found look(RelativePath path);

  /** Whether anything lies at a path, be it git's own. */
  boolean exists(RelativePath path);

  /** Where a symbolic link says that it leads, whether anything is there or not. */
  Optional<String> linkAt(RelativePath path);

  /**
   * The beginning of a file.
   *
   * @param most how many bytes are wanted
   * @throws IOException if it cannot be read
   */
  byte[] beginning(Found.File file, int most) throws IOException;

  /**
   * The names of what lies in a directory, in no order.
   *
   * @throws IOException if it cannot be read
   */
  List<RelativePath> names(Found.Directory directory) throws IOException;

  /** The limits of what is read. */
  Limits limits();

  /**
   * Something that the sources of this run share, for example what they read of artifacts' headers:
   * made when it is first asked for.
   */
  <T> T shared(Class<T> type, Supplier<T> made);

  /** The place of a document that no setting names. */
  Place at(RelativePath path);

  /** The place of a document that a setting names, relative to the workspace. */
  Place asked(String path);

  /**
   * Every file that a record may be: those that git tracks, or those that are there where git
   * cannot tell. Links are not followed.
   */
  SortedSet<RelativePath> files();

  /** Every path that git tracks; nothing where git cannot tell. */
  Optional<SortedSet<RelativePath>> tracked();

  /** The submodules, which are repositories of their own and are not looked into. */
  List<RelativePath> submodules();

  /** Asks about git's index. */
  @FunctionalInterface
  interface IndexQuestion<T> {
    T ask(StagedFiles index) throws IOException;
  }

  /**
   * Asks about all of git's index at once.
   *
   * @return nothing where the workspace lies in no repository
   * @throws IOException if git cannot be asked
   */
  <T> Optional<T> askIndex(IndexQuestion<T> question) throws IOException;
}
