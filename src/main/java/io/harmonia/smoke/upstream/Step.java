package io.harmonia.smoke.upstream;

import java.util.Map;
import java.util.Optional;

/** What follows from an answer. */
public sealed interface Step {
  /** Another request. */
  record Send(Request request) implements Step {}

  /**
   * The same request, later.
   *
   * @param after what {@code Retry-After} says, as it stands there
   * @param why what is wrong now
   */
  record Again(Optional<String> after, String why) implements Step {}

  /** Nothing more is to be asked. */
  record Done(Map<Question, Observed> observed) implements Step {}
}
