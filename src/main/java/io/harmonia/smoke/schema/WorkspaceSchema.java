package io.harmonia.smoke.schema;

import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;

/** The workspace's own schema for the combined manifest, {@code inventory/manifest_schema.json}. */
public final class WorkspaceSchema {
  /** Where it lies, relative to the workspace. */
  public static final RelativePath PATH = new RelativePath("inventory/manifest_schema.json");

  /** What relative references in it are relative to; nothing is ever opened there. */
  static final String BASE = "https://workspace.invalid/" + PATH.text();

  private final JsonDocument document;

  private WorkspaceSchema(JsonDocument document) {
    this.document = document;
  }

  /** Looks for it in a workspace. */
  public static Document<WorkspaceSchema> read(Workspace workspace) {
    return Document.read(
        workspace,
        Place.usual(workspace, PATH.text()),
        in -> new WorkspaceSchema(JsonReader.read(in, PATH.text(), workspace.bounds().limits())));
  }

  JsonDocument document() {
    return document;
  }
}
