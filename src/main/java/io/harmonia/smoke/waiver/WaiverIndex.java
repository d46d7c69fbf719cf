package io.harmonia.smoke.waiver;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Waiver;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the waivers that name a check, without looking at the others. */
final class WaiverIndex {
  private final Map<Target, List<Waiver>> byTarget = new HashMap<>();
  private final Map<RelativePath, List<Waiver>> byPathOfEntry = new HashMap<>();
  private final List<Waiver> all;
  private final boolean hasPaths;

  WaiverIndex(List<Waiver> waivers, List<Entry> entries) {
    this.all = waivers;
    for (Waiver waiver : waivers) {
      byTarget.computeIfAbsent(waiver.target(), t -> new ArrayList<>(1)).add(waiver);
    }
    this.hasPaths = byTarget.keySet().stream().anyMatch(t -> t.by() == Target.By.PATH);
    if (byTarget.keySet().stream().anyMatch(t -> t.by() == Target.By.ENTRY)) {
      for (Entry entry : entries) {
        List<Waiver> named = Target.of(entry).map(byTarget::get).orElse(List.of());
        entry
            .safePath()
            .ifPresent(
                path -> byPathOfEntry.computeIfAbsent(path, p -> new ArrayList<>()).addAll(named));
      }
    }
  }

  /** The waivers that name a check, in the order of their file. */
  List<Waiver> of(Check check) {
    return of(check, Stream.of(check.subject()));
  }

  /** The waivers that would waive findings of a check if other files were there, or these. */
  List<Waiver> whateverIsThereOf(Check check) {
    return check.type().isWaivable() ? of(check, check.subject().whateverIsThere()) : List.of();
  }

  private List<Waiver> of(Check check, Stream<Subject> subjects) {
    if (all.isEmpty()) {
      return List.of();
    }
    Set<Waiver> found = new TreeSet<>(Comparator.comparingInt(Waiver::number));
    add(found, Target.id(check.id()));
    if (check.type().isOfMany()) {
      all.stream().filter(waiver -> mayNameOneOf(check, waiver)).forEach(found::add);
    }
    subjects.forEach(subject -> add(found, subject));
    return List.copyOf(found);
  }

  private void add(Set<Waiver> found, Subject subject) {
    subject.entry().flatMap(Target::of).ifPresent(entry -> add(found, entry));
    if (hasPaths) {
      subject.paths().forEach(path -> add(found, Target.path(path)));
    }
    if (subject.entry().isEmpty() && subject.path().isPresent() && !byPathOfEntry.isEmpty()) {
      addEntriesAround(found, subject.path().get());
    }
  }

  /** Whether a waiver may name one of the many things that a check speaks of. */
  private static boolean mayNameOneOf(Check check, Waiver waiver) {
    if (check.type() == CheckType.UNLISTED) {
      return waiver.kind() == Kind.UNLISTED && waiver.target().by() == Target.By.PATH;
    }
    boolean mayBeFound =
        waiver.kind() == Kind.MANIFEST_INCONSISTENT
            || (waiver.kind() == Kind.DUPLICATE && check.type() == CheckType.PARTS);
    boolean mayBeNamed =
        waiver.target().isPartOf(check.id())
            || (waiver.target().by() == Target.By.ENTRY && check.type() != CheckType.TOTALS)
            || (waiver.target().by() == Target.By.PATH && check.type() == CheckType.BASELINE);
    return mayBeFound && mayBeNamed;
  }

  private void add(Set<Waiver> found, Target target) {
    found.addAll(byTarget.getOrDefault(target, List.of()));
  }

  /** A recorded checksum is a matter of the nearest entry that its file is, or lies below. */
  private void addEntriesAround(Set<Waiver> found, RelativePath file) {
    RelativePath path = file;
    while (!byPathOfEntry.containsKey(path) && !path.equals(RelativePath.ROOT)) {
      path = path.parent();
    }
    found.addAll(byPathOfEntry.getOrDefault(path, List.of()));
  }
}
