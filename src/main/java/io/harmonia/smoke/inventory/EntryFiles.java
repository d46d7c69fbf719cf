package io.harmonia.smoke.inventory;

import io.harmonia.smoke.authoring.FileSelection;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.Unfinished;
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

/** What is there of an entry, and the files whose digests it states. */
final class EntryFiles {
  private final Workspace workspace;
  private final Entry entry;
  private final RelativePath path;
  private final Found found;
  private final Map<RelativePath, Long> statedSizes = new HashMap<>();
  private final Map<RelativePath, Found.File> toHash = new LinkedHashMap<>();
  private final List<RelativePath> came = new ArrayList<>();
  private Optional<DirectorySurvey> survey = Optional.empty();
  private Optional<RelativePath> representative = Optional.empty();
  private Optional<String> partial = Optional.empty();

  /**
   * Looks at it.
   *
   * @param recorded tells which file an entry's own digest is of
   * @param counts which files count beside what the entry lists
   * @throws RefusedException if it cannot be read, or should not be stated
   */
  EntryFiles(
      Workspace workspace,
      Entry entry,
      List<RecordedPlaces.Place> recorded,
      CountedFiles counts,
      Unfinished unfinished)
      throws RefusedException {
    this.workspace = workspace;
    this.entry = entry;
    this.path = entry.safePath().orElse(RelativePath.ROOT);
    this.found = path.equals(RelativePath.ROOT) ? new Found.Absent("") : workspace.look(path);
    if (found instanceof Found.Unreadable unreadable) {
      throw new RefusedException(Refusal.unreadable(path.text(), unreadable.reason()));
    }
    if (found instanceof Found.Refused refused) {
      throw new RefusedException(Refusal.about(path.text(), refused.reason(), refused.remedy()));
    }
    if (found instanceof Found.Directory directory) {
      RefusedException.throwIfAny(unfinished.below(path, directory.real()));
      Set<RelativePath> listed = new HashSet<>();
      entry.files().forEach(file -> file.safePath().ifPresent(listed::add));
      entry.files().forEach(this::stateSize);
      DirectorySurvey seen = DirectoryWalk.survey(workspace, path, directory, counts.with(listed));
      survey = Optional.of(seen);
      directory(seen, listed, recorded);
    } else if (found instanceof Found.File file) {
      entry.sizeBytes().flatMap(Stated::value).ifPresent(size -> statedSizes.put(path, size));
      entry.files().forEach(this::stateSize);
      file(file, unfinished);
    }
  }

  Entry entry() {
    return entry;
  }

  RelativePath path() {
    return path;
  }

  boolean isAbsent() {
    return found instanceof Found.Absent;
  }

  /** Why the entry is kept as it is, where only part of it is there. */
  Optional<String> partial() {
    return partial;
  }

  /** The files whose digests it takes. */
  Map<RelativePath, Found.File> toHash() {
    return partial.isPresent() ? Map.of() : toHash;
  }

  /** The file that the entry's own digest is of, if it states one. */
  Optional<RelativePath> representative() {
    return representative;
  }

  /** The files that a list of all files lacks. */
  List<RelativePath> came() {
    return came;
  }

  /** The bytes of all files, unless one cannot be measured. */
  Optional<Long> size() {
    return found instanceof Found.File file
        ? file.contentSize()
        : survey.filter(all -> all.unsized().isEmpty()).map(DirectorySurvey::bytes);
  }

  long count() {
    return survey.map(DirectorySurvey::files).orElse(1L);
  }

  Optional<Long> sizeOf(RelativePath file) {
    return workspace.look(file) instanceof Found.File content
        ? content.contentSize()
        : Optional.empty();
  }

  /** The file that an artifact of the entry is. */
  Optional<RelativePath> fileOf(Artifact artifact) {
    return found instanceof Found.File ? Optional.of(path) : artifact.safePath();
  }

  private void stateSize(Artifact file) {
    file.safePath()
        .ifPresent(
            at -> file.sizeBytes().flatMap(Stated::value).ifPresent(s -> statedSizes.put(at, s)));
  }

  private void file(Found.File file, Unfinished unfinished) throws RefusedException {
    RefusedException.throwIfAny(unfinished.file(path).stream().toList());
    requireContent(path, file);
    partial = annexed(path, file);
    if (partial.isPresent()) {
      return;
    }
    if (entry.sha256().isPresent()) {
      representative = Optional.of(path);
    }
    if (representative.isPresent() || hasDigests()) {
      toHash.put(path, file);
    }
  }

  private void directory(
      DirectorySurvey seen, Set<RelativePath> listed, List<RecordedPlaces.Place> recorded)
      throws RefusedException {
    RefusedException.throwIfAny(
        seen.unreadable().stream()
            .map(file -> Refusal.unreadable(file.text(), "access is denied"))
            .toList());
    partial = whyPartial(seen, listed);
    for (RelativePath file : seen.paths()) {
      if (partial.isEmpty() && workspace.look(file) instanceof Found.File content) {
        partial = annexed(file, content);
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
    if (entry.statedFilesCount().filter(count -> count == listed.size()).isPresent()) {
      seen.paths().stream()
          .filter(file -> !listed.contains(file) && file.isBelow(path))
          .forEach(came::add);
      if (hasDigests()) {
        came.forEach(this::hash);
      }
    }
    if (entry.sha256().isPresent()) {
      representative = RepresentativeFile.of(entry, path, seen, recorded);
      representative.ifPresent(this::hash);
    }
  }

  private boolean hasDigests() {
    return entry.files().stream().anyMatch(artifact -> artifact.sha256().isPresent());
  }

  /** Why an entry is not all there, where git-annex keeps a file of it elsewhere. */
  private static Optional<String> annexed(RelativePath file, Found.File content)
      throws RefusedException {
    Optional<StandIn> annex = content.standInAs(file).filter(is -> is.form() == StandIn.Form.ANNEX);
    if (annex.isEmpty()) {
      RefusedException.throwIfAny(FileSelection.standIn(file, content).stream().toList());
    }
    return annex.map(is -> Printable.of(file.text()) + " is " + is.what());
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

  private void hash(RelativePath file) {
    if (workspace.look(file) instanceof Found.File content) {
      toHash.put(file, content);
    }
  }

  /** What is empty where there was content is a download or copy that broke off. */
  private void requireContent(RelativePath file, Found.File content) throws RefusedException {
    boolean wasEmpty = statedSizes.getOrDefault(file, 0L) == 0;
    if (!wasEmpty && content.contentSize().filter(size -> size == 0).isPresent()) {
      throw new RefusedException(
          Refusal.about(
              file.text(),
              "is empty, as after a download that broke off",
              "Restore it; if it is meant to be empty, state its \"size_bytes\": 0 first."));
    }
  }
}
