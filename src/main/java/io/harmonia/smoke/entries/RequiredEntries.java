package io.harmonia.smoke.entries;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckName;
import io.harmonia.smoke.finding.CheckSource;
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
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A check of each requirement and one of their file; none where there is no such file. */
public final class RequiredEntries implements CheckSource {
  private final Document<StatedRequirements> read;
  private final List<StatedRequirement> required;
  private final PlacedLabels labels = new PlacedLabels();
  private final Optional<RequirementCheck> check;

  public RequiredEntries(Inventory inventory) {
    this.read = inventory.requirements();
    this.required = read.value().map(StatedRequirements::requirements).orElse(List.of());
    required.forEach(one -> labels.add(one.list(), one.name()));
    this.check =
        required.isEmpty() ? Optional.empty() : Optional.of(new RequirementCheck(inventory));
  }

  @Override
  public int count() {
    return read.isNotWanted() ? 0 : 1 + required.size();
  }

  @Override
  public Stream<Check> checks() {
    if (read.isNotWanted()) {
      return Stream.empty();
    }
    Place file = read.place();
    Check ofTheFile =
        new Check(
            new CheckName(file.shownAs() + " › well-formed"),
            CheckType.WELL_FORMED,
            new Subject.Plain(file.file(), Location.startOf(file.shownAs())),
            this::judgeFile);
    return Stream.concat(
        Stream.of(ofTheFile),
        check.stream().flatMap(made -> required.stream().map(one -> of(one, made))));
  }

  private Check of(StatedRequirement one, RequirementCheck check) {
    Place file = read.place();
    String label = labels.of(one.list(), one.name(), one.at());
    return new Check(
        new CheckName(file.shownAs() + " › " + one.list().key() + " › " + label),
        CheckType.REQUIREMENT,
        new Subject.Required(
            file.file(), one.at(), one.name(), check.entriesFor(one).stream().findFirst()),
        () -> check.judge(one));
  }

  private Judgement judgeFile() {
    Findings findings = new Findings();
    findings.addUnread(read, "the requirements", "smoke.requirements", Kind.MANIFEST_INVALID);
    read.value()
        .ifPresent(
            stated -> {
              findings.addAll(Kind.MANIFEST_INVALID, stated.problems());
              findings.remarks(stated.remarks());
            });
    return findings.judge(Kind.VALID);
  }
}
