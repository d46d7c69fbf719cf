package io.harmonia.smoke.plan;

import io.harmonia.smoke.bump.BumpCheck;
import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.content.ContentDiagnosis;
import io.harmonia.smoke.content.ContentVerifier;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.directory.EntryContentCheck;
import io.harmonia.smoke.directory.Surroundings;
import io.harmonia.smoke.entries.AgreementCheck;
import io.harmonia.smoke.entries.EntryFieldsCheck;
import io.harmonia.smoke.entries.PartsCheck;
import io.harmonia.smoke.entries.RequiredEntries;
import io.harmonia.smoke.finding.CheckSource;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.EntryIndex;
import io.harmonia.smoke.finding.EntryNames;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.origins.SourceUrls;
import io.harmonia.smoke.origins.UpstreamChecks;
import io.harmonia.smoke.records.ChecksumFileChecks;
import io.harmonia.smoke.records.RecordedChecksumCheck;
import io.harmonia.smoke.records.SourceChecks;
import io.harmonia.smoke.records.UnlistedCheck;
import io.harmonia.smoke.workspace.Neighbours;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a workspace is held to: the checks of each group, wired to what they need. */
final class WorkspaceRules {
  private final Inventory inventory;
  private final Strictness strictness;
  private final Optional<VersionChecks> versions;
  private final List<Entry> entries;
  private final EntryIndex index;
  private final Optional<EntryNames> combined;
  private final Ledger ledger;
  private final Neighbours neighbours;
  private final ContentVerifier content;
  private final CheckSource settings;

  /**
   * @param digests hashes files, each once
   * @param strictness how strict the checks are
   * @param versions compares with a baseline, if that is to be tried
   * @param settings the checks of the settings file
   */
  WorkspaceRules(
      Inventory inventory,
      DigestCache digests,
      Strictness strictness,
      Optional<VersionChecks> versions,
      CheckSource settings) {
    this.settings = settings;
    this.inventory = inventory;
    this.strictness = strictness;
    this.versions = versions;
    this.ledger = new Ledger(inventory);
    this.entries = ledger.entries();
    this.index = new EntryIndex(entries);
    this.combined =
        inventory
            .manifest(ManifestKind.COMBINED)
            .map(manifest -> new EntryNames(PartsCheck.allEntries(manifest)));
    this.neighbours = new Neighbours(inventory.workspace());
    this.content =
        new ContentVerifier(
            new ContentDiagnosis(inventory.workspace(), digests, ledger, neighbours));
  }

  List<Entry> entries() {
    return entries;
  }

  Ledger ledger() {
    return ledger;
  }

  /** The checks of each group; more of them are one more line. */
  Map<Plan.Group, List<CheckSource>> sources() {
    return Map.of(
        Plan.Group.MANIFESTS,
        List.of(documents(), settings),
        Plan.Group.ENTRIES,
        List.of(ofEntries(), new RequiredEntries(inventory)),
        Plan.Group.RECORDED_CHECKSUMS,
        List.of(
            checksumFiles(),
            new SourceChecks(
                inventory, ledger, content, strictness.requirement(), strictness.digests())),
        Plan.Group.UPSTREAM,
        strictness.upstream().stream()
            .<CheckSource>map(
                policy ->
                    new UpstreamChecks(
                        SourceUrls.of(inventory, ledger, index).changedSince(policy.since()),
                        policy))
            .toList());
  }

  private CheckSource documents() {
    return CheckSource.of(
        new DocumentChecks(
                inventory,
                ledger,
                combined.map(names -> new PartsCheck(inventory, index.names(), names)),
                versions,
                new UnlistedCheck(inventory, ledger),
                strictness.unlisted())
            .all());
  }

  /** The checks of each entry, in this order. */
  private CheckSource ofEntries() {
    List<EntryRule> rules = new ArrayList<>();
    EntryFieldsCheck fields = new EntryFieldsCheck(index);
    rules.add(EntryRule.ofFields("fields", CheckType.ENTRY_FIELDS, entry -> true, fields::judge));
    inventory
        .manifest(ManifestKind.COMBINED)
        .map(manifest -> agreement(new AgreementCheck(manifest, combined.orElseThrow())))
        .ifPresent(rules::add);
    versions.flatMap(VersionChecks::ofEntries).map(WorkspaceRules::version).ifPresent(rules::add);
    rules.add(content());
    return new EntryChecks(inventory, entries, index, List.copyOf(rules));
  }

  private EntryRule agreement(AgreementCheck check) {
    return EntryRule.ofFields(
        "agreement",
        CheckType.ENTRY_AGREEMENT,
        entry -> inventory.authority(entry.list()).orElseThrow().kind() != ManifestKind.COMBINED,
        check::judge);
  }

  private static EntryRule version(BumpCheck check) {
    return new EntryRule(
        "version",
        CheckType.ENTRY_VERSION,
        entry -> true,
        entry -> true,
        (file, entry) ->
            new Subject.SinceBaseline(
                file,
                entry.at(),
                Optional.of(entry),
                check.diff().mayBeDropped(Optional.of(entry))),
        check::judge);
  }

  private EntryRule content() {
    EntryContentCheck check =
        new EntryContentCheck(
            new Surroundings(
                ledger.lines(),
                content,
                strictness.requirement(),
                strictness.unlisted(),
                inventory.documents()));
    return new EntryRule(
        "content",
        CheckType.ENTRY_CONTENT,
        check::concerns,
        entry -> entry.safePath().isPresent(),
        Subject.Content::new,
        check::judge);
  }

  private CheckSource checksumFiles() {
    RecordedChecksumCheck line = new RecordedChecksumCheck(ledger, content, neighbours);
    return new ChecksumFileChecks(inventory, ledger.lines(), line, strictness.requirement());
  }
}
