package io.harmonia.smoke.dvc;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.NotThereException;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A directory of which a record speaks as a whole, for example by {@code md5:
 * 053663f8f421e03155508cb9c5c4d55c.dir}: the MD5 of a JSON list of its files.
 *
 * @param algorithm of the files' digests
 * @param listed the files that it must have, where the record lists them
 * @param isKept whether DVC keeps it, so that git tracks no more than files beside it
 */
record DvcDirectory(
    RepositoryView repository,
    RelativePath path,
    DvcItem.Recorded said,
    Optional<Algorithm> algorithm,
    Optional<Set<String>> listed,
    boolean isKept) {

  /** As Python compares texts, and UTF-8 bytes: by code points. */
  private static final Comparator<String> BY_CODE_POINTS =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private static final String RESTORE =
      "Restore the directory (dvc checkout), or, if you meant to change it, run “dvc commit”.";

  static DvcDirectory of(
      RepositoryView repository,
      RelativePath path,
      DvcItem.Recorded said,
      Optional<Algorithm> algorithm,
      boolean isKept) {
    return new DvcDirectory(repository, path, said, algorithm, Optional.empty(), isKept);
  }

  /** One whose files are recorded one by one. */
  static DvcDirectory ofFiles(RepositoryView repository, RelativePath path, List<DvcItem> files) {
    return new DvcDirectory(
        repository,
        path,
        new DvcItem.Recorded("", Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.of(files.stream().map(file -> file.path().value()).collect(Collectors.toSet())),
        true);
  }

  /**
   * How it differs from what is recorded, if it does.
   *
   * @param at where it is recorded
   * @param fetch the command that brings it
   */
  Optional<Problem> differs(Found there, Location at, String fetch) throws IOException {
    if (!(there instanceof Found.Directory directory)) {
      return Optional.of(
          new Problem(at, "expected a directory, actual a file", "Restore the directory."));
    }
    DvcFolder folder = DvcFolder.of(repository, path, directory);
    SortedMap<String, Found.RegularFile> files = new TreeMap<>(BY_CODE_POINTS);
    files.putAll(folder.files());
    if (listed.isPresent()) {
      return extra(files.keySet(), at);
    }
    if (said.digest().isEmpty()) {
      return counts(files);
    }
    Located<String> digest = said.digest().get();
    SortedMap<String, String> digests = new TreeMap<>(BY_CODE_POINTS);
    for (Map.Entry<String, Found.RegularFile> file : files.entrySet()) {
      digests.put(file.getKey(), repository.digest(file.getValue(), algorithm.orElseThrow()).hex());
    }
    String actual = DvcList.digest(digests);
    if (actual.equals(digest.value())) {
      return counts(files);
    }
    if (isKept && folder.isUntouched() && !has(files.size())) {
      throw new NotThereException(
          new Problem(
              at,
              files.isEmpty()
                  ? "the directory is there and empty"
                  : "nothing is there but what git tracks",
              "Run “" + fetch + "” before the suite."));
    }
    return Optional.of(different(digest, actual, digests));
  }

  private boolean has(int files) {
    return said.count().filter(count -> count.value() == files).isPresent();
  }

  /** That its files have the recorded digests is each one's own check. */
  private Optional<Problem> extra(Set<String> actual, Location at) {
    Set<String> extra = new TreeSet<>(actual);
    extra.removeAll(listed.orElse(Set.of()));
    return extra.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                at, "expected the listed files, actual also " + Printable.some(extra), RESTORE));
  }

  private Optional<Problem> counts(SortedMap<String, Found.RegularFile> files) {
    long bytes = files.values().stream().mapToLong(Found.RegularFile::size).sum();
    if (said.count().filter(count -> count.value() != files.size()).isPresent()) {
      return Optional.of(
          new Problem(
              said.count().get().at(),
              "expected "
                  + Quantity.count(said.count().get().value(), "file", "files")
                  + ", actual "
                  + Quantity.grouped(files.size()),
              said.digest().isPresent()
                  ? "Correct the number (nfiles): the directory has the recorded digest."
                  : RESTORE));
    }
    if (said.size().filter(size -> size.value() != bytes).isPresent()
        && !said.hash().equals(DvcItem.Recorded.LEGACY)) {
      return Optional.of(
          new Problem(
              said.size().get().at(),
              "expected "
                  + Quantity.exactBytes(said.size().get().value())
                  + " in all, actual "
                  + Quantity.exactBytes(bytes),
              said.digest().isPresent()
                  ? "Correct the size: the directory has the recorded digest."
                  : RESTORE));
    }
    return Optional.empty();
  }

  private Problem different(
      Located<String> expected, String actual, SortedMap<String, String> digests) {
    String counts =
        said.count()
            .filter(count -> count.value() != digests.size())
            .map(
                count ->
                    "; expected "
                        + Quantity.count(count.value(), "file", "files")
                        + ", actual "
                        + Quantity.grouped(digests.size()))
            .orElse("");
    String named =
        DvcList.cached(repository, path, expected.value())
            .map(list -> differences(list, digests))
            .orElse("");
    return new Problem(
        expected.at(),
        "expected the digest "
            + Printable.of(expected.value())
            + ", actual "
            + actual
            + counts
            + named,
        RESTORE);
  }

  private static String differences(Map<String, String> list, SortedMap<String, String> digests) {
    Set<String> missing = new TreeSet<>(list.keySet());
    missing.removeAll(digests.keySet());
    Set<String> more = new TreeSet<>(digests.keySet());
    more.removeAll(list.keySet());
    Set<String> changed =
        digests.entrySet().stream()
            .filter(file -> list.containsKey(file.getKey()))
            .filter(file -> !file.getValue().equals(list.get(file.getKey())))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    return named("; not there: ", missing) + named("; changed: ", changed) + named("; new: ", more);
  }

  private static String named(String before, Set<String> files) {
    return files.isEmpty() ? "" : before + Printable.some(files);
  }
}
