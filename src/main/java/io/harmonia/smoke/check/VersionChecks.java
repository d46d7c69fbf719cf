package io.harmonia.smoke.check;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.manifest.ReadManifest;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.version.Baseline;
import io.harmonia.smoke.version.FoundBaseline;
import io.harmonia.smoke.version.WorkspaceDiff;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the versions of a workspace's entries with those of a baseline, where there is one. */
public final class VersionChecks {
  private static final String UNREADABLE =
      "Compare with a state whose manifests can be read: smoke.baseline=REVISION.";
  private static final FoundBaseline.Missing UNWANTED =
      new FoundBaseline.Missing(
          false, "none is wanted (smoke.baseline=none)", "Do without smoke.baseline=none.");

  private final FoundBaseline.Missing missing;
  private final Optional<WorkspaceDiff> diff;
  private final BumpPolicy policy;
  private final List<String> remarks;

  private VersionChecks(
      FoundBaseline.Missing missing,
      Optional<WorkspaceDiff> diff,
      BumpPolicy policy,
      List<String> remarks) {
    this.missing = missing;
    this.diff = diff;
    this.policy = policy;
    this.remarks = remarks;
  }

  /** Reads the baseline that was found, and compares. */
  public static VersionChecks of(Inventory now, FoundBaseline found, BumpPolicy policy) {
    if (found instanceof FoundBaseline.Merge merge) {
      return of(now, merge.parents().get(0), policy);
    }
    if (found instanceof FoundBaseline.At at) {
      Baseline baseline = read(now, at);
      Optional<FoundBaseline.Missing> missing = incomparable(at, baseline);
      return new VersionChecks(
          missing.orElse(UNWANTED),
          missing.isPresent() ? Optional.empty() : Optional.of(diff(now, baseline)),
          policy,
          at.files().remarks());
    }
    FoundBaseline.Missing missing = found instanceof FoundBaseline.Missing m ? m : UNWANTED;
    return new VersionChecks(missing, Optional.empty(), policy, List.of());
  }

  /** How the report names the baseline, if there is one. */
  public Optional<String> baseline() {
    return diff.map(WorkspaceDiff::baseline);
  }

  /** What changed since the baseline, if there is one to compare with. */
  public Optional<WorkspaceDiff> diff() {
    return diff;
  }

  /** Why there is no baseline to compare with, where there is none. */
  public Optional<FoundBaseline.Missing> missing() {
    return diff.isPresent() ? Optional.empty() : Optional.of(missing);
  }

  /** The workspace as a whole against the baseline, or that there is none, said at a place. */
  Judgement judge(Location at) {
    return diff.map(BaselineCheck::judge)
        .orElseGet(() -> BaselineCheck.missing(missing, at))
        .with(remarks);
  }

  /** The check of the entries' versions, if there is anything to compare with. */
  Optional<VersionCheck> ofEntries() {
    return diff.map(since -> new VersionCheck(since, policy));
  }

  private static Baseline read(Inventory now, FoundBaseline.At at) {
    ManifestReader reader =
        new ManifestReader(now.workspace(), now.paths(), ManifestReader.Keep.ENTRIES);
    for (ListName list : ListName.values()) {
      reader.sharing(now.entries(list));
    }
    return Baseline.read(
        at,
        now.workspace(),
        reader,
        now.manifests().values().stream().map(ReadManifest::file).toList(),
        now.checksums().stream().map(ChecksumFile.Read::source).toList());
  }

  private static Optional<FoundBaseline.Missing> incomparable(
      FoundBaseline.At at, Baseline baseline) {
    if (baseline.isEmpty()) {
      return Optional.of(
          new FoundBaseline.Missing(
              at.required(),
              at.shownAs() + " has no manifest at these places",
              "Nothing is to be done where the manifests are new or were moved."));
    }
    return baseline
        .unreadable()
        .map(
            reason ->
                new FoundBaseline.Missing(true, reason, baseline.remedy().orElse(UNREADABLE)));
  }

  private static WorkspaceDiff diff(Inventory now, Baseline baseline) {
    Map<ListName, List<Entry>> entries = new EnumMap<>(ListName.class);
    for (ListName list : ListName.values()) {
      entries.put(list, now.entries(list));
    }
    return new WorkspaceDiff(baseline, entries, now.checksums(), now.paths());
  }
}
