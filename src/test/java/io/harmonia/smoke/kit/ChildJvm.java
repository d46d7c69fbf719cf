package io.harmonia.smoke.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import io.harmonia.smoke.manifest.Manifest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a main class in a JVM of its own: as a user without privileges, or in the C locale. */
public final class ChildJvm {
  private static final List<Class<?>> NEEDED =
      List.of(
          Manifest.class,
          ChildJvm.class,
          JsonNode.class,
          JsonFactory.class,
          JsonInclude.class,
          Schema.class);

  private final Path folder;
  private final List<String> prefix = new ArrayList<>();

  private ChildJvm(Path folder) {
    this.folder = folder;
  }

  public static ChildJvm in(Path folder) {
    return new ChildJvm(folder);
  }

  /** As root nothing is forbidden; skips the test where no other user can be taken on. */
  public ChildJvm withoutPrivileges() throws IOException, InterruptedException {
    List<String> setpriv =
        List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
    assumeThat(works(setpriv)).as("setpriv --reuid works (needs root and util-linux)").isTrue();
    prefix.addAll(setpriv);
    return this;
  }

  public ChildJvm inTheCLocale() {
    prefix.addAll(List.of("env", "-u", "LANG", "-u", "LC_CTYPE", "LC_ALL=C"));
    return this;
  }

  /** What the class printed to standard output. */
  public String run(Class<?> main, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectError(errors.toFile())
            .directory(folder.toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(errors, UTF_8));
    }
    return out;
  }

  /** Copies, since the build's folders need not be readable for the other user. */
  private String classPath() throws IOException, URISyntaxException {
    allow(folder);
    Path copies = allow(Files.createDirectories(folder.resolve("class-path")));
    Set<Path> entries = new LinkedHashSet<>();
    for (Class<?> needed : NEEDED) {
      URI source = needed.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path copy = copies.resolve("entry" + entries.size());
      copy(Path.of(source), copy);
      entries.add(copy);
    }
    return entries.stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        allow(Files.copy(each, to.resolve(from.relativize(each).toString())));
      }
    }
  }

  /** Lets everyone read. */
  public static Path allow(Path path) throws IOException {
    String mode = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static boolean works(List<String> prefix) throws InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
