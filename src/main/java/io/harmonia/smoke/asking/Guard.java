package io.harmonia.smoke.asking;

import io.harmonia.smoke.upstream.Addresses;
import io.harmonia.smoke.upstream.RemoteUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Keeps requests away from this machine, its network and its provider: a manifest may name any
 * host, and a name may have any address. A name is resolved and checked before each request; Java
 * keeps what it found (30 seconds, unless the security property says otherwise), so that the
 * connection goes there.
 */
final class Guard {
  private static final String SETTING = "smoke.upstream.allow";
  private static final String CACHE = "networkaddress.cache.ttl";

  private final Set<String> allowed;
  private final Resolver resolver;
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();

  /** Finds the addresses of a name. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * @param allowed hosts that may have any address
   */
  Guard(Set<String> allowed, Resolver resolver) {
    this.allowed =
        allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.resolver = resolver;
  }

  /**
   * Returns if a URL may be asked for.
   *
   * @param throughProxy whether a proxy resolves the name
   * @throws RefusedRequestException if it may not
   * @throws IOException if its name has no address
   */
  void check(RemoteUrl url, boolean throughProxy) throws RefusedRequestException, IOException {
    String host = url.host();
    if (allowed.contains(host)) {
      return;
    }
    boolean isLiteral = host.startsWith("[") || host.matches("[0-9.]+");
    if (Addresses.isLocalName(host)) {
      throw refused("is a name of this machine or its network");
    }
    if (throughProxy && !isLiteral) {
      checkKnown(host);
      return;
    }
    if (!isLiteral && "0".equals(Security.getProperty(CACHE))) {
      throw new RefusedRequestException(
          "cannot be checked: Java keeps no addresses ("
              + CACHE
              + "=0), so that another one could be connected to ("
              + SETTING
              + ")");
    }
    check(addresses(host));
  }

  /**
   * Behind a proxy, which resolves names itself, many are not known here. What is known here and is
   * of this machine or its network is as a rule the same to the proxy. One look is enough: the
   * proxy, not Java, connects.
   */
  private void checkKnown(String host) throws RefusedRequestException {
    if (unknown.contains(host)) {
      return;
    }
    try {
      check(resolver.resolve(host));
    } catch (UnknownHostException e) {
      unknown.add(host);
    }
  }

  private static void check(InetAddress[] addresses) throws RefusedRequestException {
    for (InetAddress address : addresses) {
      if (!Addresses.isPublic(address)) {
        throw refused("has the address " + address.getHostAddress());
      }
    }
  }

  private InetAddress[] addresses(String host) throws IOException {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException e) {
      throw new IOException("has a name without an address", e);
    }
  }

  private static RefusedRequestException refused(String why) {
    return new RefusedRequestException(
        why + ", which is not of the public internet (" + SETTING + ")");
  }
}
