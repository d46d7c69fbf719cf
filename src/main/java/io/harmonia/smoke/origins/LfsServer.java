package io.harmonia.smoke.origins;

import io.harmonia.smoke.git.Git;
import io.harmonia.smoke.git.GitDirectory;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The server that has a repository's objects of Git LFS: {@code lfs.url}, else {@code lfsurl} of
 * the remote called origin, else what belongs to its URL; the repository's own configuration wins
 * over {@code .lfsconfig}. Git reads both files, and obeys neither. Source: git-lfs, {@code
 * docs/api/server-discovery.md} and {@code git-lfs-config(5)}.
 */
public final class LfsServer {
  private static final int LARGEST = 1 << 20;
  private static final String CONFIG = ".lfsconfig";
  private static final String OWN = "lfs.url";
  private static final String OF_REMOTE = "remote.origin.lfsurl";
  private static final String REMOTE = "remote.origin.url";
  private static final String KEYS = "^(lfs\\.url|remote\\.origin\\.(lfs)?url)$";
  private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?([^/:]+):(?!//)/*(.+)");
  private static final Pattern SSH =
      Pattern.compile("(?:ssh|git|git\\+ssh|ssh\\+git)://(?:[^@/]+@)?([^/:]+)(?::[0-9]+)?/+(.+)");

  private LfsServer() {}

  /**
   * What is known of it.
   *
   * @param why it is not known, printable; to stand after "since"
   */
  private record Known(Optional<String> url, String why) {
    static Known not(String why) {
      return new Known(Optional.empty(), why);
    }
  }

  /** Its URL, if one is known. */
  static Optional<String> of(Workspace workspace) {
    return find(workspace).url();
  }

  /** That objects are not asked for, and why, where there are some and no server is known. */
  public static Optional<String> note(Inventory inventory) {
    long pointers =
        inventory.records().all().stream()
            .flatMap(document -> document.claims())
            .filter(Claim::isItsPointer)
            .count();
    if (pointers == 0) {
      return Optional.empty();
    }
    Known known = find(inventory.workspace());
    return known.url().isPresent()
        ? Optional.empty()
        : Optional.of(
            "the source of "
                + pointers
                + " of Git LFS's objects is not asked, since "
                + known.why());
  }

  private static Known find(Workspace workspace) {
    try {
      Optional<GitDirectory> repository = GitDirectory.around(workspace.root());
      if (repository.isEmpty()) {
        return Known.not("there is no repository of git");
      }
      try (Git git = Git.ofRepository(repository.get())) {
        Map<String, String> values = new HashMap<>(read(git, shared(workspace, repository.get())));
        read(git, Optional.of(repository.get().common().resolve("config")))
            .forEach((key, value) -> values.put(key, withoutUser(value)));
        return of(values);
      }
    } catch (IOException e) {
      return Known.not(
          "a configuration of git's cannot be read ("
              + CONFIG
              + " is one): "
              + Printable.of(String.valueOf(e.getMessage()).replaceFirst(" in file .*", "")));
    }
  }

  private static Known of(Map<String, String> values) {
    Optional<String> named =
        Stream.of(OWN, OF_REMOTE)
            .flatMap(key -> Optional.ofNullable(values.get(key)).stream())
            .filter(url -> !url.isBlank())
            .findFirst();
    if (named.isPresent()) {
      return new Known(named, "");
    }
    Optional<String> remote = Optional.ofNullable(values.get(REMOTE));
    if (remote.isEmpty()) {
      return Known.not(CONFIG + " names no server (lfs.url), and there is no remote called origin");
    }
    return https(remote.get())
        .map(url -> url.endsWith(".git") ? url : url.replaceFirst("/+$", "") + ".git")
        .map(url -> new Known(Optional.of(url + "/info/lfs"), ""))
        .orElseGet(
            () ->
                Known.not(
                    CONFIG
                        + " names no server (lfs.url), and the remote called origin is a folder, or"
                        + " nothing that can be asked by https"));
  }

  /** What the repository has for everybody: at its top, where it may be a link of the workspace. */
  private static Optional<Path> shared(Workspace workspace, GitDirectory repository) {
    if (repository.top().equals(workspace.root())) {
      return workspace.look(new RelativePath(CONFIG)) instanceof Found.RegularFile file
          ? Optional.of(file.real())
          : Optional.empty();
    }
    Path file = repository.top().resolve(CONFIG);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(file)
        : Optional.empty();
  }

  private static Map<String, String> read(Git git, Optional<Path> file) throws IOException {
    if (file.isEmpty() || !Files.isRegularFile(file.get())) {
      return Map.of();
    }
    byte[] text;
    try (InputStream in = Files.newInputStream(file.get())) {
      text = in.readNBytes(LARGEST + 1);
    }
    if (text.length > LARGEST) {
      throw new IOException("it has more than " + LARGEST + " bytes");
    }
    return git.configuration(text, KEYS);
  }

  /** A token for git is git's own. */
  private static String withoutUser(String url) {
    return url.replaceFirst("(?i)^(https?://)[^/@]*@", "$1");
  }

  /**
   * The same repository by https: git@github.com:acme/zoo.git is https://github.com/acme/zoo.git.
   */
  private static Optional<String> https(String remote) {
    if (remote.matches("(?i)https?://.*")) {
      return Optional.of(remote);
    }
    Matcher ssh = SSH.matcher(remote);
    Matcher scp = SCP.matcher(remote);
    if (ssh.matches()) {
      return Optional.of("https://" + ssh.group(1) + "/" + ssh.group(2));
    }
    return scp.matches() && scp.group(1).length() > 1
        ? Optional.of("https://" + scp.group(1) + "/" + scp.group(2))
        : Optional.empty();
  }
}
