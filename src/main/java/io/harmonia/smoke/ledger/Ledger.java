package io.harmonia.smoke.ledger;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ClaimedPlaces;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.EntryClaim;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Overview;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every record of a workspace says, by the path of which it says it: lines of checksum files,
 * entries of manifests, claims of other formats.
 *
 * <pre>{@code
 * for (Claim claim : ledger.at(path)) …
 * ledger.ownersOf(digest).map(owners -> owners.first().path()) …
 * }</pre>
 */
public final class Ledger {
  private static final int SEARCHED = 100;

  private final List<Entry> entries;
  private final Supplier<Stream<EntryClaim>> stated;
  private final RecordedLines lines;
  private final StatedPaths ofLines;
  private final NavigableMap<RelativePath, List<Claim>> others = new TreeMap<>();

  /** What artifacts say of themselves, which records nothing of them. */
  private final NavigableMap<RelativePath, List<Claim>> ofArtifacts = new TreeMap<>();

  private @Nullable StatedPaths digests;
  private @Nullable Map<Sha256, Owners> owners;

  /** Fills it with what was read of a workspace. */
  public Ledger(Inventory inventory) {
    this.entries =
        Arrays.stream(ListName.values()).flatMap(list -> inventory.entries(list).stream()).toList();
    this.stated =
        () ->
            Arrays.stream(ListName.values())
                .flatMap(
                    list ->
                        inventory.authority(list).stream()
                            .flatMap(manifest -> manifest.claims().filter(c -> c.isOf(list))));
    for (SourceDocument document : inventory.records().all()) {
      boolean isArtifact = document.source().areArtifacts();
      document.claims().forEach(claim -> addOther(isArtifact ? ofArtifacts : others, claim));
    }
    List<RelativePath> looked = new ArrayList<>(others.keySet());
    List<NameResolver> resolvers = new ArrayList<>();
    Overview overview = new Overview(inventory.workspace());
    for (Document<ChecksumFile> read : inventory.checksums()) {
      read.read()
          .value()
          .ifPresent(file -> resolvers.add(new NameResolver(overview, inventory.paths(), file)));
    }
    resolvers.forEach(resolver -> resolver.addTried(looked));
    this.ofLines = StatedPaths.of(stated.get(), looked);
    this.lines =
        new RecordedLines(
            resolvers,
            ClaimedPlaces.of(
                withOthers(ofLines.paths()),
                entries.stream().flatMap(entry -> entry.safePath().stream()).toList()));
  }

  private Set<RelativePath> withOthers(Set<RelativePath> stated) {
    if (others.isEmpty()) {
      return stated; // there may be a million
    }
    Set<RelativePath> all = new HashSet<>(stated);
    all.addAll(others.keySet());
    return all;
  }

  private static void addOther(Map<RelativePath, List<Claim>> known, Claim claim) {
    claim
        .path()
        .path()
        .ifPresent(path -> known.computeIfAbsent(path, p -> new ArrayList<>(1)).add(claim));
  }

  /** Every entry, list by list, as the manifests have them that speak for the lists. */
  public List<Entry> entries() {
    return entries;
  }

  /** What checksum files record. */
  public RecordedLines lines() {
    return lines;
  }

  /** Everything that is said of a path which a checksum file or another format names. */
  public List<Claim> at(RelativePath path) {
    List<Claim> all = new ArrayList<>(lines.at(path));
    all.addAll(stated(path));
    all.addAll(others.getOrDefault(path, List.of()));
    return all;
  }

  /** What checksum files and other formats say of paths below a directory. */
  public List<Claim> below(RelativePath directory) {
    List<Claim> all = new ArrayList<>(lines.below(directory));
    RecordedLines.below(others, directory).forEach(all::addAll);
    return all;
  }

  /** Whether a checksum file or another format speaks of a path, or of one below it. */
  public boolean isRecorded(RelativePath path) {
    return lines.has(path) || others.containsKey(path) || !below(path).isEmpty();
  }

  /** Whether anything is said of the content of a path now, by whatever record. */
  public boolean isHeld(RelativePath path) {
    return lines.has(path)
        || others.getOrDefault(path, List.of()).stream().anyMatch(c -> c.content().isHeld())
        || !digests().of(path).isEmpty();
  }

  /** Whether a strong digest is recorded or stated of a path now, by whatever record. */
  public boolean isHeldStrongly(RelativePath path) {
    return lines.has(path)
        || others.getOrDefault(path, List.of()).stream().anyMatch(c -> c.content().isStrong())
        || !digests().of(path).isEmpty();
  }

  /** What other formats than Harmonia's say, path by path. */
  public Stream<Claim> others() {
    return Stream.of(others, ofArtifacts)
        .flatMap(all -> all.values().stream())
        .flatMap(List::stream);
  }

  /** The paths of which other formats speak, each once. */
  public Stream<RelativePath> otherPlaces() {
    return Stream.concat(
        others.keySet().stream(),
        ofArtifacts.keySet().stream().filter(path -> !others.containsKey(path)));
  }

  /** The same, of those at or below a path. */
  public Stream<RelativePath> otherPlaces(RelativePath path) {
    return Stream.of(others, ofArtifacts)
        .flatMap(
            all ->
                Stream.concat(
                    all.containsKey(path) ? Stream.of(path) : Stream.empty(),
                    RecordedLines.below(all, path).stream()
                        .flatMap(List::stream)
                        .flatMap(claim -> claim.path().path().stream())));
  }

  /** What the manifests state of a path that something else names, too. */
  public List<EntryClaim> stated(RelativePath path) {
    return ofLines.of(path);
  }

  /** A path that a manifest states, and that looks like this one. */
  public Optional<RelativePath> statedLookalike(RelativePath path) {
    return ofLines.lookalikeOf(path);
  }

  /**
   * A file that a digest is recorded or stated for.
   *
   * @param path the file
   * @param at where
   */
  public record Owner(RelativePath path, Location at) {}

  /**
   * The files that one digest is recorded or stated for.
   *
   * @param first the first of them
   * @param others in how many places it is recorded or stated for others
   */
  public record Owners(Owner first, int others) {}

  /** The files of a digest, if there are any. Indexed when first asked. */
  public Optional<Owners> ownersOf(Sha256 digest) {
    return Optional.ofNullable(owners().get(digest));
  }

  /** Where a digest is recorded or stated for that very file. */
  public Optional<Location> placeOf(Sha256 digest, RelativePath path) {
    return Stream.concat(
            lines.at(path).stream()
                .limit(SEARCHED)
                .filter(line -> line.sha256().equals(digest))
                .map(RecordedChecksum::at),
            digests().of(path).stream()
                .limit(SEARCHED)
                .filter(claim -> claim.digest().equals(Optional.of(digest)))
                .map(claim -> claim.sha256().orElseThrow().at()))
        .findFirst();
  }

  private synchronized StatedPaths digests() {
    StatedPaths known = digests;
    if (known == null) {
      known = StatedPaths.withDigests(stated.get());
      digests = known;
    }
    return known;
  }

  private synchronized Map<Sha256, Owners> owners() {
    Map<Sha256, Owners> known = owners;
    if (known == null) {
      Map<Sha256, Owners> index = new HashMap<>();
      for (RelativePath place : lines.places()) {
        for (RecordedChecksum line : lines.at(place)) {
          add(index, line.sha256(), new Owner(place, line.at()));
        }
      }
      StatedPaths all = digests();
      for (RelativePath path : all.paths()) {
        for (EntryClaim claim : all.of(path)) {
          if (claim.isOfAFile()) {
            add(
                index,
                claim.digest().orElseThrow(),
                new Owner(path, claim.sha256().orElseThrow().at()));
          }
        }
      }
      for (Map.Entry<RelativePath, List<Claim>> other : others.entrySet()) {
        for (Claim claim : other.getValue()) {
          for (Located<Digest> digest : claim.content().digests()) {
            Owner owner = new Owner(other.getKey(), digest.at());
            digest.value().sha256().ifPresent(sha256 -> add(index, sha256, owner));
          }
        }
      }
      known = index;
      owners = known;
    }
    return known;
  }

  private static void add(Map<Sha256, Owners> known, Sha256 digest, Owner owner) {
    known.merge(
        digest,
        new Owners(owner, 0),
        (owners, one) ->
            owners.first().path().equals(owner.path())
                ? owners
                : new Owners(owners.first(), owners.others() + 1));
  }
}
