package io.harmonia.smoke.run;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.RecordedPlaces;
import io.harmonia.smoke.manifest.ManifestFile;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.path.UncountedNames;
import io.harmonia.smoke.policy.OptionalFile;
import io.harmonia.smoke.policy.RequirementReader;
import io.harmonia.smoke.policy.WaiverReader;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds the workspace and its files by the settings.
 *
 * @param settings the settings
 * @param workspace the workspace that they lead to
 */
public record WorkspaceFiles(SmokeSettings settings, Workspace workspace) {
  private static final int MOST_LOOKED_AT = 1_000;

  /**
   * Finds the workspace: the one that a setting names, or the nearest folder upward that holds a
   * manifest or a checksum file.
   *
   * @throws WrongUsageException if the settings lead nowhere
   * @throws IOException if the workspace cannot be reached
   */
  public static WorkspaceFiles find(SmokeSettings settings, Bounds bounds) throws IOException {
    Path root = settings.root().orElseGet(() -> nearest(reachable(settings.buildFolder())));
    return new WorkspaceFiles(
        settings,
        Workspace.open(
            root,
            settings.links(),
            settings.lfsPointers(),
            UncountedNames.with(settings.uncounted()),
            bounds));
  }

  /** Where the workspace is, or would be if the settings led to one. */
  public static Path place(SmokeSettings settings) {
    try {
      return settings.path(SmokeSettings.ROOT).orElseGet(() -> nearest(settings.buildFolder()));
    } catch (WrongUsageException e) {
      return nearest(settings.buildFolder()); // the suite says what is wrong
    }
  }

  /** In the C locale, Java has no path for a folder whose name is not ASCII. */
  private static Path reachable(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new WrongUsageException(
          "the folder that the run starts in cannot be reached, as Java reads its name: "
              + folder
              + ": set LC_ALL to a UTF-8 locale (LC_ALL=C.UTF-8) if the name is not in ASCII");
    }
    return folder;
  }

  /** The nearest folder upward that holds a manifest or a checksum file, or else the start. */
  private static Path nearest(Path start) {
    return Stream.iterate(start, folder -> folder != null, Path::getParent)
        .filter(WorkspaceFiles::holdsOne)
        .findFirst()
        .orElse(start);
  }

  private static boolean holdsOne(Path folder) {
    return Stream.concat(
            Arrays.stream(ManifestKind.values()).map(ManifestKind::defaultPath),
            ChecksumFile.DEFAULT_PATHS.stream())
        .anyMatch(path -> Files.exists(folder.resolve(path)));
  }

  /** Reads the manifests, checksum files, waivers and requirements. */
  public Inventory read() {
    return read(files -> {});
  }

  /**
   * The same, telling the recorded files that are there before the manifests, which take longer,
   * are read; none where so many are recorded that looking for each would take long itself.
   */
  Inventory read(Consumer<List<Found.RegularFile>> evident) {
    PathRules paths = new PathRules(settings.recordedRoot(), workspace.root());
    return Inventory.read(
        workspace,
        paths,
        manifests().toList(),
        checksums(),
        optional(SmokeSettings.WAIVERS, WaiverReader.DEFAULT_PATH),
        optional(SmokeSettings.REQUIREMENTS, RequirementReader.DEFAULT_PATH),
        recorded ->
            evident.accept(RecordedPlaces.evident(workspace, paths, recorded, MOST_LOOKED_AT)));
  }

  /** The names of the files that are read, whether they are there or not. */
  List<String> names() {
    return Stream.of(
            manifests().map(ManifestFile::shownAs),
            checksums().stream().map(ChecksumFile.Source::shownAs),
            Stream.of(
                    optional(SmokeSettings.WAIVERS, WaiverReader.DEFAULT_PATH),
                    optional(SmokeSettings.REQUIREMENTS, RequirementReader.DEFAULT_PATH))
                .map(OptionalFile::shownAs))
        .flatMap(names -> names)
        .toList();
  }

  /** Bytes of the manifests and checksum files, each up to the limit at which reading it stops. */
  long bytesToRead() {
    long limit = settings.limits().of(Limit.DOCUMENT_SIZE);
    return Stream.concat(
            manifests().map(ManifestFile::file),
            checksums().stream().map(ChecksumFile.Source::file))
        .mapToLong(file -> Math.min(limit, file.toFile().length()))
        .sum();
  }

  private Stream<ManifestFile> manifests() {
    return Stream.of(
        manifest(ManifestKind.MODELS, SmokeSettings.MODELS),
        manifest(ManifestKind.DATASETS, SmokeSettings.DATASETS),
        manifest(ManifestKind.COMBINED, SmokeSettings.COMBINED));
  }

  private ManifestFile manifest(ManifestKind kind, String setting) {
    Optional<Path> asked = settings.path(setting);
    Path file = asked.orElseGet(() -> workspace.root().resolve(kind.defaultPath()));
    return new ManifestFile(kind, file, shown(file), asked.isPresent());
  }

  private OptionalFile optional(String setting, String defaultPath) {
    Optional<Path> asked = settings.path(setting);
    Path file = asked.orElseGet(() -> workspace.root().resolve(defaultPath));
    return new OptionalFile(file, shown(file), asked.isPresent());
  }

  private List<ChecksumFile.Source> checksums() {
    return settings
        .checksums()
        .map(files -> files.stream().map(file -> source(file, true)).toList())
        .orElseGet(
            () ->
                ChecksumFile.DEFAULT_PATHS.stream()
                    .map(path -> source(workspace.root().resolve(path), false))
                    .toList());
  }

  private ChecksumFile.Source source(Path file, boolean asked) {
    Optional<RelativePath> folder = inside(file).map(RelativePath::parent);
    return new ChecksumFile.Source(file, shown(file), folder, asked);
  }

  private String shown(Path file) {
    return inside(file).map(RelativePath::text).orElse(file.toString().replace('\\', '/'));
  }

  /** The path in the workspace, if it is there; the settings may name the root through links. */
  private Optional<RelativePath> inside(Path file) {
    if (file.startsWith(workspace.root())) {
      return Optional.of(workspace.relativize(file));
    }
    try {
      Path parent = file.getParent();
      Path real = parent == null ? file : parent.toRealPath().resolve(file.getFileName());
      return real.startsWith(workspace.root())
          ? Optional.of(workspace.relativize(real))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
