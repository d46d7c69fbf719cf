package io.harmonia.smoke.history;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the manifests and checksum files of one state say. */
final class RecordedState {
  private final List<Entry> entries;
  private final List<Document<ChecksumFile>> checksums;
  private final RecordedNames names;
  private final RecordedByEntry recorded;
  private @Nullable DigestIndex digests;

  /**
   * @param entries of each list
   * @param checksums in the same order in each state
   * @param workspace tells which files are there now
   */
  RecordedState(
      Map<ListName, List<Entry>> entries,
      List<Document<ChecksumFile>> checksums,
      PathRules paths,
      Workspace workspace) {
    this.entries =
        Arrays.stream(ListName.values())
            .flatMap(list -> entries.getOrDefault(list, List.of()).stream())
            .toList();
    this.checksums = List.copyOf(checksums);
    this.names = new RecordedNames(this.entries, paths, workspace);
    this.recorded = RecordedByEntry.of(this.entries, checksums, names);
  }

  /** Every entry, list by list. */
  List<Entry> entries() {
    return entries;
  }

  List<Document<ChecksumFile>> checksums() {
    return checksums;
  }

  RecordedByEntry recorded() {
    return recorded;
  }

  /** What is recorded of its entries and of others. */
  RecordedByEntry recordedWith(List<Entry> others) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(others);
    return RecordedByEntry.of(all, checksums, names.of(all));
  }

  /** What the names that are recorded in it mean. */
  RecordedNames names() {
    return names;
  }

  /** The recorded checksums of a checksum file, by its place among them. */
  List<ChecksumLine.Recorded> linesOf(int checksumFile) {
    return checksums.get(checksumFile).read().value().map(ChecksumFile::recorded).orElse(List.of());
  }

  /** Whether an entry has just this path. */
  boolean hasEntryAt(RelativePath path) {
    return recorded.entryAround(path).flatMap(Entry::safePath).equals(Optional.of(path));
  }

  /** Every digest by its path; made when it is first asked for. */
  synchronized DigestIndex digests() {
    DigestIndex known = digests;
    if (known == null) {
      known = new DigestIndex(entries, checksums, names);
      digests = known;
    }
    return known;
  }

  /** The content of an entry of it. */
  EntryContent content(Entry entry) {
    return EntryContent.of(entry, recorded.of(entry));
  }
}
