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
  private static final String ATTRIBUTES = ".gitattributes";
  private static final int LONGEST_ATTRIBUTES = 1 << 20;
  private static final long LACKING = -1;

  private final Git git;
  private final String folder;
  private final List<StagedFile> files = new ArrayList<>();
  private final List<StagedFile> links = new ArrayList<>();

  /** Every file of attributes that may speak of one of them, also above the folder. */
  private final List<String> attributes = new ArrayList<>();

  private final MessageDigest used = Sha256.digest();

  /** Whether they are those of the index, whose attributes git can tell. */
  private final boolean ofIndex;

  private StagedFiles(Git git, String folder, boolean ofIndex) {
    this.git = git;
    this.ofIndex = ofIndex;
    this.folder = folder.isEmpty() ? "" : folder + "/";
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
    StagedFiles all = new StagedFiles(git, folder, true);
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
    StagedFiles all = new StagedFiles(git, folder, false);
    git.converse(in -> {}, all::take, "ls-tree", "-r", "-z", "--full-tree", commit);
    return all;
  }

  private int take(InputStream out) throws IOException {
    ZeroEnded entries = new ZeroEnded(out);
    while (entries.next()) {
      String entry = entries.text(); // MODE OID STAGE TAB PATH, or MODE TYPE OID TAB PATH
      int tab = entry.indexOf('\t');
      String[] parts = tab < 0 ? new String[0] : entry.substring(0, tab).split(" ", -1);
      if (parts.length == 3 && (parts[0].startsWith("100") || parts[0].equals(LINK))) {
        String path = entry.substring(tab + 1);
        String oid = parts[ofIndex ? 1 : 2];
        if (path.equals(ATTRIBUTES) || path.endsWith("/" + ATTRIBUTES)) {
          attributes.add(oid);
        }
        if (path.startsWith(folder)) {
          (parts[0].equals(LINK) ? links : files)
              .add(
                  new StagedFile(
                      path.substring(folder.length()),
                      path.indexOf('\ufffd') < 0 || entries.isUtf8(),
                      oid,
                      !ofIndex || parts[2].equals("0")));
        }
      }
    }
    return files.size();
  }

  /** All of them, in git's order; one in conflict stands there for each side of it. */
  public List<StagedFile> all() {
    return files;
  }

  /** The symbolic links. */
  public List<StagedFile> links() {
    return links;
  }

  /** Gives where each of the links leads. */
  public void linkTargets(Take take) throws IOException {
    for (int from = 0; from < links.size(); from += AT_ONCE) {
      int first = from;
      eachContent(
          links.subList(from, Math.min(from + AT_ONCE, links.size())).stream()
              .map(StagedFile::oid)
              .toList(),
          (at, target) -> take.of(first + at, target));
    }
  }

  /**
   * The size of each file, in bytes; a negative one where the repository lacks it: a partial clone.
   */
  public long[] sizes() throws IOException {
    long[] sizes = new long[files.size()];
    for (int from = 0; from < sizes.length; from += AT_ONCE) {
      int first = from;
      List<String> oids =
          files.subList(from, Math.min(from + AT_ONCE, sizes.length)).stream()
              .map(StagedFile::oid)
              .toList();
      eachObject(oids, (at, size, out) -> sizes[first + at] = size, "--batch-check");
    }
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
          Arrays.stream(some).mapToObj(one -> files.get(one).oid()).toList(),
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
            String[] said = line(out).split(" ", -1); // OID TYPE SIZE, or OID missing
            take.of(at, said.length == 3 ? Long.parseLong(said[2]) : LACKING, out);
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
    BitSet with = new BitSet(files.size());
    if (!ofIndex || !isMentioned(value)) {
      return with;
    }
    for (int from = 0; from < files.size(); from += AT_ONCE) {
      int first = from;
      List<StagedFile> some = files.subList(from, Math.min(from + AT_ONCE, files.size()));
      git.converse(
          in -> {
            for (StagedFile file : some) {
              in.write((folder + file.path() + "\0").getBytes(StandardCharsets.UTF_8));
            }
          },
          out -> {
            ZeroEnded answers = new ZeroEnded(out); // PATH, ATTRIBUTE, VALUE
            for (int at = 0; answers.next() && answers.next() && answers.next(); at++) {
              with.set(first + at, answers.text().equals(value));
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
        attributes,
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
