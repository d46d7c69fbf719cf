package io.harmonia.smoke.matrix;

import io.harmonia.smoke.check.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What rows do to workspaces, beyond what {@link WorkspaceBuilder} does. */
final class Changes {
  private Changes() {}

  /**
   * Sets the permissions of a file.
   *
   * @param permissions for example {@code r--r--r--}
   */
  static void permissions(WorkspaceBuilder workspace, String path, String permissions)
      throws IOException {
    Path file = workspace.root().resolve(path);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
