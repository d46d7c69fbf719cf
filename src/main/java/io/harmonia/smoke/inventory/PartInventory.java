package io.harmonia.smoke.inventory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.authoring.FileHashes;
import io.harmonia.smoke.authoring.NewContent;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.Unfinished;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.json.JsonWriter;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.RecordedPlaces;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestSource;
import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The part of a list, made from its files: its entries in their order with all their fields, those
 * whose files are all there brought up to date, then entries for directories that had none.
 *
 * @param wanted which directories become entries, by their files
 */
public record PartInventory(
    Workbench bench,
    ListName list,
    GenerationTime time,
    VersionProposals versions,
    Predicate<Collection<RelativePath>> wanted)
    implements NewContent {
  private static final int NAMED = 5;
  private static final Set<CheckType> CHECKS =
      EnumSet.of(CheckType.WELL_FORMED, CheckType.SCHEMA, CheckType.ENTRY_FIELDS);

  /** One in which every directory of files becomes an entry. */
  public PartInventory(
      Workbench bench, ListName list, GenerationTime time, VersionProposals versions) {
    this(bench, list, time, versions, files -> true);
  }

  @Override
  public byte[] make(List<String> notes) throws RefusedException {
    ManifestKind kind = ManifestKind.partFor(list);
    String file = bench.inventory().read(kind).place().shownAs();
    Optional<ManifestSource> source = source();
    List<Entry> entries = source.map(found -> found.manifest().entries(list)).orElse(List.of());

    Unfinished unfinished = Unfinished.in(bench.workspace(), entries);
    CountedFiles counted = RecordedPlaces.counted(bench.inventory());
    List<EntryFiles> known = look(entries, counted, unfinished);
    List<NewEntries.New> added =
        new NewEntries(bench.inventory(), list, entries, counted, unfinished)
            .find().stream().filter(one -> wanted.test(one.survey().paths())).toList();
    Map<RelativePath, Found.File> toHash = new LinkedHashMap<>();
    known.forEach(files -> toHash.putAll(files.toHash()));
    added.forEach(entry -> toHash.put(entry.top(), entry.found()));
    FileHashes hashes = FileHashes.of(toHash, bench.digests());

    ObjectNode before = root(source);
    ObjectNode now = StatedFields.copy(before);
    ArrayNode stated = StatedFields.entries(source.map(ManifestSource::root).orElse(before), list);
    ArrayNode updated = now.putArray(list.key());
    for (EntryFiles files : known) {
      updated.add(new EntryUpdate(files, hashes).apply(stated.path(updated.size())));
    }
    added.forEach(entry -> updated.add(entry.entry(list, hashes)));
    note(known, added, notes);
    Inventory unversioned = bench.with(kind, JsonWriter.write(now));
    versions.apply(unversioned, list, stated, updated, notes);
    time.stamp(before, now);
    byte[] bytes = JsonWriter.write(now);
    bench.check(
        bench.with(kind, bytes),
        check -> CHECKS.contains(check.type()) && check.suite().equals(file),
        finding -> true);
    return bytes;
  }

  /** The part, or the combined manifest, which speaks for it where there is none. */
  private Optional<ManifestSource> source() throws RefusedException {
    ManifestKind part = ManifestKind.partFor(list);
    ManifestKind authority =
        bench.inventory().read(part).isMissing() ? ManifestKind.COMBINED : part;
    return bench.inventory().read(authority).isMissing()
        ? Optional.empty()
        : Optional.of(bench.require(authority));
  }

  private ObjectNode root(Optional<ManifestSource> source) {
    return source
        .filter(found -> found.manifest().kind() == ManifestKind.partFor(list))
        .map(ManifestSource::root)
        .orElseGet(() -> GenerationTime.newManifest().putNull(list.key()));
  }

  private List<EntryFiles> look(List<Entry> entries, CountedFiles counted, Unfinished unfinished)
      throws RefusedException {
    List<RecordedPlaces.Place> recorded = new ArrayList<>();
    for (Document<ChecksumFile> read : bench.inventory().checksums()) {
      recorded.addAll(RecordedPlaces.of(bench.inventory(), read.place()));
    }
    List<EntryFiles> found = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Entry entry : entries) {
      refusals.addAll(problems(entry));
      try {
        found.add(new EntryFiles(bench.workspace(), entry, recorded, counted, unfinished));
      } catch (RefusedException e) {
        refusals.addAll(e.reasons());
      }
    }
    RefusedException.throwIfAny(refusals);
    return found;
  }

  /**
   * What is wrong with the fields that would be brought up to date: a misspelt one would be stated
   * a second time, and one that cannot be read does not tell whether all files are there.
   */
  private static List<Refusal> problems(Entry entry) {
    List<Refusal> problems = new ArrayList<>();
    entry.problems().stream().map(Refusal::of).forEach(problems::add);
    problem(StatedFields.SIZE, entry.sizeBytes()).ifPresent(problems::add);
    problem(StatedFields.COUNT, entry.filesCount()).ifPresent(problems::add);
    problem(StatedFields.SHA256, entry.sha256()).ifPresent(problems::add);
    entry.files().stream().flatMap(Artifact::allProblems).map(Refusal::of).forEach(problems::add);
    return problems;
  }

  private static Optional<Refusal> problem(String field, Optional<? extends Stated<?>> stated) {
    return stated.flatMap(Stated::problem).map(problem -> Refusal.of(field, problem));
  }

  private static void note(List<EntryFiles> known, List<NewEntries.New> added, List<String> notes) {
    List<EntryFiles> absent = known.stream().filter(EntryFiles::isAbsent).toList();
    if (!absent.isEmpty()) {
      notes.add(
          Quantity.count(absent.size(), "entry is", "entries are")
              + " not there, and kept unchanged: "
              + absent.stream()
                  .limit(NAMED)
                  .map(files -> Printable.of(files.entry().label()))
                  .collect(Collectors.joining(", "))
              + (absent.size() > NAMED ? " and " + (absent.size() - NAMED) + " more" : ""));
    }
    for (EntryFiles files : known) {
      files
          .partial()
          .ifPresent(
              why ->
                  notes.add(
                      Printable.of(files.entry().label())
                          + ": is partly there, and kept unchanged ("
                          + why
                          + "); if files were removed, correct files_count and files"));
    }
    added.forEach(one -> notes.add(Printable.of(one.path().text()) + ": is a new entry"));
  }
}
