package io.harmonia.smoke.plan;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.ShardKey;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.ledger.RecordedLines;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.records.RecordedChecksumCheck;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Found;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a restore step has to bring so that the recorded checksums can be verified, and nothing
 * more.
 *
 * @param files the files, each once, in the order of the checksum files
 * @param problems what keeps the list from being whole: checksum files and manifests that cannot be
 *     read, lines that are none, names that are refused; in the whole workspace, whatever the shard
 */
public record NeededFiles(List<One> files, List<Finding> problems) {

  /**
   * A file that a recorded checksum needs.
   *
   * @param path where it belongs
   * @param sizeBytes its size, if a manifest states it
   * @param sha256 its recorded digest
   * @param isMissing whether nothing lies there, or a Git LFS pointer that does not count, or
   *     something of another size than stated; nothing is hashed
   */
  public record One(
      RelativePath path, Optional<Long> sizeBytes, Sha256 sha256, boolean isMissing) {}

  static NeededFiles of(Inventory inventory, Ledger ledger, Predicate<ShardKey> which) {
    RecordedLines recorded = ledger.lines();
    Set<RelativePath> listed = new HashSet<>();
    Stream<One> files =
        recorded
            .all()
            .filter(line -> line.place().isPresent())
            .filter(line -> which.test(ShardKey.of(line)))
            .filter(line -> listed.add(line.place().get()))
            .map(line -> file(line.place().get(), line.sha256(), line.found(), ledger));
    Stream<One> others =
        inventory
            .records()
            .claims()
            .flatMap(claim -> others(claim, inventory, ledger, which))
            .filter(file -> listed.add(file.path()));
    return new NeededFiles(Stream.concat(files, others).toList(), problems(inventory, recorded));
  }

  /** What another record wants to be there; what is kept elsewhere, its own tools bring. */
  private static Stream<One> others(
      Claim claim, Inventory inventory, Ledger ledger, Predicate<ShardKey> which) {
    Optional<Sha256> digest =
        claim.content().digests().stream()
            .flatMap(one -> one.value().sha256().stream())
            .findFirst();
    Optional<RelativePath> place = claim.path().path();
    return digest.isPresent()
            && place.isPresent()
            && claim.absence().rule() != Absence.Rule.SKIPPED
            && which.test(new ShardKey.Place(place.get()))
        ? Stream.of(
            file(place.get(), digest.get(), inventory.workspace().look(place.get()), ledger))
        : Stream.empty();
  }

  private static One file(RelativePath place, Sha256 digest, Found found, Ledger ledger) {
    List<Long> sizes =
        ledger.at(place).stream()
            .flatMap(claim -> claim.content().size().stream())
            .map(Located::value)
            .sorted()
            .toList();
    Optional<Long> size =
        sizes.isEmpty() ? Optional.empty() : Optional.of(sizes.get(sizes.size() - 1));
    boolean isThere =
        found instanceof Found.File file
            && file.neverContent().isEmpty()
            && (sizes.isEmpty() || file.contentSize().filter(s -> !sizes.contains(s)).isEmpty());
    return new One(place, size, digest, !isThere);
  }

  private static List<Finding> problems(Inventory inventory, RecordedLines recorded) {
    Findings findings = new Findings();
    if (inventory.isEmpty()) {
      findings.add(
          Finding.nowhere(
              Kind.NOTHING_TO_CHECK,
              "there is no manifest and no checksum file",
              "Name the workspace that holds them."));
    }
    for (Document<Manifest> read : inventory.manifests().values()) {
      findings.addUnread(read, Kind.MANIFEST_INVALID);
      if (read.isMissing() && read.place().asked()) {
        notThere(findings, "the manifest", read.place().shownAs());
      }
    }
    for (Document<ChecksumFile> read : inventory.checksums()) {
      findings.addUnread(read, Kind.MALFORMED_LINE);
      if (read.isMissing() && read.place().asked()) {
        notThere(findings, "the checksum file", read.place().shownAs());
      }
      read.read().value().ifPresent(file -> malformed(findings, file));
    }
    recorded.all().forEach(line -> RecordedChecksumCheck.refuse(findings, line));
    return findings.judge(Kind.VALID).findings();
  }

  private static void malformed(Findings findings, ChecksumFile file) {
    for (ChecksumLine line : file.lines()) {
      if (line instanceof ChecksumLine.Malformed malformed) {
        findings.add(Kind.MALFORMED_LINE, malformed.problem());
      }
    }
  }

  private static void notThere(Findings findings, String what, String shownAs) {
    findings.add(
        Location.startOf(shownAs),
        Kind.NOTHING_TO_CHECK,
        what + " is not there, and a setting names it",
        "Correct the setting, or put the file there.");
  }
}
