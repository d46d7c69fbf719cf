package io.harmonia.smoke.baseline;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The manifests and checksum files of an earlier state.
 *
 * @param checksums the checksum files, in the order of the workspace's
 */
public record Baseline(
    String shownAs,
    Map<ManifestKind, Document<Manifest>> manifests,
    List<Document<ChecksumFile>> checksums) {
  private static final String OF = " of ";

  /**
   * Reads an earlier state of files of a workspace. A file that lies outside the workspace has no
   * earlier state. The combined manifest is read only where a part is missing, which it then speaks
   * for.
   *
   * @param manifests where they are now, the parts first
   */
  public static Baseline read(
      FoundBaseline.At found,
      Workspace workspace,
      ManifestReader reader,
      Map<ManifestKind, Place> manifests,
      List<Place> checksums) {
    Earlier earlier = new Earlier(found, workspace);
    Map<ManifestKind, Document<Manifest>> read = new EnumMap<>(ManifestKind.class);
    for (ManifestKind kind : manifests.keySet()) {
      Place then = earlier.place(manifests.get(kind));
      boolean speaksForNone =
          kind == ManifestKind.COMBINED
              && read.size() > 1
              && read.values().stream().noneMatch(Document::isMissing);
      read.put(
          kind,
          speaksForNone
              ? new Document<>(then, new ReadFile.Missing<>())
              : earlier.read(then, reader.parser(kind, then)));
    }
    List<Document<ChecksumFile>> files = new ArrayList<>();
    for (Place now : checksums) {
      Place then = earlier.place(now);
      files.add(earlier.read(then, ChecksumFile.parser(then, workspace.bounds().limits())));
    }
    return new Baseline(found.shownAs(), read, files);
  }

  /** The entries of a list, as the manifest that spoke for it had them. */
  public List<Entry> entries(ListName list) {
    Document<Manifest> part = manifests.get(ManifestKind.partFor(list));
    Document<Manifest> authority =
        part == null || part.isMissing() ? manifests.get(ManifestKind.COMBINED) : part;
    return Optional.ofNullable(authority)
        .flatMap(Document::value)
        .map(manifest -> manifest.entries(list))
        .orElse(List.of());
  }

  /** Whether there was neither a manifest nor a checksum file. */
  public boolean isEmpty() {
    return manifests.values().stream().allMatch(Document::isMissing)
        && checksums.stream().allMatch(Document::isMissing);
  }

  private Stream<ReadFile<?>> documents() {
    return Stream.concat(
        manifests.values().stream().map(Document::read), checksums.stream().map(Document::read));
  }

  /** What kept a file of it from being read or understood, if anything did. */
  public Optional<String> unreadable() {
    return Stream.concat(
            manifests.values().stream(),
            checksums.stream().filter(file -> !(file.read() instanceof ReadFile.Malformed<?>)))
        .flatMap(document -> unread(document).stream())
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
                    : file.read().value().stream()
                        .flatMap(read -> read.malformed().stream().limit(1))
                        .map(ChecksumLine.Malformed::problem))
        .toList();
  }

  /** The name that a file of it has in the workspace. */
  public String nameNow(String file) {
    String suffix = OF + shownAs;
    return file.endsWith(suffix) ? file.substring(0, file.length() - suffix.length()) : file;
  }

  /** A step that brings what could not be read, where one is known. */
  public Optional<String> remedy() {
    return documents()
        .filter(ReadFile.Unreadable.class::isInstance)
        .flatMap(file -> ((ReadFile.Unreadable<?>) file).remedy().stream())
        .findFirst();
  }

  /** Whether the time was over before all of it was read. */
  public boolean timedOut() {
    return documents().anyMatch(ReadFile.TimedOut.class::isInstance);
  }

  private static Optional<String> unread(Document<?> document) {
    String shownAs = document.place().shownAs();
    return document
        .read()
        .whyUnread(
            new ReadFile.Why<>() {
              @Override
              public String unreadable(ReadFile.Unreadable<?> file) {
                return shownAs + " cannot be read: " + file.reason();
              }

              @Override
              public String timedOut(Deadline deadline) {
                return shownAs + " was not read: the run's time was over (smoke.timeout)";
              }

              @Override
              public String refused(Problem problem) {
                return malformed(problem);
              }

              @Override
              public String malformed(Problem problem) {
                return problem.at() + ": " + problem.message();
              }
            });
  }

  /** An earlier state of a workspace's files. */
  private record Earlier(FoundBaseline.At found, Workspace workspace) {
    Place place(Place now) {
      return now.shownAs(now.shownAs() + OF + found.shownAs());
    }

    <T> Document<T> read(Place then, ReadFile.Parser<T> parser) {
      ReadFile<T> read =
          then.file().startsWith(workspace.root())
              ? found.files().read(workspace.relativize(then.file()), then.shownAs(), parser)
              : new ReadFile.Missing<>();
      return new Document<>(then, read);
    }
  }
}
