package io.harmonia.smoke.run;

import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.plan.WorkspacePlan;
import io.harmonia.smoke.results.RunReport.CheckedWorkspace;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.waiver.ShardedPlan;
import io.harmonia.smoke.waiver.WaivedPlan;
import io.harmonia.smoke.workspace.GitCheckout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A workspace that was read, and the checks that are to be made of it.
 *
 * @param workspace what the report says of it
 * @param checks to be made
 * @param digests hashes its files
 * @param deadline of the run
 */
public record PlannedRun(
    CheckedWorkspace workspace, ShardedPlan checks, DigestCache digests, Deadline deadline) {

  /**
   * Reads the workspace.
   *
   * @param bounds of reading it, and of the run
   * @param ahead when to begin to hash what is recorded, before the tests do
   * @param clock tells which waivers have expired
   * @throws WrongUsageException if the settings lead nowhere
   * @throws RunTooLargeException if the run cannot fit into memory
   * @throws IOException if the workspace cannot be reached
   */
  public static PlannedRun of(
      SmokeSettings settings, Bounds bounds, HashingAhead.When ahead, Clock clock)
      throws IOException {
    WorkspaceFiles files = WorkspaceFiles.find(settings, bounds);
    RestoredManifests.require(settings.restored(), files);
    DigestCache digests = new DigestCache(bounds.deadline());
    HeapGuard heap = HeapGuard.ofThisJvm();
    heap.beforeReading(files.bytesToRead());
    HashingAhead hashing = new HashingAhead(digests);
    boolean atOnce = ahead == HashingAhead.When.AT_ONCE && settings.shard().isEmpty();
    Inventory inventory = files.read(evident -> hashing.begin(atOnce ? evident : List.of()));
    VersionChecks versions = versions(settings, inventory);
    WaivedPlan all =
        new WaivedPlan(
            new WorkspacePlan(
                inventory,
                digests,
                settings.requirement(),
                settings.unlisted(),
                Optional.of(versions)),
            settings.waiverTerm(LocalDate.now(clock.withZone(ZoneOffset.UTC))));
    ShardedPlan checks = new ShardedPlan(all, settings.shard());
    heap.beforeTesting(checks.count());
    hashing.begin(ahead == HashingAhead.When.NEVER ? List.of() : checks.filesRecorded());
    Path root = files.workspace().root();
    CheckedWorkspace workspace =
        new CheckedWorkspace(
            shown(root, settings.buildFolder()),
            GitCheckout.commit(root),
            versions.baseline(),
            Optional.of(
                RunInputs.digest(
                    settings,
                    inventory.workspace().documents(),
                    versions.baseline(),
                    all.notInForce())),
            settings.given());
    return new PlannedRun(workspace, checks, digests, bounds.deadline());
  }

  private static VersionChecks versions(SmokeSettings settings, Inventory inventory) {
    BaselineFinder finder =
        new BaselineFinder(
            inventory.workspace(),
            inventory.placesInside(),
            System.getenv(),
            settings.baselineRequired());
    return VersionChecks.of(inventory, finder.find(settings.baseline()), settings.bumpPolicy());
  }

  private static String shown(Path root, Path buildFolder) {
    if (root.equals(buildFolder)) {
      return ".";
    }
    return (root.startsWith(buildFolder) ? buildFolder.relativize(root) : root)
        .toString()
        .replace('\\', '/');
  }
}
