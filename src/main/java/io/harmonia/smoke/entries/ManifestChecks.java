package io.harmonia.smoke.entries;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.schema.SchemaValidator;
import io.harmonia.smoke.schema.WorkspaceSchema;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.SmokeCommand;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checks of manifests as documents.
 *
 * @param inventory what was read
 * @param schemaLimit bounds the validation against a schema of the workspace
 */
public record ManifestChecks(Inventory inventory, Duration schemaLimit) {
  private static final Duration SCHEMA_LIMIT = Duration.ofSeconds(60);

  /** With the usual bound. */
  public ManifestChecks(Inventory inventory) {
    this(inventory, SCHEMA_LIMIT);
  }

  /**
   * A manifest that is there, or must be, is well-formed.
   *
   * @param more remarks on more than the manifest
   */
  public Judgement wellFormed(ManifestKind kind, Document<Manifest> read, Consumer<Findings> more) {
    Findings findings = new Findings();
    findings.addUnread(read, Kind.MANIFEST_INVALID);
    if (read.isMissing()) {
      missing(findings, kind, read.place());
    }
    if (read.value().isPresent()) {
      findings.addAll(Kind.MANIFEST_INVALID, read.value().get().problems());
      findings.remarks(read.value().get().remarks());
    }
    more.accept(findings);
    return findings.judge(Kind.VALID);
  }

  /** Whether a manifest is to be checked although it is not there. */
  public boolean mustExist(ManifestKind kind, Place place) {
    return place.asked() || (kind == ManifestKind.COMBINED && !whatCallsForIt().isEmpty());
  }

  private void missing(Findings findings, ManifestKind kind, Place file) {
    Location at = Location.startOf(file.shownAs());
    if (file.asked()) {
      findings.add(
          at,
          Kind.NOTHING_TO_CHECK,
          "the manifest is not there, and a setting names it",
          "Correct " + setting(kind) + ", or put the manifest there.");
    } else {
      findings.add(
          at,
          Kind.MANIFEST_INCONSISTENT,
          "the combined manifest is not there: expected one, since "
              + String.join(" and ", whatCallsForIt())
              + " is there",
          "Make it from the parts: run " + SmokeCommand.combine(isAPartMissing()) + ".");
    }
  }

  private static String setting(ManifestKind kind) {
    return "smoke." + kind.name().toLowerCase(Locale.ROOT);
  }

  private boolean isAPartMissing() {
    return Arrays.stream(ListName.values())
        .anyMatch(list -> inventory.read(ManifestKind.partFor(list)).isMissing());
  }

  /** The parts that it combines, and the schema that the workspace has for it. */
  private List<String> whatCallsForIt() {
    Stream<String> parts =
        Stream.of(ManifestKind.MODELS, ManifestKind.DATASETS)
            .map(inventory::read)
            .filter(part -> !part.isMissing() && !(part.read() instanceof ReadFile.Unreadable<?>))
            .map(part -> part.place().shownAs());
    Stream<String> schema =
        inventory.schema().isMissing() ? Stream.empty() : Stream.of(WorkspaceSchema.PATH.text());
    return Stream.concat(parts, schema).toList();
  }

  /** A manifest matches its schema, and the combined one the workspace's own as well. */
  public Judgement schema(Manifest manifest, SchemaValidator validator) {
    Findings findings = new Findings();
    if (manifest.kind() != ManifestKind.COMBINED) {
      findings.addAll(
          Kind.MANIFEST_INVALID,
          unsaid(
              manifest,
              validator.validate(manifest.schemaFaults(), manifest.document(), Optional.empty())));
      return findings.judge(Kind.VALID);
    }
    Document<WorkspaceSchema> theirs = inventory.schema();
    findings.addUnread(theirs, Kind.MANIFEST_INVALID);
    Optional<List<Problem>> problems =
        Deadline.after(schemaLimit)
            .await(
                () ->
                    validator.validate(
                        manifest.schemaFaults(), manifest.document(), theirs.value()));
    if (problems.isPresent()) {
      findings.addAll(Kind.MANIFEST_INVALID, unsaid(manifest, problems.get()));
    } else {
      findings.add(
          Location.startOf(WorkspaceSchema.PATH.text()),
          Kind.TIMED_OUT,
          "validating %s against this schema took longer than %s s"
              .formatted(manifest.place().shownAs(), schemaLimit.toSeconds()),
          "Simplify the schema: a \"pattern\" with nested repetitions can take for ever.");
    }
    return findings.judge(Kind.VALID);
  }

  /** Without those that the check of the manifest, its totals or an entry has at their places. */
  private List<Problem> unsaid(Manifest manifest, List<Problem> problems) {
    if (problems.isEmpty()) {
      return problems;
    }
    Findings others = new Findings();
    others.addAll(Kind.MANIFEST_INVALID, manifest.problems());
    manifest.totals().ifPresent(totals -> TotalsCheck.readable(others, totals));
    boolean combined = manifest.kind() == ManifestKind.COMBINED;
    if (!combined) {
      manifest
          .kind()
          .lists()
          .forEach(
              list -> manifest.entries(list).forEach(e -> EntryFieldsCheck.readable(others, e)));
    }
    Set<Location> places = others.placesOf(Kind.MANIFEST_INVALID);
    return problems.stream()
        .filter(problem -> !places.contains(problem.at()))
        .map(problem -> combined ? ofTheParts(manifest, problem) : problem)
        .toList();
  }

  /** What the combined manifest has from its parts is mended there. */
  private Problem ofTheParts(Manifest combined, Problem problem) {
    boolean ours = problem.message().contains(SchemaValidator.OURS);
    boolean hasPart =
        Stream.of(ManifestKind.MODELS, ManifestKind.DATASETS)
            .anyMatch(kind -> inventory.manifest(kind).isPresent());
    return ours && hasPart
        ? new Problem(
            problem.at(),
            problem.message(),
            "Once the parts are right, run " + PartsCheck.combine(combined) + ".")
        : problem;
  }

  /** There is something to check. */
  public Judgement nothingToCheck() {
    Findings findings = new Findings();
    String expected =
        Stream.concat(
                inventory.manifests().values().stream().map(read -> read.place().shownAs()),
                inventory.checksums().stream().map(read -> read.place().shownAs()))
            .collect(Collectors.joining(", "));
    findings.add(
        Finding.nowhere(
            Kind.NOTHING_TO_CHECK,
            "nothing to check under "
                + inventory.workspace().root()
                + "; expected one of "
                + expected
                + ", or a record of another format",
            "Set smoke.root to the folder that holds the manifests, checksum files or other"
                + " records; “harmonia-smoke init” says what is here and begins, and “harmonia-smoke"
                + " explain” lists the formats"
                + (inventory.records().unread().isEmpty()
                    ? "."
                    : ". Files that may be records are there: “harmonia-smoke check --list-sources”"
                        + " says how to have them read.")));
    return findings.judge(Kind.VALID);
  }
}
