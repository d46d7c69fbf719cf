package io.harmonia.smoke.plan;

import io.harmonia.smoke.bump.VersionCheck;
import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.content.ContentDiagnosis;
import io.harmonia.smoke.content.ContentVerifier;
import io.harmonia.smoke.content.EntryContentCheck;
import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.entries.AgreementCheck;
import io.harmonia.smoke.entries.EntryFieldsCheck;
import io.harmonia.smoke.entries.LostDocuments;
import io.harmonia.smoke.entries.ManifestChecks;
import io.harmonia.smoke.entries.PartsCheck;
import io.harmonia.smoke.entries.RequirementChecks;
import io.harmonia.smoke.entries.TotalsCheck;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.EntryIndex;
import io.harmonia.smoke.finding.EntryNames;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.ledger.MisplacedChecksums;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.ledger.RecordedLines;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.Totals;
import io.harmonia.smoke.records.ChecksumFileChecks;
import io.harmonia.smoke.records.RecordedChecksumCheck;
import io.harmonia.smoke.records.SourceChecks;
import io.harmonia.smoke.records.UnlistedCheck;
import io.harmonia.smoke.schema.SchemaValidator;
import io.harmonia.smoke.shard.ShardUnits;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Neighbours;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every check of a workspace, made from what was read of it. */
public final class SmokeChecks {
  private static final Duration SCHEMA_LIMIT = Duration.ofSeconds(60);

  private final Inventory inventory;
  private final List<Entry> entries;
  private final EntryIndex index;
  private final Optional<EntryNames> combined;
  private final Ledger ledger;
  private final SourceChecks others;
  private final ManifestChecks manifests;
  private final ChecksumFileChecks checksumFiles;
  private final EntryFieldsCheck fields;
  private final MisplacedChecksums misplaced;
  private final EntryContentCheck contents;
  private final UnlistedPolicy unlistedPolicy;
  private final UnlistedCheck unlisted;
  private final Optional<VersionChecks> versions;
  private final RequirementChecks requirements;
  private long artifacts = -1;

  /**
   * Plans the checks; files that nothing lists are worth a remark.
   *
   * @param digests hashes files, each once
   * @param versions compares with a baseline, if that is to be tried
   */
  public SmokeChecks(
      Inventory inventory,
      DigestCache digests,
      Requirement requirement,
      Optional<VersionChecks> versions) {
    this(inventory, digests, requirement, UnlistedPolicy.REMARK, versions);
  }

  /**
   * Plans the checks.
   *
   * @param digests hashes files, each once
   * @param unlisted what files are that nothing lists
   * @param versions compares with a baseline, if that is to be tried
   */
  public SmokeChecks(
      Inventory inventory,
      DigestCache digests,
      Requirement requirement,
      UnlistedPolicy unlisted,
      Optional<VersionChecks> versions) {
    this.versions = versions;
    this.inventory = inventory;
    this.ledger = new Ledger(inventory);
    this.entries = ledger.entries();
    this.index = new EntryIndex(entries);
    this.combined =
        inventory
            .manifest(ManifestKind.COMBINED)
            .map(manifest -> new EntryNames(PartsCheck.allEntries(manifest)));
    RecordedLines recorded = ledger.lines();
    Workspace workspace = inventory.workspace();
    Neighbours neighbours = new Neighbours(workspace);
    ContentVerifier content =
        new ContentVerifier(digests, new ContentDiagnosis(workspace, digests, ledger, neighbours));
    this.requirements = new RequirementChecks(inventory);
    this.manifests = new ManifestChecks(inventory, SCHEMA_LIMIT);
    this.checksumFiles =
        new ChecksumFileChecks(
            inventory,
            recorded,
            new RecordedChecksumCheck(ledger, content, neighbours),
            requirement);
    this.others = new SourceChecks(inventory, ledger, content, requirement);
    this.misplaced = new MisplacedChecksums(inventory, entries);
    this.fields = new EntryFieldsCheck(index);
    this.unlistedPolicy = unlisted;
    this.unlisted = new UnlistedCheck(inventory, ledger);
    this.contents =
        new EntryContentCheck(
            workspace, recorded, content, neighbours, requirement, unlisted, inventory.documents());
  }

  /** The checks of the manifests as a whole; one that fails where there is nothing to check. */
  public Stream<Check> manifests() {
    return remarking(checksOfManifests());
  }

  private Stream<Check> checksOfManifests() {
    if (inventory.isEmpty()) {
      Place first = inventory.read(ManifestKind.MODELS).place();
      return Stream.of(
          new Check(
              "workspace › nothing to check",
              "workspace",
              CheckType.WORKSPACE,
              inventory.workspace().root(),
              Location.startOf(first.shownAs()),
              Optional.empty(),
              Optional.empty(),
              manifests::nothingToCheck));
    }
    SchemaValidator validator = new SchemaValidator();
    Stream<Check> ofManifests =
        Arrays.stream(ManifestKind.values())
            .filter(this::isChecked)
            .flatMap(kind -> of(kind, inventory.read(kind), validator));
    return Stream.of(ofManifests, versions.stream().map(this::baseline), lost(), unlistedFiles())
        .flatMap(some -> some);
  }

  /** A check of its own where it can fail; else a remark of the first manifest's. */
  private Stream<Check> unlistedFiles() {
    if (unlistedPolicy == UnlistedPolicy.REMARK) {
      return Stream.empty();
    }
    Place first = firstManifest().place();
    Location at = Location.startOf(first.shownAs());
    return Stream.of(
        new Check(
            "workspace › unlisted",
            "workspace › unlisted",
            CheckType.UNLISTED,
            first.file(),
            at,
            Optional.empty(),
            Optional.empty(),
            unlisted::judge));
  }

  /** The first manifest that is there, or where it would be. */
  private Document<Manifest> firstManifest() {
    return Arrays.stream(ManifestKind.values())
        .map(inventory::read)
        .filter(read -> !read.isMissing())
        .findFirst()
        .orElseGet(() -> inventory.read(ManifestKind.MODELS));
  }

  /** The first of the checks tells, beside its subject, of checksum files that nothing reads. */
  private Stream<Check> remarking(Stream<Check> checks) {
    AtomicBoolean first = new AtomicBoolean(true);
    return checks.map(
        check -> first.getAndSet(false) ? check.remarking(misplaced::remarks) : check);
  }

  private boolean hasChecksOfManifests() {
    return inventory.isEmpty()
        || versions.isPresent()
        || unlistedPolicy == UnlistedPolicy.REJECT
        || inventory.manifests().keySet().stream().anyMatch(this::isChecked);
  }

  private boolean isChecked(ManifestKind kind) {
    Document<Manifest> read = inventory.read(kind);
    return !read.isMissing() || manifests.mustExist(kind, read.place());
  }

  /** The checks of the entries, and of what is required of them. */
  public Stream<Check> entries() {
    return Stream.concat(entries(contents::concerns), requirements.all());
  }

  /**
   * Every check that there may be, whatever files are there; in the same order wherever the
   * manifests and checksum files are the same.
   */
  public Stream<Check> whateverIsThere() {
    return Stream.of(
            manifests(),
            requirements.all(),
            hasChecksOfManifests()
                ? checksumFiles.whateverIsThere()
                : remarking(checksumFiles.whateverIsThere()),
            others.all(),
            entries(entry -> entry.safePath().isPresent()))
        .flatMap(some -> some);
  }

  /** What shards are made of, but for the checks that are in no unit with others. */
  public ShardUnits shardUnits() {
    return new ShardUnits(ledger);
  }

  private Stream<Check> entries(Predicate<Entry> haveContent) {
    Optional<AgreementCheck> agreement =
        inventory
            .manifest(ManifestKind.COMBINED)
            .map(manifest -> new AgreementCheck(manifest, combined.orElseThrow()));
    Optional<VersionCheck> version = versions.flatMap(VersionChecks::ofEntries);
    return entries.stream()
        .flatMap(entry -> of(entry, agreement, version, haveContent.test(entry)));
  }

  /** The checks of what else is recorded of files, in whatever format; one that says so where there is none. */
  public Stream<Check> recordedChecksums() {
    Stream<Check> all = Stream.concat(checksumFiles.all(), others.all());
    return hasChecksOfManifests() ? all : remarking(all);
  }

  /** The files that recorded checksums need. */
  public NeededFiles needed(Predicate<RecordedChecksum> which) {
    return NeededFiles.of(inventory, ledger, which);
  }

  /** Number of artifacts that the manifests and checksum files speak of. */
  public synchronized long artifacts() {
    if (artifacts < 0) {
      artifacts = ArtifactCount.of(entries, ledger.lines());
    }
    return artifacts;
  }

  /** The files there that have a recorded checksum, each once. */
  public Stream<Found.RegularFile> filesRecorded(Predicate<RecordedChecksum> which) {
    return ledger.lines().filesThere(which);
  }

  private Stream<Check> of(ManifestKind kind, Document<Manifest> read, SchemaValidator validator) {
    Place file = read.place();
    List<Check> checks = new ArrayList<>();
    Location start = Location.startOf(file.shownAs());
    checks.add(
        check(
            file,
            "well-formed",
            CheckType.WELL_FORMED,
            start,
            () -> manifests.wellFormed(kind, read, remarksOn(read))));
    if (read.value().isPresent()) {
      Manifest manifest = read.value().get();
      checks.add(
          check(
              file,
              "schema",
              CheckType.SCHEMA,
              start,
              () -> manifests.schema(manifest, validator)));
      if (kind == ManifestKind.COMBINED) {
        PartsCheck parts = new PartsCheck(inventory, index.names(), combined.orElseThrow());
        checks.add(check(file, "parts", CheckType.PARTS, start, () -> parts.judge(manifest)));
      }
      if (manifest.totals().isPresent()) {
        Totals totals = manifest.totals().get();
        TotalsCheck sums = new TotalsCheck(inventory.workspace());
        checks.add(
            check(
                file, "totals", CheckType.TOTALS, totals.at(), () -> sums.judge(manifest, totals)));
      }
    }
    return checks.stream();
  }

  private Consumer<Findings> remarksOn(Document<Manifest> read) {
    boolean isFirst = read.equals(firstManifest()) && unlistedPolicy == UnlistedPolicy.REMARK;
    return isFirst ? unlisted::remark : findings -> {};
  }

  /** The check of tracked files that are not there, if there are any of which no other speaks. */
  private Stream<Check> lost() {
    LostDocuments lost = LostDocuments.in(inventory, manifests, versions);
    return lost.files().stream()
        .limit(1)
        .map(
            first ->
                new Check(
                    "workspace › checkout",
                    "workspace › checkout",
                    CheckType.WORKSPACE,
                    first.file(),
                    first.at(),
                    Optional.empty(),
                    Optional.empty(),
                    lost::judge));
  }

  private Check baseline(VersionChecks compared) {
    Place first = firstManifest().place();
    Location at = Location.startOf(first.shownAs());
    return new Check(
        "workspace › baseline",
        "workspace › baseline",
        CheckType.BASELINE,
        first.file(),
        at,
        Optional.empty(),
        Optional.empty(),
        () -> compared.judge(at),
        Subject.sinceBaseline(Optional.empty(), compared.mayBeDropped(Optional.empty())));
  }

  private static Check check(
      Place file, String name, CheckType type, Location at, Supplier<Judgement> body) {
    String id = file.shownAs() + " › " + name;
    return new Check(id, id, type, file.file(), at, Optional.empty(), Optional.empty(), body);
  }

  private Stream<Check> of(
      Entry entry,
      Optional<AgreementCheck> agreement,
      Optional<VersionCheck> versionCheck,
      boolean hasContent) {
    Manifest file = inventory.authority(entry.list()).orElseThrow();
    List<Check> checks = new ArrayList<>(4);
    String label = index.label(entry);
    Subject subject = Subject.of(entry);
    checks.add(
        check(
            file,
            entry,
            label,
            "fields",
            CheckType.ENTRY_FIELDS,
            () -> fields.judge(entry),
            subject));
    if (agreement.isPresent() && file.kind() != ManifestKind.COMBINED) {
      AgreementCheck agrees = agreement.get();
      checks.add(
          check(
              file,
              entry,
              label,
              "agreement",
              CheckType.ENTRY_AGREEMENT,
              () -> agrees.judge(entry),
              subject));
    }
    if (versionCheck.isPresent()) {
      VersionCheck version = versionCheck.get();
      checks.add(
          check(
              file,
              entry,
              label,
              "version",
              CheckType.ENTRY_VERSION,
              () -> version.judge(entry),
              Subject.sinceBaseline(
                  Optional.of(entry), version.diff().mayBeDropped(Optional.of(entry)))));
    }
    if (hasContent) {
      checks.add(
          check(
              file,
              entry,
              label,
              "content",
              CheckType.ENTRY_CONTENT,
              () -> contents.judge(entry),
              Subject.contentOf(entry)));
    }
    return checks.stream();
  }

  private Check check(
      Manifest file,
      Entry entry,
      String label,
      String name,
      CheckType type,
      Supplier<Judgement> body,
      Subject subject) {
    String named = label + " › " + name;
    String inItsList = entry.list().key() + " › " + named;
    return new Check(
        file.place().shownAs() + " › " + (file.kind() == ManifestKind.COMBINED ? inItsList : named),
        inItsList,
        type,
        file.place().file(),
        entry.at(),
        Optional.of(entry.label()),
        entry.sourceUrl().flatMap(Stated::value),
        body,
        subject);
  }
}
