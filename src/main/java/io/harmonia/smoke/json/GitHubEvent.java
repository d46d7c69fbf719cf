package io.harmonia.smoke.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.text.MalformedTextException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The event that a GitHub workflow runs for, which {@code GITHUB_EVENT_PATH} leads to.
 *
 * @param before the commit that the branch was at before a push; zeros for a new branch
 * @param mergeGroupBase the commit that a group of a merge queue is to be merged into
 * @param defaultBranch of the repository
 * @param ref what was pushed, for example {@code refs/heads/main}
 */
public record GitHubEvent(
    Optional<String> before,
    Optional<String> mergeGroupBase,
    Optional<String> defaultBranch,
    Optional<String> ref) {
  private static final GitHubEvent UNKNOWN =
      new GitHubEvent(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Reads an event; what it does not say, or does not say so, is left out. */
  public static GitHubEvent read(String eventFile) {
    try (InputStream in = Files.newInputStream(Path.of(eventFile))) {
      JsonNode event = JsonReader.read(in, eventFile, Limits.STANDARD).root();
      return new GitHubEvent(
          commit(event.path("before")),
          commit(event.path("merge_group").path("base_sha")),
          text(event.path("repository").path("default_branch")),
          text(event.path("ref")));
    } catch (IOException | MalformedTextException | IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  private static Optional<String> commit(JsonNode node) {
    return text(node).filter(sha -> sha.matches("[0-9a-f]{40,64}"));
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
