package io.harmonia.smoke.it;

import com.sun.net.httpserver.HttpServer;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the executable jar on loopback, as a release would. */
final class JarServer implements AutoCloseable {
  private final HttpServer server;
  private final Path jar = Path.of(Mvn.property("it.executable"));

  private JarServer(HttpServer server) {
    this.server = server;
  }

  static JarServer start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    JarServer started = new JarServer(http);
    http.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, Files.size(started.jar));
          try (var out = exchange.getResponseBody()) {
            Files.copy(started.jar, out);
          }
        });
    http.start();
    return started;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/harmonia-smoke.jar";
  }

  /** The SHA-256 of what is served. */
  String sha256() throws IOException {
    return SmallWorkspace.sha256(Files.readAllBytes(jar));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
