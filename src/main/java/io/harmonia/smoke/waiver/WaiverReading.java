package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.policy.StatedWaiver;
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

/** Makes waivers of what a file states of them, or says what is wrong. */
final class WaiverReading {
  private static final String WAIVABLE =
      Arrays.stream(Kind.values())
          .filter(Kind::isWaivable)
          .map(Kind::label)
          .collect(Collectors.joining(", "));

  private final Map<String, Set<Target>> entries = new HashMap<>();

  /**
   * @param stated the waivers of a file
   * @param all every entry that they may name
   */
  WaiverReading(List<StatedWaiver> stated, List<Entry> all) {
    stated.forEach(
        waiver -> waiver.entry().ifPresent(e -> entries.put(e.text(), new LinkedHashSet<>())));
    for (Entry entry : all) {
      Target.of(entry)
          .ifPresent(
              target ->
                  Stream.of(entry.label(), target.text())
                      .flatMap(name -> Optional.ofNullable(entries.get(name)).stream())
                      .forEach(named -> named.add(target)));
    }
  }

  /**
   * What one says.
   *
   * @param stated as it stands in its file
   * @param target what it names, if that is one thing
   * @param waiver the waiver, unless something is wrong with it
   * @param problems what is wrong with it
   */
  record Read(
      StatedWaiver stated,
      Optional<Target> target,
      Optional<Waiver> waiver,
      List<Problem> problems) {}

  Read read(StatedWaiver stated) {
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
    return new Read(
        stated,
        target,
        problems.isEmpty() ? Optional.of(waiver(stated, target, kind)) : Optional.empty(),
        List.copyOf(problems));
  }

  private static Waiver waiver(StatedWaiver stated, Optional<Target> target, Optional<Kind> kind) {
    return new Waiver(
        stated.number(),
        stated.at(),
        target.orElseThrow(),
        kind.orElseThrow(),
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
              "entry "
                  + Printable.quoted(entry.text())
                  + " may be any of "
                  + named.stream()
                      .map(target -> Printable.of(target.text()))
                      .collect(Collectors.joining(", ")),
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
              label
                  + " cannot be waived, since "
                  + whyNot(kind.get())
                  + ": expected one of "
                  + WAIVABLE,
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
