package io.harmonia.smoke.inventory;

import io.harmonia.smoke.authoring.Authored;
import io.harmonia.smoke.authoring.FileHashes;
import io.harmonia.smoke.authoring.JsonWriter;
import io.harmonia.smoke.authoring.Making;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.SelfCheck;
import io.harmonia.smoke.authoring.Sources;
import io.harmonia.smoke.authoring.Unfinished;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.bump.BumpPolicy;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.json.RawJson;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.RecordedPlaces;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.manifest.ManifestSource;
import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.waiver.WaiverTerm;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Neighbours;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the part of a list from its files: its entries in their order with all their fields, those
 * whose files are all there brought up to date, then entries for directories that had none.
 */
public final class PartInventory {
  private static final int NAMED = 5;
  private static final Set<CheckType> CHECKS =
      EnumSet.of(CheckType.WELL_FORMED, CheckType.SCHEMA, CheckType.ENTRY_FIELDS);

  private final Inventory inventory;
  private final DigestCache digests;
  private final WaiverTerm term;
  private final ManifestReader reader;

  /**
   * What to make.
   *
   * @param list whose part
   * @param time when
   * @param bump whether versions rise where the content asks for it; otherwise the notes say so
   * @param baseline what versions are compared with
   * @param policy what too small a step of a version comes to
   */
  public record Request(
      ListName list,
      GenerationTime time,
      boolean bump,
      FoundBaseline baseline,
      BumpPolicy policy) {}

  /**
   * @param inventory what was read of the workspace
   * @param digests hashes files
   * @param term tells which waivers are in force
   */
  public PartInventory(Inventory inventory, DigestCache digests, WaiverTerm term) {
    this.inventory = inventory;
    this.digests = digests;
    this.term = term;
    this.reader = new ManifestReader(inventory.workspace(), inventory.paths());
  }

  /** Makes it. Never throws for what it finds. */
  public Authored print(Request request) {
    Making making = notes -> make(request, notes);
    return making.result();
  }

  private byte[] make(Request request, List<String> notes) throws RefusedException {
    ListName list = request.list();
    ManifestKind kind = ManifestKind.partFor(list);
    Place file = inventory.read(kind).place();
    Optional<ManifestSource> source = source(list);
    List<Entry> entries = source.map(found -> found.manifest().entries(list)).orElse(List.of());
    List<RawJson> stated = source.map(found -> found.root().elements(list.key())).orElse(List.of());

    Unfinished unfinished =
        new Unfinished(
            inventory.workspace(), new Neighbours(inventory.workspace()), pathsOf(entries));
    CountedFiles counted = RecordedPlaces.counted(inventory);
    List<EntryUpdate> updates = look(entries, stated, counted, unfinished);
    NewEntries added = new NewEntries(inventory, list, entries, counted, unfinished);
    List<NewEntries.New> directories = added.find();
    Map<RelativePath, Found.File> toHash = new LinkedHashMap<>();
    updates.forEach(update -> toHash.putAll(update.toHash()));
    directories.forEach(directory -> toHash.put(directory.top(), directory.found()));
    FileHashes hashes = FileHashes.of(toHash, digests);

    List<RawJson> now = new ArrayList<>();
    updates.forEach(update -> now.add(update.apply(hashes)));
    directories.forEach(directory -> now.add(directory.entry(added.folder(), hashes)));
    note(updates, directories, notes);

    RawJson.Members before = root(source, list);
    RawJson.Members updated = before.with(list.key(), new RawJson.Elements(now));
    VersionProposals proposals = new VersionProposals(inventory, reader, request);
    RawJson.Members versioned = proposals.apply(file, stated, updated, notes);
    byte[] bytes = JsonWriter.write(request.time().stamp(before, versioned));
    check(kind, file, bytes);
    return bytes;
  }

  /** The part, or the combined manifest, which speaks for it where there is none. */
  private Optional<ManifestSource> source(ListName list) throws RefusedException {
    ManifestKind part = ManifestKind.partFor(list);
    ManifestKind kind = inventory.read(part).isMissing() ? ManifestKind.COMBINED : part;
    Document<Manifest> authority = inventory.read(kind);
    return authority.isMissing()
        ? Optional.empty()
        : Optional.of(Sources.require(reader, kind, authority.place()));
  }

  private static RawJson.Members root(Optional<ManifestSource> source, ListName list) {
    boolean isPart =
        source.isPresent() && source.get().manifest().kind() == ManifestKind.partFor(list);
    return isPart
        ? source.get().root()
        : GenerationTime.newManifest().with(list.key(), RawJson.Literal.NULL);
  }

  private List<EntryUpdate> look(
      List<Entry> entries, List<RawJson> stated, CountedFiles counted, Unfinished unfinished)
      throws RefusedException {
    List<RecordedPlaces.Place> recorded = new ArrayList<>();
    for (Document<ChecksumFile> read : inventory.checksums()) {
      recorded.addAll(RecordedPlaces.of(inventory, read.place()));
    }
    List<EntryUpdate> updates = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      refusals.addAll(problems(entries.get(i)));
      try {
        RawJson.Members object =
            stated.get(i) instanceof RawJson.Members members ? members : RawJson.Members.NONE;
        updates.add(
            new EntryUpdate(
                inventory.workspace(), entries.get(i), object, recorded, counted, unfinished));
      } catch (RefusedException e) {
        refusals.addAll(e.reasons());
      }
    }
    RefusedException.throwIfAny(refusals);
    return updates;
  }

  /**
   * What is wrong with the fields that would be brought up to date: a misspelt one would be stated
   * a second time, and one that cannot be read does not tell whether all files are there.
   */
  private static List<Refusal> problems(Entry entry) {
    List<Refusal> problems = new ArrayList<>();
    entry.problems().stream().map(Refusal::of).forEach(problems::add);
    problem(Fields.SIZE, entry.sizeBytes()).ifPresent(problems::add);
    problem(Fields.COUNT, entry.filesCount()).ifPresent(problems::add);
    problem(Fields.SHA256, entry.sha256()).ifPresent(problems::add);
    entry.files().stream().flatMap(Artifact::allProblems).map(Refusal::of).forEach(problems::add);
    return problems;
  }

  private static Optional<Refusal> problem(String field, Optional<? extends Stated<?>> stated) {
    return stated
        .flatMap(Stated::problem)
        .map(p -> new Refusal(true, p.at() + ": " + field + " " + p.message(), p.remedy()));
  }

  private static Set<RelativePath> pathsOf(List<Entry> entries) {
    Set<RelativePath> paths = new HashSet<>();
    for (Entry entry : entries) {
      entry.safePath().ifPresent(paths::add);
      entry.files().stream().map(Artifact::safePath).flatMap(Optional::stream).forEach(paths::add);
    }
    return paths;
  }

  private static void note(
      List<EntryUpdate> updates, List<NewEntries.New> added, List<String> notes) {
    List<EntryUpdate> absent = updates.stream().filter(EntryUpdate::isAbsent).toList();
    if (!absent.isEmpty()) {
      notes.add(
          Quantity.count(absent.size(), "entry is", "entries are")
              + " not there, and kept unchanged: "
              + absent.stream()
                  .limit(NAMED)
                  .map(update -> Printable.of(update.entry().label()))
                  .collect(Collectors.joining(", "))
              + (absent.size() > NAMED ? " and " + (absent.size() - NAMED) + " more" : ""));
    }
    for (EntryUpdate update : updates) {
      update
          .partial()
          .ifPresent(
              why ->
                  notes.add(
                      Printable.of(update.entry().label())
                          + ": is partly there, and kept unchanged ("
                          + why
                          + "); if files were removed, correct files_count and files"));
    }
    added.forEach(one -> notes.add(Printable.of(one.path().text()) + ": is a new entry"));
  }

  private void check(ManifestKind kind, Place file, byte[] bytes) throws RefusedException {
    Inventory after = inventory.withManifest(kind, reader.reread(kind, file, bytes));
    new SelfCheck(after, digests, term)
        .require(
            check -> CHECKS.contains(check.type()) && check.suite().equals(file.shownAs()),
            finding -> true);
  }
}
