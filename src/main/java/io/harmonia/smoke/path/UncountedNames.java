package io.harmonia.smoke.path;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files and folders that are not counted as files of a model or dataset: what operating
 * systems, git and tools leave beside them. One closed list, to which a setting adds.
 *
 * <p>What a manifest lists or a checksum file records counts whatever its name.
 */
public final class UncountedNames {
  /** The closed list alone. */
  public static final UncountedNames STANDARD = new UncountedNames(List.of());

  /** Of macOS, KDE and Time Machine. */
  private static final Set<String> FILES =
      Set.of(
          ".DS_Store",
          ".localized",
          "Icon\r",
          ".apdisk",
          ".com.apple.timemachine.donotpresent",
          ".directory");

  /** Of Windows, which writes them in several cases. */
  private static final Set<String> FILES_IN_ANY_CASE =
      Set.of("thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini");

  /** Of git, macOS, NFS, FUSE, SMB and LibreOffice. */
  private static final List<String> STARTS =
      List.of(".git", "._", ".nfs", ".fuse_hidden", ".smbdelete", ".~lock.");

  /** Of hub clients. */
  private static final List<String> ENDS = List.of(".lock", ".incomplete");

  /** Of hub clients, Python, Jupyter, macOS, Linux and Synology. */
  private static final Set<String> FOLDERS =
      Set.of(
          ".cache",
          ".huggingface",
          "__pycache__",
          ".ipynb_checkpoints",
          ".pytest_cache",
          ".mypy_cache",
          ".ruff_cache",
          "__MACOSX",
          ".AppleDouble",
          ".AppleDB",
          ".AppleDesktop",
          ".Spotlight-V100",
          ".Trashes",
          ".fseventsd",
          ".TemporaryItems",
          ".DocumentRevisions-V100",
          "lost+found",
          "@eaDir");

  private static final Set<String> FOLDERS_IN_ANY_CASE =
      Set.of("$recycle.bin", "system volume information");

  private static final List<String> FOLDER_STARTS = List.of(".git", ".Trash-");

  private final List<Glob> more;

  private UncountedNames(List<Glob> more) {
    this.more = more;
  }

  /**
   * The closed list, and what these globs match: a name at any depth, or, where there is a slash in
   * it, a path of the workspace. {@code *} and {@code ?} stand for no slash, {@code **} for any
   * path; a glob that ends in a slash is of folders alone.
   *
   * @param globs for example {@code *.log} or {@code models/acme/logs/}
   */
  public static UncountedNames with(List<String> globs) {
    return new UncountedNames(globs.stream().map(Glob::of).toList());
  }

  /** Whether a file of that path is not counted. */
  public boolean isFile(RelativePath path) {
    String name = path.name();
    return FILES.contains(name)
        || STARTS.stream().anyMatch(name::startsWith)
        || ENDS.stream().anyMatch(name::endsWith)
        || FILES_IN_ANY_CASE.contains(name.toLowerCase(Locale.ROOT))
        || more.stream().anyMatch(glob -> !glob.ofFolders() && glob.matches(path));
  }

  /** Whether nothing in a folder of that path is counted. */
  public boolean isFolder(RelativePath path) {
    String name = path.name();
    return FOLDERS.contains(name)
        || FOLDER_STARTS.stream().anyMatch(name::startsWith)
        || FOLDERS_IN_ANY_CASE.contains(name.toLowerCase(Locale.ROOT))
        || more.stream().anyMatch(glob -> glob.matches(path));
  }
}
