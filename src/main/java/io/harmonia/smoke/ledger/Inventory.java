package io.harmonia.smoke.ledger;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestFile;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.manifest.ReadManifest;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.policy.OptionalFile;
import io.harmonia.smoke.policy.ReadOptional;
import io.harmonia.smoke.policy.RequirementReader;
import io.harmonia.smoke.policy.StatedRequirements;
import io.harmonia.smoke.policy.StatedWaivers;
import io.harmonia.smoke.policy.WaiverReader;
import io.harmonia.smoke.schema.WorkspaceSchema;
import io.harmonia.smoke.workspace.AbsentDocuments;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param schema the workspace's own schema
 * @param waivers what is waived
 * @param requirements what versions are needed
 */
public record Inventory(
    Workspace workspace,
    PathRules paths,
    Map<ManifestKind, ReadManifest> manifests,
    List<ChecksumFile.Read> checksums,
    ReadFile<WorkspaceSchema> schema,
    ReadOptional<StatedWaivers> waivers,
    ReadOptional<StatedRequirements> requirements) {

  /** Reads the manifests, checksum files, waivers and requirements at their places. */
  public static Inventory read(
      Workspace workspace,
      PathRules paths,
      List<ManifestFile> manifests,
      List<ChecksumFile.Source> checksums,
      OptionalFile waivers,
      OptionalFile requirements) {
    return read(workspace, paths, manifests, checksums, waivers, requirements, read -> {});
  }

  /**
   * The same, telling what the checksum files are before the manifests, which take longer, are
   * read.
   */
  public static Inventory read(
      Workspace workspace,
      PathRules paths,
      List<ManifestFile> manifests,
      List<ChecksumFile.Source> checksums,
      OptionalFile waivers,
      OptionalFile requirements,
      Consumer<List<ChecksumFile.Read>> first) {
    List<ChecksumFile.Read> recorded =
        checksums.stream().map(source -> ChecksumFile.read(workspace, source)).toList();
    first.accept(recorded);
    ReadFile<WorkspaceSchema> schema = WorkspaceSchema.read(workspace);
    ManifestReader.Keep keep =
        schema.value().isPresent() ? ManifestReader.Keep.DOCUMENT : ManifestReader.Keep.FAULTS;
    ManifestReader reader = new ManifestReader(workspace, paths, keep);
    Map<ManifestKind, ReadManifest> read = new EnumMap<>(ManifestKind.class);
    manifests.forEach(file -> read.put(file.kind(), reader.read(file)));
    return new Inventory(
            workspace,
            paths,
            read,
            recorded,
            schema,
            new WaiverReader(workspace, paths).read(waivers),
            new RequirementReader(workspace).read(requirements))
        .withAbsencesExplained();
  }

  /** The same, with what git says of the files that are not there. */
  private Inventory withAbsencesExplained() {
    List<Path> absent = new ArrayList<>();
    manifests.values().forEach(each -> addIfMissing(absent, each.read(), each.file().file()));
    checksums.forEach(each -> addIfMissing(absent, each.read(), each.source().file()));
    Path ofSchema = workspace.locate(WorkspaceSchema.PATH);
    addIfMissing(absent, schema, ofSchema);
    addIfMissing(absent, waivers.read(), waivers.file().file());
    addIfMissing(absent, requirements.read(), requirements.file().file());
    AbsentDocuments git = AbsentDocuments.of(workspace, absent);
    Map<ManifestKind, ReadManifest> explained = new EnumMap<>(ManifestKind.class);
    manifests.forEach(
        (kind, each) ->
            explained.put(
                kind, new ReadManifest(each.file(), git.explain(each.read(), each.file().file()))));
    return new Inventory(
        workspace,
        paths,
        explained,
        checksums.stream()
            .map(
                each ->
                    new ChecksumFile.Read(
                        each.source(), git.explain(each.read(), each.source().file())))
            .toList(),
        git.explain(schema, ofSchema),
        new ReadOptional<>(waivers.file(), git.explain(waivers.read(), waivers.file().file())),
        new ReadOptional<>(
            requirements.file(), git.explain(requirements.read(), requirements.file().file())));
  }

  private static void addIfMissing(List<Path> absent, ReadFile<?> read, Path file) {
    if (read instanceof ReadFile.Missing<?>) {
      absent.add(file);
    }
  }

  /** The same with another manifest in the place of one. */
  public Inventory with(ReadManifest manifest) {
    Map<ManifestKind, ReadManifest> others = new EnumMap<>(manifests);
    others.put(manifest.file().kind(), manifest);
    return new Inventory(workspace, paths, others, checksums, schema, waivers, requirements);
  }

  /** The same with another checksum file in the place of the one of its source. */
  public Inventory with(ChecksumFile.Read file) {
    List<ChecksumFile.Read> others =
        checksums.stream().map(read -> read.source().equals(file.source()) ? file : read).toList();
    return new Inventory(workspace, paths, manifests, others, schema, waivers, requirements);
  }

  /** The same with other waivers. */
  public Inventory with(ReadOptional<StatedWaivers> others) {
    return new Inventory(workspace, paths, manifests, checksums, schema, others, requirements);
  }

  /** What reading a manifest gave. */
  public ReadManifest read(ManifestKind kind) {
    ReadManifest read = manifests.get(kind);
    if (read == null) {
      throw new IllegalStateException("No place was given for " + kind);
    }
    return read;
  }

  /** A manifest, if it could be read. */
  public Optional<Manifest> manifest(ManifestKind kind) {
    return read(kind).manifest();
  }

  /**
   * The manifest that speaks for a list, if it could be read: its part, or the combined one where
   * the part is missing.
   */
  public Optional<Manifest> authority(ListName list) {
    return readAuthority(list).manifest();
  }

  /** What reading the manifest that speaks for a list gave. */
  public ReadManifest readAuthority(ListName list) {
    ReadManifest part = read(ManifestKind.partFor(list));
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
    Stream<String> unreadManifests =
        manifests.values().stream()
            .filter(read -> !read.isMissing() && read.manifest().isEmpty())
            .map(read -> read.file().shownAs());
    Stream<String> unreadChecksums =
        checksums.stream()
            .filter(read -> !(read.read() instanceof ReadFile.Missing<ChecksumFile>))
            .filter(read -> read.read().value().isEmpty())
            .map(read -> read.source().shownAs());
    Stream<String> unreadRequirements =
        Stream.of(requirements)
            .filter(read -> !(read.read() instanceof ReadFile.Missing<StatedRequirements>))
            .filter(read -> read.value().isEmpty())
            .map(read -> read.file().shownAs());
    return Stream.of(unreadManifests, unreadChecksums, unreadRequirements)
        .flatMap(unread -> unread)
        .toList();
  }

  /** Where the manifests and checksum files are looked for, as far as that is in the workspace. */
  public List<RelativePath> placesInside() {
    return Stream.concat(
            manifests.values().stream().map(read -> read.file().file()),
            checksums.stream().map(read -> read.source().file()))
        .filter(file -> file.startsWith(workspace.root()))
        .map(workspace::relativize)
        .toList();
  }

  /** Every file that is read, as far as it is in the workspace: no file of any entry. */
  public Set<RelativePath> documents() {
    Set<RelativePath> documents = new HashSet<>(placesInside());
    Stream.of(waivers.file().file(), requirements.file().file())
        .filter(file -> file.startsWith(workspace.root()))
        .map(workspace::relativize)
        .forEach(documents::add);
    documents.add(WorkspaceSchema.PATH);
    return documents;
  }

  /** Whether nothing at all is there. */
  public boolean isEmpty() {
    return manifests.values().stream().allMatch(ReadManifest::isMissing)
        && checksums.stream().allMatch(c -> c.read() instanceof ReadFile.Missing<ChecksumFile>);
  }
}
