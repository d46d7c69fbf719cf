package io.harmonia.smoke.source;

import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.FileHasher;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.git.Git;
import io.harmonia.smoke.git.GitDirectory;
import io.harmonia.smoke.git.GitIndex;
import io.harmonia.smoke.git.Stored;
import io.harmonia.smoke.git.StoredFiles;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RealFolder;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.staged.StagedFiles;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.GitCheckout;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a source may see of a repository: documents and beginnings of files within bounds, what lies
 * at a path, and what git tracks. Nothing of it is run or obeyed, and nothing is fetched.
 */
public final class RepositoryView {
  private final Workspace workspace;
  private final PathRules paths;
  private final Map<Class<?>, Object> made = new HashMap<>();
  private @Nullable FileHasher hasher;
  private @Nullable Optional<SortedSet<RelativePath>> tracked;
  private @Nullable SortedSet<RelativePath> there;

  /**
   * @param paths how recorded names are read
   */
  public RepositoryView(Workspace workspace, PathRules paths) {
    this.workspace = workspace;
    this.paths = paths;
  }

  /** How recorded names are read. */
  public PathRules paths() {
    return paths;
  }

  /** How much of a document is read. */
  public Limits limits() {
    return workspace.bounds().limits();
  }

  /** What a source needs once for all its records: made when it is asked for first. */
  public synchronized <T> T shared(Class<T> type, Supplier<T> maker) {
    Object known = made.get(type);
    if (known == null) {
      known = maker.get();
      made.put(type, known);
    }
    return type.cast(known);
  }

  /**
   * The digest of a file that is part of a directory of which a record speaks as a whole.
   *
   * @throws IOException if it cannot be read, or changed meanwhile
   */
  public Digest digest(Found.RegularFile file, Algorithm algorithm) throws IOException {
    return hasher().hash(file.real(), Set.of(algorithm)).of(algorithm).orElseThrow();
  }

  private synchronized FileHasher hasher() {
    FileHasher known = hasher;
    if (known == null) {
      known = new FileHasher(bytes -> {}, workspace.bounds().deadline());
      hasher = known;
    }
    return known;
  }

  /**
   * What a parser makes of a document, which is read within the bounds of the run. That a Git LFS
   * pointer or a link out of the workspace lies there is part of the answer.
   */
  public <T> ReadFile<T> read(Place place, ReadFile.Parser<T> parser) {
    return ReadFile.read(workspace, place, parser);
  }

  /** What is made of something else than a document, for example of git's index. */
  public <T> ReadFile<T> answer(Place place, ReadFile.Parser<T> maker) {
    return ReadFile.parse(
        workspace.bounds(), place.shownAs(), InputStream.nullInputStream(), maker);
  }

  /** What lies at a path: a file, a pointer, a directory, nothing, or what is not opened. */
  public Found look(RelativePath path) {
    return workspace.look(path);
  }

  /** Whether anything lies at a path, be it git's own. */
  public boolean exists(RelativePath path) {
    return Files.exists(workspace.locate(path));
  }

  /** Where a symbolic link says that it leads, whether anything is there or not. */
  public Optional<String> linkAt(RelativePath path) {
    try {
      return Optional.of(Files.readSymbolicLink(workspace.locate(path)).toString());
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // it is none
    }
  }

  /**
   * The beginning of a file.
   *
   * @param most how many bytes are wanted
   * @throws IOException if it cannot be read
   */
  public byte[] beginning(Found.File file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file.real())) {
      return in.readNBytes(most);
    }
  }

  /**
   * The names of what lies in a directory, in no order.
   *
   * @throws IOException if it cannot be read
   */
  public List<RelativePath> names(Found.Directory directory) throws IOException {
    RealFolder folder = new RealFolder(directory.real());
    try (Stream<Path> all = Files.list(directory.real())) {
      return all.map(folder::nameOf).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The place of a document that no setting names. */
  public Place at(RelativePath path) {
    return Place.usual(workspace, path.text());
  }

  /** The place of a document that a setting names, relative to the workspace. */
  public Place asked(String path) {
    return Place.asked(workspace, workspace.root().resolve(path).normalize());
  }

  /**
   * Every file that a record may be: those that git tracks, or those that are there where git
   * cannot tell. Links are not followed.
   */
  public SortedSet<RelativePath> files() {
    return tracked().orElseGet(this::filesThere);
  }

  private synchronized SortedSet<RelativePath> filesThere() {
    SortedSet<RelativePath> known = there;
    if (known == null) {
      known = walk();
      there = known;
    }
    return known;
  }

  private SortedSet<RelativePath> walk() {
    SortedSet<RelativePath> files = new TreeSet<>();
    Path root = workspace.root();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return !folder.equals(root)
                      && workspace.uncounted().isFolder(workspace.relativize(folder))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                files.add(workspace.relativize(file));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE; // whoever needs it says so
            }
          });
    } catch (IOException e) {
      return files;
    }
    return files;
  }

  /** Every path that git tracks; nothing where git cannot tell. */
  public synchronized Optional<SortedSet<RelativePath>> tracked() {
    Optional<SortedSet<RelativePath>> known = tracked;
    if (known == null) {
      known =
          GitCheckout.trackedFiles(workspace.root())
              .map(
                  files ->
                      files.stream()
                          .map(RelativePath::new)
                          .collect(Collectors.toCollection(TreeSet::new)));
      tracked = known;
    }
    return known;
  }

  /**
   * What git's index has at paths, whatever lies in the work tree.
   *
   * @param most how many bytes of each are wanted
   * @param take gets each that is a file, with its path
   * @throws IOException if git cannot be asked
   */
  public void eachStaged(
      Collection<RelativePath> wanted, long most, BiConsumer<RelativePath, byte[]> take)
      throws IOException {
    Optional<GitDirectory> repository = GitDirectory.around(workspace.root());
    if (wanted.isEmpty() || repository.isEmpty()) {
      return;
    }
    MessageDigest seen = Sha256.digest();
    String folder = GitCheckout.below(repository.get(), workspace.root());
    List<String> fromTheTop =
        wanted.stream().map(path -> new RelativePath(folder).resolve(path).text()).toList();
    try (Git git = Git.ofRepository(repository.get());
        StoredFiles files = StoredFiles.of(GitIndex.read(git, fromTheTop), folder)) {
      for (RelativePath path : wanted) {
        if (files.find(path.text(), most) instanceof Stored.Blob blob) {
          seen.update(path.text().getBytes(StandardCharsets.UTF_8));
          seen.update(blob.oid().getBytes(StandardCharsets.UTF_8));
          take.accept(path, blob.bytes());
        }
      }
    }
    workspace.documents().saw("git's index", Sha256.of(seen.digest()).hex());
  }

  /** Asks about git's index. */
  @FunctionalInterface
  public interface IndexQuestion<T> {
    T ask(StagedFiles index) throws IOException;
  }

  /**
   * Asks about all of git's index at once.
   *
   * @return nothing where the workspace lies in no repository
   * @throws IOException if git cannot be asked
   */
  public <T> Optional<T> askIndex(IndexQuestion<T> question) throws IOException {
    Optional<GitDirectory> repository = GitDirectory.around(workspace.root());
    if (repository.isEmpty()) {
      return Optional.empty();
    }
    try (Git git = Git.ofRepository(repository.get())) {
      StagedFiles index =
          StagedFiles.read(git, GitCheckout.below(repository.get(), workspace.root()));
      T answer = question.ask(index);
      workspace.documents().saw("git's index, as far as it was asked", index.used().hex());
      return Optional.of(answer);
    }
  }
}
