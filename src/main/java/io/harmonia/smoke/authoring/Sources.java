package io.harmonia.smoke.authoring;

import io.harmonia.smoke.manifest.ManifestFile;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.manifest.ManifestSource;
import io.harmonia.smoke.manifest.ReadManifest;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.ByteArrayInputStream;

/** Reads the manifests that something is made from. */
public final class Sources {
  private Sources() {}

  /**
   * The manifest at a place.
   *
   * @throws RefusedException if it cannot be read, or is malformed: what would be made of it would
   *     be, too, or would lack what a misspelt field states
   */
  public static ManifestSource require(ManifestReader reader, ManifestFile file)
      throws RefusedException {
    ManifestSource source = Reading.require(file.shownAs(), ManifestSource.read(reader, file));
    RefusedException.throwIfAny(source.manifest().problems().stream().map(Refusal::of).toList());
    return source;
  }

  /** A manifest as it would be read again. */
  public static ReadManifest reread(ManifestReader reader, ManifestFile file, byte[] bytes) {
    return new ReadManifest(
        file,
        ReadFile.parse(
            reader.workspace().bounds(),
            file.shownAs(),
            new ByteArrayInputStream(bytes),
            reader.parser(file)));
  }
}
