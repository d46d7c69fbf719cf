package io.harmonia.smoke.upstream;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Tells the addresses of the public internet from those of a machine, its network and its provider.
 * Sources: IANA's registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890); metadata
 * services lie at 169.254.169.254, fd00:ec2::254, 100.100.100.200 and 168.63.129.16.
 */
public final class Addresses {
  private static final List<Block> NOT_PUBLIC =
      List.of(
          Block.of("0.0.0.0/8"),
          Block.of("10.0.0.0/8"),
          Block.of("100.64.0.0/10"),
          Block.of("127.0.0.0/8"),
          Block.of("168.63.129.16/32"),
          Block.of("169.254.0.0/16"),
          Block.of("172.16.0.0/12"),
          Block.of("192.0.0.0/24"),
          Block.of("192.0.2.0/24"),
          Block.of("192.88.99.0/24"),
          Block.of("192.168.0.0/16"),
          Block.of("198.18.0.0/15"),
          Block.of("198.51.100.0/24"),
          Block.of("203.0.113.0/24"),
          Block.of("224.0.0.0/3"));

  /**
   * The ends of names that are known in a machine or a network alone. Sources, in this order: RFC
   * 6761 and 6762, with what RFC 6762's appendix G names as used for private networks; what ICANN
   * keeps from the public: "internal" (2024), and "corp", "home" and "mail" (2018); IANA's registry
   * of special-use names below "arpa" ("home", RFC 8375, and others); Kubernetes ("DNS for Services
   * and Pods"; "cluster.local" ends in "local"); Consul's own domain; what many systems give to
   * themselves. Names for examples ("test", "invalid") lead nowhere and are not here.
   */
  private static final List<String> LOCAL_NAMES =
      List.of(
          "localhost",
          "local",
          "intranet",
          "internal",
          "private",
          "corp",
          "home",
          "lan",
          "mail",
          "arpa",
          "svc",
          "consul",
          "localdomain");

  private Addresses() {}

  /**
   * A block of addresses.
   *
   * @param start its first address
   * @param bits that all have in common
   */
  private record Block(List<Integer> start, int bits) {
    static Block of(String text) {
      String[] parts = text.split("/", 2);
      List<Integer> start = Arrays.stream(parts[0].split("\\.", -1)).map(Integer::valueOf).toList();
      return new Block(start, Integer.parseInt(parts[1]));
    }

    boolean has(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (start.get(bit / 8) & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Whether an address is one of the public internet. */
  public static boolean isPublic(InetAddress address) {
    return isPublic(address.getAddress());
  }

  /** The same, of the bytes of an address: 4 or 16. */
  static boolean isPublic(byte[] address) {
    if (address.length == 4) {
      return NOT_PUBLIC.stream().noneMatch(block -> block.has(address));
    }
    int first = (address[0] & 0xff) << 8 | (address[1] & 0xff);
    int second = (address[2] & 0xff) << 8 | (address[3] & 0xff);
    if (first == 0x64 && second == 0xff9b && isZero(address, 4, 12)) { // NAT64
      return isPublic(Arrays.copyOfRange(address, 12, 16));
    }
    if (first == 0x2002) { // 6to4
      return isPublic(Arrays.copyOfRange(address, 2, 6));
    }
    if (isZero(address, 0, 10) && (address[10] & 0xff) == 0xff && (address[11] & 0xff) == 0xff) {
      return isPublic(Arrays.copyOfRange(address, 12, 16)); // IPv4-mapped
    }
    boolean isSpecial = first == 0x2001 && (second < 0x200 || second == 0xdb8); // Teredo, examples
    return (first & 0xe000) == 0x2000 && !isSpecial;
  }

  private static boolean isZero(byte[] address, int from, int to) {
    for (int i = from; i < to; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a name is only known in a machine or a network: what a proxy is never asked for. */
  public static boolean isLocalName(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return !name.startsWith("[")
        && (!name.contains(".")
            || LOCAL_NAMES.stream().anyMatch(it -> name.equals(it) || name.endsWith("." + it)));
  }
}
