package io.harmonia.smoke.baseline;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestFile;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.manifest.ReadManifest;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The manifests and checksum files of an earlier state.
 *
 * @param shownAs how messages name it
 * @param manifests by their kinds
 * @param checksums the checksum files, in the order of the workspace's
 */
public record Baseline(
    String shownAs, Map<ManifestKind, ReadManifest> manifests, List<ChecksumFile.Read> checksums) {
  private static final String OF = " of ";

  /**
   * Reads an earlier state of files of a workspace. A file that lies outside the workspace has no
   * earlier state. The combined manifest is read only where a part is missing, which it then speaks
   * for.
   *
   * @param manifests the parts first
   */
  public static Baseline read(
      FoundBaseline.At found,
      Workspace workspace,
      ManifestReader reader,
      List<ManifestFile> manifests,
      List<ChecksumFile.Source> checksums) {
    Map<ManifestKind, ReadManifest> read = new EnumMap<>(ManifestKind.class);
    for (ManifestFile now : manifests) {
      ManifestFile then =
          new ManifestFile(now.kind(), now.file(), shown(now.shownAs(), found), now.asked());
      boolean speaksForNone =
          now.kind() == ManifestKind.COMBINED
              && read.size() > 1
              && read.values().stream().noneMatch(ReadManifest::isMissing);
      ReadFile<Manifest> manifest =
          below(workspace, now.file())
              .filter(path -> !speaksForNone)
              .map(path -> found.files().read(path, then.shownAs(), reader.parser(then)))
              .orElseGet(ReadFile.Missing::new);
      read.put(now.kind(), new ReadManifest(then, manifest));
    }
    List<ChecksumFile.Read> files = new ArrayList<>();
    for (ChecksumFile.Source now : checksums) {
      ChecksumFile.Source then =
          new ChecksumFile.Source(
              now.file(), shown(now.shownAs(), found), now.folder(), now.asked());
      ReadFile<ChecksumFile> file =
          below(workspace, now.file())
              .map(
                  path ->
                      found
                          .files()
                          .read(
                              path,
                              then.shownAs(),
                              ChecksumFile.parser(then, workspace.bounds().limits())))
              .orElseGet(ReadFile.Missing::new);
      files.add(new ChecksumFile.Read(then, file));
    }
    return new Baseline(found.shownAs(), read, files);
  }

  /** The entries of a list, as the manifest that spoke for it had them. */
  public List<Entry> entries(ListName list) {
    ReadManifest part = manifests.get(ManifestKind.partFor(list));
    ReadManifest authority =
        part == null || part.isMissing() ? manifests.get(ManifestKind.COMBINED) : part;
    return Optional.ofNullable(authority)
        .flatMap(ReadManifest::manifest)
        .map(manifest -> manifest.entries(list))
        .orElse(List.of());
  }

  /** Whether there was neither a manifest nor a checksum file. */
  public boolean isEmpty() {
    return manifests.values().stream().allMatch(ReadManifest::isMissing)
        && checksums.stream().allMatch(file -> file.read() instanceof ReadFile.Missing<?>);
  }

  /** What kept a file of it from being read or understood, if anything did. */
  public Optional<String> unreadable() {
    return Stream.concat(
            manifests.values().stream().map(read -> unread(read.file().shownAs(), read.read())),
            checksums.stream()
                .filter(read -> !(read.read() instanceof ReadFile.Malformed<?>))
                .map(read -> unread(read.source().shownAs(), read.read())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * What of its checksum files is no checksum: of each file the first line, or the whole where it
   * is no text. Nothing was recorded by that, since a run over that state was red.
   */
  public List<Problem> malformedLines() {
    return checksums.stream()
        .flatMap(
            file ->
                file.read() instanceof ReadFile.Malformed<?> noText
                    ? Stream.of(noText.problem())
                    : malformedLines(file).limit(1).map(ChecksumLine.Malformed::problem))
        .toList();
  }

  /** The name that a file of it has in the workspace. */
  public String nameNow(String file) {
    String suffix = OF + shownAs;
    return file.endsWith(suffix) ? file.substring(0, file.length() - suffix.length()) : file;
  }

  /** A step that brings what could not be read, where one is known. */
  public Optional<String> remedy() {
    return Stream.concat(
            manifests.values().stream().map(ReadManifest::read),
            checksums.stream().map(ChecksumFile.Read::read))
        .filter(ReadFile.Unreadable.class::isInstance)
        .flatMap(file -> ((ReadFile.Unreadable<?>) file).remedy().stream())
        .findFirst();
  }

  /** Whether the time was over before all of it was read. */
  public boolean timedOut() {
    return Stream.concat(
            manifests.values().stream().map(ReadManifest::read),
            checksums.stream().map(ChecksumFile.Read::read))
        .anyMatch(ReadFile.TimedOut.class::isInstance);
  }

  private static Optional<String> unread(String shownAs, ReadFile<?> file) {
    if (file instanceof ReadFile.Unreadable<?> unreadable) {
      return Optional.of(shownAs + " cannot be read: " + unreadable.reason());
    }
    if (file instanceof ReadFile.TimedOut<?>) {
      return Optional.of(shownAs + " was not read: the run's time was over (smoke.timeout)");
    }
    if (file instanceof ReadFile.Malformed<?> malformed) {
      return Optional.of(malformed.problem().at() + ": " + malformed.problem().message());
    }
    if (file instanceof ReadFile.Refused<?> refused) {
      return Optional.of(refused.problem().at() + ": " + refused.problem().message());
    }
    return Optional.empty();
  }

  private static Stream<ChecksumLine.Malformed> malformedLines(ChecksumFile.Read read) {
    return read.read().value().stream()
        .flatMap(file -> file.lines().stream())
        .filter(ChecksumLine.Malformed.class::isInstance)
        .map(ChecksumLine.Malformed.class::cast);
  }

  private static String shown(String file, FoundBaseline.At found) {
    return file + OF + found.shownAs();
  }

  private static Optional<RelativePath> below(Workspace workspace, Path file) {
    return file.startsWith(workspace.root())
        ? Optional.of(workspace.relativize(file))
        : Optional.empty();
  }
}
