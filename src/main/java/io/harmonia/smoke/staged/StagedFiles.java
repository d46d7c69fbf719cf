package io.harmonia.smoke.staged;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.git.Git;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The files of git's index below the workspace's folder. They are asked about by the ten thousand,
 * since a repository may have a million.
 */
public final class StagedFiles {
  /** So many are asked about at once; git has a time for each answer as a whole. */
  private static final int AT_ONCE = 50_000;

  private static final String LINK = "120000";
  private static final String SUBMODULE = "160000";
  private static final String ATTRIBUTES = ".gitattributes";
  private static final int LONGEST_ATTRIBUTES = 1 << 20;
  private static final long LACKING = -1;

  private final Git git;
  private final String folder;
  private final Listing listing;

  private final MessageDigest used = Sha256.digest();

  private StagedFiles(Git git, String folder, Listing listing) {
    this.git = git;
    this.folder = folder;
    this.listing = listing;
  }

  /** What git listed. */
  private static final class Listing {
    /** Whether it is that of the index, whose attributes git can tell. */
    final boolean ofIndex;

    final List<StagedFile> files = new ArrayList<>();
    final List<StagedFile> links = new ArrayList<>();

    final List<String> submodules = new ArrayList<>();

    /** Every file of attributes that may speak of one of them, also above the folder. */
    final List<String> attributes = new ArrayList<>();

    /** Empty until somebody asks. */
    long[] sizes = {};

    Listing(boolean ofIndex) {
      this.ofIndex = ofIndex;
    }
  }

  /** Gets a file and its content. */
  @FunctionalInterface
  public interface Take {
    void of(int file, byte[] content);
  }

  /**
   * Reads what the index has.
   *
   * @param folder the workspace's folder in the repository
   */
  public static StagedFiles read(Git git, String folder) throws IOException {
    StagedFiles all = new StagedFiles(git, below(folder), new Listing(true));
    git.converse(in -> {}, all::take, "ls-files", "--stage", "-z");
    return all;
  }

  /**
   * Reads what a commit has; attributes are not told of it.
   *
   * @param commit its name in full
   * @param folder the workspace's folder in the repository
   */
  public static StagedFiles read(Git git, String commit, String folder) throws IOException {
    StagedFiles all = new StagedFiles(git, below(folder), new Listing(false));
    git.converse(in -> {}, all::take, "ls-tree", "-r", "-z", "--full-tree", commit);
    return all;
  }

  /** The same files, which git is asked about anew. */
  public StagedFiles askedOf(Git other) {
    return new StagedFiles(other, folder, listing);
  }

  private static String below(String folder) {
    return folder.isEmpty() ? "" : folder + "/";
  }

  private int take(InputStream out) throws IOException {
    ZeroEnded entries = new ZeroEnded(out);
    while (entries.next()) {
      String entry = entries.text(); // MODE OID STAGE TAB PATH, or MODE TYPE OID TAB PATH
      int first = entry.indexOf(' ');
      int second = entry.indexOf(' ', first + 1);
      int tab = entry.indexOf('\t', second + 1);
      boolean isLink = entry.startsWith(LINK);
      if (tab > 0 && entry.startsWith(SUBMODULE) && entry.startsWith(folder, tab + 1)) {
        listing.submodules.add(entry.substring(tab + 1 + folder.length()));
      }
      if (tab > 0 && (isLink || entry.startsWith("100"))) {
        String path = entry.substring(tab + 1);
        String oid =
            listing.ofIndex ? entry.substring(first + 1, second) : entry.substring(second + 1, tab);
        if (path.endsWith(ATTRIBUTES)
            && (path.length() == ATTRIBUTES.length() || path.endsWith("/" + ATTRIBUTES))) {
          listing.attributes.add(oid);
        }
        if (path.startsWith(folder)) {
          (isLink ? listing.links : listing.files)
              .add(
                  new StagedFile(
                      path.substring(folder.length()),
                      path.indexOf('\ufffd') < 0 || entries.isUtf8(),
                      oid,
                      !listing.ofIndex || entry.charAt(second + 1) == '0'));
        }
      }
    }
    return listing.files.size();
  }

  /** All of them, in git's order; one in conflict stands there for each side of it. */
  public List<StagedFile> all() {
    return listing.files;
  }

  /** The paths of the submodules. */
  public List<String> submodules() {
    return listing.submodules;
  }

  /** The symbolic links. */
  public List<StagedFile> links() {
    return listing.links;
  }

  /** Gives where each of the links leads. */
  public void linkTargets(Take take) throws IOException {
    for (int from = 0; from < listing.links.size(); from += AT_ONCE) {
      int first = from;
      eachContent(
          listing.links.subList(from, Math.min(from + AT_ONCE, listing.links.size())).stream()
              .map(StagedFile::oid)
              .toList(),
          (at, target) -> take.of(first + at, target));
    }
  }

  /**
   * The size of each file, in bytes; a negative one where the repository lacks it: a partial clone.
   */
  public long[] sizes() throws IOException {
    if (listing.sizes.length == listing.files.size()) {
      return listing.sizes;
    }
    long[] sizes = new long[listing.files.size()];
    for (int from = 0; from < sizes.length; from += AT_ONCE) {
      int first = from;
      List<String> oids =
          listing.files.subList(from, Math.min(from + AT_ONCE, sizes.length)).stream()
              .map(StagedFile::oid)
              .toList();
      eachObject(oids, (at, size, out) -> sizes[first + at] = size, "--batch-check=%(objectsize)");
    }
    listing.sizes = sizes;
    return sizes;
  }

  /**
   * Gives the content of some.
   *
   * @param wanted which of them
   */
  public void contents(BitSet wanted, Take take) throws IOException {
    int[] all = wanted.stream().toArray();
    for (int from = 0; from < all.length; from += AT_ONCE) {
      int[] some = Arrays.copyOfRange(all, from, Math.min(from + AT_ONCE, all.length));
      eachContent(
          Arrays.stream(some).mapToObj(one -> listing.files.get(one).oid()).toList(),
          (at, content) -> take.of(some[at], content));
    }
  }

  private void eachContent(List<String> oids, Take take) throws IOException {
    eachObject(
        oids,
        (at, size, out) -> {
          if (size != LACKING) {
            take.of(at, out.readNBytes((int) Math.min(size, 1 << 30)));
            out.skipNBytes(1);
          }
        },
        "--batch");
  }

  /** Takes what git says of an object. */
  private interface ObjectAnswer {
    void of(int at, long size, InputStream out) throws IOException;
  }

  private void eachObject(List<String> oids, ObjectAnswer take, String mode) throws IOException {
    git.converse(
        in -> {
          for (String oid : oids) {
            in.write((oid + "\n").getBytes(StandardCharsets.US_ASCII));
          }
        },
        out -> {
          for (int at = 0; at < oids.size(); at++) {
            String said = line(out); // … SIZE, or OID missing
            boolean isLacking = said.endsWith(" missing");
            take.of(
                at,
                isLacking
                    ? LACKING
                    : Long.parseLong(said, said.lastIndexOf(' ') + 1, said.length(), 10),
                out);
          }
          return oids.size();
        },
        "cat-file",
        "--buffer",
        mode);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("git ended before its answer did");
      }
      line.append((char) b);
    }
    return line.toString();
  }

  /**
   * Those to which the index's own {@code .gitattributes} give a value of an attribute, as git
   * reads them: macros, negations, and the last line that matches, in the nearest folder. Files of
   * attributes that are not in the index have no say.
   */
  public BitSet with(String attribute, String value) throws IOException {
    BitSet with = new BitSet(listing.files.size());
    if (!listing.ofIndex || !isMentioned(value)) {
      return with;
    }
    for (int from = 0; from < listing.files.size(); from += AT_ONCE) {
      int first = from;
      List<StagedFile> some =
          listing.files.subList(from, Math.min(from + AT_ONCE, listing.files.size()));
      git.converse(
          in -> {
            for (StagedFile file : some) {
              in.write((folder + file.path() + "\0").getBytes(StandardCharsets.UTF_8));
            }
          },
          out -> {
            ZeroEnded answers = new ZeroEnded(out); // PATH, ATTRIBUTE, VALUE
            for (int part = 0; answers.next(); part++) {
              if (part % 3 == 2) {
                with.set(first + part / 3, answers.text().equals(value));
              }
            }
            return some.size();
          },
          "check-attr",
          "--cached",
          "--stdin",
          "-z",
          attribute);
    }
    return with;
  }

  private boolean isMentioned(String value) throws IOException {
    boolean[] mentioned = new boolean[1];
    eachContent(
        listing.attributes,
        (at, content) ->
            mentioned[0] |=
                content.length > LONGEST_ATTRIBUTES
                    || new String(content, StandardCharsets.ISO_8859_1).contains(value));
    return mentioned[0];
  }

  /** Makes a file a part of what a run was about. */
  public void use(StagedFile file) {
    used.update((file.path() + "\0" + file.oid() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** What a run was about; asked once, at its end. */
  public Sha256 used() {
    return Sha256.of(used.digest());
  }
}
