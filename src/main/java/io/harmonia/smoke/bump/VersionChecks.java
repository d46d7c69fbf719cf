package io.harmonia.smoke.bump;

import io.harmonia.smoke.baseline.Baseline;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.history.CurrentState;
import io.harmonia.smoke.history.WorkspaceDiff;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Compares a workspace's entries and recorded checksums with those of a baseline, where there is
 * one.
 */
public final class VersionChecks {
  private static final String UNREADABLE =
      "Bring what the message names, or compare with an earlier state that can be read"
          + " (smoke.baseline=REVISION): what this one recorded is not known.";
  private static final FoundBaseline.Missing UNWANTED =
      new FoundBaseline.Missing(
          false, "none is wanted (smoke.baseline=none)", "Do without smoke.baseline=none.");

  private final Optional<FoundBaseline.Missing> missing;
  private final Optional<WorkspaceDiff> diff;
  private final BumpPolicy policy;
  private final List<String> remarks;
  private final Merged records;

  private VersionChecks(
      Optional<FoundBaseline.Missing> missing,
      Optional<WorkspaceDiff> diff,
      BumpPolicy policy,
      List<String> remarks,
      Merged records) {
    this.missing = missing;
    this.diff = diff;
    this.policy = policy;
    this.remarks = remarks;
    this.records = records;
  }

  /**
   * The records of other formats that there were.
   *
   * @param parents in each state that is compared with
   * @param base in the state that those have in common, read when it is asked for
   */
  private record Merged(List<EarlierRecords> parents, Supplier<Optional<EarlierRecords>> base) {
    static final Merged NONE = new Merged(List.of(), Optional::empty);

    boolean isEmpty() {
      return parents.stream().allMatch(EarlierRecords::isSilent);
    }

    String shownAs() {
      return parents.stream().map(EarlierRecords::shownAs).collect(Collectors.joining(" and "));
    }
  }

  /** Reads the baseline that was found, and compares. */
  public static VersionChecks of(Inventory now, FoundBaseline found, BumpPolicy policy) {
    if (found instanceof FoundBaseline.At at) {
      return of(now, List.of(at), Optional.empty(), policy);
    }
    if (found instanceof FoundBaseline.Merge merge) {
      return of(now, merge.parents(), merge.base(), policy);
    }
    FoundBaseline.Missing missing = found instanceof FoundBaseline.Missing m ? m : UNWANTED;
    return without(missing, policy, List.of());
  }

  private static VersionChecks without(
      FoundBaseline.Missing missing, BumpPolicy policy, List<String> remarks) {
    return new VersionChecks(Optional.of(missing), Optional.empty(), policy, remarks, Merged.NONE);
  }

  private static VersionChecks of(
      Inventory now,
      List<FoundBaseline.At> found,
      Optional<FoundBaseline.At> base,
      BumpPolicy policy) {
    List<Baseline> parents = found.stream().map(at -> read(now, at)).toList();
    List<String> remarks =
        found.stream().flatMap(at -> at.files().remarks().stream()).distinct().toList();
    Optional<FoundBaseline.Missing> unread =
        parents.stream().flatMap(parent -> unread(parent).stream()).findFirst();
    if (unread.isPresent()) {
      return without(unread.get(), policy, remarks);
    }
    Merged records =
        now.records().places().sources().isEmpty()
            ? Merged.NONE
            : new Merged(
                found.stream().map(at -> EarlierRecords.of(now, at)).toList(),
                () -> base.map(at -> EarlierRecords.of(now, at)));
    if (parents.stream().allMatch(Baseline::isEmpty)) {
      return records.isEmpty()
          ? without(empty(found, parents), policy, remarks)
          : new VersionChecks(Optional.empty(), Optional.empty(), policy, remarks, records);
    }
    WorkspaceDiff diff =
        new WorkspaceDiff(
            state(now),
            parents.stream().filter(parent -> !parent.isEmpty()).toList(),
            () -> base.map(at -> read(now, at)).filter(read -> read.unreadable().isEmpty()));
    return new VersionChecks(Optional.empty(), Optional.of(diff), policy, remarks, records);
  }

  /** How the report names the baseline, if there is one. */
  public Optional<String> baseline() {
    return diff.map(WorkspaceDiff::baseline)
        .or(() -> Optional.of(records.shownAs()).filter(name -> !name.isEmpty()));
  }

  /** What changed since the baseline, if there is one to compare with. */
  public Optional<WorkspaceDiff> diff() {
    return diff;
  }

  /** Why there is no baseline to compare with, where there is none. */
  public Optional<FoundBaseline.Missing> missing() {
    return missing;
  }

  /**
   * The workspace as a whole against the baseline, or that there is none.
   *
   * @param at where that is said
   * @param claims what other records said
   */
  public Judgement judge(Location at, Optional<DroppedClaims> claims) {
    Findings findings = new Findings();
    missing.ifPresent(why -> BaselineCheck.missing(findings, why, at));
    diff.ifPresent(since -> BaselineCheck.judge(findings, since));
    claims.ifPresent(dropped -> dropped.judge(findings));
    findings.remarks(remarks);
    return findings.judge(Kind.CONSISTENT);
  }

  /** What other records said in the baseline and nothing says now, if there was any such record. */
  public Optional<DroppedClaims> droppedClaims(Inventory inventory, Ledger now) {
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(
            DroppedClaims.of(
                inventory.workspace(),
                inventory.records().repository(),
                now,
                records.parents(),
                records.base()));
  }

  /** The files of which nothing may be recorded any more: those of an entry, or of none. */
  public Set<RelativePath> mayBeDropped(Optional<Entry> entry) {
    return diff.map(since -> since.mayBeDropped(entry)).orElse(Set.of());
  }

  /** The check of the entries' versions, if there is anything to compare with. */
  public Optional<BumpCheck> ofEntries() {
    return diff.map(since -> new BumpCheck(since, policy));
  }

  private static Baseline read(Inventory now, FoundBaseline.At at) {
    ManifestReader reader =
        new ManifestReader(now.workspace(), now.paths(), ManifestReader.Keep.ENTRIES);
    for (ListName list : ListName.values()) {
      reader.sharing(now.entries(list));
    }
    Map<ManifestKind, Place> places = new EnumMap<>(ManifestKind.class);
    now.manifests().forEach((kind, read) -> places.put(kind, read.place()));
    return Baseline.read(
        at,
        now.workspace(),
        reader,
        places,
        now.checksums().stream().map(Document::place).toList());
  }

  private static FoundBaseline.Missing empty(List<FoundBaseline.At> found, List<Baseline> parents) {
    return new FoundBaseline.Missing(
        found.stream().anyMatch(FoundBaseline.At::required),
        parents.stream().map(Baseline::shownAs).collect(Collectors.joining(" and "))
            + " has neither a manifest nor a checksum file at these places",
        "Nothing is to be done where they are new or were moved.");
  }

  /** What is there and cannot be read did not record nothing: nobody knows what it recorded. */
  private static Optional<FoundBaseline.Missing> unread(Baseline baseline) {
    return baseline
        .unreadable()
        .map(
            reason ->
                new FoundBaseline.Missing(true, reason, baseline.remedy().orElse(UNREADABLE)));
  }

  private static CurrentState state(Inventory now) {
    Map<ListName, Optional<List<Entry>>> entries = new EnumMap<>(ListName.class);
    for (ListName list : ListName.values()) {
      boolean isUnread = !now.readAuthority(list).isMissing() && now.authority(list).isEmpty();
      entries.put(list, isUnread ? Optional.empty() : Optional.of(now.entries(list)));
    }
    return new CurrentState(now.workspace(), entries, now.checksums(), now.paths());
  }
}
