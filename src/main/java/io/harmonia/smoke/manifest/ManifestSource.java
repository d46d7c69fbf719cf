package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.ByteArrayInputStream;

/**
 * A manifest, and how it was written: what a changed copy of it is made from.
 *
 * @param manifest what it states
 * @param root the document; the elements of its lists are the manifest's entries, in their order
 */
public record ManifestSource(Manifest manifest, ObjectNode root) {

  /** Reads the manifest at a place, once. Never throws for what it holds. */
  public static ReadFile<ManifestSource> read(
      ManifestReader reader, ManifestKind kind, Place place) {
    return ReadFile.read(reader.workspace(), place, parser(reader, kind, place));
  }

  /** The manifest as it would be read if it held these bytes. */
  public static ReadFile<ManifestSource> of(
      ManifestReader reader, ManifestKind kind, Place place, byte[] bytes) {
    return ReadFile.parse(
        reader.workspace().bounds(),
        place.shownAs(),
        new ByteArrayInputStream(bytes),
        parser(reader, kind, place));
  }

  private static ReadFile.Parser<ManifestSource> parser(
      ManifestReader reader, ManifestKind kind, Place place) {
    Limits limits = reader.workspace().bounds().limits();
    ReadFile.Parser<Manifest> parser = reader.parser(kind, place);
    return in -> {
      byte[] bytes = in.readAllBytes();
      Manifest manifest = parser.parse(new ByteArrayInputStream(bytes));
      ByteArrayInputStream again = new ByteArrayInputStream(bytes);
      JsonNode root = JsonReader.readAsWritten(again, place.shownAs(), limits).root();
      return new ManifestSource(manifest, (ObjectNode) root); // else it would be no manifest
    };
  }
}
