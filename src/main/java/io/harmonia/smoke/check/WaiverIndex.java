package io.harmonia.smoke.check;

import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.workspace.RelativePath;
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
  private final boolean hasPaths;

  WaiverIndex(List<Waiver> waivers, List<Entry> entries) {
    for (Waiver waiver : waivers) {
      byTarget.computeIfAbsent(waiver.target(), t -> new ArrayList<>(1)).add(waiver);
    }
    this.hasPaths = byTarget.keySet().stream().anyMatch(t -> t.by() == Target.By.PATH);
    for (Entry entry : entries) {
      List<Waiver> named = Target.of(entry).map(byTarget::get).orElse(null);
      if (named != null && entry.safePath().isPresent()) {
        byPathOfEntry.computeIfAbsent(entry.safePath().get(), p -> new ArrayList<>()).addAll(named);
      }
    }
  }

  /** The waivers that name a check, in the order of their file. */
  List<Waiver> of(Check check) {
    return of(check.id(), Stream.of(check.subject()));
  }

  /** The waivers that would name a check if other files were there, or these. */
  List<Waiver> whateverIsThereOf(Check check) {
    return of(check.id(), check.subject().whateverIsThere());
  }

  private List<Waiver> of(String id, Stream<Subject> subjects) {
    Set<Waiver> found = new TreeSet<>(Comparator.comparingInt(Waiver::number));
    add(found, Target.id(id));
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

  private void add(Set<Waiver> found, Target target) {
    found.addAll(byTarget.getOrDefault(target, List.of()));
  }

  /** A recorded checksum is a matter of the entry that its file is, or lies below. */
  private void addEntriesAround(Set<Waiver> found, RelativePath file) {
    RelativePath path = file;
    while (!path.equals(RelativePath.ROOT)) {
      found.addAll(byPathOfEntry.getOrDefault(path, List.of()));
      path = path.parent();
    }
    found.addAll(byPathOfEntry.getOrDefault(path, List.of()));
  }
}
