package io.harmonia.smoke.authoring;

import static java.util.Comparator.comparing;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.RecordedPlaces;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.DirectoryWalk;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Neighbours;
import io.harmonia.smoke.workspace.StandIn;
import io.harmonia.smoke.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files whose checksums are asked for, each once, in the order in which they were asked for.
 * What should not be recorded is refused, all of it together.
 */
public final class FileSelection {
  private final Inventory inventory;
  private final Workspace workspace;
  private final boolean pointers;
  private final boolean empty;
  private final Set<RelativePath> listed = new HashSet<>();
  private final CountedFiles counted;
  private final Unfinished unfinished;
  private final Map<RelativePath, Found.File> files = new LinkedHashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * @param pointers whether a Git LFS pointer stands for the content that it states
   * @param empty whether empty files are meant to be so
   */
  FileSelection(Inventory inventory, boolean pointers, boolean empty) {
    this.inventory = inventory;
    this.workspace = inventory.workspace();
    this.pointers = pointers;
    this.empty = empty;
    for (ListName list : ListName.values()) {
      for (Entry entry : inventory.entries(list)) {
        entry.safePath().ifPresent(listed::add);
        entry.files().stream()
            .map(Artifact::safePath)
            .flatMap(Optional::stream)
            .forEach(listed::add);
      }
    }
    this.counted = RecordedPlaces.counted(inventory);
    this.unfinished = new Unfinished(workspace, new Neighbours(workspace), listed);
  }

  /** The files; refuses what should not be recorded. */
  Map<RelativePath, Found.File> files() throws RefusedException {
    RefusedException.throwIfAny(refusals);
    return files;
  }

  /** Adds a file, or every file of a directory but for housekeeping, manifests and checksums. */
  void add(RelativePath path) {
    Found found = workspace.look(path);
    if (inventory.placesInside().contains(path)) {
      refuse(path, "is a manifest or a checksum file", "Name files of models and datasets.");
    } else if (found instanceof Found.Directory directory) {
      List<RelativePath> below =
          survey(path, directory).paths().stream()
              .filter(file -> !inventory.placesInside().contains(file))
              .toList();
      if (below.isEmpty()) {
        refuse(path, "is a directory without files", "Name files, or a directory that has some.");
      }
      below.forEach(this::addFile);
    } else {
      addFile(path);
    }
  }

  /**
   * Adds the largest files of each entry of a list that is there; of equal size, the first by name.
   *
   * @param notes is told of entries that are not there
   */
  void addLargest(ListName list, int top, List<String> notes) {
    List<Entry> absent = new ArrayList<>();
    for (Entry entry : inventory.entries(list)) {
      Optional<RelativePath> path = entry.safePath();
      if (path.isEmpty()) {
        refusals.add(withoutPath(entry));
      } else if (workspace.look(path.get()) instanceof Found.Absent) {
        absent.add(entry);
      } else {
        largest(entry, path.get(), top).forEach(this::addFile);
      }
    }
    if (!absent.isEmpty()) {
      notes.add(
          Quantity.count(absent.size(), "entry is", "entries are")
              + " not there, and nothing is recorded of "
              + (absent.size() == 1 ? "it" : "them")
              + "; the first is "
              + Printable.quoted(absent.get(0).label()));
    }
  }

  private static Refusal withoutPath(Entry entry) {
    return entry
        .path()
        .flatMap(Stated::problem)
        .map(p -> new Refusal(true, p.at() + ": path " + p.message(), p.remedy()))
        .orElseGet(() -> new Refusal(true, entry.at() + ": has no path", "Add its \"path\"."));
  }

  private List<RelativePath> largest(Entry entry, RelativePath path, int top) {
    if (!(workspace.look(path) instanceof Found.Directory directory)) {
      return List.of(path);
    }
    DirectorySurvey survey = survey(path, directory);
    List<RelativePath> candidates =
        survey.paths().stream()
            .filter(file -> pointers || !survey.pointers().contains(file))
            .filter(file -> empty || survey.sizeOf(file) > 0)
            .sorted(
                comparing((RelativePath file) -> survey.sizeOf(file))
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    if (candidates.isEmpty()) {
      refuse(
          path,
          "of " + Printable.quoted(entry.label()) + " has no file whose content could be recorded",
          survey.pointers().isEmpty()
              ? "Restore its files."
              : "Run git lfs pull, or record what its pointers state (--pointers).");
    }
    return candidates.stream().limit(top).toList();
  }

  private DirectorySurvey survey(RelativePath path, Found.Directory directory) {
    refusals.addAll(unfinished.below(path, directory.real()));
    DirectorySurvey survey = DirectoryWalk.survey(workspace, path, directory, counted.with(listed));
    for (RelativePath unreadable : survey.unreadable()) {
      refusals.add(FileHashes.unreadable(Printable.of(unreadable.text()), "access is denied"));
    }
    return survey;
  }

  private void addFile(RelativePath path) {
    Found found = workspace.look(path);
    Optional<Refusal> refusal =
        Stream.of(notAFile(path, found), badName(path), badContent(path, found))
            .flatMap(Optional::stream)
            .findFirst();
    if (refusal.isPresent()) {
      refusals.add(refusal.get());
    } else if (found instanceof Found.File file) {
      files.put(path, file);
    }
  }

  private Optional<Refusal> notAFile(RelativePath path, Found found) {
    String shown = Printable.of(path.text());
    if (found instanceof Found.Unreadable unreadable) {
      return Optional.of(FileHashes.unreadable(shown, unreadable.reason()));
    }
    if (found instanceof Found.Refused refused) {
      return Optional.of(Refusal.of(shown + ": " + refused.reason(), refused.remedy()));
    }
    if (found instanceof Found.Absent absent) {
      return Optional.of(
          unfinished
              .file(path)
              .orElseGet(
                  () ->
                      Refusal.of(
                          shown + ": is not there" + absent.hintInBrackets(),
                          absent.remedy() + ".")));
    }
    return Optional.empty();
  }

  private Optional<Refusal> badName(RelativePath path) {
    if (!path.isUtf8()) {
      return Optional.of(
          Refusal.of(
              Printable.of(path.text())
                  + ": has a name that is not UTF-8, which nothing can record",
              "Rename the file."));
    }
    return inventory.paths().parse("./" + path.text()) instanceof ParsedPath.Refused refused
        ? Optional.of(
            Refusal.of(Printable.of(path.text()) + ": " + refused.reason(), refused.remedy()))
        : Optional.empty();
  }

  private Optional<Refusal> badContent(RelativePath path, Found found) {
    String shown = Printable.of(path.text());
    if (found instanceof Found.Pointer && !pointers) {
      return Optional.of(
          Refusal.of(
              shown + ": is a Git LFS pointer, not the file that it stands for",
              "Run git lfs pull, or record what the pointer states (--pointers)."));
    }
    Optional<Refusal> standIn =
        found instanceof Found.File file ? standIn(path, file) : Optional.empty();
    if (standIn.isPresent()) {
      return standIn;
    }
    Optional<Refusal> broken = unfinished.file(path);
    if (broken.isEmpty() && !empty && found instanceof Found.File file && isEmpty(file)) {
      return Optional.of(
          Refusal.of(
              shown + ": is empty, as after a download or copy that broke off",
              "Restore it, or say that it is meant to be empty (--allow-empty)."));
    }
    return broken;
  }

  /** What is not recorded or stated, since it only lies in the place of a content. */
  public static Optional<Refusal> standIn(RelativePath path, Found.File file) {
    return file.standInAs(path)
        .map(
            standIn ->
                Refusal.of(
                    Printable.of(path.text()) + ": is " + standIn.what(),
                    standIn.remedy(path) + "."));
  }

  private static boolean isEmpty(Found.File file) {
    return file.contentSize().filter(size -> size == 0).isPresent();
  }

  private void refuse(RelativePath path, String message, String remedy) {
    refusals.add(Refusal.of(Printable.of(path.text()) + ": " + message, remedy));
  }
}
