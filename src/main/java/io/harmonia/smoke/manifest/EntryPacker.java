package io.harmonia.smoke.manifest;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes the fields of one entry apart into values and places. */
final class EntryPacker {
  private final EntryPool pool;
  private final EntryLayout.Builder layout;

  /**
   * @param entry where it begins
   * @param pool what it may share
   */
  EntryPacker(Location entry, EntryPool pool) {
    this.pool = pool;
    this.layout = new EntryLayout.Builder(entry);
  }

  /** The values of an entry, as it keeps them. */
  @Nullable Object[] values(EntryParts parts) {
    @Nullable Object[] values = new Object[Entry.VALUES];
    for (int i = 0; i < EntryField.ALL.size(); i++) {
      values[i] = pack(parts.fields().get(EntryField.ALL.get(i)).orElse(null));
    }
    Optional<RelativePath> path = parts.fields().get(EntryField.PATH).flatMap(Stated::value);
    values[Entry.FILES] = files(parts.files(), path);
    values[Entry.LICENSE] = license(parts.license());
    values[Entry.PROBLEMS] = parts.notes().problems();
    values[Entry.REMARKS] = parts.notes().remarks();
    return values;
  }

  private @Nullable Object pack(@Nullable Stated<?> stated) {
    Object value = stated == null ? null : stated.value().orElse(null);
    if (stated == null || value == null || !isNormal(value, stated.text())) {
      layout.skip();
      return stated;
    }
    boolean comesUpAgain = value instanceof Sha256 || value instanceof EntryVersion;
    return packed(stated, comesUpAgain ? pool.recent(value) : value);
  }

  /** Whether a text is the normal spelling of the value that it states. */
  private static boolean isNormal(Object value, String text) {
    return value instanceof Sha256
        ? text.equals(text.toLowerCase(Locale.ROOT))
        : text.equals(value.toString());
  }

  private Object packed(Stated<?> stated, Object value) {
    if (stated.problem().isPresent() || !layout.reaches(stated.at())) {
      layout.skip();
      return stated;
    }
    layout.add(stated.at());
    return value;
  }

  /** The fields of the licence. */
  private SortedMap<String, Object> license(SortedMap<String, Stated<String>> license) {
    if (license.isEmpty()) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, Object> packed = new TreeMap<>();
    license.forEach((name, stated) -> packed.put(name, packedText(stated)));
    return pool.recent(packed);
  }

  private Object packedText(Stated<String> stated) {
    Object packed = pack(stated);
    return packed == null ? stated : packed;
  }

  /**
   * The artifacts.
   *
   * @param base the entry's path, if it is known
   */
  private List<PackedFile> files(List<Artifact> artifacts, Optional<RelativePath> base) {
    List<PackedFile> files = new ArrayList<>(artifacts.size());
    for (Artifact artifact : artifacts) {
      List<Problem> problems = artifact.problems();
      if (layout.reaches(artifact.at())) {
        layout.add(artifact.at());
      } else {
        throw new IllegalArgumentException("A file outside of its entry: " + artifact.at());
      }
      files.add(
          new PackedFile(
              path(artifact.path().orElse(null), base),
              pack(artifact.sizeBytes().orElse(null)),
              pack(artifact.sha256().orElse(null)),
              problems));
    }
    return List.copyOf(files);
  }

  /** A path by its text, where it is what that means below the entry's. */
  private @Nullable Object path(
      @Nullable Stated<RelativePath> stated, Optional<RelativePath> base) {
    if (stated != null && base.isPresent()) {
      String meant = below(base.get(), stated.text());
      if (stated.value().filter(path -> path.text().equals(meant)).isPresent()) {
        return packed(stated, pool.recent(stated.text()));
      }
    }
    layout.skip();
    return stated;
  }

  /** The text of a path below a directory. */
  static String below(RelativePath directory, String text) {
    return directory.text().isEmpty() ? text : directory.text() + "/" + text;
  }

  EntryLayout layout() {
    return pool.recent(layout.build());
  }
}
