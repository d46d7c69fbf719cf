package io.harmonia.smoke.run;

import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.GitCheckout;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Manifests that a step before the run brought from a cache or store, since the repository keeps
 * them out of git: the run refuses one that came in the place of a tracked file, which would be
 * checked against a stale manifest.
 */
final class RestoredManifests {
  private RestoredManifests() {}

  /**
   * Refuses what cannot have been restored.
   *
   * @param restored paths relative to the workspace
   * @throws WrongUsageException if one is none of the files that the run reads, is not there, or is
   *     tracked by git
   */
  static void require(List<String> restored, WorkspaceFiles files) {
    if (restored.isEmpty()) {
      return;
    }
    List<String> names = files.names();
    Set<String> tracked =
        new HashSet<>(GitCheckout.trackedFiles(files.workspace().root()).orElse(List.of()));
    for (String path : restored) {
      if (!names.contains(path)) {
        throw refusal(path, "is none of the files that this run reads: expected one of " + names);
      }
      if (!Files.exists(files.workspace().root().resolve(path))) {
        throw refusal(path, "is not there");
      }
      if (tracked.contains(path)) {
        throw refusal(
            path,
            "is tracked by git, so that the checkout's must be checked and no other: let the step"
                + " that restores leave it alone, and check out again");
      }
    }
  }

  private static WrongUsageException refusal(String path, String why) {
    return new WrongUsageException(
        SmokeSettings.RESTORED + ": " + Printable.quoted(path) + " " + why);
  }
}
