package io.harmonia.smoke.ci;

import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.plan.NeededFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What recorded checksums need, for a script that brings it or keeps it in a cache. */
public final class FileList {
  private FileList() {}

  /**
   * Writes it: whole or partial; the cache's key, empty without a cache; then for each file its
   * path and why it must not be written, empty where it may. For a cache, the path of a file that
   * may be written is a pattern.
   *
   * @param which those that are listed
   * @param cacheBelow the workspace's folder, relative to the one of a cache's paths, if there is
   *     one
   * @throws IOException as {@link WritableFiles#in} does
   */
  public static void write(
      Inventory inventory,
      NeededFiles needed,
      Predicate<NeededFiles.One> which,
      Optional<String> cacheBelow,
      NulFields fields)
      throws IOException {
    List<RelativePath> paths =
        needed.files().stream().filter(which).map(NeededFiles.One::path).toList();
    Optional<CachePatterns> patterns = cacheBelow.map(CachePatterns::new);
    try (WritableFiles files = WritableFiles.in(inventory.workspace(), paths)) {
      fields.write(needed.problems().isEmpty() ? "whole" : "partial");
      fields.write(patterns.isPresent() ? CacheKey.of(checksumFiles(inventory)) : "");
      for (RelativePath path : paths) {
        Optional<Refusal> refusal = patterns.flatMap(each -> each.refusal(path));
        refusal = refusal.isPresent() ? refusal : files.refusal(path);
        boolean asPattern = refusal.isEmpty() && patterns.isPresent();
        fields.write(
            asPattern ? patterns.get().of(path) : path.text(),
            refusal.map(Refusal::reason).orElse(""));
      }
    }
  }

  private static List<Path> checksumFiles(Inventory inventory) {
    return inventory.checksums().stream().map(read -> read.place().file()).toList();
  }
}
