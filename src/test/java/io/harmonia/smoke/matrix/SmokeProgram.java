package io.harmonia.smoke.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.RealProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A program {@code harmonia-smoke} for a shell's {@code PATH}. It has this process run the command
 * line, so that no JVM has to be started for each command of some hundred remedies.
 */
final class SmokeProgram implements AutoCloseable {
  private static final String SCRIPT =
      """
      #!/bin/bash
      exec 3<>/dev/tcp/127.0.0.1/PORT
      printf '%s\\0' "$#" "$PWD" "$@" >&3
      read -r exit <&3
      cat <&3
      exit "$exit"
      """;

  private final ServerSocket server;
  private final Path folder;
  private volatile Map<String, String> settings = Map.of();

  @SuppressWarnings("JdkObsolete") // written by the thread that serves
  private final StringBuffer errors = new StringBuffer();

  /**
   * Begins to serve it.
   *
   * @param folder gets the program
   */
  SmokeProgram(Path folder) throws IOException {
    this.folder = folder;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Path program = folder.resolve("harmonia-smoke");
    Files.writeString(program, SCRIPT.replace("PORT", "" + server.getLocalPort()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Thread thread = new Thread(this::serve, "harmonia-smoke");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Runs a command line with bash in a folder.
   *
   * @param set the settings of whoever runs it
   * @return what it printed, and the program's own error output
   */
  RealProgram.Ran bash(Path root, Map<String, String> set, String command) {
    settings = set;
    errors.setLength(0);
    String path = folder + ":" + System.getenv("PATH");
    RealProgram.Ran ran =
        RealProgram.run(root, Map.of("PATH", path), List.of("bash", "-c", command));
    return new RealProgram.Ran(ran.exitCode(), ran.out() + errors);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        String count = word(client);
        String root = word(client);
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(count); i++) {
          arguments.add(word(client));
        }
        InProcess ran = run(root, arguments);
        errors.append(ran.err());
        OutputStream out = client.getOutputStream();
        out.write((ran.exit() + "\n" + ran.out()).getBytes(UTF_8));
      } catch (IOException e) {
        errors.append(e); // the socket was closed, at the end; or bash fails, and shows this
      }
    }
  }

  private InProcess run(String root, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    List<String> given = new ArrayList<>(List.of("--root", root));
    settings.forEach((setting, value) -> given.addAll(List.of("-D", setting + "=" + value)));
    all.addAll(1, given);
    return InProcess.run(all.toArray(String[]::new));
  }

  private static String word(Socket client) throws IOException {
    byte[] word = new byte[8192];
    int length = 0;
    for (int next = client.getInputStream().read();
        next > 0;
        next = client.getInputStream().read()) {
      if (length == word.length) {
        word = Arrays.copyOf(word, 2 * length);
      }
      word[length++] = (byte) next;
    }
    return new String(word, 0, length, UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
