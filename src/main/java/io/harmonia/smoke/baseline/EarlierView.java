package io.harmonia.smoke.baseline;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.digest.Slices;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.staged.StagedFiles;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A repository as it was in a baseline, for what is to be compared with what is said now. A
 * document that says the same as now is not read again: it counts as missing.
 */
public final class EarlierView implements RepositoryView {
  private final FoundBaseline.At baseline;
  private final RepositoryView now;
  private final Map<String, String> states;
  private @Nullable SortedSet<RelativePath> files;
  private volatile boolean anySame;
  private volatile @Nullable StagedFiles staged;

  /**
   * @param now the repository as it is
   * @param states what each document is now, by its path as messages show it
   */
  public EarlierView(FoundBaseline.At baseline, RepositoryView now, Map<String, String> states) {
    this.baseline = baseline;
    this.now = now;
    this.states = states;
  }

  @Override
  public PathRules paths() {
    return now.paths();
  }

  @Override
  public <T> ReadFile<T> read(Place place, ReadFile.Parser<T> parser) {
    Optional<RelativePath> path = place.path();
    if (path.isEmpty()) {
      return new ReadFile.Missing<>(); // what lies outside has no earlier state
    }
    ReadFile<Optional<T>> read =
        baseline
            .files()
            .read(
                path.get(),
                place.shownAs() + " of " + baseline.shownAs(),
                in -> {
                  byte[] bytes = in.readAllBytes();
                  return isSame(place, bytes)
                      ? Optional.empty()
                      : Optional.of(parser.parse(new ByteArrayInputStream(bytes)));
                });
    return read.value()
        .map(EarlierView::changed)
        .or(() -> read.whyUnread(new Again<>()))
        .orElseGet(ReadFile.Missing::new);
  }

  private static <T> ReadFile<T> changed(Optional<T> parsed) {
    return parsed.isPresent() ? new ReadFile.Parsed<>(parsed.get()) : new ReadFile.Missing<>();
  }

  /** The same, of another type. */
  private static final class Again<T> implements ReadFile.Why<ReadFile<T>> {
    @Override
    public ReadFile<T> unreadable(ReadFile.Unreadable<?> file) {
      return new ReadFile.Unreadable<>(file.reason(), file.remedy());
    }

    @Override
    public ReadFile<T> timedOut(Deadline deadline) {
      return new ReadFile.TimedOut<>(deadline);
    }

    @Override
    public ReadFile<T> refused(Problem problem) {
      return new ReadFile.Refused<>(problem);
    }

    @Override
    public ReadFile<T> malformed(Problem problem) {
      return new ReadFile.Malformed<>(problem);
    }
  }

  private boolean isSame(Place place, byte[] then) {
    boolean same = ("Parsed " + Sha256.ofContent(then)).equals(states.get(place.shownAs()));
    anySame = anySame || same;
    return same;
  }

  /** Whether a document was not read again, since it says the same as now. */
  public boolean sawSame() {
    return anySame;
  }

  @Override
  public <T> ReadFile<T> answer(Place place, ReadFile.Parser<T> maker) {
    return now.answer(place, maker);
  }

  @Override
  public Digest digest(Found.RegularFile file, Algorithm algorithm) throws IOException {
    return now.digest(file, algorithm);
  }

  @Override
  public Digest digest(Slices slices, Algorithm algorithm) throws IOException {
    return now.digest(slices, algorithm);
  }

  @Override
  public boolean exists(RelativePath path) {
    return now.exists(path);
  }

  @Override
  public List<RelativePath> names(Found.Directory directory) throws IOException {
    return now.names(directory);
  }

  @Override
  public <T> Optional<T> askIndex(IndexQuestion<T> question) throws IOException {
    return baseline
        .files()
        .ask(
            Optional.ofNullable(staged),
            files -> {
              staged = files;
              return question.ask(files);
            });
  }

  @Override
  public List<RelativePath> submodules() {
    return List.of();
  }

  @Override
  public Found look(RelativePath path) {
    return now.look(path);
  }

  @Override
  public Optional<String> linkAt(RelativePath path) {
    return now.linkAt(path);
  }

  @Override
  public byte[] beginning(Found.File file, int most) throws IOException {
    return now.beginning(file, most);
  }

  @Override
  public Limits limits() {
    return now.limits();
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> made) {
    return now.shared(type, made);
  }

  @Override
  public Place at(RelativePath path) {
    return now.at(path);
  }

  @Override
  public Place asked(String path) {
    return now.asked(path);
  }

  @Override
  public synchronized SortedSet<RelativePath> files() {
    SortedSet<RelativePath> known = files;
    if (known == null) {
      known = list();
      files = known;
    }
    return known;
  }

  private SortedSet<RelativePath> list() {
    try {
      return baseline.files().all();
    } catch (IOException e) {
      return new TreeSet<>(); // the manifests of that state cannot be read either, which is said
    }
  }

  @Override
  public Optional<SortedSet<RelativePath>> tracked() {
    return Optional.of(files());
  }
}
