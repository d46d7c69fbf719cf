package io.harmonia.smoke.authoring;

import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.plan.Plan;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.waiver.Waivable;
import io.harmonia.smoke.waiver.WaivedPlan;
import io.harmonia.smoke.waiver.WaiverLine;
import io.harmonia.smoke.waiver.WaiverTerm;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The new content of the waivers' file: those that there are, as they are written, then one for
 * each thing that makes the suite red today. With it, the suite is no longer red for these.
 */
public final class NewWaivers implements NewContent {
  private final Workbench bench;
  private final Request request;

  /**
   * What to waive.
   *
   * @param until the last day
   * @param arguments the paths of what is red, as they are named; none for everything that is red
   * @param from the folder from which they are named
   * @param requirement how much must be there
   * @param versions compares with the baseline
   */
  public record Request(
      LocalDate until,
      String reason,
      List<String> arguments,
      Path from,
      Requirement requirement,
      VersionChecks versions) {}

  public NewWaivers(Workbench bench, Request request) {
    this.bench = bench;
    this.request = request;
  }

  @Override
  public byte[] make(List<String> notes) throws RefusedException {
    requireTermAndReason();
    WaiversText before = WaiversText.read(bench.inventory());
    WaivedPlan checks = checks(bench.inventory());
    requireValid(checks);
    List<Waivable> red = red(checks);
    List<Waivable> chosen = request.arguments().isEmpty() ? red : about(red);
    requireWaivable(chosen);
    Set<WaiverLine> lines = new LinkedHashSet<>();
    for (Waivable one : chosen) {
      one.target()
          .map(
              target ->
                  new WaiverLine(target, one.finding().kind(), request.reason(), request.until()))
          .ifPresent(lines::add);
    }
    byte[] bytes = before.with(List.copyOf(lines));
    check(checks(WaiversText.in(bench, bytes)), chosen);
    notes.add(
        lines.isEmpty()
            ? "nothing is red that could be waived: the waivers are as they were"
            : Quantity.count(lines.size(), "waiver is", "waivers are")
                + " added, until "
                + request.until());
    return bytes;
  }

  private void requireTermAndReason() throws RefusedException {
    WaiverTerm term = bench.term();
    List<Refusal> refusals = new ArrayList<>();
    if (request.until().isBefore(term.today()) || request.until().isAfter(term.latest())) {
      refusals.add(
          Refusal.of(
              "--until: expected a day from "
                  + term.today()
                  + " to "
                  + term.latest()
                  + ", actual "
                  + request.until(),
              "Name the day by which it will be fixed; smoke.waivers.longest has the number of"
                  + " days."));
    }
    if (request.reason().codePoints().noneMatch(Character::isLetterOrDigit)) {
      refusals.add(
          Refusal.of(
              "--reason: expected words, actual " + Printable.quoted(request.reason()),
              "Write why the findings are accepted for now, and where they are being fixed."));
    }
    RefusedException.throwIfAny(refusals);
  }

  private WaivedPlan checks(Inventory of) {
    return bench.checks(of, request.requirement(), Optional.of(request.versions()));
  }

  /** Those that there are must be in order: nothing that is added would make the run clean. */
  private void requireValid(WaivedPlan checks) throws RefusedException {
    RefusedException.throwIfAny(
        checks
            .checks(Plan.Group.WAIVERS)
            .flatMap(check -> judge(check).findings().stream())
            .filter(finding -> finding.kind().verdict() == Verdict.DRIFTED)
            .map(Refusal::of)
            .toList());
  }

  private List<Waivable> red(WaivedPlan checks) {
    PathRules paths = bench.inventory().paths();
    return Workbench.all(checks)
        .flatMap(check -> Waivable.of(check, judge(check), paths).stream())
        .toList();
  }

  private Judgement judge(Check check) {
    return check.judge(bench.workspace().bounds().deadline());
  }

  /** What is red of the paths that are named, each of which must have something. */
  private List<Waivable> about(List<Waivable> red) throws RefusedException {
    List<RelativePath> named = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (String argument : request.arguments()) {
      RelativePath path = NamedPath.find(bench.workspace(), request.from(), argument);
      named.add(path);
      if (red.stream().noneMatch(one -> one.isAbout(path))) {
        refusals.add(
            Refusal.about(
                path.text(),
                "nothing that is red is about it, or below it",
                "Copy the path of a finding from smoke-report.json, or waive --all."));
      }
    }
    RefusedException.throwIfAny(refusals);
    return red.stream().filter(one -> named.stream().anyMatch(one::isAbout)).toList();
  }

  private static void requireWaivable(List<Waivable> chosen) throws RefusedException {
    RefusedException.throwIfAny(
        chosen.stream()
            .filter(one -> one.target().isEmpty())
            .map(Waivable::finding)
            .map(
                finding ->
                    new Refusal(
                        finding.kind().verdict() == Verdict.DRIFTED,
                        finding.message() + " [" + finding.kind().label() + "], cannot be waived",
                        finding.remedy()))
            .toList());
  }

  /** Nothing of what is waived stays red once the new content is in its place. */
  private void check(WaivedPlan after, List<Waivable> chosen) throws RefusedException {
    requireValid(after);
    Set<Waivable> still = Set.copyOf(red(after));
    RefusedException.throwIfAny(
        chosen.stream().filter(still::contains).map(one -> Refusal.of(one.finding())).toList());
  }
}
