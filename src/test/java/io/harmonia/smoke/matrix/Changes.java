package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** What rows do to workspaces, beyond what {@link WorkspaceBuilder} does. */
final class Changes {
  private Changes() {}

  /**
   * Sets the permissions of a file.
   *
   * @param permissions for example {@code r--r--r--}
   */
  static void permissions(WorkspaceBuilder workspace, String path, String permissions)
      throws IOException {
    Path file = workspace.root().resolve(path);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  /** Flips the lowest bit of a byte. */
  static void flip(WorkspaceBuilder workspace, String path, int index) throws IOException {
    byte[] bytes = Files.readAllBytes(workspace.root().resolve(path));
    bytes[index] ^= 1;
    workspace.file(path, bytes);
  }

  /** Adds a line to the models' checksum file, as sha256sum prints it; it is the third. */
  static void record(WorkspaceBuilder workspace, String sha256, String name) {
    boolean escaped = name.contains("\n");
    String line = (escaped ? "\\" : "") + sha256 + "  " + name.replace("\n", "\\n") + "\n";
    workspace.file(MODEL_SUMS, workspace.text(MODEL_SUMS) + line);
  }

  /** Writes a file, and records its checksum. */
  static void recorded(WorkspaceBuilder workspace, String name, String text) {
    workspace.file(name, text);
    record(workspace, WorkspaceBuilder.sha256(text), name);
  }

  /** Makes a file of zeros that takes no room, and records some checksum for it. */
  static void sparse(WorkspaceBuilder workspace, String path, long size, String sha256)
      throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(workspace.root().resolve(path).toFile(), "rw")) {
      file.setLength(size);
    }
    record(workspace, sha256, path);
  }

  /** Puts something special in a file's place; skips the test where it cannot be made. */
  static void special(WorkspaceBuilder workspace, String path, String... command) {
    workspace.delete(path);
    RealProgram.Ran ran = RealProgram.run(workspace.root(), Map.of(), List.of(command));
    assumeTrue(ran.exitCode() == 0, () -> "cannot run " + List.of(command) + ": " + ran.out());
  }

  /** Puts a socket in a file's place. */
  static void socket(WorkspaceBuilder workspace, String path) throws IOException {
    Path folder = Files.createTempDirectory("s"); // a socket's path has at most 108 bytes
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
      workspace.delete(path);
      Files.move(folder.resolve("s"), workspace.root().resolve(path));
    } finally {
      Files.delete(folder);
    }
  }

  /** Does something to a file as soon as a Java process has opened it, which Linux tells. */
  static Row.Meanwhile whenOpened(String path, FileChange change) {
    return root -> {
      assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "/proc does not tell open files");
      Path file = root.toRealPath().resolve(path);
      AtomicBoolean stopped = new AtomicBoolean();
      FutureTask<Boolean> task =
          new FutureTask<>(
              () -> {
                while (!stopped.get()) {
                  if (isOpen(file)) {
                    change.to(file);
                    return true;
                  }
                  Thread.sleep(1);
                }
                return false;
              });
      new Thread(task, "meanwhile").start();
      return () -> {
        stopped.set(true);
        assertThat(task.get()).as("the file was seen open").isTrue();
      };
    };
  }

  /** Does something to a file. */
  @FunctionalInterface
  interface FileChange {
    void to(Path file) throws IOException;
  }

  private static boolean isOpen(Path file) throws IOException {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (isJava(process) && hasOpen(process, file)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isJava(Path process) {
    try {
      return Files.readString(process.resolve("comm")).strip().equals("java");
    } catch (IOException e) {
      return false; // it has ended
    }
  }

  private static boolean hasOpen(Path process, Path file) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : open) {
        if (leadsTo(descriptor, file)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return false; // it has ended, or is somebody else's
    }
    return false;
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException e) {
      return false; // it was closed
    }
  }
}
