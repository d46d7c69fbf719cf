package io.harmonia.smoke.origins;

import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.finding.EntryIndex;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.hosts.Hosts;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.ledger.SourceDocument;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.upstream.Expected;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The URLs that records name: {@code source_url} of entries, with the files of an entry where the
 * host is known to keep a repository's files by their names, and what records of other formats
 * name.
 */
public final class SourceUrls {
  private final Inventory inventory;
  private final Ledger ledger;
  private final EntryIndex index;
  private final NavigableMap<String, RelativePath> recorded = new TreeMap<>();
  private final List<SourceUrl> all = new ArrayList<>();

  private SourceUrls(Inventory inventory, Ledger ledger, EntryIndex index) {
    this.inventory = inventory;
    this.ledger = ledger;
    this.index = index;
  }

  /** Those of a workspace; the same on every machine that has the same records. */
  public static SourceUrls of(Inventory inventory, Ledger ledger, EntryIndex index) {
    SourceUrls urls = new SourceUrls(inventory, ledger, index);
    ledger
        .lines()
        .all()
        .map(RecordedChecksum::alternatives)
        .flatMap(line -> line.nominal().stream())
        .forEach(path -> urls.recorded.put(path.text(), path));
    ledger.entries().forEach(urls::add);
    inventory.records().all().forEach(urls::add);
    return urls;
  }

  /** Those of which an earlier state did not record the same; all of them where there is none. */
  public SourceUrls changedSince(Optional<FoundBaseline.At> baseline) {
    baseline
        .map(at -> EarlierUrls.of(inventory, at))
        .ifPresent(earlier -> all.removeIf(earlier::has));
    return this;
  }

  /** Document by document. */
  List<SourceUrl> all() {
    return all;
  }

  private void add(Entry entry) {
    Optional<Stated<String>> stated = entry.sourceUrl();
    if (stated.flatMap(Stated::value).isEmpty()) {
      return; // the check of its fields says so
    }
    Manifest manifest = inventory.authority(entry.list()).orElseThrow();
    String label =
        (manifest.kind() == ManifestKind.COMBINED ? entry.list().key() + " › " : "")
            + index.label(entry);
    Path file = manifest.place().file();
    Location at = stated.get().at();
    Subject whole = new Subject.Served(file, at, Optional.of(entry), entry.safePath());
    RemoteUrl url;
    try {
      url = RemoteUrl.parse(stated.get().value().orElseThrow());
    } catch (UnaskableUrlException e) {
      all.add(unaskable(whole, label, stated.get().value().orElseThrow(), e));
      return;
    }
    Optional<String> snapshot = entry.snapshot().flatMap(Stated::value).filter(it -> !it.isBlank());
    List<RelativePath> files = filesOf(entry);
    boolean isFile =
        isNamedAs(entry, url) || (isFileName(url) && fileNamedBy(entry, files, url).isPresent());
    if (isFile || Hosts.isFile(url) || files.isEmpty()) {
      boolean isOfOne = isFile || Hosts.isFile(url);
      RemoteUrl asked = isOfOne ? Hosts.file(url, snapshot) : Hosts.page(url, snapshot);
      all.add(
          of(
              whole,
              label,
              asked,
              isOfOne
                  ? expected(entry, fileNamedBy(entry, files, url), Expected.Aim.FILE, asked)
                  : entry.files().isEmpty()
                      ? expected(entry, entry.safePath(), Expected.Aim.EITHER, asked)
                      : Expected.page(Hosts.isMovable(asked))));
      return;
    }
    RelativePath folder = entry.safePath().orElseThrow();
    List<SourceUrl> ofFiles = new ArrayList<>();
    for (RelativePath path : files) {
      String below =
          path.text().substring(folder.text().isEmpty() ? 0 : folder.text().length() + 1);
      Hosts.fileOf(url, snapshot, below)
          .ifPresent(
              asked ->
                  ofFiles.add(
                      of(
                          new Subject.Served(file, at, Optional.of(entry), Optional.of(path)),
                          label,
                          asked,
                          expected(entry, Optional.of(path), Expected.Aim.FILE, asked))));
    }
    if (ofFiles.isEmpty()) {
      RemoteUrl page = Hosts.page(url, snapshot);
      all.add(of(whole, label, page, Expected.page(Hosts.isMovable(page))));
    }
    all.addAll(ofFiles);
  }

  /** Whether the URL ends in what looks like a file's name. */
  private static boolean isFileName(RemoteUrl url) {
    return !Hosts.isRepository(url) && url.fileName().filter(it -> it.contains(".")).isPresent();
  }

  /** Whether the URL ends in the name of the entry's one file. */
  private static boolean isNamedAs(Entry entry, RemoteUrl url) {
    Optional<String> name = entry.safePath().map(RelativePath::name);
    return name.isPresent()
        && name.get().contains(".")
        && url.fileName().equals(name)
        && entry.statedFilesCount().filter(count -> count != 1).isEmpty();
  }

  /** The listed file of that name, or the entry's own path. */
  private static Optional<RelativePath> fileNamedBy(
      Entry entry, List<RelativePath> files, RemoteUrl url) {
    Optional<String> name = url.fileName();
    List<RelativePath> same =
        files.stream().filter(path -> name.equals(Optional.of(path.name()))).toList();
    if (same.size() == 1) {
      return Optional.of(same.get(0));
    }
    return files.isEmpty() ? entry.safePath() : Optional.empty();
  }

  /** What is listed or recorded below an entry's path, in this order. */
  private List<RelativePath> filesOf(Entry entry) {
    Set<RelativePath> files = new LinkedHashSet<>();
    Optional<RelativePath> folder = entry.safePath();
    if (folder.isPresent()) {
      entry.files().stream()
          .flatMap(artifact -> artifact.safePath().stream())
          .filter(path -> path.isBelow(folder.get()))
          .forEach(files::add);
      String start = folder.get().text().isEmpty() ? "" : folder.get().text() + "/";
      for (RelativePath path : recorded.tailMap(start, true).values()) {
        if (!path.text().startsWith(start)) {
          break;
        }
        files.add(path);
      }
    }
    return List.copyOf(files);
  }

  private Expected expected(
      Entry entry, Optional<RelativePath> path, Expected.Aim aim, RemoteUrl url) {
    Set<Digest> digests = new LinkedHashSet<>();
    Optional<Long> size = Optional.empty();
    if (path.isPresent()) {
      for (Artifact artifact : entry.files()) {
        if (artifact.safePath().equals(path)) {
          artifact.sha256().flatMap(Stated::value).map(Digest::of).ifPresent(digests::add);
          size = size.or(() -> artifact.sizeBytes().flatMap(Stated::value));
        }
      }
      if (entry.safePath().equals(path) && entry.files().isEmpty()) {
        entry.sha256().flatMap(Stated::value).map(Digest::of).ifPresent(digests::add);
        size = size.or(() -> entry.sizeBytes().flatMap(Stated::value));
      }
      for (Claim claim : ledger.at(path.get())) {
        claim.content().digests().forEach(digest -> digests.add(digest.value()));
        size = size.or(() -> claim.content().size().map(Located::value));
      }
    }
    return expected(path, List.copyOf(digests), size, aim, url);
  }

  private Expected expected(
      Optional<RelativePath> path,
      List<Digest> digests,
      Optional<Long> size,
      Expected.Aim aim,
      RemoteUrl url) {
    return new Expected(
        digests,
        size,
        () -> path.flatMap(it -> GitBlob.of(inventory.workspace().look(it), digests)),
        aim,
        Hosts.isMovable(url));
  }

  private void add(SourceDocument document) {
    boolean isOfLfs = document.claims().anyMatch(Claim::isItsPointer);
    Optional<String> server = isOfLfs ? LfsServer.of(inventory.workspace()) : Optional.empty();
    document
        .claims()
        .forEach(
            claim -> {
              if (claim.isItsPointer()) {
                addObject(document, claim, server);
              } else {
                claim.url().ifPresent(url -> addClaim(document, claim, url));
              }
            });
  }

  private void addClaim(SourceDocument document, Claim claim, Located<String> stated) {
    Subject subject =
        new Subject.Served(
            fileOf(document, claim.at()), stated.at(), Optional.empty(), claim.path().path());
    String name = document.place().shownAs() + " › " + Printable.of(claim.path().name());
    if (claim.path().isElsewhere()) {
      name = document.place().shownAs() + " › source"; // the URL is its name
    }
    try {
      RemoteUrl url = Hosts.file(RemoteUrl.parse(stated.value()), Optional.empty());
      all.add(
          named(
              subject,
              name,
              url,
              expected(
                  claim.path().path(),
                  claim.content().digests().stream().map(Located::value).toList(),
                  claim.content().size().map(Located::value),
                  Hosts.isRepository(url) ? Expected.Aim.PAGE : Expected.Aim.FILE,
                  url)));
    } catch (UnaskableUrlException e) {
      all.add(
          new SourceUrl(
              subject,
              name,
              without(stated.value()),
              SourceUrl.Asked.not(e),
              Expected.page(false)));
    }
  }

  private void addObject(SourceDocument document, Claim claim, Optional<String> server) {
    Optional<Digest> oid = claim.content().digests().stream().map(Located::value).findFirst();
    Optional<Long> size = claim.content().size().map(Located::value);
    if (oid.isEmpty() || size.isEmpty() || size.get() == 0 || server.isEmpty()) {
      return; // an empty file is no object; an extension of Git LFS has objects of other digests
    }
    Subject subject =
        new Subject.Served(
            fileOf(document, claim.at()), claim.at(), Optional.empty(), claim.path().path());
    String name = document.place().shownAs() + " › " + Printable.of(claim.path().name());
    try {
      RemoteUrl url = RemoteUrl.parse(server.get());
      all.add(
          new SourceUrl(
              subject,
              name,
              url.shown(),
              SourceUrl.Asked.of(new Question.LfsObject(url, oid.get().hex(), size.get())),
              new Expected(List.of(oid.get()), size, Optional::empty, Expected.Aim.FILE, false)));
    } catch (UnaskableUrlException e) {
      all.add(
          new SourceUrl(
              subject, name, without(server.get()), SourceUrl.Asked.not(e), Expected.page(false)));
    }
  }

  private Path fileOf(SourceDocument document, Location at) {
    return at.file().equals(document.place().shownAs())
        ? document.place().file()
        : inventory.workspace().locate(new RelativePath(at.file()));
  }

  private static SourceUrl of(Subject subject, String label, RemoteUrl url, Expected expected) {
    return named(subject, subject.at().file() + " › " + label, url, expected);
  }

  private static SourceUrl named(Subject subject, String name, RemoteUrl url, Expected expected) {
    return new SourceUrl(
        subject, name, url.shown(), SourceUrl.Asked.of(new Question.Url(url)), expected);
  }

  private static SourceUrl unaskable(
      Subject subject, String label, String url, UnaskableUrlException why) {
    return new SourceUrl(
        subject,
        subject.at().file() + " › " + label,
        without(url),
        SourceUrl.Asked.not(why),
        Expected.page(false));
  }

  /** Without what may be a secret: a user and password, a query. */
  private static String without(String url) {
    return Printable.of(url.replaceFirst("://[^/?#]*@", "://…@").replaceFirst("[?#].*", "?…"));
  }
}
