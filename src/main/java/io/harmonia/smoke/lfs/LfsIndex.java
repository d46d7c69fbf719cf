package io.harmonia.smoke.lfs;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.AlmostPointer;
import io.harmonia.smoke.pointer.LfsPointer;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.staged.StagedFile;
import io.harmonia.smoke.staged.StagedFiles;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what git's index says of Git LFS: its pointers, and the paths with {@code filter=lfs} that
 * have none. As for git-lfs, an empty blob stands for an empty file, which needs no pointer, and
 * {@code .gitattributes} itself is not asked for one.
 */
final class LfsIndex {
  /** A shorter text is no pointer. */
  private static final int SHORTEST = 100;

  /** So many paths are enough to tell which ones are meant. */
  private static final int NAMED = 5;

  private final StagedFiles index;
  private final long[] sizes;
  private final BitSet filtered;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Relation> faults = new ArrayList<>();
  private final List<String> unfiltered = new ArrayList<>();
  private final Set<String> conflicts = new HashSet<>();

  private LfsIndex(StagedFiles index) throws IOException {
    this.index = index;
    this.sizes = index.sizes();
    this.filtered = index.with("filter", "lfs");
  }

  static Statement read(StagedFiles index) throws IOException {
    LfsIndex reading = new LfsIndex(index);
    reading.readAll();
    return new Statement.Parts(
        List.copyOf(reading.claims), List.copyOf(reading.faults), List.of(), reading.remarks());
  }

  private void readAll() throws IOException {
    BitSet small = new BitSet(sizes.length);
    for (int at = 0; at < sizes.length; at++) {
      boolean mayBe = sizes[at] < LfsPointer.TOO_LARGE && sizes[at] >= SHORTEST;
      small.set(at, mayBe || (filtered.get(at) && sizes[at] < SHORTEST && sizes[at] > 0));
    }
    index.contents(small, this::look);
    for (int at = filtered.nextSetBit(0); at >= 0; at = filtered.nextSetBit(at + 1)) {
      StagedFile file = index.all().get(at);
      if (sizes[at] < 0) {
        index.use(file);
        faults.add(
            IndexFault.unknown(
                file.path(),
                "the repository lacks the object " + file.oid() + ": a partial clone"));
      } else if (sizes[at] >= LfsPointer.TOO_LARGE) {
        noPointer(file, IndexFault.blob(sizes[at]));
      } else if (sizes[at] == 0 && !isAttributes(file.path())) {
        claimEmpty(file);
      }
    }
  }

  private void look(int at, byte[] content) {
    StagedFile file = index.all().get(at);
    Optional<LfsPointer> pointer =
        mayBePointer(content) ? LfsPointer.parse(content) : Optional.empty();
    if (pointer.isEmpty()) {
      if (filtered.get(at)) {
        noPointer(
            file,
            AlmostPointer.why(content)
                .map(why -> "what looks like one and is none: " + why)
                .orElse(IndexFault.blob(sizes[at])));
      }
      return;
    }
    Optional<RelativePath> path = path(file);
    if (path.isEmpty() || isInConflict(file)) {
      return;
    }
    index.use(file);
    claims.add(LfsClaim.of(path.get(), pointer.get()));
    if (!filtered.get(at)) {
      unfiltered.add(file.path());
    }
    if (!pointer.get().isCanonical()) {
      faults.add(IndexFault.notCanonical(file.path(), pointer.get().size(), filtered.get(at)));
    }
  }

  private void claimEmpty(StagedFile file) {
    Optional<RelativePath> path = path(file);
    if (path.isPresent() && !isInConflict(file)) {
      index.use(file);
      claims.add(LfsClaim.ofEmpty(path.get()));
    }
  }

  /** Quick to tell of a hundred thousand small files that are none. */
  private static boolean mayBePointer(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).contains("oid sha256:");
  }

  private void noPointer(StagedFile file, String what) {
    if (!isAttributes(file.path()) && !isInConflict(file)) {
      index.use(file);
      faults.add(IndexFault.noPointer(file.path(), what));
    }
  }

  private static boolean isAttributes(String path) {
    return path.substring(path.lastIndexOf('/') + 1).equals(".gitattributes");
  }

  /** Whether the index has several sides of a file, which is said once. */
  private boolean isInConflict(StagedFile file) {
    if (!file.merged() && conflicts.add(file.path())) {
      index.use(file);
      faults.add(IndexFault.inConflict(file.path()));
    }
    return !file.merged();
  }

  private Optional<RelativePath> path(StagedFile file) {
    try {
      if (file.isUtf8()) {
        return Optional.of(new RelativePath(file.path()));
      }
    } catch (IllegalArgumentException e) {
      // as git itself would not write it
    }
    index.use(file);
    faults.add(
        IndexFault.unknown(
            file.path(), "its name is no path in UTF-8, so that it is not looked for"));
    return Optional.empty();
  }

  private List<String> remarks() {
    if (unfiltered.isEmpty()) {
      return List.of();
    }
    String named =
        unfiltered.stream().limit(NAMED).map(Printable::of).collect(Collectors.joining(", "));
    return List.of(
        "no .gitattributes gives filter=lfs to "
            + named
            + (unfiltered.size() > NAMED ? " and " + (unfiltered.size() - NAMED) + " more" : "")
            + ": git keeps a Git LFS pointer there, and a checkout leaves the pointer");
  }
}
