package io.harmonia.smoke.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "169.254.169.254",
        "168.63.129.16",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void areNotPublic(String address) throws UnknownHostException {
    assertThat(Addresses.isPublic(InetAddress.getByName(address))).as(address).isFalse();
  }

  /** Java turns these into IPv4 addresses where it can, so that the bytes are tried as well. */
  @Test
  void areNotPublicAsMappedBytes() {
    assertThat(Addresses.isPublic(HexFormat.of().parseHex("00000000000000000000ffff7f000001")))
        .isFalse();
    assertThat(Addresses.isPublic(HexFormat.of().parseHex("00000000000000000000ffff08080808")))
        .isTrue();
    assertThat(Addresses.isPublic(HexFormat.of().parseHex("0000000000000000000000007f000001")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.32.0.1",
        "172.15.0.1",
        "100.63.0.1",
        "169.253.0.1",
        "2606:4700::1111",
        "64:ff9b::808:808"
      })
  void arePublic(String address) throws UnknownHostException {
    assertThat(Addresses.isPublic(InetAddress.getByName(address))).as(address).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "a.localhost",
        "printer",
        "db.internal",
        "metadata.google.internal",
        "kubernetes.default.svc",
        "models.default.svc.cluster.local",
        "app.corp",
        "router.home",
        "printer.lan",
        "db.intranet",
        "nas.private",
        "tv.home.arpa",
        "web.service.consul",
        "App.Corp."
      })
  void areLocalNames(String host) {
    assertThat(Addresses.isLocalName(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "localhost.example.org",
        "svc.example.org",
        "models.homes",
        "thecorp.example",
        "models.test",
        "127.0.0.1",
        "[::1]"
      })
  void areNoLocalNames(String host) {
    assertThat(Addresses.isLocalName(host)).isFalse();
  }
}
