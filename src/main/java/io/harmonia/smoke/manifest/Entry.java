package io.harmonia.smoke.manifest;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One model or dataset, as a manifest states it. Every field may be missing or wrong. Kept small: a
 * workspace may have a million of them.
 *
 * <pre>{@code
 * {"name": "Xenova/all-MiniLM-L6-v2", "version": "1.0.0", "path": "models/Xenova/all-MiniLM-L6-v2",
 *  "size_bytes": 23684031, "source_url": "https://huggingface.co/Xenova/all-MiniLM-L6-v2"}
 * }</pre>
 */
public final class Entry {
  private static final int NAME = 0;
  private static final int VERSION = 1;
  private static final int PATH = 2;
  private static final int SIZE_BYTES = 3;
  private static final int SHA256 = 4;
  private static final int SOURCE_URL = 5;
  private static final int SNAPSHOT = 6;
  private static final int FILES_COUNT = 7;
  private static final int VARIANT = 8;
  private static final int NOTES = 9;

  private final ListName list;
  private final int index;
  private final String file;
  private final int line;
  private final int column;
  private final EntryValues values;
  private final EntryLayout layout;

  /**
   * An entry.
   *
   * @param list the list that it stands in
   * @param index its place in that list, from 0
   * @param at where it stands
   * @param name its key: {@code name}, else {@code repo_id}, else {@code folder_name}
   * @param version semantic version
   * @param path file or directory
   * @param sizeBytes bytes in the file, or in all files of the directory
   * @param sha256 digest of the file, or of a representative file of the directory
   * @param sourceUrl where it comes from
   * @param snapshot upstream revision
   * @param filesCount number of files
   * @param variant free text
   * @param notes free text
   * @param files its artifacts ({@code files}, else {@code top_files}), which may be a sample
   * @param license licence fields by their names, as text
   * @param problems what is wrong with it beside its fields
   * @param remarks what is worth knowing of it and wrong with nothing
   */
  public Entry(
      ListName list,
      int index,
      Location at,
      Optional<Stated<String>> name,
      Optional<Stated<EntryVersion>> version,
      Optional<Stated<RelativePath>> path,
      Optional<Stated<Long>> sizeBytes,
      Optional<Stated<Sha256>> sha256,
      Optional<Stated<String>> sourceUrl,
      Optional<Stated<String>> snapshot,
      Optional<Stated<Long>> filesCount,
      Optional<Stated<String>> variant,
      Optional<Stated<String>> notes,
      List<Artifact> files,
      SortedMap<String, Stated<String>> license,
      List<Problem> problems,
      List<String> remarks) {
    this(
        list,
        index,
        at,
        name,
        version,
        path,
        sizeBytes,
        sha256,
        sourceUrl,
        snapshot,
        filesCount,
        variant,
        notes,
        files,
        license,
        problems,
        remarks,
        new EntryPacker(at, new EntryPool()));
  }

  /** An entry that shares what a packer knows. */
  Entry(
      ListName list,
      int index,
      Location at,
      Optional<Stated<String>> name,
      Optional<Stated<EntryVersion>> version,
      Optional<Stated<RelativePath>> path,
      Optional<Stated<Long>> sizeBytes,
      Optional<Stated<Sha256>> sha256,
      Optional<Stated<String>> sourceUrl,
      Optional<Stated<String>> snapshot,
      Optional<Stated<Long>> filesCount,
      Optional<Stated<String>> variant,
      Optional<Stated<String>> notes,
      List<Artifact> files,
      SortedMap<String, Stated<String>> license,
      List<Problem> problems,
      List<String> remarks,
      EntryPacker packer) {
    this(
        list,
        index,
        at.file(),
        at.line(),
        at.column(),
        new EntryValues(
            packer.field(name),
            packer.field(version),
            packer.field(path),
            packer.field(sizeBytes),
            packer.field(sha256),
            packer.field(sourceUrl),
            packer.field(snapshot),
            packer.field(filesCount),
            packer.field(variant),
            packer.field(notes),
            packer.files(files, path.flatMap(Stated::value)),
            packer.license(license),
            problems,
            remarks),
        packer.layout());
  }

  private Entry(
      ListName list,
      int index,
      String file,
      int line,
      int column,
      EntryValues values,
      EntryLayout layout) {
    this.list = list;
    this.index = index;
    this.file = file;
    this.line = line;
    this.column = column;
    this.values = values;
    this.layout = layout;
  }

  /** This entry, with everything that it has in common with another one. */
  Entry sharing(Entry other) {
    return new Entry(
        list,
        index,
        file,
        line,
        column,
        values.equals(other.values) ? other.values : values,
        layout.equals(other.layout) ? other.layout : layout);
  }

  /** Whether both are known to state the same in every field, wherever they stand. */
  @SuppressWarnings("ReferenceEquality") // where they are shared, there is nothing to compare
  public boolean isKnownToEqual(Entry other) {
    return values == other.values;
  }

  /** The list that it stands in. */
  public ListName list() {
    return list;
  }

  /** Its place in that list, from 0. */
  public int index() {
    return index;
  }

  /** Where it stands. */
  public Location at() {
    return new Location(file, line, column);
  }

  /** Its key: {@code name}, else {@code repo_id}, else {@code folder_name}. */
  public Optional<Stated<String>> name() {
    return stated(values.name(), NAME);
  }

  /** Semantic version. */
  public Optional<Stated<EntryVersion>> version() {
    return stated(values.version(), VERSION);
  }

  /** File or directory. */
  public Optional<Stated<RelativePath>> path() {
    return stated(values.path(), PATH);
  }

  /** Bytes in the file, or in all files of the directory. */
  public Optional<Stated<Long>> sizeBytes() {
    return stated(values.sizeBytes(), SIZE_BYTES);
  }

  /** Digest of the file, or of a representative file of the directory. */
  public Optional<Stated<Sha256>> sha256() {
    return stated(values.sha256(), SHA256);
  }

  /** Where it comes from. */
  public Optional<Stated<String>> sourceUrl() {
    return stated(values.sourceUrl(), SOURCE_URL);
  }

  /** Upstream revision. */
  public Optional<Stated<String>> snapshot() {
    return stated(values.snapshot(), SNAPSHOT);
  }

  /** Number of files. */
  public Optional<Stated<Long>> filesCount() {
    return stated(values.filesCount(), FILES_COUNT);
  }

  /** Which variant it is, in words. */
  public Optional<Stated<String>> variant() {
    return stated(values.variant(), VARIANT);
  }

  /** What else its maintainers say of it. */
  public Optional<Stated<String>> notes() {
    return stated(values.notes(), NOTES);
  }

  /** Its artifacts ({@code files}, else {@code top_files}), which may be a sample. */
  public List<Artifact> files() {
    return values.files().isEmpty() ? List.of() : new Files();
  }

  /** Licence fields by their names, as text. */
  public SortedMap<String, Stated<String>> license() {
    SortedMap<String, Stated<String>> license = new TreeMap<>();
    int place = firstOfLicense();
    for (Map.Entry<String, Object> field : values.license().entrySet()) {
      license.put(field.getKey(), this.<String>unpacked(field.getValue(), place++));
    }
    return license;
  }

  /** What is wrong with it beside its fields. */
  public List<Problem> problems() {
    return values.problems();
  }

  /** What is worth knowing of it and wrong with nothing. */
  public List<String> remarks() {
    return values.remarks();
  }

  /** Its key in its list, if it has a name. */
  public Optional<String> key() {
    return values.name() instanceof String plain
        ? Optional.of(plain)
        : name().flatMap(Stated::value);
  }

  /** Its name, or its place where it has none, for example {@code models[3]}. */
  public String label() {
    return key().orElseGet(() -> list.key() + "[" + index + "]");
  }

  /** The path, if it is stated and safe. */
  public Optional<RelativePath> safePath() {
    return values.path() instanceof RelativePath plain
        ? Optional.of(plain)
        : path().flatMap(Stated::value);
  }

  /** The number of files, if it is validly stated. */
  public Optional<Long> statedFilesCount() {
    return values.filesCount() instanceof Long plain
        ? Optional.of(plain)
        : filesCount().flatMap(Stated::value);
  }

  private int firstOfLicense() {
    return EntryValues.FIELDS + values.files().size() * EntryValues.File.PLACES;
  }

  private <T> Optional<Stated<T>> stated(@Nullable Object kept, int place) {
    return kept == null ? Optional.empty() : Optional.of(unpacked(kept, place));
  }

  @SuppressWarnings("unchecked") // the packer puts a T there, or a Stated of one
  private <T> Stated<T> unpacked(Object kept, int place) {
    return kept instanceof Stated<?> stated
        ? (Stated<T>) stated
        : Stated.valid(kept.toString(), layout.at(at(), place), (T) kept);
  }

  /** The artifacts, each made when it is asked for. */
  private final class Files extends AbstractList<Artifact> implements RandomAccess {
    @Override
    public Artifact get(int number) {
      EntryValues.File kept = values.files().get(number);
      int place = EntryValues.FIELDS + number * EntryValues.File.PLACES;
      return new Artifact(
          layout.at(at(), place),
          path(kept.path(), place + 1),
          stated(kept.sizeBytes(), place + 2),
          stated(kept.sha256(), place + 3),
          kept.problems());
    }

    private Optional<Stated<RelativePath>> path(@Nullable Object kept, int place) {
      if (kept instanceof String text) {
        RelativePath path = new RelativePath(EntryPacker.below(safePath().orElseThrow(), text));
        return Optional.of(Stated.valid(text, layout.at(at(), place), path));
      }
      return stated(kept, place);
    }

    @Override
    public int size() {
      return values.files().size();
    }
  }
}
