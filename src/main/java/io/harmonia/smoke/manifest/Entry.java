package io.harmonia.smoke.manifest;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Field;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  /** Where it keeps what is no field with one value. */
  static final int FILES = EntryField.ALL.size();

  static final int LICENSE = FILES + 1;
  static final int PROBLEMS = FILES + 2;
  static final int REMARKS = FILES + 3;

  /** Number of what it keeps. */
  static final int VALUES = FILES + 4;

  private static final int NAME = EntryField.ALL.indexOf(EntryField.NAME);
  private static final int PATH = EntryField.ALL.indexOf(EntryField.PATH);

  private final ListName list;
  private final int index;
  private final String file;
  private final int line;
  private final int column;

  /**
   * What it states, without the places: as a rule the same for the entry of a part, of the combined
   * manifest and of a baseline, which then share it. A field that is not stated is null. One is
   * kept as its value alone where that says everything, since nothing is wrong with it and it is
   * written in its normal spelling; otherwise as it is {@linkplain Stated stated}.
   */
  private final @Nullable Object[] values;

  private final EntryLayout layout;

  /**
   * An entry.
   *
   * @param list the list that it stands in
   * @param index its place in that list, from 0
   * @param at where it stands
   * @param parts what it states
   */
  public Entry(ListName list, int index, Location at, EntryParts parts) {
    this(list, index, at, parts, new EntryPool());
  }

  /** An entry that shares what a pool knows. */
  Entry(ListName list, int index, Location at, EntryParts parts, EntryPool pool) {
    EntryPacker packer = new EntryPacker(at, pool);
    this.list = list;
    this.index = index;
    this.file = at.file();
    this.line = at.line();
    this.column = at.column();
    this.values = packer.values(parts);
    this.layout = packer.layout();
  }

  private Entry(Entry same, @Nullable Object[] values, EntryLayout layout) {
    this.list = same.list;
    this.index = same.index;
    this.file = same.file;
    this.line = same.line;
    this.column = same.column;
    this.values = values;
    this.layout = layout;
  }

  /** This entry, with everything that it has in common with another one. */
  Entry sharing(Entry other) {
    return new Entry(
        this,
        Arrays.equals(values, other.values) ? other.values : values,
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

  /** What a field is stated to be. */
  public <T> Optional<Stated<T>> get(Field<T> field) {
    int number = EntryField.ALL.indexOf(field);
    return stated(values[number], number);
  }

  /** Its key: {@code name}, else {@code repo_id}, else {@code folder_name}. */
  public Optional<Stated<String>> name() {
    return get(EntryField.NAME);
  }

  /** Semantic version. */
  public Optional<Stated<EntryVersion>> version() {
    return get(EntryField.VERSION);
  }

  /** File or directory. */
  public Optional<Stated<RelativePath>> path() {
    return get(EntryField.PATH);
  }

  /** Bytes in the file, or in all files of the directory. */
  public Optional<Stated<Long>> sizeBytes() {
    return get(EntryField.SIZE_BYTES);
  }

  /** Digest of the file, or of a representative file of the directory. */
  public Optional<Stated<Sha256>> sha256() {
    return get(EntryField.SHA256);
  }

  /** Where it comes from. */
  public Optional<Stated<String>> sourceUrl() {
    return get(EntryField.SOURCE_URL);
  }

  /** Upstream revision. */
  public Optional<Stated<String>> snapshot() {
    return get(EntryField.SNAPSHOT);
  }

  /** Number of files. */
  public Optional<Stated<Long>> filesCount() {
    return get(EntryField.FILES_COUNT);
  }

  /** Which variant it is, in words. */
  public Optional<Stated<String>> variant() {
    return get(EntryField.VARIANT);
  }

  /** What else its maintainers say of it. */
  public Optional<Stated<String>> notes() {
    return get(EntryField.NOTES);
  }

  /** Its artifacts ({@code files}, else {@code top_files}), which may be a sample. */
  public List<Artifact> files() {
    return packedFiles().isEmpty() ? List.of() : new Files();
  }

  /** Licence fields by their names, as text. */
  public SortedMap<String, Stated<String>> license() {
    SortedMap<String, Stated<String>> license = new TreeMap<>();
    int place = FILES + packedFiles().size() * PackedFile.PLACES;
    for (Map.Entry<String, Object> field : packedLicense().entrySet()) {
      license.put(field.getKey(), this.<String>unpacked(field.getValue(), place++));
    }
    return license;
  }

  /** What is wrong with it beside its fields. */
  @SuppressWarnings("unchecked") // the packer puts them there
  public List<Problem> problems() {
    return (List<Problem>) kept(PROBLEMS);
  }

  /** What is worth knowing of it and wrong with nothing. */
  @SuppressWarnings("unchecked") // the packer puts them there
  public List<String> remarks() {
    return (List<String>) kept(REMARKS);
  }

  /** Its key in its list, if it has a name. */
  public Optional<String> key() {
    return values[NAME] instanceof String plain
        ? Optional.of(plain)
        : name().flatMap(Stated::value);
  }

  /** Its name, or its place where it has none, for example {@code models[3]}. */
  public String label() {
    return key().orElseGet(() -> list.key() + "[" + index + "]");
  }

  /** The path, if it is stated and safe. */
  public Optional<RelativePath> safePath() {
    return values[PATH] instanceof RelativePath plain
        ? Optional.of(plain)
        : path().flatMap(Stated::value);
  }

  /** The number of files, if it is validly stated. */
  public Optional<Long> statedFilesCount() {
    return filesCount().flatMap(Stated::value);
  }

  private Object kept(int number) {
    return Objects.requireNonNull(values[number]);
  }

  @SuppressWarnings("unchecked") // the packer puts them there
  private List<PackedFile> packedFiles() {
    return (List<PackedFile>) kept(FILES);
  }

  @SuppressWarnings("unchecked") // the packer puts it there
  private SortedMap<String, Object> packedLicense() {
    return (SortedMap<String, Object>) kept(LICENSE);
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
      PackedFile kept = packedFiles().get(number);
      int place = FILES + number * PackedFile.PLACES;
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
      return packedFiles().size();
    }
  }
}
