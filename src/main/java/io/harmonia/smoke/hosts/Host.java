package io.harmonia.smoke.hosts;

import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Stated;
import java.util.List;
import java.util.Optional;

/**
 * The table of a host: how it names files, and what its answers mean. An answer is read by the
 * table of the host that gave it, and by no other.
 */
interface Host {
  /** What an answer means. */
  default Standing standing(Answer answer) {
    return Standing.of(answer.status());
  }

  /** What an answer states of the content, where the content is there. */
  Stated stated(Answer answer);

  /** What a redirect itself states of what it leads to; with a digest, nobody has to follow it. */
  default Stated statedByRedirect(Answer redirect) {
    return Stated.NOTHING;
  }

  /** Whether a redirect says that its target is the new place for good. */
  default boolean isMove(Answer redirect, RemoteUrl to) {
    return redirect.status() == 301 || redirect.status() == 308;
  }

  /** Where else the host states a digest of what is at a URL, as JSON or text. */
  default Optional<RemoteUrl> details(RemoteUrl url) {
    return Optional.empty();
  }

  /** What is stated there. */
  default Stated read(RemoteUrl url, Answer details) {
    return Stated.NOTHING;
  }

  /** What tells whether everybody sees the repository of a URL, if an absence does not tell. */
  default Optional<RemoteUrl> repositoryPage(RemoteUrl url) {
    return Optional.empty();
  }

  /** Fields that a request needs so that the answer states digests: name, value, name, value. */
  default List<String> requestFields(RemoteUrl url) {
    return List.of();
  }
}
