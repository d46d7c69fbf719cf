package io.harmonia.smoke.history;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.checksum.ClaimedPlaces;
import io.harmonia.smoke.checksum.RecordedBase;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Overview;
import io.harmonia.smoke.workspace.Workspace;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the recorded names of one state mean: read from the folder that {@link RecordedBase} decides
 * for a whole checksum file, by what the manifests of that state claim and by the files that are
 * there now. Those are looked at only where a name is asked for that no manifest claims.
 */
final class RecordedNames {
  private final List<Entry> entries;
  private final PathRules paths;
  private final Workspace workspace;
  private final IdentityHashMap<ChecksumFile, RecordedBase> bases = new IdentityHashMap<>();
  private @Nullable ClaimedPlaces claims;

  RecordedNames(List<Entry> entries, PathRules paths, Workspace workspace) {
    this.entries = entries;
    this.paths = paths;
    this.workspace = workspace;
  }

  /** The same names, of which other entries speak. */
  RecordedNames of(List<Entry> others) {
    return new RecordedNames(others, paths, workspace);
  }

  /** The places that a line may be about, whichever of them it means. */
  ClaimedPath named(ChecksumFile file, ChecksumLine.Recorded line) {
    return ChecksumFile.path(file.place(), line.name(), paths);
  }

  /** The places that a line may be about: two where nothing tells which of them it means. */
  List<RelativePath> meant(ChecksumFile file, ChecksumLine.Recorded line) {
    return meant(file, line, named(file, line));
  }

  /**
   * The place that a line is about; both, that from the workspace first, where the evidence is
   * even; none where its name is refused.
   */
  List<RelativePath> meant(ChecksumFile file, ChecksumLine.Recorded line, ClaimedPath name) {
    if (!name.areTwo()) {
      return name.places();
    }
    OptionalInt claimed = claims().oneOf(name);
    OptionalInt meant = claimed.isPresent() ? claimed : base(file).meant(line, name, claimed);
    return meant.isPresent() ? List.of(name.places().get(meant.getAsInt())) : name.places();
  }

  private synchronized ClaimedPlaces claims() {
    ClaimedPlaces known = claims;
    if (known == null) {
      Set<RelativePath> stated = new HashSet<>();
      for (Entry entry : entries) {
        entry.safePath().ifPresent(stated::add);
        for (Artifact artifact : entry.files()) {
          artifact.safePath().ifPresent(stated::add);
        }
      }
      known =
          ClaimedPlaces.of(
              stated, entries.stream().flatMap(entry -> entry.safePath().stream()).toList());
      claims = known;
    }
    return known;
  }

  private synchronized RecordedBase base(ChecksumFile file) {
    return bases.computeIfAbsent(file, this::decide);
  }

  private RecordedBase decide(ChecksumFile file) {
    RecordedBase.Count count = new RecordedBase.Count(claims());
    Overview there = new Overview(workspace);
    for (ChecksumLine.Recorded recorded : file.recorded()) {
      ClaimedPath name = named(file, recorded);
      count.add(
          recorded,
          name,
          claims().oneOf(name),
          base -> there.look(name.places().get(base)).isFile(),
          base -> isNothing(there.look(name.places().get(base))));
    }
    return count.decide();
  }

  private static boolean isNothing(Found there) {
    return there instanceof Found.Absent && !there.isFile();
  }
}
