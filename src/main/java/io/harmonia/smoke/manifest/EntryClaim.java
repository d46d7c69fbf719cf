package io.harmonia.smoke.manifest;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.text.Location;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one place of a manifest states of a path: a view of an entry, which is kept packed.
 *
 * @param stated the entry
 * @param file number of its artifact, or {@link #ITSELF}
 */
public record EntryClaim(Entry stated, int file) implements Claim {
  private static final int ITSELF = -1;

  /** What an entry states, of itself first; whatever has no path that is safe is left out. */
  static Stream<EntryClaim> of(Entry entry) {
    return IntStream.range(ITSELF, entry.files().size())
        .mapToObj(file -> new EntryClaim(entry, file))
        .filter(claim -> claim.place().isPresent());
  }

  /** The path, unless it is refused. */
  public Optional<RelativePath> place() {
    return file == ITSELF ? stated.safePath() : artifact().safePath();
  }

  private Artifact artifact() {
    return stated.files().get(file);
  }

  @Override
  public ClaimedPath path() {
    return ClaimedPath.of(place().orElseThrow());
  }

  @Override
  public Location at() {
    return file == ITSELF ? stated.at() : artifact().at();
  }

  @Override
  public ClaimedContent content() {
    ClaimedContent content =
        sha256()
            .map(stated -> ClaimedContent.of(Digest.of(digest().orElseThrow()), stated.at()))
            .orElse(ClaimedContent.ANY);
    return size().map(size -> content.size(bytes().orElseThrow(), size.at())).orElse(content);
  }

  @Override
  public Optional<String> entry() {
    return Optional.of(stated.label());
  }

  /** Whether an entry of that list states it. */
  public boolean isOf(ListName list) {
    return stated.list() == list;
  }

  /** Whether it is about a file, as far as the entry tells. */
  public boolean isOfAFile() {
    return file != ITSELF
        || (stated.files().isEmpty()
            && stated.statedFilesCount().filter(count -> count != 1).isEmpty());
  }

  /** The stated size, if it is valid. */
  public Optional<Stated<Long>> size() {
    Optional<Stated<Long>> size = file == ITSELF ? stated.sizeBytes() : artifact().sizeBytes();
    return size.filter(one -> one.value().isPresent());
  }

  /** The stated digest, if it is valid. */
  public Optional<Stated<Sha256>> sha256() {
    Optional<Stated<Sha256>> sha256 = file == ITSELF ? stated.sha256() : artifact().sha256();
    return sha256.filter(one -> one.value().isPresent());
  }

  /** The number of bytes that it states. */
  public Optional<Long> bytes() {
    return size().flatMap(Stated::value);
  }

  /** The digest that it states. */
  public Optional<Sha256> digest() {
    return sha256().flatMap(Stated::value);
  }
}
