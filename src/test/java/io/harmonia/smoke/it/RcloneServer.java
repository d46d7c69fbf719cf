package io.harmonia.smoke.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The real {@code rclone serve} over a folder, on the loopback, for one user with a password. */
final class RcloneServer implements AutoCloseable {
  static final String USER = "store-user";
  static final String PASSWORD = "s3cret-Pa55word";

  private static final Pattern GET = Pattern.compile(": /(.*): GET from");

  private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

  private final Process process;
  private final String kind;
  private final int port;
  private final Path log;

  private RcloneServer(Process process, String kind, int port, Path log) {
    this.process = process;
    this.kind = kind;
    this.port = port;
    this.log = log;
  }

  /** A {@code webdav} or {@code http} server. */
  static RcloneServer serve(String kind, Path store) throws IOException, InterruptedException {
    Tools.need("rclone");
    Path log = Files.createTempFile("rclone", ".log");
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    "rclone",
                    "serve",
                    kind,
                    store.toString(),
                    "--addr",
                    "127.0.0.1:" + port,
                    "--user",
                    USER,
                    "--pass",
                    PASSWORD,
                    "--dir-cache-time",
                    "0",
                    "-vv"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("RCLONE_CONFIG", "/dev/null");
    RcloneServer server = new RcloneServer(builder.start(), kind, port, log);
    server.awaitStart();
    return server;
  }

  /** One that no other server of these tests was given. */
  private static int freePort() throws IOException {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (PORTS.add(socket.getLocalPort())) {
          return socket.getLocalPort();
        }
      }
    }
  }

  private void awaitStart() throws IOException, InterruptedException {
    for (int i = 0; i < 4_800; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        if (!process.isAlive()) {
          throw new IOException("rclone serve ended: " + Files.readString(log), e);
        }
        Thread.sleep(50);
      }
    }
    throw new IOException("rclone serve does not listen: " + Files.readString(log));
  }

  /** What makes a remote of it, as people configure one in CI; WebDAV's password is obscured. */
  Map<String, String> remote(String name, String password) {
    String prefix = "RCLONE_CONFIG_" + name + "_";
    return kind.equals("webdav")
        ? Map.of(
            prefix + "TYPE",
            kind,
            prefix + "URL",
            "http://127.0.0.1:" + port,
            prefix + "USER",
            USER,
            prefix + "PASS",
            obscured(password))
        : Map.of(
            prefix + "TYPE",
            kind,
            prefix + "URL",
            "http://" + USER + ":" + password + "@127.0.0.1:" + port);
  }

  /** Anyone can turn it back, so it is as secret as the password; each call gives another. */
  static String obscured(String password) {
    try {
      Process process = new ProcessBuilder("rclone", "obscure", password).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that were fetched, in order of their names. */
  List<String> fetched() throws IOException {
    return GET.matcher(Files.readString(log))
        .results()
        .map((MatchResult match) -> match.group(1))
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
