package io.harmonia.smoke.origins;

import io.harmonia.smoke.baseline.Baseline;
import io.harmonia.smoke.baseline.EarlierView;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.finding.EntryIndex;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The URLs that an earlier state named, each with what it recorded of what is there. */
final class EarlierUrls {
  private final Set<String> prints;

  private EarlierUrls(Set<String> prints) {
    this.prints = prints;
  }

  /** Those of a baseline. */
  static EarlierUrls of(Inventory now, FoundBaseline.At baseline) {
    Map<ManifestKind, Place> places = new EnumMap<>(ManifestKind.class);
    now.manifests().forEach((kind, read) -> places.put(kind, read.place()));
    Baseline earlier =
        Baseline.read(
            baseline,
            now.workspace(),
            new ManifestReader(now.workspace(), now.paths(), ManifestReader.Keep.ENTRIES),
            places,
            now.checksums().stream().map(Document::place).toList());
    EarlierView view = // in which each document is read, also one that says the same now
        new EarlierView(baseline, now.records().repository(), Map.of());
    Inventory then =
        new Inventory(
            now.workspace(),
            now.paths(),
            earlier.manifests(),
            earlier.checksums(),
            now.records().in(view),
            now.policies());
    Ledger ledger = new Ledger(then);
    return new EarlierUrls(
        SourceUrls.of(then, ledger, new EntryIndex(ledger.entries())).all().stream()
            .map(SourceUrl::print)
            .collect(Collectors.toSet()));
  }

  /** Whether the same was recorded of the same URL. */
  boolean has(SourceUrl url) {
    return prints.contains(url.print());
  }
}
