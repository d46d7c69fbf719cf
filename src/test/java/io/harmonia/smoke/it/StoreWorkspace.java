package io.harmonia.smoke.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A git checkout with recorded checksums, and the folder of a store beside it. */
final class StoreWorkspace {
  static final String SUMS = "models/checksums.sha256";

  private final Path folder;
  private final Path root;
  private final List<String> lines = new ArrayList<>();

  private StoreWorkspace(Path folder) {
    this.folder = folder;
    this.root = folder.resolve("workspace");
  }

  static StoreWorkspace in(Path folder) throws IOException, InterruptedException {
    StoreWorkspace workspace = new StoreWorkspace(folder.toRealPath());
    Files.createDirectories(workspace.root);
    Files.createDirectories(workspace.store());
    git(workspace.root, "init", "-q");
    return workspace;
  }

  Path root() {
    return root;
  }

  Path store() {
    return folder.resolve("store");
  }

  /** Records files, whose content is their name. */
  StoreWorkspace recorded(String... paths) throws IOException {
    for (String path : paths) {
      boolean escaped = path.contains("\n");
      String name = path.replace("\n", "\\n");
      lines.add((escaped ? "\\" : "") + sha256(content(path)) + "  " + name);
    }
    return file(SUMS, String.join("\n", lines) + "\n");
  }

  /** Records files that the store has. */
  StoreWorkspace stored(String... paths) throws IOException {
    for (String path : paths) {
      write(store().resolve(path), content(path));
    }
    return recorded(paths);
  }

  StoreWorkspace file(String path, String content) throws IOException {
    write(root.resolve(path), content);
    return this;
  }

  StoreWorkspace committed() throws IOException, InterruptedException {
    git(root, "add", "-A");
    git(root, "-c", "user.name=it", "-c", "user.email=it@example.org", "commit", "-qm", "All");
    return this;
  }

  static String content(String path) {
    return "content of " + path;
  }

  /** What lies in the workspace and not in git's own folder, with its content. */
  Map<String, String> files() throws IOException {
    return files(root);
  }

  static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.filter(p -> !p.startsWith(root.resolve(".git"))).toList()) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          files.put(root.relativize(path).toString(), Files.readString(path));
        }
      }
    }
    return files;
  }

  Jar.Run check() throws IOException, InterruptedException {
    return Jar.in(folder)
        .run("check", "--root", root.toString(), "--report-dir", folder + "/reports");
  }

  JsonReportFile report() {
    return JsonReportFile.in(folder.resolve("reports"));
  }

  String git(String... arguments) throws IOException, InterruptedException {
    return git(root, arguments);
  }

  static String git(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed: " + out);
    }
    return out;
  }

  static void write(Path file, String content) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, content);
  }

  static String sha256(String content) {
    try {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
