package io.harmonia.smoke.baseline;

import io.harmonia.smoke.json.GitHubEvent;
import java.util.Map;
import java.util.Optional;

/**
 * What a CI system says of what it runs for, in variables of the environment.
 *
 * @param target the branch that a pull request is to be merged into
 * @param base the commit to compare with, where it names one for what it runs for
 * @param before the commit that the branch was at before; zeros for a new branch
 * @param defaultBranch the repository's
 * @param branch the one that was pushed
 */
record CiPush(
    Optional<String> target,
    Optional<String> base,
    Optional<String> before,
    Optional<String> defaultBranch,
    Optional<String> branch) {
  private static final String HEADS = "refs/heads/";

  static CiPush of(Map<String, String> environment) {
    Optional<GitHubEvent> event = variable(environment, "GITHUB_EVENT_PATH").map(GitHubEvent::read);
    return new CiPush(
        variable(environment, "GITHUB_BASE_REF"),
        event
            .flatMap(GitHubEvent::mergeGroupBase)
            .or(() -> variable(environment, "CI_MERGE_REQUEST_DIFF_BASE_SHA")),
        event.flatMap(GitHubEvent::before).or(() -> variable(environment, "CI_COMMIT_BEFORE_SHA")),
        event
            .flatMap(GitHubEvent::defaultBranch)
            .or(() -> variable(environment, "CI_DEFAULT_BRANCH")),
        event
            .flatMap(GitHubEvent::ref)
            .filter(ref -> ref.startsWith(HEADS))
            .map(ref -> ref.substring(HEADS.length()))
            .or(() -> variable(environment, "CI_COMMIT_BRANCH")));
  }

  /** Whether there was no commit before, since the branch is new. */
  boolean isOfANewBranch() {
    return before.filter(sha -> sha.matches("0+")).isPresent();
  }

  /** Whether it is the default branch that was pushed. */
  boolean isOfTheDefaultBranch() {
    return branch.isPresent() && branch.equals(defaultBranch);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
