package io.harmonia.smoke.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

  @ParameterizedTest
  @CsvSource({
    "https://example.org/, true",
    "http://example.org/, false",
    "https://models.example.com/, false",
    "https://example.com/, false",
    "https://notexample.com/, true",
    "https://exact.test:8443/, false",
    "https://exact.test/, true",
    "https://10.0.0.1/, false"
  })
  void areThoseOfTheEnvironmentButForSomeHosts(String url, boolean used) {
    Proxies proxies =
        new Proxies(
            Map.of(
                "HTTPS_PROXY",
                "http://proxy.test:3128",
                "NO_PROXY",
                ".example.com, exact.test:8443,10.0.0.1"));

    assertThat(proxies.isUsedFor(URI.create(url))).isEqualTo(used);
  }

  @Test
  void areNoneForAStar() {
    Proxies proxies = new Proxies(Map.of("ALL_PROXY", "proxy.test:3128", "no_proxy", "*"));

    assertThat(proxies.isUsedFor(URI.create("https://example.org/"))).isFalse();
    assertThat(new Proxies(Map.of("ALL_PROXY", "proxy.test")).isUsedFor(URI.create("http://a.b/")))
        .isTrue();
  }

  /** A name may have several addresses: one that is not public is enough. */
  @Test
  void aGuardLooksAtEachAddressOfAName() throws Exception {
    InetAddress open = InetAddress.getByName("8.8.8.8");
    InetAddress mine = InetAddress.getByName("192.168.0.7");
    var url = io.harmonia.smoke.upstream.RemoteUrl.parse("https://models.example.org/");

    new Guard(Set.of(), host -> new InetAddress[] {open}).check(url, false);
    new Guard(Set.of("models.example.org"), host -> new InetAddress[] {mine}).check(url, false);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    new Guard(Set.of(), host -> new InetAddress[] {open, mine}).check(url, false)))
        .isInstanceOf(RefusedRequestException.class)
        .hasMessageContaining("192.168.0.7");
  }
}
