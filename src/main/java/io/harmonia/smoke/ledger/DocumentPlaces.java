package io.harmonia.smoke.ledger;

import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.workspace.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the documents of a workspace are looked for.
 *
 * @param manifests the three manifests
 * @param checksums the checksum files, in the order of their settings
 * @param waivers the waivers
 * @param requirements the requirements
 * @param sources the other formats that are read
 * @param asked the places that a setting of theirs names, if it is given
 */
public record DocumentPlaces(
    Map<ManifestKind, Place> manifests,
    List<Place> checksums,
    Place waivers,
    Place requirements,
    List<RecordSource> sources,
    Function<String, Optional<List<Place>>> asked) {

  /** Those of Harmonia's documents, and the usual ones of each other format. */
  public DocumentPlaces(
      Map<ManifestKind, Place> manifests,
      List<Place> checksums,
      Place waivers,
      Place requirements) {
    this(
        manifests,
        checksums,
        waivers,
        requirements,
        RecordSources.ALL,
        setting -> Optional.empty());
  }

  /** The same, with other formats read. */
  public DocumentPlaces with(List<RecordSource> others) {
    return new DocumentPlaces(manifests, checksums, waivers, requirements, others, asked);
  }
}
