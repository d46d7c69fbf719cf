package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A waiver is well-formed, in force, and waives something. One that waives nothing any more has to
 * go, since it would hide the next fault of its kind.
 */
record WaiverCheck(Inventory inventory, WaiverTargets targets, WaiverTerm term) {
  private static final int NAMED = 3;
  private static final int LINES = 20;

  Judgement judge(ReadWaiver read) {
    Findings findings = new Findings();
    findings.addAll(Kind.WAIVER_INVALID, read.problems());
    read.waiver().ifPresent(waiver -> judge(findings, waiver));
    return findings.judge(Kind.VALID);
  }

  private void judge(Findings findings, Waiver waiver) {
    if (waiver.isExpired(term.today())) {
      findings.add(
          waiver.expiresAt(),
          Kind.WAIVER_INVALID,
          Wording.compared(
              "the waiver expired: ",
              "a day from " + term.today() + " on",
              waiver.expires().toString()),
          "Fix what it waived and remove this waiver, or give it a later date if it has to be accepted for longer.");
      return;
    }
    if (term.isTooLong(waiver)) {
      findings.add(tooLong(waiver, term));
      return;
    }
    Optional<Check> whole = targets.wholeOf(waiver);
    List<NamedCheck> named = targets.of(waiver);
    if (whole.isPresent()) {
      findings.add(whole(waiver, whole.get()));
    } else if (named.stream().noneMatch(target -> target.isMatchedBy(waiver))) {
      Finding idle = named.isEmpty() ? withoutTarget(waiver) : withoutFinding(waiver, named);
      if (waiver.kind().mayLapse() && idle.kind() == Kind.WAIVER_INVALID) {
        findings.remark(idle.message() + ". " + idle.remedy());
      } else {
        findings.add(idle);
      }
    }
  }

  /** It would be there when nobody remembers it. */
  static Finding tooLong(Waiver waiver, WaiverTerm term) {
    return Finding.at(
        waiver.expiresAt(),
        Kind.WAIVER_INVALID,
        Wording.compared(
            "the waiver lasts too long: ",
            "a day up to %s, which is %s days from today".formatted(term.latest(), term.longest()),
            waiver.expires().toString()),
        "Write \"expires\": \""
            + term.latest()
            + "\", or an earlier day; smoke.waivers.longest has the number of days.");
  }

  /** A waiver of all that a check finds would waive what it finds later of other things. */
  private static Finding whole(Waiver waiver, Check check) {
    List<String> lines =
        check.judge().findings().stream()
            .filter(finding -> finding.kind() == waiver.kind())
            .flatMap(finding -> finding.about().stream())
            .distinct()
            .map(
                one -> new WaiverLine(one, waiver.kind(), waiver.reason(), waiver.expires()).json())
            .toList();
    int more = lines.size() - LINES;
    return invalid(
        waiver,
        check.id()
            + " speaks of many things, and is not waived whole: expected each thing that it named"
            + " to be waived by itself",
        lines.isEmpty()
            ? "Remove the waiver: nothing of its kind is found there."
            : "Write in its place: "
                + lines.stream().limit(LINES).collect(Collectors.joining(", "))
                + (more > 0 ? ", and " + more + " more like these" : "")
                + ".");
  }

  private Finding withoutTarget(Waiver waiver) {
    Optional<Check> refused = targets.refusedOf(waiver);
    if (refused.isPresent()) {
      return invalid(
          waiver,
          refused.get().id()
              + " cannot be waived, since it checks a file as a whole: nobody could tell what would"
              + " then go unchecked",
          "Fix what it finds, and remove this waiver.");
    }
    List<String> unread = inventory.unread();
    if (!unread.isEmpty()) {
      return Finding.at(
          waiver.at(),
          Kind.NOT_RECORDED,
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
        "Remove this waiver, or copy the id, path or name from smoke-report.json.");
  }

  /** What a check could not see may still be there. */
  private static Finding withoutFinding(Waiver waiver, List<NamedCheck> targets) {
    Optional<Finding> unchecked =
        firstFinding(targets, found -> found.kind().verdict() == Verdict.UNCHECKED)
            .or(() -> firstFinding(mayBeAbsent(targets), WaiverCheck::isOfWhatIsNotThere));
    if (unchecked.isPresent()) {
      return Finding.at(
          waiver.at(),
          unchecked.get().kind(),
          "whether the waiver still waives anything could not be checked: "
              + unchecked.get().message(),
          unchecked.get().remedy());
    }
    return Finding.at(
        waiver.at(),
        Kind.WAIVER_INVALID,
        Wording.explained(
            "the waiver matches nothing: ",
            waiver.kind().label() + " in " + Quantity.count(targets.size(), "check", "checks"),
            targets.stream()
                    .limit(NAMED)
                    .map(target -> target.check().id() + " is " + target.original().kind().label())
                    .collect(Collectors.joining(", "))
                + (targets.size() > NAMED ? ", …" : "")),
        "Remove this waiver, since it would hide the next fault of its kind, or correct its kind.");
  }

  /** Those that say nothing where there is nothing to look at: no content, or no baseline. */
  private static List<NamedCheck> mayBeAbsent(List<NamedCheck> targets) {
    boolean baseline =
        targets.stream().allMatch(target -> target.check().type() == CheckType.BASELINE);
    return targets.stream()
        .filter(target -> baseline || target.check().type() == CheckType.ENTRY_CONTENT)
        .toList();
  }

  private static boolean isOfWhatIsNotThere(Finding finding) {
    return finding.kind().verdict() == Verdict.SKIPPED;
  }

  private static Optional<Finding> firstFinding(
      List<NamedCheck> targets, Predicate<Finding> which) {
    return targets.stream()
        .flatMap(target -> target.original().findings().stream())
        .filter(which)
        .findFirst();
  }

  private static Finding invalid(Waiver waiver, String message, String remedy) {
    return Finding.at(waiver.at(), Kind.WAIVER_INVALID, message, remedy);
  }
}
