package io.harmonia.smoke.frictionless;

import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.NotThereException;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.Structure;
import io.harmonia.smoke.source.UntoldException;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of several files whose hash and bytes are recorded as of one. It is right where all of them
 * are; where they are not, nobody can tell which of them is wrong, so that is said once, of the
 * list. Asked once, however many parts there are.
 */
final class PartOfSeveral implements Structure.Test {
  private final Multipart all;
  private Relation.@Nullable Answer known;

  PartOfSeveral(Multipart all) {
    this.all = all;
  }

  /** What must hold of all of them together. */
  Relation relation(String name) {
    return new Relation("hash and bytes of " + name, all.at(), this::answer);
  }

  /** The content of each of them. */
  ClaimedContent content() {
    return ClaimedContent.ANY.structure(
        new Structure(
            all.content().isStrong() ? Structure.About.STRONG_DIGEST : Structure.About.DIGEST,
            all.at(),
            this));
  }

  private synchronized Relation.Answer answer() throws IOException {
    Relation.Answer answer = known;
    if (answer == null) {
      answer = all.ask();
      known = answer;
    }
    return answer;
  }

  @Override
  public Optional<Problem> of(Found there) throws IOException {
    String why = "it cannot be compared";
    try {
      Relation.Answer answer = answer();
      if (holds(answer)) {
        return Optional.empty();
      }
      if (!answer.contradictions().isEmpty()) {
        why = "it does not hold";
      }
    } catch (UntoldException e) {
      // said of the list
    }
    throw new NotThereException(
        new Problem(
            all.at(),
            "what is recorded of several files together does not tell of this one: " + why,
            "See the check of the list."));
  }

  private static boolean holds(Relation.Answer answer) {
    return answer.contradictions().isEmpty() && answer.untold().isEmpty();
  }

  @Override
  public List<String> remarks() {
    return all.content().digests().isEmpty()
        ? List.of(all.at() + ": held by the size of several files alone: no digest is recorded")
        : List.of();
  }
}
