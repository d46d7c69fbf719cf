package io.harmonia.smoke.manifest;

import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.json.RawJson;
import io.harmonia.smoke.json.RawJsonReader;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * A manifest, and how it was written: what a changed copy of it is made from.
 *
 * @param manifest what it states
 * @param root the document; the elements of its lists are the manifest's entries, in their order
 */
public record ManifestSource(Manifest manifest, RawJson.Members root) {

  /** Reads the manifest at a place, once. Never throws for what it holds. */
  public static ReadFile<ManifestSource> read(
      ManifestReader reader, ManifestKind kind, Place place) {
    Limits limits = reader.workspace().bounds().limits();
    ReadFile.Parser<Manifest> parser = reader.parser(kind, place);
    return ReadFile.read(
        reader.workspace(),
        place,
        in -> {
          byte[] bytes = in.readAllBytes();
          Manifest manifest = parser.parse(new ByteArrayInputStream(bytes));
          if (RawJsonReader.read(bytes, limits) instanceof RawJson.Members root) {
            return new ManifestSource(manifest, root);
          }
          throw new IOException("A manifest that was read is an object");
        });
  }
}
