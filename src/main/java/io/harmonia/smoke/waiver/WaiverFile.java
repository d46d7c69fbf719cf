package io.harmonia.smoke.waiver;

import io.harmonia.smoke.entries.PartsCheck;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.policy.StatedWaiver;
import io.harmonia.smoke.policy.StatedWaivers;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a workspace's file of waivers says: waivers, or what is wrong with them. */
final class WaiverFile {
  private static final String WAIVABLE =
      Arrays.stream(Kind.values())
          .filter(Kind::isWaivable)
          .map(Kind::label)
          .collect(Collectors.joining(", "));

  private final Map<String, Set<Target>> entries = new HashMap<>();

  private WaiverFile(List<StatedWaiver> stated) {
    stated.forEach(
        waiver -> waiver.entry().ifPresent(e -> entries.put(e.text(), new LinkedHashSet<>())));
  }

  /** The waivers, in the order of the file. */
  static List<ReadWaiver> read(Inventory inventory) {
    List<StatedWaiver> stated =
        inventory.waivers().value().map(StatedWaivers::waivers).orElse(List.of());
    WaiverFile file = new WaiverFile(stated);
    if (!stated.isEmpty()) {
      for (ListName list : ListName.values()) {
        inventory.entries(list).forEach(file::mayName);
      }
      inventory
          .manifest(ManifestKind.COMBINED) // which may have entries alone
          .ifPresent(combined -> PartsCheck.allEntries(combined).forEach(file::mayName));
    }
    Map<Waiver.Matter, Waiver> first = new HashMap<>();
    return stated.stream()
        .map(waiver -> file.read(waiver))
        .map(read -> read.waiver().map(waiver -> once(read, waiver, first)).orElse(read))
        .toList();
  }

  private static ReadWaiver once(ReadWaiver read, Waiver waiver, Map<Waiver.Matter, Waiver> first) {
    Waiver earlier = first.putIfAbsent(waiver.matter(), waiver);
    return earlier == null
        ? read
        : read.refused(
            new Problem(
                waiver.at(),
                "the waiver stands a second time: first at " + earlier.at(),
                "Remove this waiver."));
  }

  private void mayName(Entry entry) {
    Target.of(entry)
        .ifPresent(
            target ->
                Stream.of(entry.label(), target.text())
                    .flatMap(name -> Optional.ofNullable(entries.get(name)).stream())
                    .forEach(named -> named.add(target)));
  }

  /** Whether the file can be read, if it is there or has to be. */
  static Judgement judge(Inventory inventory) {
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

  private ReadWaiver read(StatedWaiver stated) {
    List<Problem> problems = new ArrayList<>(stated.problems());
    field(problems, "id", stated.id());
    field(problems, "path", stated.path());
    field(problems, "entry", stated.entry());
    field(problems, "kind", stated.kind());
    field(problems, "reason", stated.reason());
    field(problems, "expires", stated.expires());
    List<Target> targets = targets(stated, problems);
    Optional<Kind> kind = kind(stated, problems);
    reason(stated, problems);
    if (problems.isEmpty()) {
      problems.addAll(stated.schemaFaults());
    }
    Optional<Target> target = targets.size() == 1 ? Optional.of(targets.get(0)) : Optional.empty();
    return new ReadWaiver(
        stated,
        target,
        problems.isEmpty()
            ? Optional.of(
                waiver(stated, new Waiver.Matter(target.orElseThrow(), kind.orElseThrow())))
            : Optional.empty(),
        List.copyOf(problems));
  }

  private static Waiver waiver(StatedWaiver stated, Waiver.Matter matter) {
    return new Waiver(
        stated.number(),
        stated.at(),
        matter,
        Printable.of(stated.reason().orElseThrow().text()),
        stated.expires().flatMap(Stated::value).orElseThrow(),
        stated.expires().orElseThrow().at());
  }

  /** What the fields name, which should be one thing. */
  private List<Target> targets(StatedWaiver stated, List<Problem> problems) {
    List<Target> targets = new ArrayList<>();
    stated.id().flatMap(Stated::value).map(Target::id).ifPresent(targets::add);
    stated.path().flatMap(Stated::value).map(Target::path).ifPresent(targets::add);
    stated
        .entry()
        .filter(entry -> entry.value().isPresent())
        .ifPresent(entry -> targets.addAll(entries(entry, problems)));
    long fields =
        Stream.of(stated.id(), stated.path(), stated.entry()).filter(Optional::isPresent).count();
    if (fields != 1 && stated.problems().isEmpty()) {
      problems.add(
          new Problem(
              stated.at(),
              (fields == 0 ? "the waiver names nothing" : "the waiver names " + fields + " things")
                  + ": expected one of id, path and entry",
              "Name what is waived in one way."));
    }
    return targets;
  }

  private static void reason(StatedWaiver stated, List<Problem> problems) {
    Optional<Stated<String>> reason = stated.reason().filter(text -> text.value().isPresent());
    if (reason.isPresent()
        && reason.get().text().codePoints().noneMatch(Character::isLetterOrDigit)) {
      problems.add(
          new Problem(
              reason.get().at(),
              "reason says nothing: expected words, actual "
                  + Printable.quoted(reason.get().text()),
              "Write why the finding is accepted for now, and where it is being fixed."));
    }
  }

  private List<Target> entries(Stated<String> entry, List<Problem> problems) {
    Set<Target> named = entries.getOrDefault(entry.text(), Set.of());
    if (named.size() > 1) {
      problems.add(
          new Problem(
              entry.at(),
              "entry %s may be any of %s"
                  .formatted(
                      Printable.quoted(entry.text()),
                      named.stream()
                          .map(target -> Printable.of(target.text()))
                          .collect(Collectors.joining(", "))),
              "Write the one that is meant, with its list, or name the check by its \"id\"."));
    }
    return named.isEmpty()
        ? List.of(new Target(Target.By.ENTRY, entry.text()))
        : List.copyOf(named);
  }

  private static Optional<Kind> kind(StatedWaiver stated, List<Problem> problems) {
    if (stated.kind().flatMap(Stated::value).isEmpty()) {
      return Optional.empty();
    }
    String label = stated.kind().get().text();
    Location at = stated.kind().get().at();
    Optional<Kind> kind = Kind.parse(label);
    if (kind.isEmpty()) {
      problems.add(
          new Problem(
              at,
              "there is no kind " + Printable.quoted(label) + ": expected one of " + WAIVABLE,
              "Copy the kind from the finding."));
    } else if (!kind.get().isWaivable()) {
      problems.add(
          new Problem(
              at,
              "%s cannot be waived, since %s: expected one of %s"
                  .formatted(label, whyNot(kind.get()), WAIVABLE),
              "Fix what it names, and remove this waiver."));
    }
    return kind;
  }

  private static String whyNot(Kind kind) {
    return switch (kind.verdict()) {
      case DRIFTED -> "nobody can tell what would then go unchecked";
      case UNCHECKED -> "nobody knows what a check that was not made would have found";
      case SKIPPED, PASSED -> "it makes nothing red";
    };
  }

  private static <T> void field(List<Problem> problems, String name, Optional<Stated<T>> field) {
    Optional<Problem> problem = field.flatMap(Stated::problem);
    if (problem.isPresent()) {
      Problem found = problem.get();
      problems.add(new Problem(found.at(), name + " " + found.message(), found.remedy()));
    }
  }
}
