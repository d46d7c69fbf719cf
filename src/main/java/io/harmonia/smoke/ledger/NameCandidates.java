package io.harmonia.smoke.ledger;

import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.workspace.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The places that a recorded name may mean, and what lies there.
 *
 * @param line the line
 * @param names the places as backslashes separate
 * @param tried these, then those where a file lies whose own name holds the backslashes
 * @param bases of each of them (and maybe more), the index of the place in {@code names} to which
 *     it belongs
 * @param found what lies at each of them
 * @param possible every place, whatever files are there
 */
record NameCandidates(
    ChecksumLine.Recorded line,
    ClaimedPath names,
    List<RelativePath> tried,
    List<Integer> bases,
    List<Found> found,
    List<RelativePath> possible) {

  /** Whether a file lies at one of the places of a base. */
  boolean isFileAt(int base) {
    return first(OptionalInt.of(base), NameCandidates::isFile).isPresent();
  }

  /** Whether nothing at all lies at any place of a base. */
  boolean isNothingAt(int base) {
    return first(OptionalInt.of(base), there -> !(there instanceof Found.Absent) || isFile(there))
        .isEmpty();
  }

  private static boolean isFile(Found there) {
    return there instanceof Found.File
        || (there instanceof Found.Absent absent && absent.rejected().isPresent());
  }

  /** The place that is meant: where a file lies, or else anything. */
  int firstOf(OptionalInt base) {
    return first(base, Found.File.class::isInstance)
        .or(() -> first(base, there -> !(there instanceof Found.Absent)))
        .or(() -> first(base, NameCandidates::isFile))
        .or(() -> first(base, there -> true))
        .orElse(0);
  }

  private Optional<Integer> first(OptionalInt base, Predicate<Found> wanted) {
    for (int i = 0; i < found.size(); i++) {
      if (isOf(base, i) && wanted.test(found.get(i))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private boolean isOf(OptionalInt base, int number) {
    return base.isEmpty() || bases.get(number) == base.getAsInt();
  }

  /** Files that the name may mean as well. */
  List<RecordedChecksum.OtherPlace> otherFiles(int chosen, OptionalInt base) {
    List<RecordedChecksum.OtherPlace> others = new ArrayList<>();
    if (found.get(chosen) instanceof Found.File mine) {
      for (int i = 0; i < found.size(); i++) {
        if (i != chosen && isOf(base, i) && mayDiffer(mine, found.get(i))) {
          others.add(new RecordedChecksum.OtherPlace(tried.get(i), found.get(i)));
        }
      }
    }
    return List.copyOf(others);
  }

  private static boolean mayDiffer(Found.File mine, Found other) {
    return other instanceof Found.File theirs
        ? !theirs.real().equals(mine.real())
        : other instanceof Found.Refused || other instanceof Found.Unreadable;
  }

  /** Files where the name could point, and does not. */
  List<RelativePath> copies(int chosen, OptionalInt base) {
    List<RelativePath> copies = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (!isOf(base, i) && isFile(found.get(i)) && !isFile(found.get(chosen))) {
        copies.add(tried.get(i));
      }
    }
    return List.copyOf(copies);
  }
}
