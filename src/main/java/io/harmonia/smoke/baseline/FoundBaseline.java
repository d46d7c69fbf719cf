package io.harmonia.smoke.baseline;

import java.util.List;
import java.util.Optional;

/** What looking for a baseline gave. */
public sealed interface FoundBaseline {

  /**
   * A state to compare with.
   *
   * @param shownAs how the report names it, for example {@code HEAD~1 (0a1b2c3)}
   * @param files gives its files
   * @param asked whether it was asked for, so that it must be readable
   * @param required whether there must be something to compare with
   */
  record At(String shownAs, BaselineFiles files, boolean asked, boolean required)
      implements FoundBaseline {}

  /**
   * The parents of a merge commit, each of which is compared with.
   *
   * @param parents in their order, at least two
   * @param base the merge base of the first two, where there is one
   */
  record Merge(List<At> parents, Optional<At> base) implements FoundBaseline {}

  /**
   * There is none, or none to be had.
   *
   * @param asked whether one was asked for, so that the check could not be made
   * @param reason why not
   * @param remedy how to have one
   */
  record Missing(boolean asked, String reason, String remedy) implements FoundBaseline {}

  /** None is wanted. */
  record Unwanted() implements FoundBaseline {}
}
