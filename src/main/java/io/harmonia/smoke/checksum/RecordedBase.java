package io.harmonia.smoke.checksum;

import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.workspace.Place;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Where the names of a checksum file start from: the workspace, or the file's folder. That is
 * decided once for the whole file, so that a file which happens to lie at the other place never
 * stands for one that is gone.
 *
 * <p>Each line has one vote: for the place that a manifest claims, or else for the one where a file
 * lies, if that is so of one of its two places alone. The base with more votes wins; of equally
 * many, the one with more that manifests claim. Lines with tags ({@code SHA256 (…) = …}) and lines
 * without come from two programs: where both kinds have votes, each decides for itself.
 *
 * <pre>{@code
 * RecordedBase base = RecordedBase.of(file, paths, claims);
 * Optional<RelativePath> place = base.placeOf(line, ChecksumFile.path(file.place(), line.name(), paths));
 * }</pre>
 */
public final class RecordedBase {
  private final ClaimedPlaces claims;
  private final OptionalInt ofPlain;
  private final OptionalInt ofTagged;
  private final boolean plainAreContested;
  private final boolean taggedAreContested;

  private RecordedBase(ClaimedPlaces claims, Votes plain, Votes tagged) {
    this.claims = claims;
    Votes all = Votes.sum(plain, tagged);
    Votes ofPlainLines = plain.isEmpty() ? all : plain;
    Votes ofTaggedLines = tagged.isEmpty() ? all : tagged;
    this.ofPlain = ofPlainLines.winner();
    this.ofTagged = ofTaggedLines.winner();
    this.plainAreContested = ofPlainLines.isTie();
    this.taggedAreContested = ofTaggedLines.isTie();
  }

  /** Decides by lines and manifests alone, whatever files are there: also of an earlier state. */
  public static RecordedBase of(ChecksumFile file, PathRules paths, ClaimedPlaces claims) {
    Count count = new Count(claims);
    for (ChecksumLine line : file.lines()) {
      if (line instanceof ChecksumLine.Recorded recorded) {
        ClaimedPath name = ChecksumFile.path(file.place(), recorded.name(), paths);
        count.add(recorded, name, claims.oneOf(name), place -> false, place -> false);
      }
    }
    return count.decide();
  }

  /**
   * Which of a line's two places it means, as an index into them: the one that is claimed if the
   * other is not, else the one by which the file is read. Nothing where the evidence is even, or
   * where there are no two places.
   *
   * @param claimed what {@link ClaimedPlaces#oneOf} says of the name
   */
  public OptionalInt meant(ChecksumLine.Recorded line, ClaimedPath name, OptionalInt claimed) {
    if (!name.areTwo() || claimed.isPresent()) {
      return claimed;
    }
    return line.tagged() ? ofTagged : ofPlain;
  }

  /**
   * Whether as many of the file's lines lead to the one base as to the other, so that nobody can
   * tell what a line means that has two places, and a file at one of them might stand for one that
   * is gone at the other.
   */
  public boolean isContested(ChecksumLine.Recorded line) {
    return line.tagged() ? taggedAreContested : plainAreContested;
  }

  /** The place that a line means, or nothing where that cannot be told or its name is refused. */
  public Optional<RelativePath> placeOf(ChecksumLine.Recorded line, ClaimedPath name) {
    if (name.places().size() == 1) {
      return Optional.of(name.places().get(0));
    }
    OptionalInt meant = meant(line, name, claims.oneOf(name));
    return meant.isPresent() ? Optional.of(name.places().get(meant.getAsInt())) : Optional.empty();
  }

  /** The folder from which the file's names are read, if that can be told. */
  public Optional<RelativePath> folder(Place file) {
    return ofPlain.isPresent()
        ? Optional.of(ChecksumFile.bases(file).get(ofPlain.getAsInt()))
        : Optional.empty();
  }

  /** Counts the votes of the lines of one file. */
  public static final class Count {
    private final ClaimedPlaces claims;
    private final Votes plain = new Votes();
    private final Votes tagged = new Votes();

    /**
     * @param claims what the manifests claim
     */
    public Count(ClaimedPlaces claims) {
      this.claims = claims;
    }

    /**
     * Adds a line.
     *
     * @param claimed what {@link ClaimedPlaces#oneOf} says of the name
     * @param isThere whether a file lies at the one or the other of its two places
     * @param isFree whether nothing at all does
     */
    public void add(
        ChecksumLine.Recorded line,
        ClaimedPath name,
        OptionalInt claimed,
        IntPredicate isThere,
        IntPredicate isFree) {
      if (!name.areTwo()) {
        return;
      }
      Votes votes = line.tagged() ? tagged : plain;
      if (claimed.isPresent()) {
        votes.claimed[claimed.getAsInt()]++;
      } else if (isThere.test(0) && isFree.test(1)) {
        votes.there[0]++;
      } else if (isThere.test(1) && isFree.test(0)) {
        votes.there[1]++;
      }
    }

    /** What comes of it. */
    public RecordedBase decide() {
      return new RecordedBase(claims, plain, tagged);
    }

    /** What comes of it where no files are there. */
    public RecordedBase decideByClaims() {
      return new RecordedBase(claims, plain.ofClaims(), tagged.ofClaims());
    }
  }

  private static final class Votes {
    private final long[] claimed = new long[2];
    private final long[] there = new long[2];

    static Votes sum(Votes one, Votes other) {
      Votes sum = new Votes();
      for (int base = 0; base < 2; base++) {
        sum.claimed[base] = one.claimed[base] + other.claimed[base];
        sum.there[base] = one.there[base] + other.there[base];
      }
      return sum;
    }

    Votes ofClaims() {
      Votes claims = new Votes();
      claims.claimed[0] = claimed[0];
      claims.claimed[1] = claimed[1];
      return claims;
    }

    boolean isEmpty() {
      return claimed[0] + claimed[1] + there[0] + there[1] == 0;
    }

    boolean isTie() {
      return !isEmpty() && winner().isEmpty();
    }

    OptionalInt winner() {
      long more = claimed[0] + there[0] - claimed[1] - there[1];
      long lead = more == 0 ? claimed[0] - claimed[1] : more;
      return lead == 0 ? OptionalInt.empty() : OptionalInt.of(lead > 0 ? 0 : 1);
    }
  }
}
