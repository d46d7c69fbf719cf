package io.harmonia.smoke.asking;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which proxy is asked for a URL: that of Java's system properties ({@code https.proxyHost}), else
 * that of {@code HTTPS_PROXY}, {@code http_proxy} or {@code ALL_PROXY} but for the hosts of {@code
 * NO_PROXY}. One that is named and cannot be used is an error: nobody is asked without it.
 */
public final class Proxies extends ProxySelector {
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
    if (isExcepted(uri)) {
      return List.of(Proxy.NO_PROXY);
    }
    return named(scheme).stream()
        .map(
            it ->
                proxy(it.getValue()).orElseThrow(() -> new IllegalArgumentException(complaint(it))))
        .findFirst()
        .map(List::of)
        .orElse(List.of(Proxy.NO_PROXY));
  }

  /**
   * What is wrong with the proxies that would be asked. Going without one would be neither what was
   * meant nor seen.
   *
   * @param mayUseHttp whether URLs without encryption are asked
   * @return names a variable and never its value, which may hold a password
   */
  public static Optional<String> complaint(Map<String, String> environment, boolean mayUseHttp) {
    Proxies proxies = new Proxies(environment);
    if (proxies.first("no_proxy", "NO_PROXY").filter(it -> it.strip().equals("*")).isPresent()) {
      return Optional.empty();
    }
    return Stream.of("https", "http")
        .filter(scheme -> mayUseHttp || scheme.equals("https"))
        .filter(scheme -> System.getProperty(scheme + ".proxyHost") == null)
        .flatMap(scheme -> proxies.named(scheme).stream())
        .filter(it -> proxy(it.getValue()).isEmpty())
        .map(Proxies::complaint)
        .findFirst();
  }

  private static String complaint(Map.Entry<String, String> variable) {
    return variable.getKey()
        + ": names no proxy that can be used: expected one of HTTP, http://HOST:PORT (SOCKS, and"
        + " encryption on the way to a proxy, are not supported)";
  }

  /** The variable that names the proxy for a scheme, with its value. */
  private Optional<Map.Entry<String, String>> named(String scheme) {
    return Stream.of(
            scheme + "_proxy",
            scheme.equals("https") ? "HTTPS_PROXY" : "",
            "all_proxy",
            "ALL_PROXY")
        .flatMap(name -> first(name).map(value -> Map.entry(name, value)).stream())
        .findFirst();
  }

  private Optional<String> first(String... names) {
    return Arrays.stream(names)
        .map(name -> Optional.ofNullable(environment.get(name)).orElse(""))
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static Optional<Proxy> proxy(String text) {
    try {
      URI uri = new URI(text.contains("://") ? text.strip() : "http://" + text.strip());
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      return uri.getHost() != null && "http".equalsIgnoreCase(uri.getScheme()) && port <= 65_535
          ? Optional.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(uri.getHost(), port)))
          : Optional.empty();
    } catch (URISyntaxException e) {
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
