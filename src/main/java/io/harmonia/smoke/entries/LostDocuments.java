package io.harmonia.smoke.entries;

import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.history.WorkspaceDiff;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files at the places that are read which git tracks and which are not there, but for those of
 * which another check speaks already.
 *
 * @param files the files
 */
public record LostDocuments(List<Lost> files) {

  /**
   * One of them.
   *
   * @param at its place
   * @param restore the command that restores it
   */
  public record Lost(Path file, Location at, String restore) {}

  public static LostDocuments in(
      Inventory inventory, ManifestChecks manifests, Optional<VersionChecks> versions) {
    List<Lost> lost = new ArrayList<>();
    for (ManifestKind kind : inventory.manifests().keySet()) {
      Document<Manifest> read = inventory.read(kind);
      if (!manifests.mustExist(kind, read.place()) && !isNamedByTheCombined(inventory, kind)) {
        add(lost, read);
      }
    }
    for (Document<ChecksumFile> read : inventory.checksums()) {
      if (!read.place().asked()) {
        add(lost, read);
      }
    }
    add(lost, inventory.schema());
    for (Document<?> read : List.of(inventory.waivers(), inventory.requirements())) {
      if (!read.place().asked()) {
        add(lost, read);
      }
    }
    if (!lost.isEmpty()) {
      Set<String> spokenOf =
          versions.flatMap(VersionChecks::diff).map(LostDocuments::spokenOf).orElse(Set.of());
      lost.removeIf(each -> spokenOf.contains(each.at().file()));
    }
    return new LostDocuments(List.copyOf(lost));
  }

  /** The checksum files of which the baseline's check says what went with them. */
  private static Set<String> spokenOf(WorkspaceDiff since) {
    return Stream.concat(
            since.emptied().stream().map(Place::shownAs),
            since.dropped(Optional.empty()).stream()
                .filter(dropped -> !dropped.isLeftover())
                .map(dropped -> dropped.was().fileNow()))
        .collect(Collectors.toSet());
  }

  public Judgement judge() {
    Findings findings = new Findings();
    for (Lost each : files) {
      findings.add(
          each.at(),
          Kind.MANIFEST_INCONSISTENT,
          "is not there, and git tracks it",
          "Run “"
              + each.restore()
              + "”; if it is to be gone, commit that, and compare with what it said.");
    }
    return findings.judge(Kind.CONSISTENT);
  }

  private static void add(List<Lost> lost, Document<?> read) {
    if (read.read() instanceof ReadFile.Missing<?> missing) {
      Place place = read.place();
      missing
          .restore()
          .ifPresent(
              command ->
                  lost.add(new Lost(place.file(), Location.startOf(place.shownAs()), command)));
    }
  }

  /** Whether the combined manifest has entries of a part, so that its check asks for the part. */
  private static boolean isNamedByTheCombined(Inventory inventory, ManifestKind part) {
    Optional<Manifest> combined = inventory.manifest(ManifestKind.COMBINED);
    return part != ManifestKind.COMBINED
        && Arrays.stream(ListName.values())
            .filter(list -> ManifestKind.partFor(list) == part)
            .anyMatch(list -> combined.filter(c -> !c.entries(list).isEmpty()).isPresent());
  }
}
