package io.harmonia.smoke.inventory;

import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.SourceDocument;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Claim;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that records of other formats speak of, which are checked by those already and kept by
 * their tools: no manifest is to speak of them, too. Git LFS is left out, whose pointers stand for
 * the files themselves, and so are files that are their own record.
 */
public final class OtherRecords {
  private static final String LFS = "lfs";

  private final Map<RelativePath, String> spokenOf = new HashMap<>();

  /** Those of a workspace. */
  public OtherRecords(Inventory inventory) {
    for (SourceDocument document : inventory.records().all()) {
      boolean counts = !document.source().areArtifacts() && !document.source().name().equals(LFS);
      if (counts) {
        for (Claim claim : document.claims().toList()) {
          claim.path().places().forEach(path -> spokenOf.put(path, document.source().name()));
        }
      }
    }
  }

  /** Whether none of some files is spoken of. */
  public boolean areSilentOn(Collection<RelativePath> files) {
    return files.stream().allMatch(file -> formatOf(file).isEmpty());
  }

  /** The format of the record that speaks of a file, or of a folder above it. */
  public Optional<String> formatOf(RelativePath file) {
    for (RelativePath path = file; !path.equals(RelativePath.ROOT); path = path.parent()) {
      String format = spokenOf.get(path);
      if (format != null) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** What is spoken of, at or below a folder. */
  public List<RelativePath> below(RelativePath folder) {
    return spokenOf.keySet().stream()
        .filter(path -> path.equals(folder) || path.isBelow(folder))
        .sorted()
        .toList();
  }
}
