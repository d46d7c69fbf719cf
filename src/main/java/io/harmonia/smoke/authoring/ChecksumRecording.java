package io.harmonia.smoke.authoring;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.RecordedPlaces;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Place;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The new content of a checksum file: existing lines in their order, byte for byte, those whose
 * file has another digest now with that digest, then lines for files that had none.
 *
 * <p>{@code sha256sum -c --strict} accepts the new lines, and so does the suite. Nothing is made
 * where one of the files should not be recorded or cannot be read.
 */
public final class ChecksumRecording implements NewContent {
  /** What the manifests state is brought up to date afterwards, by what is recorded. */
  private static final Set<Kind> OF_THE_MANIFESTS =
      EnumSet.of(Kind.MANIFEST_INCONSISTENT, Kind.SIZE_MISMATCH, Kind.EMPTY_FILE);

  private final Workbench bench;
  private final Inventory inventory;
  private final Request request;

  /**
   * What to record.
   *
   * @param list whose checksum file
   * @param arguments files and directories, as they are named
   * @param from the folder from which they are named
   * @param top how many of the largest files of each entry, if any are asked for
   * @param pointers whether Git LFS pointers stand for the contents that they state
   * @param allowEmpty whether empty files are meant to be so
   */
  public record Request(
      ListName list,
      List<String> arguments,
      Path from,
      OptionalInt top,
      boolean pointers,
      boolean allowEmpty) {}

  public ChecksumRecording(Workbench bench, Request request) {
    this.bench = bench;
    this.inventory = bench.inventory();
    this.request = request;
  }

  /** Where the checksum file of a list is looked for, or nothing where several might be it. */
  public static Optional<Place> placeOf(Inventory inventory, ListName list) {
    List<Place> places = inventory.checksums().stream().map(Document::place).toList();
    String usual = ChecksumFile.defaultPathFor(list.key());
    return places.size() == 1
        ? Optional.of(places.get(0))
        : places.stream().filter(place -> place.shownAs().equals(usual)).findFirst();
  }

  @Override
  public byte[] make(List<String> notes) throws RefusedException {
    Place source = placeOf(inventory, request.list()).orElseThrow(ChecksumRecording::unclear);
    ChecksumText text = ChecksumText.read(inventory.workspace(), source);
    Map<RelativePath, Found.File> files = select(notes);
    FileHashes hashes = FileHashes.of(files, bench.digests());
    if (text.isMarked()) {
      notes.add("the byte-order mark is left out, over which sha256sum skips the first line");
    }

    RecordedPlaces.OfFile known = RecordedPlaces.read(text.in(inventory), source);
    Map<RelativePath, List<ChecksumLine.Recorded>> recorded =
        known.places().stream()
            .collect(
                Collectors.groupingBy(
                    RecordedPlaces.Place::path,
                    Collectors.mapping(RecordedPlaces.Place::line, Collectors.toList())));
    RelativePath base = known.folder().orElseGet(() -> folderOfMost(source, known.places()));
    ChecksumText.Draft draft = text.draft();
    Set<Integer> made = new HashSet<>();
    for (RelativePath file : files.keySet()) {
      Sha256 digest = hashes.of(file);
      List<ChecksumLine.Recorded> lines = recorded.getOrDefault(file, List.of());
      for (ChecksumLine.Recorded line : lines) {
        made.add(line.at().line());
        if (!line.sha256().equals(digest)) {
          draft.replace(line, digest);
        }
      }
      if (lines.isEmpty()) {
        made.add(draft.append(digest, nameOf(file, base)));
      }
    }
    NavigableSet<Integer> removed = removeItself(draft, source, known.places(), notes);
    byte[] bytes = draft.bytes();
    check(
        source,
        bytes,
        made.stream().map(line -> line - removed.headSet(line).size()).collect(Collectors.toSet()));
    return bytes;
  }

  /** Leaves out the lines in which the checksum file lists itself; returns their numbers. */
  private static NavigableSet<Integer> removeItself(
      ChecksumText.Draft draft,
      Place source,
      List<RecordedPlaces.Place> places,
      List<String> notes) {
    NavigableSet<Integer> removed = new TreeSet<>();
    for (RecordedPlaces.Place place : places) {
      if (place.path().text().equals(source.shownAs())) {
        int line = place.line().at().line();
        draft.remove(line);
        removed.add(line);
        notes.add("line " + line + ", in which the file lists itself, is left out");
      }
    }
    return removed;
  }

  private static RefusedException unclear() {
    return new RefusedException(
        Refusal.of(
            "smoke.checksums names several checksum files: expected one to record in",
            "Name one of them (-D smoke.checksums=FILE)."));
  }

  private Map<RelativePath, Found.File> select(List<String> notes) throws RefusedException {
    FileSelection selection =
        new FileSelection(inventory, request.pointers(), request.allowEmpty());
    for (String argument : request.arguments()) {
      selection.add(NamedPath.find(inventory.workspace(), request.from(), argument));
    }
    if (request.top().isPresent()) {
      requireEntries();
      selection.addLargest(request.list(), request.top().getAsInt(), notes);
    }
    Map<RelativePath, Found.File> files = selection.files();
    if (files.isEmpty()) {
      throw new RefusedException(
          Refusal.of(
              "nothing to record: " + (notes.isEmpty() ? "no file is named" : notes.get(0)),
              "Name files (PATH…), or restore those of the entries and ask for --top 1."));
    }
    return files;
  }

  /** The entries of which the largest files are asked for must be known, all of them. */
  private void requireEntries() throws RefusedException {
    Document<Manifest> part = inventory.read(ManifestKind.partFor(request.list()));
    Document<Manifest> combined = inventory.read(ManifestKind.COMBINED);
    Workbench.require(part.isMissing() && !combined.isMissing() ? combined : part);
  }

  /** The folder from which most lines are written; the workspace where there are as many. */
  private RelativePath folderOfMost(Place source, List<RecordedPlaces.Place> places) {
    List<RelativePath> bases = ChecksumFile.bases(source);
    RelativePath folder = bases.get(bases.size() - 1);
    long fromFolder = places.stream().filter(place -> means(place, folder)).count();
    long fromWorkspace = places.stream().filter(place -> means(place, RelativePath.ROOT)).count();
    return fromFolder > fromWorkspace ? folder : RelativePath.ROOT;
  }

  private boolean means(RecordedPlaces.Place place, RelativePath base) {
    return inventory.paths().parse(place.line().name(), base) instanceof ParsedPath.Safe safe
        && safe.path().equals(place.path());
  }

  /** A name that stands for a file, and for nothing else that a name can stand for. */
  private String nameOf(RelativePath path, RelativePath base) {
    String name;
    if (base.equals(RelativePath.ROOT)) {
      name = path.text();
    } else if (path.isBelow(base)) {
      name = path.text().substring(base.text().length() + 1);
    } else {
      name = "../".repeat(base.segments().size()) + path.text();
    }
    boolean clear =
        !name.equals("-") && inventory.paths().parse(name, base) instanceof ParsedPath.Safe;
    return clear ? name : "./" + name;
  }

  private void check(Place source, byte[] bytes, Set<Integer> lines) throws RefusedException {
    Bounds bounds = inventory.workspace().bounds();
    bench.check(
        inventory.withChecksums(
            Document.of(bounds, source, bytes, ChecksumFile.parser(source, bounds.limits()))),
        check ->
            check.type() == CheckType.RECORDED_CHECKSUM
                && check.suite().equals(source.shownAs())
                && lines.contains(check.at().line()),
        finding ->
            finding.location().filter(at -> at.file().equals(source.shownAs())).isPresent()
                && !OF_THE_MANIFESTS.contains(finding.kind()));
  }
}
