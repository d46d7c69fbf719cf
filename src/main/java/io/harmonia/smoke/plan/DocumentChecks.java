package io.harmonia.smoke.plan;

import io.harmonia.smoke.bump.DroppedClaims;
import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.entries.LostDocuments;
import io.harmonia.smoke.entries.ManifestChecks;
import io.harmonia.smoke.entries.PartsCheck;
import io.harmonia.smoke.entries.TotalsCheck;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckName;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.Totals;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.records.UnlistedCheck;
import io.harmonia.smoke.schema.SchemaValidator;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The checks of the manifests as a whole, and of the workspace. */
final class DocumentChecks {
  private final Inventory inventory;
  private final Ledger ledger;
  private final ManifestChecks manifests;
  private final Optional<PartsCheck> parts;
  private final Optional<VersionChecks> versions;
  private final UnlistedCheck unlisted;
  private final UnlistedPolicy unlistedPolicy;

  /**
   * @param ledger what all records say now
   * @param parts holds the combined manifest to its parts, where there is one
   * @param versions compares with a baseline, if that is to be tried
   * @param unlistedPolicy what files are that nothing lists
   */
  DocumentChecks(
      Inventory inventory,
      Ledger ledger,
      Optional<PartsCheck> parts,
      Optional<VersionChecks> versions,
      UnlistedCheck unlisted,
      UnlistedPolicy unlistedPolicy) {
    this.inventory = inventory;
    this.ledger = ledger;
    this.manifests = new ManifestChecks(inventory);
    this.parts = parts;
    this.versions = versions;
    this.unlisted = unlisted;
    this.unlistedPolicy = unlistedPolicy;
  }

  /** Plans them; one that fails where there is nothing to check. */
  List<Check> all() {
    Place first = firstManifest().place();
    Subject workspace = new Subject.Plain(first.file(), Location.startOf(first.shownAs()));
    if (inventory.isEmpty()) {
      return List.of(
          new Check(
              new CheckName("workspace › nothing to check", "workspace"),
              CheckType.WORKSPACE,
              new Subject.Plain(inventory.workspace().root(), workspace.at()),
              manifests::nothingToCheck));
    }
    List<Check> checks = new ArrayList<>();
    SchemaValidator validator = new SchemaValidator();
    for (ManifestKind kind : ManifestKind.values()) {
      Document<Manifest> read = inventory.read(kind);
      if (!read.isMissing() || manifests.mustExist(kind, read.place())) {
        add(checks, kind, read, validator);
      }
    }
    versions.ifPresent(compared -> checks.add(baseline(compared, workspace)));
    lost().ifPresent(checks::add);
    if (unlistedPolicy != UnlistedPolicy.REMARK) {
      checks.add(check("workspace › unlisted", CheckType.UNLISTED, workspace, unlisted::judge));
    }
    return List.copyOf(checks);
  }

  private void add(
      List<Check> checks, ManifestKind kind, Document<Manifest> read, SchemaValidator validator) {
    Place file = read.place();
    String name = file.shownAs() + " › ";
    Subject whole = new Subject.Plain(file.file(), Location.startOf(file.shownAs()));
    checks.add(
        check(
            name + "well-formed",
            CheckType.WELL_FORMED,
            whole,
            () -> manifests.wellFormed(kind, read, remarksOn(read))));
    if (read.value().isEmpty()) {
      return;
    }
    Manifest manifest = read.value().get();
    checks.add(
        check(
            name + "schema", CheckType.SCHEMA, whole, () -> manifests.schema(manifest, validator)));
    if (kind == ManifestKind.COMBINED) {
      PartsCheck held = parts.orElseThrow();
      checks.add(check(name + "parts", CheckType.PARTS, whole, () -> held.judge(manifest)));
    }
    if (manifest.totals().isPresent()) {
      Totals totals = manifest.totals().get();
      TotalsCheck sums = new TotalsCheck(inventory.workspace());
      checks.add(
          check(
              name + "totals",
              CheckType.TOTALS,
              new Subject.Plain(file.file(), totals.at()),
              () -> sums.judge(manifest, totals)));
    }
  }

  /** Files that nothing lists have a check of their own where it can fail. */
  private Consumer<Findings> remarksOn(Document<Manifest> read) {
    boolean isFirst = read.equals(firstManifest()) && unlistedPolicy == UnlistedPolicy.REMARK;
    return isFirst ? unlisted::remark : findings -> {};
  }

  /** The first manifest that is there, or where it would be. */
  private Document<Manifest> firstManifest() {
    return Arrays.stream(ManifestKind.values())
        .map(inventory::read)
        .filter(read -> !read.isMissing())
        .findFirst()
        .orElseGet(() -> inventory.read(ManifestKind.MODELS));
  }

  private Check baseline(VersionChecks compared, Subject workspace) {
    Location at = workspace.at();
    Optional<DroppedClaims> claims = compared.droppedClaims(inventory, ledger);
    Set<RelativePath> dropped = new HashSet<>(compared.mayBeDropped(Optional.empty()));
    claims.ifPresent(others -> others.paths().forEach(dropped::add));
    return check(
        "workspace › baseline",
        CheckType.BASELINE,
        new Subject.SinceBaseline(workspace.file(), at, Optional.empty(), dropped),
        () -> compared.judge(at, claims));
  }

  /** The check of tracked files that are not there, if there are any of which no other speaks. */
  private Optional<Check> lost() {
    LostDocuments lost = LostDocuments.in(inventory, manifests, versions);
    return lost.files().stream()
        .findFirst()
        .map(
            first ->
                check(
                    "workspace › checkout",
                    CheckType.WORKSPACE,
                    new Subject.Plain(first.file(), first.at()),
                    lost::judge));
  }

  private static Check check(String id, CheckType type, Subject subject, Supplier<Judgement> body) {
    return new Check(new CheckName(id), type, subject, body);
  }
}
