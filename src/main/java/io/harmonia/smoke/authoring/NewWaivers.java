package io.harmonia.smoke.authoring;

import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.plan.Plan;
import io.harmonia.smoke.plan.WorkspacePlan;
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
 * Makes the new content of the waivers' file: those that there are, as they are written, then one
 * for each thing that makes the suite red today. With it, the suite is no longer red for these.
 */
public final class NewWaivers {
  private final Inventory inventory;
  private final DigestCache digests;
  private final WaiverTerm term;

  /**
   * What to waive.
   *
   * @param until the last day
   * @param reason why
   * @param all whether everything that is red is to be waived
   * @param arguments otherwise the paths of which, as they are named
   * @param from the folder from which they are named
   * @param requirement how much must be there
   * @param versions compares with the baseline
   */
  public record Request(
      LocalDate until,
      String reason,
      boolean all,
      List<String> arguments,
      Path from,
      Requirement requirement,
      VersionChecks versions) {}

  /**
   * @param inventory what was read of the workspace
   * @param digests hashes files
   * @param term tells which waivers are in force, and how long they may last
   */
  public NewWaivers(Inventory inventory, DigestCache digests, WaiverTerm term) {
    this.inventory = inventory;
    this.digests = digests;
    this.term = term;
  }

  /** Makes it. Never throws for what it finds. */
  public Authored waive(Request request) {
    Making making = notes -> make(request, notes);
    return making.result();
  }

  private byte[] make(Request request, List<String> notes) throws RefusedException {
    requireTermAndReason(request);
    WaiversText before = WaiversText.read(inventory);
    WaivedPlan checks = checks(inventory, request);
    requireValid(checks);
    List<Waivable> red = red(checks);
    List<Waivable> chosen = request.all() ? red : about(request, red);
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
    check(checks(WaiversText.in(inventory, bytes), request), chosen);
    notes.add(
        lines.isEmpty()
            ? "nothing is red that could be waived: the waivers are as they were"
            : Quantity.count(lines.size(), "waiver is", "waivers are")
                + " added, until "
                + request.until());
    return bytes;
  }

  private void requireTermAndReason(Request request) throws RefusedException {
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
              "Name the day by which it will be mended; smoke.waivers.longest has the number of"
                  + " days."));
    }
    if (request.reason().codePoints().noneMatch(Character::isLetterOrDigit)) {
      refusals.add(
          Refusal.of(
              "--reason: expected words, actual " + Printable.quoted(request.reason()),
              "Write why the findings are borne with, and where they are being mended."));
    }
    RefusedException.throwIfAny(refusals);
  }

  private WaivedPlan checks(Inventory of, Request request) {
    Optional<VersionChecks> versions = Optional.of(request.versions());
    return new WaivedPlan(new WorkspacePlan(of, digests, request.requirement(), versions), term);
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
    return checks
        .all()
        .filter(check -> check.type() != CheckType.WAIVER)
        .flatMap(check -> Waivable.of(check, judge(check), inventory.paths()).stream())
        .toList();
  }

  private Judgement judge(Check check) {
    return check.judge(inventory.workspace().bounds().deadline());
  }

  /** What is red of the paths that are named, each of which must have something. */
  private List<Waivable> about(Request request, List<Waivable> red) throws RefusedException {
    List<RelativePath> named = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (String argument : request.arguments()) {
      RelativePath path = NamedPath.find(inventory.workspace(), request.from(), argument);
      named.add(path);
      if (red.stream().noneMatch(one -> one.isAbout(path))) {
        refusals.add(
            Refusal.of(
                Printable.of(path.text()) + ": nothing that is red is about it, or below it",
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

  /** Whoever writes what is printed finds nothing of it red any more. */
  private void check(WaivedPlan after, List<Waivable> chosen) throws RefusedException {
    requireValid(after);
    Set<Waivable> still = Set.copyOf(red(after));
    RefusedException.throwIfAny(
        chosen.stream().filter(still::contains).map(one -> Refusal.of(one.finding())).toList());
  }
}
