package io.harmonia.smoke.source;

import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Something that must hold between the claims of a record: that a total is the sum of its parts.
 *
 * @param name what to call it, for example {@code total_size}
 * @param at where the record says so
 * @param test tells whether it holds
 */
public record Relation(String name, Location at, Test test) {

  /** Looks whether a relation holds. */
  @FunctionalInterface
  public interface Test {
    /**
     * What was found.
     *
     * @throws IOException if what it needs cannot be read; the relation stays unchecked
     */
    Answer ask() throws IOException;
  }

  /**
   * What was found of a relation. It holds where nothing contradicts it and nothing is missing to
   * tell.
   *
   * @param contradictions what does not hold
   * @param remarks what is worth knowing and wrong with nothing
   * @param untold why nobody can tell, for example that the files are not there
   */
  public record Answer(
      List<Problem> contradictions, List<String> remarks, Optional<Problem> untold) {
    /** It holds. */
    public static final Answer HOLDS = new Answer(List.of(), List.of(), Optional.empty());

    /** It does not hold, unless the list is empty. */
    public static Answer of(List<Problem> contradictions) {
      return new Answer(List.copyOf(contradictions), List.of(), Optional.empty());
    }

    /** Nobody can tell, with why and what to do; a check of it is skipped. */
    public static Answer untold(Problem why) {
      return new Answer(List.of(), List.of(), Optional.of(why));
    }

    /** The same, with something worth knowing. */
    public Answer remarking(List<String> more) {
      return new Answer(contradictions, List.copyOf(more), untold);
    }
  }
}
