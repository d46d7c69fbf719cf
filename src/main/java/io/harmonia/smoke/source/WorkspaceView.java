package io.harmonia.smoke.source;

import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.FileHasher;
import io.harmonia.smoke.digest.Slices;
import io.harmonia.smoke.git.Git;
import io.harmonia.smoke.git.GitDirectory;
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
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The repository as it is: the work tree, and git's index. */
public final class WorkspaceView implements RepositoryView {
  private static final RelativePath GITMODULES = new RelativePath(".gitmodules");

  private final Workspace workspace;
  private final PathRules paths;
  private Optional<SortedSet<RelativePath>> tracked = Optional.empty();
  private boolean wasAsked;
  private @Nullable SortedSet<RelativePath> there;
  private @Nullable FileHasher hasher;
  private @Nullable StagedFiles staged;
  private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();

  /**
   * @param paths how recorded names are read
   */
  public WorkspaceView(Workspace workspace, PathRules paths) {
    this.workspace = workspace;
    this.paths = paths;
  }

  @Override
  public PathRules paths() {
    return paths;
  }

  @Override
  public <T> ReadFile<T> read(Place place, ReadFile.Parser<T> parser) {
    return ReadFile.read(workspace, place, parser);
  }

  @Override
  public <T> ReadFile<T> answer(Place place, ReadFile.Parser<T> maker) {
    return ReadFile.parse(
        workspace.bounds(), place.shownAs(), InputStream.nullInputStream(), maker);
  }

  @Override
  public Digest digest(Found.RegularFile file, Algorithm algorithm) throws IOException {
    return hasher().hash(file.real(), Set.of(algorithm)).of(algorithm).orElseThrow();
  }

  @Override
  public Digest digest(Slices slices, Algorithm algorithm) throws IOException {
    return slices.digest(algorithm, workspace.bounds().deadline());
  }

  private synchronized FileHasher hasher() {
    FileHasher known = hasher;
    if (known == null) {
      known = new FileHasher(bytes -> {}, workspace.bounds().deadline());
      hasher = known;
    }
    return known;
  }

  @Override
  public boolean exists(RelativePath path) {
    return Files.exists(workspace.locate(path));
  }

  @Override
  public Found look(RelativePath path) {
    return workspace.look(path);
  }

  @Override
  public Optional<String> linkAt(RelativePath path) {
    try {
      return Optional.of(Files.readSymbolicLink(workspace.locate(path)).toString());
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // it is none
    }
  }

  @Override
  public byte[] beginning(Found.File file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file.real())) {
      return in.readNBytes(most);
    }
  }

  @Override
  public List<RelativePath> names(Found.Directory directory) throws IOException {
    RealFolder folder = new RealFolder(directory.real());
    try (Stream<Path> all = Files.list(directory.real())) {
      return all.map(folder::nameOf).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public Limits limits() {
    return workspace.bounds().limits();
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> made) {
    return type.cast(shared.computeIfAbsent(type, first -> made.get()));
  }

  @Override
  public Place at(RelativePath path) {
    return Place.usual(workspace, path.text());
  }

  @Override
  public Place asked(String path) {
    return Place.asked(workspace, workspace.root().resolve(path).normalize());
  }

  @Override
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

  @Override
  public synchronized Optional<SortedSet<RelativePath>> tracked() {
    if (!wasAsked) {
      wasAsked = true;
      tracked =
          GitCheckout.trackedFiles(workspace.root())
              .map(
                  files ->
                      files.stream()
                          .map(RelativePath::new)
                          .collect(Collectors.toCollection(TreeSet::new)));
    }
    return tracked;
  }

  @Override
  public <T> Optional<T> askIndex(IndexQuestion<T> question) throws IOException {
    Optional<GitDirectory> repository = GitDirectory.around(workspace.root());
    if (repository.isEmpty()) {
      return Optional.empty();
    }
    try (Git git = Git.ofRepository(repository.get())) {
      StagedFiles index = staged(git, GitCheckout.below(repository.get(), workspace.root()));
      T answer = question.ask(index);
      workspace.documents().saw("git's index, as far as it was asked", index.used().hex());
      return Optional.of(answer);
    }
  }

  @Override
  public List<RelativePath> submodules() {
    if (tracked().filter(files -> files.contains(GITMODULES)).isEmpty()) {
      return List.of();
    }
    try {
      return askIndex(index -> index.submodules().stream().map(RelativePath::new).toList())
          .orElse(List.of());
    } catch (IOException e) {
      return List.of(); // the sources that ask git say so
    }
  }

  private synchronized StagedFiles staged(Git git, String folder) throws IOException {
    StagedFiles known = staged;
    if (known == null) {
      known = StagedFiles.read(git, folder);
      staged = known;
      return known;
    }
    return known.askedOf(git);
  }
}
