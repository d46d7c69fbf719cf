package io.harmonia.smoke.ledger;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.SourceChoice;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the documents of a workspace are looked for.
 *
 * @param manifests the three manifests
 * @param checksums the checksum files, in the order of their settings
 * @param waivers the waivers
 * @param requirements the requirements
 * @param sources the other formats that there are
 * @param choice which of them are read, and where
 */
public record DocumentPlaces(
    Map<ManifestKind, Place> manifests,
    List<Place> checksums,
    Place waivers,
    Place requirements,
    List<RecordSource> sources,
    SourceChoice choice) {

  /** Those of Harmonia's documents alone. */
  public DocumentPlaces(
      Map<ManifestKind, Place> manifests,
      List<Place> checksums,
      Place waivers,
      Place requirements) {
    this(manifests, checksums, waivers, requirements, List.of(), SourceChoice.NONE);
  }

  /**
   * The same, with other formats read.
   *
   * @param others those that there are
   * @param chosen which of them are read, and where
   */
  public DocumentPlaces with(List<RecordSource> others, SourceChoice chosen) {
    return new DocumentPlaces(manifests, checksums, waivers, requirements, others, chosen);
  }

  /**
   * How messages call Harmonia's own documents, also by the paths that links lead to; those at its
   * usual places are its own whether a setting names others or not.
   */
  List<String> own(Workspace workspace) {
    Stream<Place> usual =
        ChecksumFile.DEFAULT_PATHS.stream().map(path -> Place.usual(workspace, path));
    return Stream.concat(
            usual,
            Stream.of(manifests.values(), checksums, List.of(waivers, requirements))
                .flatMap(Collection::stream))
        .flatMap(
            place -> Stream.concat(Stream.of(place.shownAs()), realPath(workspace, place).stream()))
        .toList();
  }

  private static Optional<String> realPath(Workspace workspace, Place place) {
    return workspace
        .lookAt(place.file())
        .place()
        .filter(file -> file.startsWith(workspace.root()))
        .map(file -> workspace.relativize(file).text());
  }
}
