package io.harmonia.smoke.plan;

import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.text.SmokeCommand;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The artifacts of a clean run that it did not verify: which, why, and the command that helps. They
 * are those that {@link ArtifactCount} counts.
 */
final class Unverified {
  /** What each sentence begins with. */
  static final String BEGINNING = "not verified: ";

  private final Ledger ledger;
  private final Workspace workspace;
  private final Predicate<RelativePath> verified;
  private final Set<RelativePath> seen = new HashSet<>();
  private final List<RelativePath> absent = new ArrayList<>();
  private final List<RelativePath> unrecorded = new ArrayList<>();
  private Optional<String> fetch = Optional.empty();
  private Optional<Entry> unrecordedOf = Optional.empty();
  private Optional<Entry> unlistedOf = Optional.empty();
  private long unlisted;

  private Unverified(Ledger ledger, Workspace workspace, Predicate<RelativePath> verified) {
    this.ledger = ledger;
    this.workspace = workspace;
    this.verified = verified;
  }

  /** A sentence for each reason that there is. */
  static List<String> of(Ledger ledger, Workspace workspace, Predicate<RelativePath> verified) {
    Unverified all = new Unverified(ledger, workspace, verified);
    ledger.entries().forEach(all::addEntry);
    ledger.lines().places().forEach(path -> all.add(path, Optional.empty()));
    ledger.otherPlaces().forEach(path -> all.add(path, Optional.empty()));
    return all.said();
  }

  private void addEntry(Entry entry) {
    Set<RelativePath> known = new HashSet<>();
    entry.files().forEach(file -> file.safePath().ifPresent(known::add));
    entry
        .safePath()
        .ifPresent(
            path -> {
              ledger.lines().below(path).forEach(line -> line.place().ifPresent(known::add));
              boolean isOneFile = known.isEmpty() && entry.statedFilesCount().orElse(1L) == 1;
              if (ledger.lines().has(path) || isOneFile) {
                known.add(path);
              }
            });
    known.forEach(path -> add(path, Optional.of(entry)));
    long more = entry.statedFilesCount().orElse(1L) - known.size();
    boolean isThere =
        entry
            .safePath()
            .filter(path -> !(workspace.look(path) instanceof Found.Absent))
            .isPresent();
    if (more > 0 && isThere) {
      unlisted += more;
      unlistedOf = unlistedOf.or(() -> Optional.of(entry));
    }
  }

  private void add(RelativePath path, Optional<Entry> entry) {
    if (!seen.add(path) || verified.test(path)) {
      return;
    }
    Found found = workspace.look(path);
    if (found instanceof Found.Absent) {
      absent.add(path);
      fetch =
          fetch.or(
              () ->
                  ledger.at(path).stream()
                      .map(Claim::absence)
                      .flatMap(absence -> absence.fetch().stream())
                      .findFirst());
    } else if (found instanceof Found.File && !ledger.isHeld(path) && !ledger.isRecorded(path)) {
      unrecorded.add(path);
      unrecordedOf = unrecordedOf.or(() -> entry);
    }
  }

  private List<String> said() {
    List<String> said = new ArrayList<>();
    if (!absent.isEmpty()) {
      said.add(
          BEGINNING
              + Quantity.count(absent.size(), "artifact that is", "artifacts that are")
              + " not there ("
              + Printable.some(absent)
              + "): "
              + fetch
                  .map(command -> "“" + command + "” brings it")
                  .orElse("restore what “harmonia-smoke needed --missing” and the manifests list"));
    }
    if (!unrecorded.isEmpty()) {
      said.add(
          BEGINNING
              + Quantity.count(unrecorded.size(), "artifact", "artifacts")
              + " of which no digest is recorded ("
              + Printable.some(unrecorded)
              + ")"
              + record(unrecordedOf, unrecorded.get(0)));
    }
    if (unlisted > 0) {
      Entry first = unlistedOf.orElseThrow();
      said.add(
          BEGINNING
              + Quantity.count(unlisted, "file that is", "files that are")
              + " counted and not listed, the first in "
              + Printable.of(first.label())
              + record(unlistedOf, first.safePath().orElseThrow()));
    }
    return said;
  }

  /** The command that has its content recorded. */
  private static String record(Optional<Entry> entry, RelativePath path) {
    String list =
        entry.filter(of -> of.list() == ListName.DATASETS).isPresent() ? "--datasets " : "";
    return SmokeCommand.word(path.text())
        .map(word -> ": “harmonia-smoke record " + list + word + " --write” records it")
        .orElse("");
  }
}
