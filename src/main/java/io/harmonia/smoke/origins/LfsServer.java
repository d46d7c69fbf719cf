package io.harmonia.smoke.origins;

import io.harmonia.smoke.git.GitDirectory;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server that has a repository's objects of Git LFS: what {@code .lfsconfig} names as {@code
 * lfs.url}, else what belongs to the remote called origin. Source: git-lfs, {@code
 * docs/api/server-discovery.md} and {@code git-lfs-config(5)}.
 */
final class LfsServer {
  private static final int LARGEST = 1 << 20;
  private static final Pattern SECTION =
      Pattern.compile("\\[\\s*([^\\s\"\\]]+)\\s*(?:\"([^\"]*)\")?\\s*]\\s*");
  private static final Pattern VALUE = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)\\s*=\\s*(.*)");
  private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?([^/:]+):(?!//)/*(.+)");
  private static final Pattern SSH =
      Pattern.compile("ssh://(?:[^@/]+@)?([^/:]+)(?::[0-9]+)?/+(.+)");

  private LfsServer() {}

  /** Its URL, if one is known. */
  static Optional<String> of(Workspace workspace) {
    return own(workspace).or(() -> ofOrigin(workspace));
  }

  private static Optional<String> own(Workspace workspace) {
    return workspace.look(new RelativePath(".lfsconfig")) instanceof Found.RegularFile file
        ? value(file.real(), "lfs", "", "url")
        : Optional.empty();
  }

  private static Optional<String> ofOrigin(Workspace workspace) {
    try {
      return GitDirectory.around(workspace.root())
          .flatMap(git -> value(git.common().resolve("config"), "remote", "origin", "url"))
          .flatMap(LfsServer::https)
          .map(
              url ->
                  (url.endsWith(".git") ? url : url.replaceFirst("/+$", "") + ".git")
                      + "/info/lfs");
    } catch (IOException e) {
      return Optional.empty(); // what asks git says so
    }
  }

  /**
   * The same repository by https: git@github.com:acme/zoo.git is https://github.com/acme/zoo.git.
   */
  private static Optional<String> https(String remote) {
    if (remote.matches("(?i)https?://.*")) {
      return Optional.of(remote.replaceFirst("://[^/@]*@", "://")); // a token for git is git's own
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

  /** The last value of a field in a file of git's; nothing is included, expanded or run. */
  private static Optional<String> value(Path file, String section, String name, String field) {
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return Optional.empty();
    }
    Optional<String> found = Optional.empty();
    boolean isHere = false;
    for (String line : text.lines().map(String::strip).toList()) {
      Matcher header = SECTION.matcher(line);
      Matcher value = VALUE.matcher(line);
      if (header.matches()) {
        String named = header.group(2) == null ? "" : header.group(2);
        isHere = header.group(1).toLowerCase(Locale.ROOT).equals(section) && named.equals(name);
      } else if (isHere && value.matches() && value.group(1).equalsIgnoreCase(field)) {
        found = Optional.of(value.group(2).strip().replaceAll("^\"|\"$", ""));
      }
    }
    return found.filter(it -> !it.isBlank());
  }
}
