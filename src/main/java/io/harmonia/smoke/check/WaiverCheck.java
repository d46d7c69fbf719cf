package io.harmonia.smoke.check;

import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A waiver is well-formed, in force, and waives something. One that waives nothing any more has to
 * go, since it would hide the next fault of its kind.
 *
 * @param inventory what was read
 * @param plan what waives what
 * @param today the day of the run, UTC
 */
record WaiverCheck(Inventory inventory, WaiverPlan plan, LocalDate today) {
  private static final int NAMED = 3;

  Judgement judge(WaiverReading.Read read) {
    Findings findings = new Findings();
    findings.addAll(Kind.WAIVER_INVALID, read.problems());
    read.waiver().ifPresent(waiver -> judge(findings, waiver));
    return findings.judge(Kind.VALID);
  }

  private void judge(Findings findings, Waiver waiver) {
    if (waiver.isExpired(today)) {
      findings.add(
          waiver.expiresAt(),
          Kind.WAIVER_INVALID,
          "the waiver expired: expected a day from " + today + " on, actual " + waiver.expires(),
          "Mend what it waived and remove it, or give it a later date if it has to be borne with.");
      return;
    }
    List<WaivedCheck> targets = plan.targetsOf(waiver);
    if (targets.isEmpty()) {
      findings.add(withoutTarget(waiver));
    } else if (targets.stream().noneMatch(target -> target.isMatchedBy(waiver))) {
      findings.add(withoutFinding(waiver, targets));
    }
  }

  private Finding withoutTarget(Waiver waiver) {
    Optional<Check> refused = plan.refusedTargetOf(waiver);
    if (refused.isPresent()) {
      return invalid(
          waiver,
          refused.get().id()
              + " cannot be waived, since it checks a file as a whole: nobody could tell what would"
              + " then go unchecked",
          "Mend what it finds, and remove the waiver.");
    }
    List<String> unread = inventory.unread();
    if (!unread.isEmpty()) {
      return Finding.at(
          waiver.at(),
          Kind.UNREADABLE,
          "whether the waiver waives anything could not be checked: "
              + String.join(", ", unread)
              + " could not be read",
          "See the finding of " + unread.get(0) + ".");
    }
    String expected =
        switch (waiver.target().by()) {
          case ID -> "no check has this id";
          case PATH -> "nothing is recorded or listed at this path";
          case ENTRY -> "no entry has this name";
        };
    return invalid(
        waiver,
        "the waiver matches nothing: " + expected + ": " + Printable.of(waiver.target().label()),
        "Remove it, or copy the id, path or name from smoke-report.json.");
  }

  /** What a check could not see may still be there. */
  private static Finding withoutFinding(Waiver waiver, List<WaivedCheck> targets) {
    Optional<Finding> unchecked =
        firstFinding(targets, found -> found.kind().verdict() == Verdict.UNCHECKED)
            .or(() -> firstFinding(contents(targets), WaiverCheck::isOfWhatIsNotThere));
    if (unchecked.isPresent()) {
      return Finding.at(
          waiver.at(),
          unchecked.get().kind(),
          "whether the waiver still waives anything could not be checked: "
              + unchecked.get().message(),
          unchecked.get().remedy());
    }
    return invalid(
        waiver,
        "the waiver matches nothing: expected "
            + waiver.kind().label()
            + " in "
            + Quantity.count(targets.size(), "check", "checks")
            + ", actual: "
            + targets.stream()
                .limit(NAMED)
                .map(target -> target.check().id() + " is " + target.original().kind().label())
                .collect(Collectors.joining(", "))
            + (targets.size() > NAMED ? ", …" : ""),
        "Remove it, since it would hide the next fault of its kind, or correct its kind.");
  }

  private static List<WaivedCheck> contents(List<WaivedCheck> targets) {
    return targets.stream()
        .filter(target -> target.check().type() == CheckType.ENTRY_CONTENT)
        .toList();
  }

  private static boolean isOfWhatIsNotThere(Finding finding) {
    return finding.kind().verdict() == Verdict.SKIPPED;
  }

  private static Optional<Finding> firstFinding(
      List<WaivedCheck> targets, Predicate<Finding> which) {
    return targets.stream()
        .flatMap(target -> target.original().findings().stream())
        .filter(which)
        .findFirst();
  }

  private static Finding invalid(Waiver waiver, String message, String remedy) {
    return Finding.at(waiver.at(), Kind.WAIVER_INVALID, message, remedy);
  }

  /** The file of waivers can be read, if it is there or has to be. */
  Judgement judgeFile() {
    Findings findings = new Findings();
    findings.addUnread(inventory.waivers(), "the waivers", "smoke.waivers", Kind.WAIVER_INVALID);
    inventory
        .waivers()
        .value()
        .ifPresent(
            stated -> {
              findings.addAll(Kind.WAIVER_INVALID, stated.problems());
              findings.remarks(stated.remarks());
            });
    return findings.judge(Kind.VALID);
  }
}
