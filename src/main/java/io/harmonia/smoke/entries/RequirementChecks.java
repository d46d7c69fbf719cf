package io.harmonia.smoke.entries;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.PlacedLabels;
import io.harmonia.smoke.policy.StatedRequirement;
import io.harmonia.smoke.policy.StatedRequirements;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A check of each requirement and one of their file; none where there is no such file.
 *
 * @param inventory what was read
 */
public record RequirementChecks(Inventory inventory) {

  public Stream<Check> all() {
    if (inventory.requirements().isNotWanted()) {
      return Stream.empty();
    }
    Place file = inventory.requirements().place();
    String id = file.shownAs() + " › well-formed";
    Check ofTheFile =
        new Check(
            id,
            id,
            CheckType.WELL_FORMED,
            file.file(),
            Location.startOf(file.shownAs()),
            Optional.empty(),
            Optional.empty(),
            this::judgeFile);
    List<StatedRequirement> required =
        inventory.requirements().value().map(StatedRequirements::requirements).orElse(List.of());
    PlacedLabels labels = new PlacedLabels();
    required.forEach(one -> labels.add(one.list(), one.name()));
    RequirementCheck check = new RequirementCheck(inventory);
    return Stream.concat(Stream.of(ofTheFile), required.stream().map(r -> of(r, labels, check)));
  }

  private Check of(StatedRequirement required, PlacedLabels labels, RequirementCheck check) {
    Place file = inventory.requirements().place();
    String label = labels.of(required.list(), required.name(), required.at());
    String id = file.shownAs() + " › " + required.list().key() + " › " + label;
    return new Check(
        id,
        id,
        CheckType.REQUIREMENT,
        file.file(),
        required.at(),
        Optional.of(required.name()),
        Optional.empty(),
        () -> check.judge(required),
        check.entriesFor(required).stream().findFirst().map(Subject::of).orElse(Subject.NONE));
  }

  private Judgement judgeFile() {
    Findings findings = new Findings();
    findings.addUnread(
        inventory.requirements(), "the requirements", "smoke.requirements", Kind.MANIFEST_INVALID);
    inventory
        .requirements()
        .value()
        .ifPresent(
            stated -> {
              findings.addAll(Kind.MANIFEST_INVALID, stated.problems());
              findings.remarks(stated.remarks());
            });
    return findings.judge(Kind.VALID);
  }
}
