package io.harmonia.smoke.inventory;

import static java.util.Comparator.comparing;

import io.harmonia.smoke.authoring.FileHashes;
import io.harmonia.smoke.authoring.FileSelection;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.Unfinished;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.RawJson;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.RecordedPlaces;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.DirectoryWalk;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.StandIn;
import io.harmonia.smoke.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings an entry up to date with what is there of it, if that is all of it. Sizes and counts are
 * stated, digests only where they were; a list of all files gets those that came.
 */
final class EntryUpdate {
  private static final List<String> LISTS = List.of("files", "top_files");

  private final Workspace workspace;
  private final Entry entry;
  private final RawJson.Members before;
  private final RelativePath path;
  private final Found found;
  private final Optional<DirectorySurvey> survey;
  private final Map<RelativePath, Found.File> toHash = new LinkedHashMap<>();
  private final List<RelativePath> came = new ArrayList<>();
  private Optional<RelativePath> representative = Optional.empty();
  private Optional<String> partial = Optional.empty();

  /**
   * Looks at what is there.
   *
   * @param before the entry as it is written
   * @param recorded tells which file an entry's own digest is of
   * @param counts which files count beside what the entry lists
   * @throws RefusedException if that cannot be read, or should not be stated
   */
  EntryUpdate(
      Workspace workspace,
      Entry entry,
      RawJson.Members before,
      List<RecordedPlaces.Place> recorded,
      CountedFiles counts,
      Unfinished unfinished)
      throws RefusedException {
    this.workspace = workspace;
    this.entry = entry;
    this.before = before;
    this.path = entry.safePath().orElse(RelativePath.ROOT);
    this.found = path.equals(RelativePath.ROOT) ? new Found.Absent("") : workspace.look(path);
    String shown = Printable.of(path.text());
    if (found instanceof Found.Unreadable unreadable) {
      throw new RefusedException(FileHashes.unreadable(shown, unreadable.reason()));
    }
    if (found instanceof Found.Refused refused) {
      throw new RefusedException(Refusal.of(shown + ": " + refused.reason(), refused.remedy()));
    }
    if (found instanceof Found.Directory directory) {
      RefusedException.throwIfAny(unfinished.below(path, directory.real()));
      Set<RelativePath> listed = new HashSet<>();
      entry.files().forEach(file -> file.safePath().ifPresent(listed::add));
      DirectorySurvey seen = DirectoryWalk.survey(workspace, path, directory, counts.with(listed));
      this.survey = Optional.of(seen);
      directory(seen, listed, recorded);
    } else {
      this.survey = Optional.empty();
      if (found instanceof Found.File file) {
        file(file, unfinished);
      }
    }
  }

  /** Whether nothing is there. */
  boolean isAbsent() {
    return found instanceof Found.Absent;
  }

  /** The entry. */
  Entry entry() {
    return entry;
  }

  /** Why the entry is kept as it is, where only part of it is there. */
  Optional<String> partial() {
    return partial;
  }

  /** The files whose digests it takes. */
  Map<RelativePath, Found.File> toHash() {
    return partial.isPresent() ? Map.of() : toHash;
  }

  /** The entry as it is now. */
  RawJson.Members apply(FileHashes hashes) {
    if (isAbsent() || partial.isPresent()) {
      return before;
    }
    RawJson.Members now = before;
    Optional<Long> size =
        survey.isPresent()
            ? survey.filter(all -> all.unsized().isEmpty()).map(DirectorySurvey::bytes)
            : ((Found.File) found).contentSize();
    if (size.isPresent()) {
      now = Fields.amount(now, Fields.SIZE, size.get());
    }
    now = Fields.amount(now, Fields.COUNT, survey.map(DirectorySurvey::files).orElse(1L));
    if (representative.isPresent()) {
      now = Fields.digest(now, hashes.of(representative.get()));
    }
    return files(now, hashes);
  }

  private void file(Found.File file, Unfinished unfinished) throws RefusedException {
    RefusedException.throwIfAny(unfinished.file(path).stream().toList());
    requireContent(path, file);
    partial = fetched(path, file);
    if (partial.isPresent()) {
      return;
    }
    if (Fields.states(before, Fields.SHA256)) {
      toHash.put(path, file);
      representative = Optional.of(path);
    }
    for (Artifact artifact : entry.files()) {
      if (artifact.sha256().isPresent()) {
        toHash.put(path, file);
      }
    }
  }

  private void directory(
      DirectorySurvey seen, Set<RelativePath> listed, List<RecordedPlaces.Place> recorded)
      throws RefusedException {
    List<Refusal> refusals = new ArrayList<>();
    seen.unreadable()
        .forEach(
            file ->
                refusals.add(FileHashes.unreadable(Printable.of(file.text()), "access is denied")));
    RefusedException.throwIfAny(refusals);
    partial = whyPartial(seen, listed);
    for (RelativePath file : seen.paths()) {
      if (partial.isEmpty() && workspace.look(file) instanceof Found.File content) {
        partial = fetched(file, content);
      }
    }
    if (partial.isPresent()) {
      return;
    }
    for (Artifact artifact : entry.files()) {
      Optional<RelativePath> file = artifact.safePath();
      if (file.isPresent() && workspace.look(file.get()) instanceof Found.File content) {
        requireContent(file.get(), content);
        if (artifact.sha256().isPresent()) {
          toHash.put(file.get(), content);
        }
      }
    }
    boolean listsAll = entry.statedFilesCount().filter(c -> c == listed.size()).isPresent();
    if (listsAll) {
      seen.paths().stream()
          .filter(file -> !listed.contains(file) && file.isBelow(path))
          .forEach(came::add);
      if (entry.files().stream().anyMatch(artifact -> artifact.sha256().isPresent())) {
        for (RelativePath file : came) {
          hash(file);
        }
      }
    }
    if (Fields.states(before, Fields.SHA256)) {
      representative = representative(seen, recorded);
      if (representative.isPresent()) {
        hash(representative.get());
      }
    }
  }

  /** Why an entry is not all there, where git-annex keeps a file of it elsewhere. */
  private static Optional<String> fetched(RelativePath file, Found.File content)
      throws RefusedException {
    Optional<StandIn> standIn = content.standInAs(file);
    if (standIn.filter(is -> is.form() == StandIn.Form.ANNEX).isPresent()) {
      return standIn.map(is -> Printable.of(file.text()) + " is " + is.what());
    }
    RefusedException.throwIfAny(FileSelection.standIn(file, content).stream().toList());
    return Optional.empty();
  }

  private Optional<String> whyPartial(DirectorySurvey seen, Set<RelativePath> listed) {
    Optional<RelativePath> missing =
        listed.stream()
            .filter(file -> !(workspace.look(file) instanceof Found.File))
            .min(Comparator.naturalOrder());
    if (missing.isPresent()) {
      return Optional.of(Printable.of(missing.get().text()) + " is not there");
    }
    long stated = entry.statedFilesCount().orElse(1L);
    return seen.files() < stated
        ? Optional.of(
            "files_count is "
                + stated
                + ", and "
                + Quantity.count(seen.files(), "file is", "files are")
                + " there")
        : Optional.empty();
  }

  /** The file that the entry's own digest is of, as far as it can be told; else the largest. */
  private Optional<RelativePath> representative(
      DirectorySurvey seen, List<RecordedPlaces.Place> recorded) {
    Optional<Sha256> digest = entry.sha256().flatMap(Stated::value);
    Optional<RelativePath> stated =
        entry.files().stream()
            .filter(
                file -> digest.isPresent() && file.sha256().flatMap(Stated::value).equals(digest))
            .flatMap(file -> file.safePath().stream())
            .findFirst();
    return stated
        .or(
            () ->
                recorded.stream()
                    .filter(line -> digest.filter(line.line().sha256()::equals).isPresent())
                    .filter(line -> line.found() instanceof Found.File)
                    .map(RecordedPlaces.Place::path)
                    .filter(file -> file.isBelow(path))
                    .findFirst())
        .or(() -> largest(seen, path));
  }

  /** The largest file below a directory, the first by name where several are. */
  static Optional<RelativePath> largest(DirectorySurvey seen, RelativePath path) {
    return seen.paths().stream()
        .filter(file -> file.isBelow(path))
        .min(
            comparing((RelativePath file) -> -seen.sizeOf(file))
                .thenComparing(Comparator.naturalOrder()));
  }

  private void hash(RelativePath file) {
    if (workspace.look(file) instanceof Found.File content) {
      toHash.put(file, content);
    }
  }

  /** What is empty where there was content is a download or copy that broke off. */
  private void requireContent(RelativePath file, Found.File content) throws RefusedException {
    boolean wasEmpty = statedSizes().getOrDefault(file, 0L) == 0;
    if (!wasEmpty && content.contentSize().filter(size -> size == 0).isPresent()) {
      throw new RefusedException(
          Refusal.of(
              Printable.of(file.text()) + ": is empty, as after a download that broke off",
              "Restore it; if it is meant to be empty, state its \"size_bytes\": 0 first."));
    }
  }

  private Map<RelativePath, Long> statedSizes() {
    Map<RelativePath, Long> sizes = new HashMap<>();
    if (found instanceof Found.File) {
      entry.sizeBytes().flatMap(Stated::value).ifPresent(size -> sizes.put(path, size));
    }
    for (Artifact file : entry.files()) {
      file.safePath()
          .ifPresent(
              p -> file.sizeBytes().flatMap(Stated::value).ifPresent(size -> sizes.put(p, size)));
    }
    return sizes;
  }

  private RawJson.Members files(RawJson.Members now, FileHashes hashes) {
    Optional<String> list = LISTS.stream().filter(name -> Fields.states(before, name)).findFirst();
    if (list.isEmpty()) {
      return now;
    }
    List<RawJson> elements = new ArrayList<>();
    List<RawJson> stated = before.elements(list.get());
    for (int i = 0; i < stated.size(); i++) {
      elements.add(
          stated.get(i) instanceof RawJson.Members object
              ? listed(object, entry.files().get(i), hashes)
              : stated.get(i));
    }
    for (RelativePath file : came) {
      RawJson.Members object =
          RawJson.Members.NONE.with(
              "path", new RawJson.Text(file.text().substring(path.text().length() + 1)));
      object = sized(object, file);
      elements.add(toHash.containsKey(file) ? Fields.digest(object, hashes.of(file)) : object);
    }
    return now.with(list.get(), new RawJson.Elements(elements));
  }

  private RawJson.Members listed(RawJson.Members object, Artifact artifact, FileHashes hashes) {
    Optional<RelativePath> file =
        found instanceof Found.File ? Optional.of(path) : artifact.safePath();
    if (file.isEmpty()) {
      return object;
    }
    RawJson.Members now = Fields.states(object, Fields.SIZE) ? sized(object, file.get()) : object;
    return Fields.states(object, Fields.SHA256) ? Fields.digest(now, hashes.of(file.get())) : now;
  }

  private RawJson.Members sized(RawJson.Members object, RelativePath file) {
    Optional<Long> size =
        workspace.look(file) instanceof Found.File content
            ? content.contentSize()
            : Optional.empty();
    return size.map(bytes -> Fields.amount(object, Fields.SIZE, bytes)).orElse(object);
  }
}
