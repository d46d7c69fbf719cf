package io.harmonia.smoke.run;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.formats.RecordSources;
import io.harmonia.smoke.ledger.DocumentPlaces;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.RecordedPlaces;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.narrowing.SettingsFiles;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.UncountedNames;
import io.harmonia.smoke.policy.RequirementReader;
import io.harmonia.smoke.policy.WaiverReader;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.Setting;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.source.SourceChoice;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the workspace and its files by the settings.
 *
 * @param settings the settings
 * @param workspace the workspace that they lead to
 */
public record WorkspaceFiles(GivenSettings settings, Workspace workspace) {
  private static final int MOST_LOOKED_AT = 1_000;

  /**
   * Finds the workspace: the one that a setting names, or the nearest folder upward that holds a
   * manifest or a checksum file, or that is a git checkout.
   *
   * @throws WrongUsageException if the settings lead nowhere
   * @throws IOException if the workspace cannot be reached
   */
  public static WorkspaceFiles find(GivenSettings given, Bounds bounds) throws IOException {
    GivenSettings settings = settled(given);
    Workspace workspace =
        Workspace.open(
            root(settings),
            settings.get(SmokeSettings.LINKS),
            settings.get(SmokeSettings.LFS_POINTERS),
            UncountedNames.with(settings.get(SmokeSettings.UNCOUNTED).orElse(List.of())),
            bounds);
    settings
        .file()
        .ifPresent(file -> workspace.documents().saw(file.shownAs(), String.valueOf(file.lines())));
    return new WorkspaceFiles(settings, workspace);
  }

  /**
   * The settings with those of the repository's settings file behind them.
   *
   * @throws WrongUsageException if they lead nowhere, or the file makes no sense
   * @throws IOException if the workspace cannot be reached
   */
  public static GivenSettings settled(GivenSettings given) throws IOException {
    if (given.hasAskedTheRepository()) {
      return given;
    }
    Workspace workspace = Workspace.open(root(given));
    return given.with(workspace.root(), SettingsFiles.read(workspace));
  }

  private static Path root(GivenSettings settings) {
    Path buildFolder = settings.buildFolder();
    return settings
        .get(SmokeSettings.ROOT)
        .map(asked -> directory(asked, buildFolder))
        .orElseGet(() -> nearest(reachable(buildFolder)));
  }

  /** Where the workspace is, or would be if the settings led to one. */
  public static Path place(GivenSettings settings) {
    try {
      return settings.get(SmokeSettings.ROOT).orElseGet(() -> nearest(settings.buildFolder()));
    } catch (WrongUsageException e) {
      return nearest(settings.buildFolder()); // the suite says what is wrong
    }
  }

  private static Path directory(Path asked, Path buildFolder) {
    if (Files.isDirectory(asked)) {
      return asked;
    }
    boolean exists = Files.exists(asked);
    throw new WrongUsageException(
        SmokeSettings.ROOT
            + ": "
            + asked
            + (exists ? " is a file" : " does not exist")
            + ": expected the directory that holds the manifests"
            + (exists || Files.isDirectory(buildFolder)
                ? ""
                : "; the folder that the run starts in cannot be reached either: set LC_ALL to a"
                    + " UTF-8 locale (LC_ALL=C.UTF-8) if a name is not in ASCII"));
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

  /**
   * The nearest folder upward that holds a manifest or a checksum file, or else the nearest one
   * that is a git checkout, which may hold other records, or else, where there is no git, the
   * nearest one at whose top such a record stands, or else the start.
   */
  private static Path nearest(Path start) {
    return upward(start, WorkspaceFiles::holdsOne)
        .or(() -> upward(start, folder -> Files.exists(folder.resolve(".git"))))
        .or(() -> upward(start, WorkspaceFiles::holdsOther))
        .orElse(start);
  }

  private static Optional<Path> upward(Path start, Predicate<Path> which) {
    return Stream.iterate(start, folder -> folder != null, Path::getParent)
        .filter(which)
        .findFirst();
  }

  private static boolean holdsOther(Path folder) {
    return RecordSources.TOPS.stream().anyMatch(path -> Files.isRegularFile(folder.resolve(path)));
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
    PathRules paths = new PathRules(settings.get(SmokeSettings.RECORDED_ROOT), workspace.root());
    return Inventory.read(
        workspace,
        paths,
        new DocumentPlaces(
                manifests(),
                checksums(),
                place(SmokeSettings.WAIVERS, WaiverReader.DEFAULT_PATH),
                place(SmokeSettings.REQUIREMENTS, RequirementReader.DEFAULT_PATH))
            .with(RecordSources.ALL, sources()),
        recorded ->
            evident.accept(RecordedPlaces.evident(workspace, paths, recorded, MOST_LOOKED_AT)));
  }

  /** The names of the files that are read, whether they are there or not. */
  List<String> names() {
    return Stream.of(
            manifests().values(),
            checksums(),
            List.of(
                place(SmokeSettings.WAIVERS, WaiverReader.DEFAULT_PATH),
                place(SmokeSettings.REQUIREMENTS, RequirementReader.DEFAULT_PATH)))
        .flatMap(Collection::stream)
        .map(Place::shownAs)
        .toList();
  }

  /** Bytes of the manifests and checksum files, each up to the limit at which reading it stops. */
  long bytesToRead() {
    long limit = settings.limits().of(Limit.DOCUMENT_SIZE);
    return Stream.concat(manifests().values().stream(), checksums().stream())
        .mapToLong(place -> Math.min(limit, place.file().toFile().length()))
        .sum();
  }

  private SourceChoice sources() {
    return settings
        .get(SmokeSettings.SOURCES)
        .excluding(settings.get(SmokeSettings.SOURCES_EXCLUDE).orElse(List.of()));
  }

  private Map<ManifestKind, Place> manifests() {
    Map<ManifestKind, Place> places = new EnumMap<>(ManifestKind.class);
    for (ManifestKind kind : ManifestKind.values()) {
      places.put(kind, place(settingOf(kind), kind.defaultPath()));
    }
    return places;
  }

  private static Setting<Optional<Path>> settingOf(ManifestKind kind) {
    return switch (kind) {
      case MODELS -> SmokeSettings.MODELS;
      case DATASETS -> SmokeSettings.DATASETS;
      case COMBINED -> SmokeSettings.COMBINED;
    };
  }

  private List<Place> checksums() {
    return settings
        .get(SmokeSettings.CHECKSUMS)
        .map(files -> files.stream().map(file -> Place.asked(workspace, file)).toList())
        .orElseGet(
            () ->
                ChecksumFile.DEFAULT_PATHS.stream()
                    .map(path -> Place.usual(workspace, path))
                    .toList());
  }

  private Place place(Setting<Optional<Path>> setting, String defaultPath) {
    return settings
        .get(setting)
        .map(file -> Place.asked(workspace, file))
        .orElseGet(() -> Place.usual(workspace, defaultPath));
  }
}
