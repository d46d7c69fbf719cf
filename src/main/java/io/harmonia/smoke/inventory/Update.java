package io.harmonia.smoke.inventory;

import io.harmonia.smoke.authoring.ChecksumRecording;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.RecordedPlaces;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestSource;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All of Harmonia's own files of a workspace brought up to date at once, each made from those
 * before it: the parts from their files, the checksum files, the versions of the parts, the
 * combined manifest. A file whose content stays as it is comes out as it is.
 *
 * @param bench what is there
 * @param time what {@code generated_at} is to say
 * @param versions raises versions, or says which must rise
 * @param choice what is added to what there is
 */
public record Update(
    Workbench bench, GenerationTime time, VersionProposals versions, Choice choice) {

  /**
   * What is added.
   *
   * @param entries which directories become entries, by their files
   * @param top how many of the largest files are recorded of an entry of which nothing is
   * @param anew whether checksum files that are not there yet are made
   */
  public record Choice(
      Predicate<Collection<RelativePath>> entries, OptionalInt top, boolean anew) {}

  /**
   * A file that was made.
   *
   * @param place where it belongs
   * @param bytes its whole content
   * @param added what is new in it, each by the name of its entry or file
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record MadeFile(Place place, byte[] bytes, List<String> added) {}

  /**
   * Makes them, in the order in which they are to be written; none where there is nothing.
   *
   * @param notes takes what is worth knowing
   * @throws RefusedException if one cannot be made: then none is
   */
  public List<MadeFile> make(List<String> notes) throws RefusedException {
    Map<Place, MadeFile> made = new LinkedHashMap<>();
    Workbench now = bench;
    for (ListName list : ListName.values()) {
      now =
          part(
              now,
              list,
              new VersionProposals(false, versions.baseline(), versions.policy()),
              new ArrayList<>(),
              made);
    }
    for (ListName list : ListName.values()) {
      now = checksums(now, list, notes, made);
    }
    for (ListName list : ListName.values()) {
      now = part(now, list, versions, notes, made);
    }
    boolean anyPart =
        !now.inventory().read(ManifestKind.MODELS).isMissing()
            || !now.inventory().read(ManifestKind.DATASETS).isMissing();
    if (anyPart) {
      byte[] bytes = new Combination(now, time, true).make(notes);
      keep(
          made,
          now.inventory().read(ManifestKind.COMBINED).place(),
          asItIsWhereEqual(ManifestKind.COMBINED, bytes),
          List.of());
    }
    return List.copyOf(made.values());
  }

  private Workbench part(
      Workbench now,
      ListName list,
      VersionProposals proposals,
      List<String> notes,
      Map<Place, MadeFile> made)
      throws RefusedException {
    ManifestKind kind = ManifestKind.partFor(list);
    Document<Manifest> before = now.inventory().read(kind);
    List<Entry> known = now.inventory().entries(list);
    byte[] bytes = new PartInventory(now, list, time, proposals, choice.entries()).make(notes);
    Workbench after = now.having(kind, bytes);
    List<Entry> entries = after.inventory().entries(list);
    if (before.isMissing() && entries.isEmpty()) {
      return now;
    }
    keep(
        made,
        before.place(),
        asItIsWhereEqual(kind, bytes),
        entries.stream().skip(known.size()).map(entry -> Printable.of(entry.label())).toList());
    return after;
  }

  /** A manifest that says the same keeps the form in which it is written. */
  private byte[] asItIsWhereEqual(ManifestKind kind, byte[] bytes) throws RefusedException {
    Document<Manifest> before = bench.inventory().read(kind);
    if (before.isMissing()) {
      return bytes;
    }
    boolean equal =
        ManifestSource.of(bench.reader(), kind, before.place(), bytes)
            .value()
            .map(ManifestSource::root)
            .equals(Optional.of(bench.require(kind).root()));
    try {
      return equal ? Files.readAllBytes(before.place().file()) : bytes;
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.unreadable(before.place().shownAs(), Workspace.reasonOf(e)));
    }
  }

  /** What has a line is recorded again; of an entry without any, its largest files. */
  private Workbench checksums(
      Workbench now, ListName list, List<String> notes, Map<Place, MadeFile> made)
      throws RefusedException {
    Inventory inventory = now.inventory();
    Place place =
        ChecksumRecording.placeOf(inventory, list)
            .orElseGet(() -> inventory.checksums().get(0).place());
    boolean isThere =
        inventory.checksums().stream()
            .anyMatch(file -> file.place().equals(place) && !file.isMissing());
    if (made.containsKey(place) || !(isThere || choice.anew())) {
      return now;
    }
    Set<RelativePath> recorded = new TreeSet<>();
    for (Document<?> file : inventory.checksums()) {
      RecordedPlaces.of(inventory, file.place()).forEach(line -> recorded.add(line.path()));
    }
    Set<RelativePath> files = new TreeSet<>();
    RecordedPlaces.of(inventory, place).stream()
        .map(RecordedPlaces.Place::path)
        .filter(path -> inventory.workspace().look(path) instanceof Found.File)
        .forEach(files::add);
    int before = files.size();
    if (choice.top().isPresent()) {
      for (Entry entry : inventory.entries(list)) {
        entry
            .safePath()
            .filter(
                path -> recorded.stream().noneMatch(one -> one.equals(path) || one.isBelow(path)))
            .ifPresent(path -> files.addAll(largest(inventory, path)));
      }
    }
    if (files.isEmpty()) {
      return now;
    }
    List<String> names = files.stream().map(RelativePath::text).toList();
    byte[] bytes =
        new ChecksumRecording(
                now,
                new ChecksumRecording.Request(
                    list, names, inventory.workspace().root(), OptionalInt.empty(), true, false))
            .make(notes);
    keep(
        made,
        place,
        bytes,
        files.size() == before
            ? List.of()
            : files.stream()
                .filter(file -> !recorded.contains(file))
                .map(file -> Printable.of(file.text()))
                .collect(Collectors.toList()));
    return now.havingChecksums(place, bytes);
  }

  private List<RelativePath> largest(Inventory inventory, RelativePath path) {
    return RepresentativeFile.largest(inventory, path, choice.top().orElse(1));
  }

  /** The second making of a part goes on from the first. */
  private static void keep(
      Map<Place, MadeFile> made, Place place, byte[] bytes, List<String> added) {
    MadeFile earlier = made.get(place);
    made.put(place, new MadeFile(place, bytes, earlier == null ? added : earlier.added()));
  }
}
