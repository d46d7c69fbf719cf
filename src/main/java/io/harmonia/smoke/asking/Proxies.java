package io.harmonia.smoke.asking;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy is asked for a URL: that of Java's system properties ({@code https.proxyHost}), else
 * that of {@code HTTPS_PROXY}, {@code http_proxy} or {@code ALL_PROXY} but for the hosts of {@code
 * NO_PROXY}.
 */
final class Proxies extends ProxySelector {
  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Whether a URL is asked for through a proxy. */
  boolean isUsedFor(URI uri) {
    return select(uri).stream().anyMatch(it -> it.type() != Proxy.Type.DIRECT);
  }

  @Override
  public List<Proxy> select(URI uri) {
    String scheme = uri.getScheme();
    if (System.getProperty(scheme + ".proxyHost") != null) {
      return ProxySelector.getDefault().select(uri);
    }
    Optional<String> named =
        first(
            scheme + "_proxy",
            scheme.equals("https") ? "HTTPS_PROXY" : "",
            "all_proxy",
            "ALL_PROXY");
    return named
        .filter(it -> !isExcepted(uri))
        .flatMap(Proxies::proxy)
        .map(List::of)
        .orElse(List.of(Proxy.NO_PROXY));
  }

  private Optional<String> first(String... names) {
    return Arrays.stream(names)
        .map(name -> Optional.ofNullable(environment.get(name)).orElse(""))
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static Optional<Proxy> proxy(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text.strip() : "http://" + text.strip());
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      return Optional.ofNullable(uri.getHost())
          .map(host -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isExcepted(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String withPort = host + ":" + uri.getPort();
    return first("no_proxy", "NO_PROXY").stream()
        .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
        .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
        .filter(name -> !name.isEmpty())
        .anyMatch(
            name ->
                name.equals("*")
                    || host.equals(name)
                    || withPort.equals(name)
                    || host.endsWith("." + name));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // the request says so
  }
}
