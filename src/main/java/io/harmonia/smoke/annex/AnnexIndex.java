package io.harmonia.smoke.annex;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.AnnexKey;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.staged.StagedFile;
import io.harmonia.smoke.staged.StagedFiles;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.ShellWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Reads what git's index has of git-annex. */
final class AnnexIndex {
  /** {@code /annex/objects/X--Y}: a shorter text is no pointer. */
  private static final int SHORTEST = 19;

  private final StagedFiles index;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Relation> faults = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private AnnexIndex(StagedFiles index) {
    this.index = index;
  }

  static Statement read(StagedFiles index) throws IOException {
    AnnexIndex reading = new AnnexIndex(index);
    reading.index.linkTargets(reading::link);
    long[] sizes = index.sizes();
    BitSet small = new BitSet(sizes.length);
    for (int at = 0; at < sizes.length; at++) {
      small.set(at, sizes[at] >= SHORTEST && sizes[at] < AnnexKey.TOO_LARGE);
    }
    index.contents(small, reading::file);
    return new Statement.Parts(
        List.copyOf(reading.claims),
        List.copyOf(reading.faults),
        List.copyOf(reading.problems),
        List.of());
  }

  private void link(int at, byte[] target) {
    StagedFile link = index.links().get(at);
    AnnexKey.ofLink(new String(target, StandardCharsets.UTF_8)).ifPresent(key -> claim(link, key));
  }

  private void file(int at, byte[] content) {
    StagedFile file = index.all().get(at);
    Optional<AnnexKey> key = AnnexKey.ofPointer(content);
    if (key.isPresent()) {
      claim(file, key.get());
    } else if (isTextOfLink(content)) {
      index.use(file);
      faults.add(textOfLink(file));
    }
  }

  /** Where links cannot be made, git checks them out as texts, which are then committed as such. */
  private static boolean isTextOfLink(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8).stripTrailing();
    return (text.startsWith(".git/annex/objects/") || text.startsWith("../"))
        && text.indexOf('\n') < 0
        && text.contains(".git/annex/objects/")
        && AnnexKey.ofLink(text).isPresent();
  }

  private static Relation textOfLink(StagedFile file) {
    Location at = Location.startOf(file.path());
    return new Relation(
        file.path(),
        at,
        () ->
            Relation.Answer.of(
                List.of(
                    new Problem(
                        at,
                        Printable.of(file.path())
                            + ": expected a symbolic link, actual a file that holds the text of"
                            + " one, as if that were the content",
                        "Restore the link from an earlier commit (git log --follow "
                            + ShellWord.of(file.path())
                            + "), where the system has links."))));
  }

  private void claim(StagedFile file, AnnexKey key) {
    if (!file.isUtf8() || file.path().isEmpty()) {
      return; // which the checks of git's own index name
    }
    index.use(file);
    RelativePath path = new RelativePath(file.path());
    Location at = Location.startOf(file.path());
    StatedClaim claim =
        StatedClaim.of(ClaimedPath.of(path), at)
            .with(content(key, at))
            .absent(Absence.elsewhere("git annex get " + ShellWord.of(file.path())));
    boolean isNone = key.algorithm().isPresent() && key.digest().isEmpty();
    if (isNone) {
      problems.add(noDigest(key, at));
    }
    claims.add(
        claim
            .unrecordedIf(
                key.isWithoutDigest(),
                "its key is of " + key.backend() + ", which states no digest")
            .unrecordedIf(isNone, "the digest of its key is none"));
  }

  private static Problem noDigest(AnnexKey key, Location at) {
    return new Problem(
        at,
        "expected "
            + key.algorithm().orElseThrow().hexDigits()
            + " hexadecimal digits in the key of "
            + key.backend()
            + ", actual "
            + Printable.quoted(key.name()),
        "Restore the link or pointer from an earlier commit, or add the file to git-annex again.");
  }

  private static ClaimedContent content(AnnexKey key, Location at) {
    ClaimedContent sized =
        key.size().map(bytes -> ClaimedContent.ANY.size(bytes, at)).orElse(ClaimedContent.ANY);
    Optional<Digest> digest = key.digest();
    if (digest.isPresent()) {
      return sized.digest(digest.get(), at);
    }
    return key.isWithoutDigest() || key.algorithm().isPresent()
        ? sized
        : sized.uncomputable(
            "its key is of the backend " + Printable.quoted(key.backend()) + ", which is unknown",
            at);
  }
}
