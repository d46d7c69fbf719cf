package io.harmonia.smoke.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What git tracks: the paths of the index that are asked for, and the folders above them. */
public final class GitIndex implements Nodes {
  private static final Pattern ENTRY =
      Pattern.compile("([A-Za-z?]) ([0-7]{6}) ([0-9a-f]{40,64}) ([0-3])\t(.*)", Pattern.DOTALL);
  private static final Pattern MTIME = Pattern.compile("  mtime: (\\d+):(\\d+)\n");
  private static final Pattern SIZE = Pattern.compile("  size: (\\d+)\t");

  private final Git git;
  private final Set<String> known = new HashSet<>();
  private final Map<String, Entry> entries = new HashMap<>();

  /**
   * What the index has at a path.
   *
   * @param merged whether it is not in conflict
   * @param isLeftOut whether it is not to be in the work tree: a sparse checkout
   * @param isAssumedUnchanged whether the user said so
   * @param stamp size and time of the file when git last compared it
   */
  record Entry(
      TreeEntry entry, boolean merged, boolean isLeftOut, boolean isAssumedUnchanged, Stamp stamp) {
    Entry with(Stamp other) {
      return new Entry(entry, merged, isLeftOut, isAssumedUnchanged, other);
    }
  }

  /**
   * Size and time of a file when git last compared it.
   *
   * @param nanos 0 where git keeps whole seconds
   */
  record Stamp(long seconds, long nanos, long size) {
    static final Stamp UNKNOWN = new Stamp(-1, -1, -1);

    /** Whether a file has them still. */
    boolean isOf(Path file) throws IOException {
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      return size == Files.size(file)
          && seconds == modified.getEpochSecond()
          && (nanos == 0 || nanos == modified.getNano());
    }
  }

  private GitIndex(Git git) {
    this.git = git;
  }

  /** Reads what the index has at paths, from the repository's top. */
  public static GitIndex read(Git git, List<String> paths) throws IOException {
    GitIndex index = new GitIndex(git);
    index.look(paths);
    return index;
  }

  /** The tracked paths below a folder of the repository; the folder is left out of them. */
  public static List<String> below(Git git, String folder) throws IOException {
    String start = folder.isEmpty() ? "" : folder + "/";
    List<String> paths = new ArrayList<>();
    Consumer<String> take =
        path -> {
          if (path.startsWith(start)) {
            paths.add(path.substring(start.length()));
          }
        };
    return git.read(
        out -> {
          split(out, take);
          return List.copyOf(paths);
        },
        "ls-files",
        "-z");
  }

  @Override
  public Optional<TreeEntry> at(String path) throws IOException {
    return Optional.of(entry(path).map(Entry::entry).orElse(TreeEntry.SOME_FOLDER));
  }

  /** What is tracked at this very path. */
  Optional<Entry> entry(String path) throws IOException {
    if (!known.contains(path)) {
      look(List.of(path));
    }
    return Optional.ofNullable(entries.get(path));
  }

  @Override
  public Git git() {
    return git;
  }

  @Override
  public String shownAs() {
    return "the index";
  }

  private void look(List<String> paths) throws IOException {
    Set<String> wanted = new HashSet<>();
    for (String path : paths) {
      for (int at = path.length(); at > 0; at = path.lastIndexOf('/', at - 1)) {
        wanted.add(path.substring(0, at));
      }
    }
    Taking taking = new Taking(wanted);
    git.read(
        out -> {
          split(out, taking);
          return wanted;
        },
        "ls-files",
        "--stage",
        "-v",
        "--debug",
        "-z");
    known.addAll(wanted);
  }

  /** Takes the wanted ones of the entries, each of which is followed by its stamp. */
  private final class Taking implements Consumer<String> {
    private final Set<String> wanted;
    private Optional<String> last = Optional.empty();

    Taking(Set<String> wanted) {
      this.wanted = wanted;
    }

    @Override
    public void accept(String text) {
      int start = 0;
      while (text.startsWith("  ", start)) {
        start = text.indexOf('\n', start) + 1;
      }
      String debug = text.substring(0, start);
      last.ifPresent(path -> entries.computeIfPresent(path, (p, e) -> e.with(stamp(debug))));
      Matcher matcher = ENTRY.matcher(text.substring(start));
      last = Optional.empty();
      if (matcher.matches() && wanted.contains(matcher.group(5))) {
        String tag = matcher.group(1);
        entries.put(
            matcher.group(5),
            new Entry(
                new TreeEntry(TreeEntry.Kind.of(matcher.group(2)), matcher.group(3)),
                matcher.group(4).equals("0"),
                tag.equalsIgnoreCase("S"),
                Character.isLowerCase(tag.charAt(0)),
                Stamp.UNKNOWN));
        last = Optional.of(matcher.group(5));
      }
    }
  }

  private static Stamp stamp(String debug) {
    Matcher mtime = MTIME.matcher(debug);
    Matcher size = SIZE.matcher(debug);
    return mtime.find() && size.find()
        ? new Stamp(
            Long.parseLong(mtime.group(1)),
            Long.parseLong(mtime.group(2)),
            Long.parseLong(size.group(1)))
        : Stamp.UNKNOWN;
  }

  /** Gives each text that a zero byte ends, and what follows the last. */
  static void split(InputStream out, Consumer<String> take) throws IOException {
    byte[] text = new byte[1 << 16];
    int end = 0;
    for (int read = out.read(text); read >= 0; read = out.read(text, end, text.length - end)) {
      int start = 0;
      for (int i = end; i < end + read; i++) {
        if (text[i] == 0) {
          take.accept(new String(text, start, i - start, StandardCharsets.UTF_8));
          start = i + 1;
        }
      }
      end += read - start;
      System.arraycopy(text, start, text, 0, end);
      text = end == text.length ? Arrays.copyOf(text, 2 * end) : text;
    }
    if (end > 0) {
      take.accept(new String(text, 0, end, StandardCharsets.UTF_8));
    }
  }
}
