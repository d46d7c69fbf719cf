package io.harmonia.smoke.manifest;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.RelativePath;
import io.harmonia.smoke.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /** Looks for it in a workspace. A link to nothing is refused: someone means it to be there. */
  public static ReadFile<WorkspaceSchema> read(Workspace workspace) {
    Path file = workspace.locate(PATH);
    ReadFile<WorkspaceSchema> read =
        ReadFile.read(
            workspace,
            file,
            PATH.text(),
            in -> new WorkspaceSchema(JsonReader.read(in, PATH.text())));
    return read instanceof ReadFile.Missing<WorkspaceSchema> && Files.isSymbolicLink(file)
        ? new ReadFile.Refused<>(
            new Problem(
                Location.startOf(PATH.text()),
                "is a link to nothing, expected a file",
                "Put the schema there, or remove the link."))
        : read;
  }

  JsonDocument document() {
    return document;
  }
}
