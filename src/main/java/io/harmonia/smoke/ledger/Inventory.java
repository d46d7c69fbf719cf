package io.harmonia.smoke.ledger;

import io.harmonia.smoke.bounds.Begun;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.policy.RequirementReader;
import io.harmonia.smoke.policy.StatedRequirements;
import io.harmonia.smoke.policy.StatedWaivers;
import io.harmonia.smoke.policy.WaiverReader;
import io.harmonia.smoke.schema.WorkspaceSchema;
import io.harmonia.smoke.source.WorkspaceView;
import io.harmonia.smoke.workspace.AbsentDocuments;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Everything that was read of a workspace, once.
 *
 * @param workspace where it was read
 * @param paths how recorded names are read
 * @param manifests the three manifests
 * @param checksums the checksum files, in the order of their settings
 * @param records those of other formats
 * @param policies what the workspace says of itself
 */
public record Inventory(
    Workspace workspace,
    PathRules paths,
    Map<ManifestKind, Document<Manifest>> manifests,
    List<Document<ChecksumFile>> checksums,
    SourceDocuments records,
    Policies policies) {
  private static final int MOST_COMPARED = 1_000;

  /** Reads the documents at their places. */
  public static Inventory read(Workspace workspace, PathRules paths, DocumentPlaces places) {
    return read(workspace, paths, places, read -> {});
  }

  /**
   * The same, telling what the checksum files are before the manifests, which take longer, are
   * read.
   */
  public static Inventory read(
      Workspace workspace,
      PathRules paths,
      DocumentPlaces places,
      Consumer<List<Document<ChecksumFile>>> first) {
    Begun<SourceDocuments> records =
        Begun.begin(
            "smoke-records",
            () ->
                SourceDocuments.read(
                    new WorkspaceView(workspace, paths), places, places.own(workspace)));
    List<Document<ChecksumFile>> recorded =
        places.checksums().stream().map(source -> ChecksumFile.read(workspace, source)).toList();
    first.accept(recorded);
    Document<WorkspaceSchema> schema = WorkspaceSchema.read(workspace);
    ManifestReader.Keep keep =
        schema.value().isPresent() ? ManifestReader.Keep.DOCUMENT : ManifestReader.Keep.FAULTS;
    ManifestReader reader = new ManifestReader(workspace, paths, keep);
    Map<ManifestKind, Document<Manifest>> read = new EnumMap<>(ManifestKind.class);
    places.manifests().forEach((kind, place) -> read.put(kind, reader.read(kind, place)));
    return new Inventory(
            workspace,
            paths,
            read,
            recorded,
            records.await(),
            new Policies(
                schema,
                new WaiverReader(workspace, paths).read(places.waivers()),
                new RequirementReader(workspace).read(places.requirements())))
        .withAbsencesExplained();
  }

  /** The same, with what git says of the files that are not there. */
  private Inventory withAbsencesExplained() {
    AbsentDocuments git =
        AbsentDocuments.of(
            workspace,
            Stream.of(read(), records.documents(), Stream.of(schema(), waivers()))
                .flatMap(documents -> documents));
    Map<ManifestKind, Document<Manifest>> explained = new EnumMap<>(ManifestKind.class);
    manifests.forEach((kind, each) -> explained.put(kind, git.explain(each)));
    return new Inventory(
        workspace,
        paths,
        explained,
        checksums.stream().map(git::explain).toList(),
        records.explained(each -> each.with(git.explain(each.document()))),
        new Policies(git.explain(schema()), git.explain(waivers()), git.explain(requirements())));
  }

  /** The manifests, checksum files and requirements. */
  private Stream<Document<?>> read() {
    return Stream.of(manifests.values(), checksums, List.of(requirements()))
        .flatMap(Collection::stream);
  }

  /** The same with another manifest in the place of one. */
  public Inventory withManifest(ManifestKind kind, Document<Manifest> manifest) {
    Map<ManifestKind, Document<Manifest>> others = new EnumMap<>(manifests);
    others.put(kind, manifest);
    return new Inventory(workspace, paths, others, checksums, records, policies);
  }

  /** The same with another checksum file in the place of the one of its source. */
  public Inventory withChecksums(Document<ChecksumFile> file) {
    List<Document<ChecksumFile>> others =
        checksums.stream().map(read -> read.place().equals(file.place()) ? file : read).toList();
    return new Inventory(workspace, paths, manifests, others, records, policies);
  }

  /** The same with other waivers. */
  public Inventory withWaivers(Document<StatedWaivers> others) {
    return new Inventory(
        workspace,
        paths,
        manifests,
        checksums,
        records,
        new Policies(schema(), others, requirements()));
  }

  /** The schema that its manifests must match, too. */
  public Document<WorkspaceSchema> schema() {
    return policies.schema();
  }

  /** What is waived. */
  public Document<StatedWaivers> waivers() {
    return policies.waivers();
  }

  /** What versions are needed. */
  public Document<StatedRequirements> requirements() {
    return policies.requirements();
  }

  /** What reading a manifest gave. */
  public Document<Manifest> read(ManifestKind kind) {
    Document<Manifest> read = manifests.get(kind);
    if (read == null) {
      throw new IllegalStateException("No place was given for " + kind);
    }
    return read;
  }

  /** A manifest, if it could be read. */
  public Optional<Manifest> manifest(ManifestKind kind) {
    return read(kind).value();
  }

  /**
   * The manifest that speaks for a list, if it could be read: its part, or the combined one where
   * the part is missing.
   */
  public Optional<Manifest> authority(ListName list) {
    return readAuthority(list).value();
  }

  /** What reading the manifest that speaks for a list gave. */
  public Document<Manifest> readAuthority(ListName list) {
    Document<Manifest> part = read(ManifestKind.partFor(list));
    return part.isMissing() ? read(ManifestKind.COMBINED) : part;
  }

  /** The entries of a list, as the manifest that speaks for it has them. */
  public List<Entry> entries(ListName list) {
    return authority(list).map(manifest -> manifest.entries(list)).orElse(List.of());
  }

  /**
   * The manifests, checksum files and requirements that are there and could not be read, as
   * messages show them.
   */
  public List<String> unread() {
    return read().filter(Document::isUnread).map(document -> document.place().shownAs()).toList();
  }

  /** Where the manifests and checksum files are looked for, as far as that is in the workspace. */
  public List<RelativePath> placesInside() {
    return Stream.concat(manifests.values().stream(), checksums.stream())
        .map(document -> document.place().file())
        .filter(file -> file.startsWith(workspace.root()))
        .map(workspace::relativize)
        .toList();
  }

  /**
   * The files by which a change since a commit is told: where the manifests and checksum files are
   * looked for, and the first of the other records.
   */
  public List<RelativePath> compared() {
    return Stream.concat(
            placesInside().stream(),
            records.all().stream()
                .flatMap(record -> record.place().path().stream())
                .filter(path -> !path.equals(RelativePath.ROOT)) // git's index
                .limit(MOST_COMPARED))
        .toList();
  }

  /** Every file that is read, as far as it is in the workspace: no file of any entry. */
  public Set<RelativePath> documents() {
    Set<RelativePath> documents = new HashSet<>(placesInside());
    Stream.of(
            Stream.of(waivers().place(), requirements().place()),
            records.all().stream()
                .filter(each -> !each.isMissing() && !each.source().areArtifacts())
                .map(SourceDocument::place))
        .flatMap(places -> places.map(Place::file))
        .filter(file -> file.startsWith(workspace.root()))
        .map(workspace::relativize)
        .forEach(documents::add);
    documents.add(WorkspaceSchema.PATH);
    return documents;
  }

  /** Whether nothing at all is there. */
  public boolean isEmpty() {
    return manifests.values().stream().allMatch(Document::isMissing)
        && checksums.stream().allMatch(Document::isMissing)
        && records.isSilent();
  }
}
