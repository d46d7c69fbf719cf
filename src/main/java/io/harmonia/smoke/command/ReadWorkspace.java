package io.harmonia.smoke.command;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.run.WorkspaceFiles;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;

/**
 * A workspace, for a command that runs no suite over it.
 *
 * @param bounds of reading it and what it leads to
 * @param inventory what was read of it
 * @param settings with those of its settings file
 */
public record ReadWorkspace(Bounds bounds, Inventory inventory, GivenSettings settings) {

  /**
   * Reads the workspace that the settings lead to.
   *
   * @throws WrongUsageException if they lead nowhere
   * @throws CommandFailedException if it cannot be reached
   */
  public static ReadWorkspace of(GivenSettings given) throws CommandFailedException {
    try {
      GivenSettings settings = WorkspaceFiles.settled(given);
      Bounds bounds = settings.bounds(System.nanoTime());
      return new ReadWorkspace(bounds, WorkspaceFiles.find(settings, bounds).read(), settings);
    } catch (IOException e) {
      throw new CommandFailedException("the workspace cannot be reached: " + Workspace.reasonOf(e));
    }
  }
}
