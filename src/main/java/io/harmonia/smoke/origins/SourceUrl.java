package io.harmonia.smoke.origins;

import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.upstream.Expected;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.util.Optional;

/**
 * A recorded URL, and what is recorded of what is there.
 *
 * @param name what comes from there, printable
 * @param shown the URL, printable and without secrets
 * @param question what to ask, or why not
 * @param expected what is recorded
 */
record SourceUrl(Subject subject, String name, String shown, Asked question, Expected expected) {

  /** The same for two states of a workspace that record the same of the same URL. */
  String print() {
    return question.question().map(Object::toString).orElse(shown)
        + question.question().map(it -> it.url().text()).orElse("")
        + expected.digests().stream().map(Object::toString).sorted().toList()
        + expected.size()
        + expected.aim();
  }

  /**
   * What to ask.
   *
   * @param question nothing where nobody can or may be asked
   * @param why why not
   */
  record Asked(Optional<Question> question, Optional<UnaskableUrlException> why) {
    static Asked of(Question question) {
      return new Asked(Optional.of(question), Optional.empty());
    }

    static Asked not(UnaskableUrlException why) {
      return new Asked(Optional.empty(), Optional.of(why));
    }
  }
}
