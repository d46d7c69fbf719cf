package io.harmonia.smoke.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stand-in for the part of GitHub that {@code gh release view} and {@code gh release download} of
 * one published release ask: the release with its assets, and each asset's bytes. All else is 404.
 */
final class ReleaseServer implements AutoCloseable {
  static final String TOKEN = "ghs_tokenOfTheStore";

  private static final String RELEASE = "/repos/acme/store/releases/tags/v1";
  private static final String ASSETS =
      "http://api.github.localhost/repos/acme/store/releases/assets/";

  private final HttpServer server;
  private final Map<String, String> assets = new TreeMap<>();
  private final List<String> fetched = Collections.synchronizedList(new ArrayList<>());

  private ReleaseServer(HttpServer server) {
    this.server = server;
  }

  /** With assets, whose content is that of the paths that they stand for. */
  static ReleaseServer with(Map<String, String> assets) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ReleaseServer release = new ReleaseServer(http);
    release.assets.putAll(assets);
    http.createContext("/", release::handle);
    http.start();
    return release;
  }

  Map<String, String> environment() {
    return Map.of(
        "HTTP_PROXY", "http://127.0.0.1:" + server.getAddress().getPort(),
        "NO_PROXY", "",
        "GH_HOST", "github.localhost",
        "GH_REPO", "github.localhost/acme/store",
        "GH_TOKEN", TOKEN);
  }

  /** The assets whose bytes were asked for. */
  List<String> fetched() {
    return fetched.stream().sorted().toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    URI address = exchange.getRequestURI();
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    List<String> names = List.copyOf(assets.keySet());
    if (!authorization.equals("token " + TOKEN)) {
      answer(exchange, 401, "{\"message\": \"Bad credentials\"}");
    } else if (address.getPath().equals(RELEASE)) {
      answer(exchange, 200, release(names));
    } else if (address.getPath().equals("/graphql")) {
      // where gh also looks, for drafts
      answer(exchange, 200, "{\"data\": {\"repository\": {\"release\": null}}}");
    } else if (address.toString().startsWith(ASSETS)) {
      String name = names.get(Integer.parseInt(address.toString().substring(ASSETS.length())));
      fetched.add(name);
      answer(exchange, 200, assets.get(name));
    } else {
      answer(exchange, 404, "{\"message\": \"Not Found\"}");
    }
  }

  private static String release(List<String> names) throws IOException {
    List<Map<String, Object>> list = new ArrayList<>();
    for (String name : names) {
      list.add(Map.of("name", name, "url", ASSETS + list.size(), "state", "uploaded"));
    }
    return new ObjectMapper().writeValueAsString(Map.of("id", 1, "tag_name", "v1", "assets", list));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
