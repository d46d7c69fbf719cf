package io.harmonia.smoke.baseline;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.git.Git;
import io.harmonia.smoke.git.GitDirectory;
import io.harmonia.smoke.git.Stored;
import io.harmonia.smoke.git.StoredFiles;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.LfsPointer;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.staged.StagedFiles;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The files of a commit, as git has them: through links and submodules, and from the local store of
 * Git LFS. Never checked out, never fetched.
 *
 * @param workspace the workspace's folder in its work tree; empty for the top
 * @param commit the commit's name in full
 * @param bounds how much of a file is read, and how long
 * @param remarks what is worth knowing of the repository
 */
record GitFiles(
    GitDirectory repository, String workspace, String commit, Bounds bounds, List<String> remarks)
    implements BaselineFiles {

  @Override
  public <T> ReadFile<T> read(RelativePath path, String shownAs, ReadFile.Parser<T> parser) {
    try (Git git = Git.ofRepository(repository);
        StoredFiles files = StoredFiles.of(git, commit, workspace)) {
      return read(files.find(path.text(), most()), shownAs, parser);
    } catch (IOException e) {
      return new ReadFile.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public SortedSet<RelativePath> all() throws IOException {
    try (Git git = Git.ofRepository(repository)) {
      return StoredFiles.below(git, commit, workspace).stream()
          .map(RelativePath::new)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Override
  public <T> Optional<T> ask(Optional<StagedFiles> known, RepositoryView.IndexQuestion<T> question)
      throws IOException {
    try (Git git = Git.ofRepository(repository)) {
      StagedFiles files =
          known.isPresent() ? known.get().askedOf(git) : StagedFiles.read(git, commit, workspace);
      return Optional.of(question.ask(files));
    }
  }

  private <T> ReadFile<T> read(Stored stored, String shownAs, ReadFile.Parser<T> parser)
      throws IOException {
    if (stored instanceof Stored.Lacking lacking) {
      return new ReadFile.Unreadable<>(lacking.reason(), Optional.of(lacking.remedy()));
    }
    if (stored instanceof Stored.NoFile none) {
      return new ReadFile.Refused<>(
          new Problem(
              Location.startOf(shownAs),
              none.what() + " in commit " + commit,
              "Compare with a commit in which it is a file: smoke.baseline=REVISION."));
    }
    if (!(stored instanceof Stored.Blob blob)) {
      return new ReadFile.Missing<>();
    }
    Optional<LfsPointer> pointer = LfsPointer.parse(blob.bytes());
    if (pointer.isEmpty()) {
      return ReadFile.parse(bounds, shownAs, new ByteArrayInputStream(blob.bytes()), parser);
    }
    Optional<byte[]> content = content(blob, pointer.get());
    return content.isPresent()
        ? ReadFile.parse(bounds, shownAs, new ByteArrayInputStream(content.get()), parser)
        : new ReadFile.Unreadable<>(
            pointer.get().extensions().isEmpty()
                ? "it is a Git LFS pointer, and the repository's local store has not its object"
                : "it is a Git LFS pointer to what an extension made of it",
            Optional.of(
                pointer.get().extensions().isEmpty()
                    ? "Run “" + blob.lfsFetch() + "” before the suite."
                    : "Keep it in git itself, and compare with a commit in which it is there."));
  }

  /** What a pointer stands for, from the local store. */
  private Optional<byte[]> content(Stored.Blob blob, LfsPointer pointer) throws IOException {
    if (pointer.size() == 0) {
      return Optional.of(new byte[0]);
    }
    return pointer.extensions().isEmpty()
        ? blob.lfsObject(pointer.oid(), pointer.size(), most())
        : Optional.empty();
  }

  /** One byte more than may be read, so that more is seen to be too much. */
  private long most() {
    return bounds.limits().of(Limit.DOCUMENT_SIZE) + 1;
  }
}
