package io.harmonia.smoke.authoring;

import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.manifest.ManifestSource;
import io.harmonia.smoke.workspace.Place;

/** Reads the manifests that something is made from. */
public final class Sources {
  private Sources() {}

  /**
   * The manifest at a place.
   *
   * @throws RefusedException if it cannot be read, or is malformed: what would be made of it would
   *     be, too, or would lack what a misspelt field states
   */
  public static ManifestSource require(ManifestReader reader, ManifestKind kind, Place place)
      throws RefusedException {
    ManifestSource source =
        Reading.require(place.shownAs(), ManifestSource.read(reader, kind, place));
    RefusedException.throwIfAny(source.manifest().problems().stream().map(Refusal::of).toList());
    return source;
  }
}
