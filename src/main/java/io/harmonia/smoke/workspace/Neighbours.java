package io.harmonia.smoke.workspace;

import io.harmonia.smoke.path.RealFolder;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Likeness;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What lies near a file that is missing or broken, and tells why: a download that broke off, or a
 * file whose name looks the same. Each folder is listed once.
 */
public final class Neighbours {
  private static final int MAX_NAMES = 100_000;
  private static final int MAX_LEVELS = 16;
  private static final int MOST_ALIKE = 10;

  /** What hub clients, browsers, curl, wget, aria2, rclone and WinSCP name an unfinished file. */
  private static final Pattern UNFINISHED =
      Pattern.compile(
          ".*\\.(incomplete|part|partial|filepart|crdownload|opdownload|download|aria2|tmp)",
          Pattern.DOTALL);

  private static final RelativePath HUB_DOWNLOADS = new RelativePath(".cache/huggingface/download");

  private final Workspace workspace;
  private final ConcurrentMap<RelativePath, Listing> listings = new ConcurrentHashMap<>();

  /**
   * @param workspace where to look; nothing outside it is
   */
  public Neighbours(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Whether a name ends as those of unfinished downloads do. */
  public static boolean isUnfinished(String name) {
    return UNFINISHED.matcher(name).matches();
  }

  /**
   * An unfinished download of a file, for the message.
   *
   * <p>It lies beside the file ({@code model.onnx.part}), or where Hugging Face's client keeps it:
   * below {@code .cache/huggingface/download} of the folder that was downloaded into ({@code
   * model.onnx.<etag>.incomplete}, of late {@code <hash of the name>.<etag>.incomplete}), or in the
   * {@code blobs} beside the {@code snapshots} of a cache ({@code <etag>.incomplete}). The etag of
   * a large file is its SHA-256.
   *
   * @param sha256 the digest that the file should have, in hexadecimal digits, if it is known
   */
  public Optional<String> unfinished(RelativePath file, Optional<String> sha256) {
    return beside(file)
        .or(() -> inDownloads(file, sha256))
        .or(() -> sha256.flatMap(digest -> inBlobs(file, digest)))
        .map(
            found ->
                "a download that broke off lies at "
                    + Printable.of(found.text())
                    + (found.name().endsWith(".aria2") ? ", and the file may be part of it" : ""));
  }

  /** A file in the same folder whose name looks the same, for the message. */
  public Optional<String> lookalike(RelativePath file) {
    return listing(file.parent())
        .likeness(file.name())
        .map(
            name ->
                Printable.quoted(name)
                    + " lies in its folder, which differs from it only "
                    + Likeness.difference(file.name(), name));
  }

  /**
   * What is there by another path that looks the same, whichever of its segments differs.
   *
   * @param folder where the two begin alike
   * @param path a path below it, of which nothing is there
   */
  public Optional<RelativePath> lookalikePath(RelativePath folder, RelativePath path) {
    List<String> segments = path.segments();
    List<RelativePath> alike = List.of(folder);
    for (int i = folder.segments().size(); i < segments.size() && !alike.isEmpty(); i++) {
      String name = segments.get(i);
      alike =
          alike.stream()
              .flatMap(above -> listing(above).alike(name).map(found -> in(above, found)))
              .limit(MOST_ALIKE)
              .toList();
    }
    return alike.stream().filter(found -> !found.equals(path)).findFirst();
  }

  private Optional<RelativePath> beside(RelativePath file) {
    return listing(file.parent()).unfinishedOf(file.name()).map(name -> in(file.parent(), name));
  }

  private Optional<RelativePath> inDownloads(RelativePath file, Optional<String> sha256) {
    List<String> segments = file.segments();
    int last = segments.size() - 1;
    for (int depth = last; depth >= Math.max(0, last - MAX_LEVELS); depth--) {
      RelativePath downloads =
          RelativePath.ofSegments(segments.subList(0, depth)).resolve(HUB_DOWNLOADS);
      if (listing(downloads).isThere()) {
        RelativePath folder =
            downloads.resolve(RelativePath.ofSegments(segments.subList(depth, last)));
        Listing listing = listing(folder);
        Optional<RelativePath> found =
            listing
                .unfinishedOf(file.name())
                .or(() -> sha256.flatMap(listing::unfinishedWith))
                .map(name -> in(folder, name));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<RelativePath> inBlobs(RelativePath file, String sha256) {
    List<String> segments = file.segments();
    int snapshots = segments.lastIndexOf("snapshots");
    if (snapshots < 0) {
      return Optional.empty();
    }
    RelativePath blobs =
        RelativePath.ofSegments(segments.subList(0, snapshots)).resolve(new RelativePath("blobs"));
    return listing(blobs).unfinishedOf(sha256).map(name -> in(blobs, name));
  }

  private static RelativePath in(RelativePath folder, String name) {
    return folder.resolve(new RelativePath(name));
  }

  private Listing listing(RelativePath folder) {
    return workspace.isKnownAbsent(folder)
        ? Listing.OF_NOTHING
        : listings.computeIfAbsent(folder, this::list);
  }

  private Listing list(RelativePath folder) {
    if (!(workspace.look(folder) instanceof Found.Directory directory)) {
      return Listing.OF_NOTHING;
    }
    Listing listing = new Listing(true);
    RealFolder real = new RealFolder(directory.real());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.real())) {
      for (Path file : files) {
        listing.add(real.nameOf(file).text());
      }
    } catch (IOException | DirectoryIteratorException e) {
      return listing; // whatever kept it from being listed has a finding of its own
    }
    return listing;
  }

  /** The names in a folder. */
  private static final class Listing {
    static final Listing OF_NOTHING = new Listing(false);

    private final Map<Likeness, List<String>> byLikeness = new HashMap<>();
    private final NavigableSet<String> unfinished = new TreeSet<>();
    private final boolean isThere;
    private int names;

    Listing(boolean isThere) {
      this.isThere = isThere;
    }

    boolean isThere() {
      return isThere;
    }

    void add(String name) {
      if (names++ < MAX_NAMES) {
        byLikeness.computeIfAbsent(Likeness.of(name), l -> new ArrayList<>(1)).add(name);
        if (isUnfinished(name)) {
          unfinished.add(name);
        }
      }
    }

    Optional<String> likeness(String name) {
      return byLikeness.getOrDefault(Likeness.of(name), List.of()).stream()
          .filter(other -> !other.equals(name))
          .sorted()
          .findFirst();
    }

    /** The names that look like this one, itself among them. */
    Stream<String> alike(String name) {
      return byLikeness.getOrDefault(Likeness.of(name), List.of()).stream().sorted();
    }

    /** An unfinished download that is called by a name and something after it. */
    Optional<String> unfinishedOf(String name) {
      return Optional.ofNullable(unfinished.ceiling(name + "."))
          .filter(found -> found.startsWith(name + "."));
    }

    /** An unfinished download that has a digest in its name. */
    Optional<String> unfinishedWith(String digest) {
      return unfinished.stream().filter(name -> name.contains(digest)).findFirst();
    }
  }
}
