package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonPlaces;
import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.json.PathBase;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.schema.SchemaFault;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads manifests, one entry at a time. Never throws for what one holds. */
public final class ManifestReader {
  /** What is kept of a manifest. */
  public enum Keep {
    /** Its entries alone. */
    ENTRIES,
    /** Its entries, and what it breaks of this project's schema. */
    FAULTS,
    /**
     * All this, and the whole document of a combined manifest, which a schema of the workspace can
     * be about. That takes several times as much of the heap.
     */
    DOCUMENT
  }

  private final Workspace workspace;
  private final PathRules paths;
  private final Keep keep;
  private final EntryPool pool = new EntryPool();

  /**
   * A reader of manifests of one workspace, whose equal entries share what they state.
   *
   * @param workspace where they lie
   * @param paths how the paths in them are read
   * @param keep what to keep of them
   */
  public ManifestReader(Workspace workspace, PathRules paths, Keep keep) {
    this.workspace = workspace;
    this.paths = paths;
    this.keep = keep;
  }

  /** Reads manifests so that they can be held to every schema. */
  public ManifestReader(Workspace workspace, PathRules paths) {
    this(workspace, paths, Keep.DOCUMENT);
  }

  /** Lets what is read from now on share what these entries state, too. */
  public ManifestReader sharing(List<Entry> entries) {
    entries.forEach(pool::shared);
    return this;
  }

  /** Where the manifests lie. */
  public Workspace workspace() {
    return workspace;
  }

  /** Reads the manifest at a place. */
  public Document<Manifest> read(ManifestKind kind, Place place) {
    return Document.read(workspace, place, parser(kind, place));
  }

  /** The manifest as it would be read if it held these bytes. */
  public Document<Manifest> reread(ManifestKind kind, Place place, byte[] bytes) {
    return Document.of(workspace.bounds(), place, bytes, parser(kind, place));
  }

  /** Parses a manifest that is read from elsewhere, for example from an earlier commit. */
  public ReadFile.Parser<Manifest> parser(ManifestKind kind, Place place) {
    return in -> parse(kind, place, in);
  }

  private Manifest parse(ManifestKind kind, Place place, InputStream in)
      throws IOException, MalformedTextException {
    JsonPlaces places = new JsonPlaces(place.shownAs());
    PathBase base = PathBase.workspace(paths);
    Optional<ManifestSchema> schema =
        keep == Keep.ENTRIES ? Optional.empty() : Optional.of(new ManifestSchema(places));
    boolean whole = keep == Keep.DOCUMENT && kind == ManifestKind.COMBINED;
    EntryLists lists = new EntryLists(kind, new EntryReader(places, base, pool), schema, whole);
    JsonDocument document =
        JsonReader.read(in, place.shownAs(), workspace.bounds().limits(), lists);
    if (document.root() instanceof ObjectNode root) {
      List<SchemaFault> faults = schema.map(ours -> ours.faults(document, root)).orElse(List.of());
      ManifestContent content = ManifestContent.of(kind, document, root, lists, base);
      return new Manifest(
          kind, place, content, faults, whole ? Optional.of(document) : Optional.empty());
    }
    throw new MalformedTextException(
        WrongType.problem(
            Location.startOf(place.shownAs()), "the manifest", "an object", document.root()));
  }
}
