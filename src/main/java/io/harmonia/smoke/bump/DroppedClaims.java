package io.harmonia.smoke.bump;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.ledger.SourceDocument;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.SmokeCommand;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What records of other formats said of files in a baseline and nothing says any more, though the
 * files are there. Of a merge, what one of the parents dropped since their base was judged there.
 */
public final class DroppedClaims {
  private final Workspace workspace;
  private final RepositoryView repository;
  private final NavigableMap<RelativePath, Dropped> dropped;
  private final Set<RelativePath> weakened;
  private final List<SourceDocument> unread;

  /**
   * @param update how records of the format are brought up to date
   */
  private record Dropped(String format, String update, Claim claim, String baseline) {
    Location at() {
      return claim.at();
    }
  }

  private DroppedClaims(
      Workspace workspace,
      RepositoryView repository,
      NavigableMap<RelativePath, Dropped> dropped,
      Set<RelativePath> weakened,
      List<SourceDocument> unread) {
    this.workspace = workspace;
    this.repository = repository;
    this.dropped = dropped;
    this.weakened = weakened;
    this.unread = unread;
  }

  static DroppedClaims of(
      Workspace workspace,
      RepositoryView repository,
      Ledger now,
      List<EarlierRecords> parents,
      Supplier<Optional<EarlierRecords>> base) {
    List<Map<RelativePath, Dropped>> said =
        parents.stream().map(parent -> notHeld(parent, now)).toList();
    NavigableMap<RelativePath, Dropped> dropped = new TreeMap<>();
    said.forEach(one -> one.forEach(dropped::putIfAbsent));
    Set<RelativePath> oneSided = new HashSet<>(dropped.keySet());
    oneSided.removeIf(path -> said.stream().allMatch(one -> one.containsKey(path)));
    if (!oneSided.isEmpty()) {
      Set<RelativePath> before =
          base.get().map(common -> notHeld(common, now).keySet()).orElse(Set.of());
      oneSided.stream().filter(before::contains).forEach(dropped::remove);
    }
    List<SourceDocument> unread =
        parents.stream()
            .flatMap(parent -> parent.said().all().stream())
            .filter(DroppedClaims::cannotBeHad)
            .toList();
    return new DroppedClaims(workspace, repository, dropped, weakened(parents, now), unread);
  }

  /** What was malformed recorded nothing; what cannot be read may have. */
  private static boolean cannotBeHad(SourceDocument document) {
    ReadFile<?> read = document.document().read();
    return read instanceof ReadFile.Unreadable<?> || read instanceof ReadFile.TimedOut<?>;
  }

  private static Map<RelativePath, Dropped> notHeld(EarlierRecords earlier, Ledger now) {
    Map<RelativePath, Dropped> all = new TreeMap<>();
    for (SourceDocument document : earlier.said().all()) {
      String format = document.source().name();
      document
          .claims()
          .filter(claim -> claim.content().isHeld())
          .forEach(
              claim ->
                  claim
                      .path()
                      .path()
                      .filter(path -> !now.isHeld(path))
                      .ifPresent(
                          path ->
                              all.putIfAbsent(
                                  path,
                                  new Dropped(
                                      format,
                                      document.source().guide().update(),
                                      claim,
                                      earlier.shownAs()))));
    }
    return all;
  }

  /** Those of which a strong digest was recorded, and only something weaker is now. */
  private static Set<RelativePath> weakened(List<EarlierRecords> parents, Ledger now) {
    return parents.stream()
        .flatMap(parent -> parent.said().claims())
        .filter(claim -> claim.content().isStrong())
        .flatMap(claim -> claim.path().path().stream())
        .filter(path -> now.isHeld(path) && !now.isHeldStrongly(path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The files of which nothing may be recorded any more, whatever is there. */
  public Stream<RelativePath> paths() {
    return dropped.keySet().stream();
  }

  /** It is drift, where the file is there or git tracks it. */
  void judge(Findings findings) {
    for (SourceDocument document : unread) {
      findings.addUnread(document.document(), Kind.BASELINE_UNAVAILABLE);
    }
    if (!weakened.isEmpty()) {
      findings.remark(
          "a strong digest was recorded in the baseline, and only an MD5, a SHA-1 or a size is now: "
              + Printable.some(weakened));
    }
    dropped.forEach(
        (path, had) -> there(path).ifPresent(how -> findings.add(finding(path, had, how))));
  }

  private Optional<String> there(RelativePath path) {
    Found found = workspace.look(path);
    if (found instanceof Found.File || found instanceof Found.Directory) {
      return Optional.of("though it is there");
    }
    return repository
        .tracked()
        .filter(files -> files.contains(path))
        .map(files -> "though git tracks it (the work tree lacks it)");
  }

  private static Finding finding(RelativePath path, Dropped had, String there) {
    String what =
        had.claim().content().digests().stream()
            .findFirst()
            .map(digest -> digest.value().toString())
            .orElse("what was recorded");
    return Finding.at(
            Location.startOf(had.at().file()),
            Kind.RECORD_DROPPED,
            "%s: what %s recorded of it is not recorded any more, %s: expected %s, as at %s of %s, or"
                    .formatted(
                        Printable.of(path.text()),
                        had.format(),
                        there,
                        what,
                        had.at(),
                        had.baseline())
                + " another one; actual none",
            "Record it again (%s). If it was dropped on purpose, say so: “harmonia-smoke waive"
                    .formatted(had.update().replaceFirst("\\.$", ""))
                + " --until DATE --reason TEXT %s --write”."
                    .formatted(SmokeCommand.word(path.text()).orElse("PATH")))
        .about(Optional.of(Target.path(path)));
  }
}
