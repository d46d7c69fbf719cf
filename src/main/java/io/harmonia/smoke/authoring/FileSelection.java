package io.harmonia.smoke.authoring;

import static java.util.Comparator.comparing;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.RecordedPlaces;
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
import io.harmonia.smoke.workspace.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files whose checksums are asked for, each once, in the order in which they were asked for.
 * What should not be recorded is refused, all of it together.
 */
public final class FileSelection {
  private final Inventory inventory;
  private final Workspace workspace;
  private final boolean pointers;
  private final boolean empty;
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
    this.unfinished =
        Unfinished.in(
            workspace,
            Arrays.stream(ListName.values())
                .flatMap(list -> inventory.entries(list).stream())
                .toList());
    this.counted = RecordedPlaces.counted(inventory).with(unfinished.listed());
  }

  /** The files; refuses what should not be recorded. */
  Map<RelativePath, Found.File> files() throws RefusedException {
    RefusedException.throwIfAny(refusals);
    return files;
  }

  /** Adds a file, or every file of a directory but for housekeeping, manifests and checksums. */
  void add(RelativePath path) {
    if (inventory.placesInside().contains(path)) {
      refuse(path, "is a manifest or a checksum file", "Name files of models and datasets.");
    } else if (workspace.look(path) instanceof Found.Directory directory) {
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
        .map(problem -> Refusal.of("path", problem))
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
                comparing((RelativePath file) -> -survey.sizeOf(file))
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
    DirectorySurvey survey = DirectoryWalk.survey(workspace, path, directory, counted);
    survey.unreadable().stream()
        .map(file -> Refusal.unreadable(file.text(), "access is denied"))
        .forEach(refusals::add);
    return survey;
  }

  private void addFile(RelativePath path) {
    Found found = workspace.look(path);
    Optional<Refusal> refusal =
        notAFile(path, found).or(() -> badName(path)).or(() -> badContent(path, found));
    if (refusal.isPresent()) {
      refusals.add(refusal.get());
    } else if (found instanceof Found.File file) {
      files.put(path, file);
    }
  }

  private Optional<Refusal> notAFile(RelativePath path, Found found) {
    if (found instanceof Found.Unreadable unreadable) {
      return Optional.of(Refusal.unreadable(path.text(), unreadable.reason()));
    }
    if (found instanceof Found.Refused refused) {
      return Optional.of(Refusal.about(path.text(), refused.reason(), refused.remedy()));
    }
    if (found instanceof Found.Absent absent) {
      return unfinished
          .file(path)
          .or(
              () ->
                  Optional.of(
                      Refusal.about(
                          path.text(),
                          "is not there" + absent.hintInBrackets(),
                          absent.remedy() + ".")));
    }
    return Optional.empty();
  }

  private Optional<Refusal> badName(RelativePath path) {
    if (!path.isUtf8()) {
      return Optional.of(
          Refusal.about(
              path.text(),
              "has a name that is not UTF-8, which nothing can record",
              "Rename the file."));
    }
    return inventory.paths().parse("./" + path.text()) instanceof ParsedPath.Refused refused
        ? Optional.of(Refusal.about(path.text(), refused.reason(), refused.remedy()))
        : Optional.empty();
  }

  private Optional<Refusal> badContent(RelativePath path, Found found) {
    if (!(found instanceof Found.File file)) {
      return unfinished.file(path);
    }
    if (file instanceof Found.Pointer && !pointers) {
      return Optional.of(
          Refusal.about(
              path.text(),
              "is a Git LFS pointer, not the file that it stands for",
              "Run git lfs pull, or record what the pointer states (--pointers)."));
    }
    boolean isEmpty = file.contentSize().filter(size -> size == 0).isPresent();
    return standIn(path, file)
        .or(() -> unfinished.file(path))
        .or(
            () ->
                Optional.of(
                        Refusal.about(
                            path.text(),
                            "is empty, as after a download or copy that broke off",
                            "Restore it, or say that it is meant to be empty (--allow-empty)."))
                    .filter(refusal -> isEmpty && !empty));
  }

  /** What is not recorded or stated, since it only lies in the place of a content. */
  public static Optional<Refusal> standIn(RelativePath path, Found.File file) {
    return file.standInAs(path)
        .map(is -> Refusal.about(path.text(), "is " + is.what(), is.remedy(path) + "."));
  }

  private void refuse(RelativePath path, String message, String remedy) {
    refusals.add(Refusal.about(path.text(), message, remedy));
  }
}
