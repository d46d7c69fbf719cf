package io.harmonia.smoke.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Behind a proxy a name may be unknown here; one that is known is looked at. */
  @Test
  void aGuardLooksAtWhatIsKnownBehindAProxy() throws Exception {
    InetAddress open = InetAddress.getByName("8.8.8.8");
    InetAddress mine = InetAddress.getByName("169.254.169.254");
    var url = io.harmonia.smoke.upstream.RemoteUrl.parse("https://models.example.org/");
    List<String> looked = new ArrayList<>();
    Guard blind =
        new Guard(
            Set.of(),
            host -> {
              looked.add(host);
              throw new UnknownHostException(host);
            });

    blind.check(url, true);
    blind.check(url, true);
    assertThat(looked).containsExactly("models.example.org");
    new Guard(Set.of(), host -> new InetAddress[] {open}).check(url, true);
    new Guard(Set.of("models.example.org"), host -> new InetAddress[] {mine}).check(url, true);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> new Guard(Set.of(), host -> new InetAddress[] {open, mine}).check(url, true)))
        .isInstanceOf(RefusedRequestException.class)
        .hasMessageContaining("169.254.169.254");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, not a url://, true",
    "https_proxy, http:///, true",
    "HTTPS_PROXY, http://pu:SECRET@pro xy:1, true",
    "HTTPS_PROXY, proxy.test:99999, true",
    "HTTPS_PROXY, https://proxy.test:3128, true",
    "ALL_PROXY, socks5://proxy.test:1080, true",
    "all_proxy, socks5h://u:SECRET@proxy.test:1080, true",
    "http_proxy, socks5://proxy.test:1080, false",
    "HTTPS_PROXY, http://u:SECRET@proxy.test:3128/, false",
    "ALL_PROXY, proxy.test, false"
  })
  void thatCannotBeUsedAreSaid(String name, String value, boolean isWrong) {
    Optional<String> complaint = Proxies.complaint(Map.of(name, value), false);

    assertThat(complaint.isPresent()).isEqualTo(isWrong);
    complaint.ifPresent(
        it ->
            assertThat(it).startsWith(name + ": ").doesNotContain("SECRET").doesNotContain(value));
  }

  @Test
  void thatCannotBeUsedAreSaidWhereTheyWould() {
    String socks = "socks5://proxy.test:1080";

    assertThat(Proxies.complaint(Map.of("http_proxy", socks), true)).isPresent();
    assertThat(Proxies.complaint(Map.of("ALL_PROXY", socks, "HTTPS_PROXY", "p.test:1"), false))
        .isEmpty();
    assertThat(Proxies.complaint(Map.of("ALL_PROXY", socks, "HTTPS_PROXY", "p.test:1"), true))
        .isPresent();
    assertThat(Proxies.complaint(Map.of("ALL_PROXY", socks, "NO_PROXY", "*"), true)).isEmpty();
    assertThat(Proxies.complaint(Map.of(), true)).isEmpty();
  }

  /** Whatever was not asked for before: without its proxy a URL is not asked for. */
  @Test
  void nothingGoesAroundOneThatCannotBeUsed() {
    Proxies proxies = new Proxies(Map.of("ALL_PROXY", "socks5://u:SECRET@proxy.test:1080"));

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> proxies.isUsedFor(URI.create("https://example.org/"))))
        .hasMessageStartingWith("ALL_PROXY: ")
        .hasMessageNotContaining("SECRET");
  }
}
