package io.harmonia.smoke.run;

import io.harmonia.smoke.asking.Asker;
import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.SourceDocuments;
import io.harmonia.smoke.memory.HeapGuard;
import io.harmonia.smoke.memory.RunTooLargeException;
import io.harmonia.smoke.narrowing.SettingChecks;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.plan.WorkspacePlan;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.RunReport.CheckedWorkspace;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SettingsFile;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.waiver.ShardedPlan;
import io.harmonia.smoke.waiver.WaivedPlan;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.GitCheckout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A workspace that was read, and the checks that are to be made of it.
 *
 * @param workspace what the report says of it
 * @param notes what narrowed it
 * @param checks to be made
 * @param digests hashes its files
 * @param deadline of the run
 * @param asker asks sources, if they are asked
 */
public record PlannedRun(
    CheckedWorkspace workspace,
    List<String> notes,
    ShardedPlan checks,
    DigestCache digests,
    Deadline deadline,
    Optional<Asker> asker) {

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
      GivenSettings given, Bounds bounds, HashingAhead.When ahead, Clock clock) throws IOException {
    WorkspaceFiles files = WorkspaceFiles.find(given, bounds);
    GivenSettings settings = files.settings();
    RestoredManifests.require(settings.get(SmokeSettings.RESTORED).orElse(List.of()), files);
    DigestMemories.Opened memory = DigestMemories.open(settings, files.workspace().root(), clock);
    DigestCache digests = new DigestCache(bounds.deadline(), memory.memory());
    HeapGuard.ofThisJvm().beforeReading(files.bytesToRead());
    HashingAhead hashing = new HashingAhead(digests);
    boolean atOnce =
        ahead == HashingAhead.When.AT_ONCE && settings.get(SmokeSettings.SHARD).isEmpty();
    Inventory inventory = files.read(evident -> hashing.begin(atOnce ? evident : List.of()));
    FoundBaseline found =
        finder(settings, inventory, inventory.compared()).find(settings.baseline());
    VersionChecks versions =
        VersionChecks.of(inventory, found, settings.get(SmokeSettings.BUMP_POLICY));
    UpstreamRun upstream =
        UpstreamRun.of(settings, System.getenv(), files.workspace().root(), found);
    SettingChecks narrowing = settingChecks(settings, inventory);
    WaivedPlan all =
        new WaivedPlan(
            new WorkspacePlan(
                inventory, digests, upstream.strictness(), Optional.of(versions), narrowing),
            settings.waiverTerm(LocalDate.now(clock.withZone(ZoneOffset.UTC))));
    ShardedPlan checks = new ShardedPlan(all, settings.get(SmokeSettings.SHARD));
    hashing.begin(ahead == HashingAhead.When.NEVER ? List.of() : checks.filesRecorded());
    if (ahead != HashingAhead.When.NEVER) {
      upstream.begin(checks);
    }
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
    return new PlannedRun(
        workspace,
        Stream.of(
                settings.notes(),
                memory.notes(),
                narrowing.notes(),
                notesOn(inventory.records()),
                upstream.notes(inventory))
            .flatMap(List::stream)
            .toList(),
        checks,
        digests,
        bounds.deadline(),
        upstream.asker());
  }

  /**
   * Returns if the checks can be tests that are kept until the run is over, as JUnit's launcher
   * does.
   *
   * @throws RunTooLargeException if so many do not fit into memory
   */
  public void requireRoomForTests() {
    HeapGuard.ofThisJvm().beforeTesting(checks.count());
  }

  /** Bytes of the files with recorded checksums that are there; more may come to be hashed. */
  long bytesRecorded() {
    return checks.filesRecorded().stream().mapToLong(Found.RegularFile::size).sum();
  }

  private static List<String> notesOn(SourceDocuments records) {
    List<String> notes = new ArrayList<>();
    if (!records.submodules().isEmpty()) {
      notes.add(
          "submodules are repositories of their own, and their records are not read: "
              + Printable.some(records.submodules())
              + " (run the suite in each: smoke.root)");
    }
    if (!records.unread().isEmpty()) {
      notes.add(
          RunReport.FOUND_NOT_READ
              + Printable.some(records.unread())
              + " (name a format and them in smoke.sources if they are records)");
    }
    return List.copyOf(notes);
  }

  private static BaselineFinder finder(
      GivenSettings settings, Inventory inventory, List<RelativePath> compared) {
    return new BaselineFinder(
        inventory.workspace(),
        compared,
        System.getenv(),
        settings.get(SmokeSettings.BASELINE_REQUIRED));
  }

  /** The checks of the settings file, which has no say in what it is itself compared with. */
  public static SettingChecks settingChecks(GivenSettings settings, Inventory inventory) {
    GivenSettings others = settings.withoutFile();
    List<RelativePath> places = SettingsFile.PLACES.stream().map(RelativePath::new).toList();
    return SettingChecks.of(
        settings, inventory.workspace(), finder(others, inventory, places).find(others.baseline()));
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
