package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.policy.StatedWaiver;
import io.harmonia.smoke.text.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A waiver as it was read.
 *
 * @param stated as it stands in its file
 * @param target what it names, if that is one thing
 * @param waiver the waiver, unless something is wrong with it
 * @param problems what is wrong with it
 */
record ReadWaiver(
    StatedWaiver stated, Optional<Target> target, Optional<Waiver> waiver, List<Problem> problems) {

  ReadWaiver refused(Problem problem) {
    return new ReadWaiver(stated, target, Optional.empty(), List.of(problem));
  }
}
