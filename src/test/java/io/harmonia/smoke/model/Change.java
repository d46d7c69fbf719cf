package io.harmonia.smoke.model;

import java.util.function.UnaryOperator;

/**
 * A change of a workspace; none where what it is about is not there.
 *
 * @param text what it does, for people
 * @param change what it makes of a workspace
 */
record Change(String text, UnaryOperator<State> change) {

  State on(State state) {
    return change.apply(state);
  }

  @Override
  public String toString() {
    return text;
  }
}
