package io.harmonia.smoke.source;

import io.harmonia.smoke.text.Problem;
import java.util.List;
import java.util.stream.Stream;

/** What one record says. A reader makes one by {@link #of}, or of a type of its own. */
public interface Statement {
  /** What it says of files and directories, in its order; made anew each time. */
  Stream<? extends Claim> claims();

  /** What must hold between them. */
  default List<Relation> relations() {
    return List.of();
  }

  /** What is wrong with parts of the record, beside which the rest still counts. */
  default List<Problem> problems() {
    return List.of();
  }

  /** What is worth knowing and wrong with nothing. */
  default List<String> remarks() {
    return List.of();
  }

  /** Claims, and nothing more. */
  static Statement of(List<? extends Claim> claims) {
    return new Parts(List.copyOf(claims), List.of(), List.of(), List.of());
  }

  /**
   * A statement, part by part.
   *
   * @param all the claims
   */
  record Parts(
      List<Claim> all, List<Relation> relations, List<Problem> problems, List<String> remarks)
      implements Statement {
    @Override
    public Stream<Claim> claims() {
      return all.stream();
    }
  }
}
