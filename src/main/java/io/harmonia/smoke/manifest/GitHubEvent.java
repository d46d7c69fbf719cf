package io.harmonia.smoke.manifest;

import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.text.MalformedTextException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The event that a GitHub workflow runs for, which {@code GITHUB_EVENT_PATH} leads to. */
public final class GitHubEvent {
  private GitHubEvent() {}

  /** The commit that the branch was at before a push; nothing for other events. */
  public static Optional<String> commitBefore(String eventFile) {
    try (InputStream in = Files.newInputStream(Path.of(eventFile))) {
      return Optional.of(JsonReader.read(in, eventFile, Limits.STANDARD).root().path("before"))
          .filter(before -> before.isTextual())
          .map(before -> before.asText())
          .filter(sha -> sha.matches("[0-9a-f]{40,64}"));
    } catch (IOException | MalformedTextException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
