package io.harmonia.smoke.authoring;

import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckSource;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.manifest.ManifestSource;
import io.harmonia.smoke.plan.Strictness;
import io.harmonia.smoke.plan.WorkspacePlan;
import io.harmonia.smoke.waiver.WaivedPlan;
import io.harmonia.smoke.waiver.WaiverTerm;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What new content is made from, and held to before anybody sees it.
 *
 * @param inventory what was read of the workspace
 * @param digests hashes its files, each once
 * @param term tells which waivers are in force, and how long they may last
 * @param reader reads its manifests
 * @param settings the checks of the settings file
 * @param made manifests that were made already and are not written yet
 */
public record Workbench(
    Inventory inventory,
    DigestCache digests,
    WaiverTerm term,
    ManifestReader reader,
    CheckSource settings,
    Map<ManifestKind, byte[]> made) {

  /** One without a settings file. */
  public Workbench(Inventory inventory, DigestCache digests, WaiverTerm term) {
    this(inventory, digests, term, CheckSource.of(List.of()));
  }

  /** One on which nothing is made yet. */
  public Workbench(
      Inventory inventory, DigestCache digests, WaiverTerm term, CheckSource settings) {
    this(
        inventory,
        digests,
        term,
        new ManifestReader(inventory.workspace(), inventory.paths()),
        settings,
        Map.of());
  }

  public Workspace workspace() {
    return inventory.workspace();
  }

  /**
   * What was read.
   *
   * @throws RefusedException if it could not be
   */
  public static <T> T require(Document<T> document) throws RefusedException {
    Optional<T> value = document.value();
    if (value.isEmpty()) {
      throw new RefusedException(Refusal.unread(document));
    }
    return value.get();
  }

  /**
   * The manifest at a place, read again.
   *
   * @throws RefusedException if it cannot be read, or is malformed: what would be made of it would
   *     be, too, or would lack what a misspelt field states
   */
  public ManifestSource require(ManifestKind kind) throws RefusedException {
    Place place = inventory.read(kind).place();
    ManifestSource source =
        require(
            new Document<>(
                place,
                made.containsKey(kind)
                    ? ManifestSource.of(reader, kind, place, made.get(kind))
                    : ManifestSource.read(reader, kind, place)));
    RefusedException.throwIfAny(source.manifest().problems().stream().map(Refusal::of).toList());
    return source;
  }

  /** The workspace with another manifest in its place. */
  public Inventory with(ManifestKind kind, byte[] bytes) {
    return inventory.withManifest(kind, reader.reread(kind, inventory.read(kind).place(), bytes));
  }

  /** The bench on which that manifest lies, for what is made from it. */
  public Workbench having(ManifestKind kind, byte[] bytes) {
    Map<ManifestKind, byte[]> all = new EnumMap<>(ManifestKind.class);
    all.putAll(made);
    all.put(kind, bytes);
    return new Workbench(with(kind, bytes), digests, term, reader, settings, all);
  }

  /** The bench on which that checksum file lies. */
  public Workbench havingChecksums(Place place, byte[] bytes) {
    ReadFile.Parser<ChecksumFile> parser =
        ChecksumFile.parser(place, workspace().bounds().limits());
    return new Workbench(
        inventory.withChecksums(Document.of(workspace().bounds(), place, bytes, parser)),
        digests,
        term,
        reader,
        settings,
        made);
  }

  /** The checks of the suite over the workspace, or over what would become of it. */
  WaivedPlan checks(Inventory after, Requirement required, Optional<VersionChecks> versions) {
    return new WaivedPlan(
        new WorkspacePlan(
            after, digests, Strictness.STANDARD.requiring(required), versions, settings),
        term);
  }

  /** All of some checks but those of the waivers. */
  static Stream<Check> all(WaivedPlan checks) {
    return checks.all().filter(check -> check.type() != CheckType.WAIVER);
  }

  /**
   * Holds what was made to the checks of the suite.
   *
   * @param after the workspace as it would be
   * @param counts which findings keep it from being printed
   * @throws RefusedException if one of the checks fails, or could not be made
   */
  public void check(Inventory after, Predicate<Check> wanted, Predicate<Finding> counts)
      throws RefusedException {
    RefusedException.throwIfAny(
        all(checks(after, Requirement.NONE, Optional.empty()))
            .filter(wanted)
            .flatMap(check -> check.judge(workspace().bounds().deadline()).findings().stream())
            .filter(Workbench::isBad)
            .filter(counts)
            .map(Refusal::of)
            .distinct()
            .toList());
  }

  private static boolean isBad(Finding finding) {
    Verdict verdict = finding.kind().verdict();
    return verdict == Verdict.DRIFTED || verdict == Verdict.UNCHECKED;
  }
}
