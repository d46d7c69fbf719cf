package io.harmonia.smoke.sums;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.ShellWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the manifests and {@code fetch.txt} of a bag say of one of its files. */
final class BagFile {
  private final ClaimedPath path;
  private final Location at;
  private final List<Located<Digest>> digests = new ArrayList<>(1);
  private final List<Located<String>> uncomputable = new ArrayList<>(0);
  private final Set<String> manifests = new HashSet<>(2);
  private Optional<Located<Long>> size = Optional.empty();
  private Optional<String> url = Optional.empty();

  BagFile(ClaimedPath path, Location at) {
    this.path = path;
    this.at = at;
  }

  void add(String manifest, Optional<Digest> digest, Location where) {
    manifests.add(manifest);
    digest.ifPresent(one -> digests.add(new Located<>(one, where)));
  }

  /** A manifest has a digest of it that nobody here can compute. */
  void addUncomputable(String why, Location where) {
    uncomputable.add(new Located<>(why, where));
  }

  /** It is to be fetched. */
  void fetchedFrom(String from, Optional<Located<Long>> bytes) {
    url = Optional.of(from);
    size = bytes;
  }

  Location at() {
    return at;
  }

  Optional<RelativePath> place() {
    return path.path();
  }

  boolean isIn(String manifest) {
    return manifests.contains(manifest);
  }

  /** Its size as {@code fetch.txt} states it. */
  Optional<Long> statedSize() {
    return size.map(Located::value);
  }

  /**
   * What is claimed of it.
   *
   * @param byEach whether each manifest must be computed here; else one of them will do
   */
  Claim claim(boolean byEach) {
    ClaimedContent content = ClaimedContent.ANY;
    for (Located<Digest> digest : digests) {
      content = content.digest(digest.value(), digest.at());
    }
    if (byEach || digests.isEmpty()) {
      for (Located<String> why : uncomputable) {
        content = content.uncomputable(why.value(), why.at());
      }
    }
    if (size.isPresent()) {
      content = content.size(size.get().value(), size.get().at());
    }
    return StatedClaim.of(path, at).with(content).absent(absence());
  }

  private Absence absence() {
    if (url.isEmpty()) {
      return Absence.DRIFT;
    }
    String from = url.get().toLowerCase(Locale.ROOT);
    return from.startsWith("https://") || from.startsWith("http://")
        ? Absence.elsewhere(
            "curl -fL --create-dirs -o "
                + ShellWord.of(place().map(RelativePath::text).orElse(path.name()))
                + " "
                + ShellWord.of(url.get()))
        : new Absence(Absence.Rule.SKIPPED, Optional.empty());
  }
}
