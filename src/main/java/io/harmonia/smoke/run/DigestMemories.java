package io.harmonia.smoke.run;

import io.harmonia.smoke.digest.DigestMemory;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.state.StateRefusedException;
import io.harmonia.smoke.state.VerifiedState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Opens what the settings say that a run remembers of files. */
final class DigestMemories {
  private DigestMemories() {}

  /**
   * What is remembered.
   *
   * @param notes what is to be said of it
   */
  record Opened(DigestMemory memory, List<String> notes) {}

  /**
   * Opens it.
   *
   * @throws WrongUsageException if others may change it
   * @throws IOException if it cannot be made or read
   */
  static Opened open(GivenSettings settings, Path workspace, Clock clock) throws IOException {
    Optional<Path> folder = settings.get(SmokeSettings.STATE);
    if (folder.isEmpty()) {
      return new Opened(DigestMemory.NONE, List.of());
    }
    try {
      return VerifiedState.open(
              folder.get(), workspace, settings.get(SmokeSettings.STATE_MAX_AGE), clock)
          .map(state -> new Opened(state, state.remarks()))
          .orElseGet(
              () ->
                  new Opened(
                      DigestMemory.NONE,
                      List.of(
                          "smoke.state: is not used on this system, which does not say who may"
                              + " change what: every file was read")));
    } catch (StateRefusedException e) {
      throw new WrongUsageException(SmokeSettings.STATE + ": " + e.getMessage());
    }
  }
}
