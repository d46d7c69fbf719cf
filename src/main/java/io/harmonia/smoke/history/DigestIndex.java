package io.harmonia.smoke.history;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What one state records and states of digests, by path. */
final class DigestIndex {
  private final Set<RelativePath> stated = new HashSet<>();
  private final Map<RelativePath, Set<Sha256>> ofEntries = new HashMap<>();
  private final Map<RelativePath, Set<Sha256>> all = new HashMap<>();
  private final Map<RelativePath, List<List<RelativePath>>> lines = new HashMap<>();
  private final Map<Sha256, NavigableSet<String>> paths = new HashMap<>();
  private final Set<Sha256> recordedOnes = new HashSet<>();

  DigestIndex(List<Entry> entries, List<Document<ChecksumFile>> checksums, RecordedNames names) {
    entries.forEach(this::add);
    for (Document<ChecksumFile> read : checksums) {
      read.read().value().ifPresent(file -> add(file, names));
    }
  }

  private void add(Entry entry) {
    add(entry.safePath(), entry.sha256());
    if (entry.safePath().isPresent() && entry.sha256().flatMap(Stated::value).isPresent()) {
      ofEntries
          .computeIfAbsent(entry.safePath().get(), p -> new HashSet<>())
          .add(entry.sha256().flatMap(Stated::value).get());
    }
    for (Artifact artifact : entry.files()) {
      add(artifact.safePath(), artifact.sha256());
    }
  }

  private void add(Optional<RelativePath> path, Optional<Stated<Sha256>> sha256) {
    if (path.isPresent() && sha256.isPresent()) {
      stated.add(path.get());
      sha256.get().value().ifPresent(digest -> add(path.get(), digest));
    }
  }

  private void add(ChecksumFile file, RecordedNames names) {
    for (ChecksumLine.Recorded recorded : file.recorded()) {
      List<RelativePath> places = names.meant(file, recorded);
      for (RelativePath place : places) {
        lines.computeIfAbsent(place, p -> new ArrayList<>(1)).add(places);
        add(place, recorded.sha256());
      }
      recordedOnes.add(recorded.sha256());
    }
  }

  private void add(RelativePath path, Sha256 digest) {
    all.computeIfAbsent(path, p -> new HashSet<>(2)).add(digest);
    paths.computeIfAbsent(digest, d -> new TreeSet<>()).add(path.text());
  }

  /** Every digest that is stated of a path, or recorded where a line may be about it. */
  Set<Sha256> of(RelativePath path) {
    return all.getOrDefault(path, Set.of());
  }

  /** Whether a digest is recorded, of whatever path. */
  boolean isRecorded(Sha256 digest) {
    return recordedOnes.contains(digest);
  }

  /** Whether a path has a digest, whatever files are there. */
  boolean surelyHas(RelativePath path) {
    return stated.contains(path)
        || lines.getOrDefault(path, List.of()).stream().anyMatch(places -> places.size() == 1);
  }

  /** The places of each line that may be about a path. */
  List<List<RelativePath>> linesThatMayMean(RelativePath path) {
    return lines.getOrDefault(path, List.of());
  }

  /** Whether an entry that a path lies below states this digest, as of a representative file. */
  boolean isRepresented(RelativePath path, Sha256 digest) {
    for (RelativePath at = path; !at.equals(RelativePath.ROOT); at = at.parent()) {
      if (ofEntries.getOrDefault(at.parent(), Set.of()).contains(digest)) {
        return true;
      }
    }
    return false;
  }

  /** Whether something below a path has this digest. */
  boolean hasBelow(RelativePath path, Sha256 digest) {
    String prefix = path.text().isEmpty() ? "" : path.text() + "/";
    NavigableSet<String> same = paths.get(digest);
    String next = same == null ? null : same.ceiling(prefix);
    return next != null && next.startsWith(prefix);
  }
}
