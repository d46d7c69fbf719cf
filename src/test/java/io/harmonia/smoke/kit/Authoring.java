package io.harmonia.smoke.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.authoring.Authored;
import io.harmonia.smoke.authoring.ChecksumRecording;
import io.harmonia.smoke.authoring.NewWaivers;
import io.harmonia.smoke.authoring.Refusal;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bump.BumpPolicy;
import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.inventory.Combination;
import io.harmonia.smoke.inventory.GenerationTime;
import io.harmonia.smoke.inventory.PartInventory;
import io.harmonia.smoke.inventory.VersionProposals;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.run.WorkspaceFiles;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.waiver.WaiverTerm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Makes contents of files from a workspace, as the commands do. */
public final class Authoring {
  public static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final WaiverTerm TERM = new WaiverTerm(LocalDate.of(2026, 11, 22));

  private final Path root;
  private final Map<String, String> settings;
  private boolean pointers;
  private boolean allowEmpty;
  private FoundBaseline baseline = new FoundBaseline.Unwanted();
  private GenerationTime time = new GenerationTime(Optional.empty(), NOW);

  private Authoring(Path root, Map<String, String> settings) {
    this.root = root;
    this.settings = settings;
  }

  public static Authoring in(WorkspaceBuilder workspace) {
    return in(workspace.root());
  }

  public static Authoring in(Path root) {
    return with(root, Map.of());
  }

  public static Authoring with(Path root, Map<String, String> settings) {
    return new Authoring(root, settings);
  }

  public Authoring pointers() {
    pointers = true;
    return this;
  }

  public Authoring allowEmpty() {
    allowEmpty = true;
    return this;
  }

  public Authoring at(String generatedAt) {
    time = new GenerationTime(Optional.of(generatedAt), NOW);
    return this;
  }

  /** Compares versions with the last commit. */
  public Authoring sinceHead() {
    baseline =
        new BaselineFinder(inventory().workspace(), inventory().placesInside(), Map.of(), false)
            .findForChange(new BaselineSetting.Auto());
    return this;
  }

  public Inventory inventory() {
    GivenSettings given =
        new GivenSettings(
            name ->
                name.equals(SmokeSettings.ROOT.name())
                    ? Optional.of(root.toString())
                    : Optional.ofNullable(settings.get(name)),
            root);
    try {
      return WorkspaceFiles.find(given, Bounds.STANDARD).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Authored record(String... paths) {
    return record(ListName.MODELS, OptionalInt.empty(), root, paths);
  }

  public Authored recordFrom(String folder, String... paths) {
    return record(ListName.MODELS, OptionalInt.empty(), root.resolve(folder), paths);
  }

  public Authored recordTop(int top) {
    return record(ListName.MODELS, OptionalInt.of(top), root);
  }

  public Authored record(ListName list, OptionalInt top, Path from, String... paths) {
    return new ChecksumRecording(
            bench(TERM),
            new ChecksumRecording.Request(list, List.of(paths), from, top, pointers, allowEmpty))
        .author();
  }

  public Authored models() {
    return part(ListName.MODELS, false);
  }

  public Authored part(ListName list, boolean bump) {
    VersionProposals versions = new VersionProposals(bump, baseline, BumpPolicy.LENIENT);
    return new PartInventory(bench(TERM), list, time, versions).author();
  }

  public Authored combine() {
    return combine(false);
  }

  public Authored combine(boolean allowMissing) {
    return new Combination(bench(TERM), time, allowMissing).author();
  }

  public Authored waive(WaiverTerm term, LocalDate until, String reason, String... paths) {
    Workbench bench = bench(term);
    return new NewWaivers(
            bench,
            new NewWaivers.Request(
                until,
                reason,
                List.of(paths),
                root,
                Requirement.NONE,
                VersionChecks.of(bench.inventory(), baseline, BumpPolicy.LENIENT)))
        .author();
  }

  /** What was made, as text. */
  public static String text(Authored authored) {
    return new String(bytes(authored), StandardCharsets.UTF_8);
  }

  public static byte[] bytes(Authored authored) {
    assertThat(authored).as("%s", authored).isInstanceOf(Authored.Made.class);
    return ((Authored.Made) authored).bytes();
  }

  public static List<String> notes(Authored authored) {
    assertThat(authored).as("%s", authored).isInstanceOf(Authored.Made.class);
    return ((Authored.Made) authored).notes();
  }

  /** Why nothing was made, one reason to a line; each has a remedy. */
  public static String refusal(Authored authored) {
    assertThat(authored)
        .as(() -> authored instanceof Authored.Made ? text(authored) : "refused")
        .isInstanceOf(Authored.Refused.class);
    List<Refusal> reasons = ((Authored.Refused) authored).reasons();
    assertThat(reasons).isNotEmpty().allSatisfy(r -> assertThat(r.remedy()).isNotBlank());
    return reasons.stream().map(Refusal::message).collect(Collectors.joining("\n"));
  }

  /** The suite over the workspace. */
  public static SuiteRun suite(Path root, Path reports) {
    return SuiteRunner.over(root, reports).with(SmokeSettings.BASELINE, "none").run();
  }

  private Workbench bench(WaiverTerm term) {
    return new Workbench(inventory(), new DigestCache(Deadline.NONE), term);
  }
}
