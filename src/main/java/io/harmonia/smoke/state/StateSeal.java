package io.harmonia.smoke.state;

import io.harmonia.smoke.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals what this machine wrote (HMAC-SHA-256, RFC 2104), so that nothing else is believed. */
final class StateSeal {
  private static final String ALGORITHM = "HmacSHA256";

  /** What tells a machine from others; the last one tells one start of it from others. */
  private static final List<String> IDENTITIES =
      List.of("/etc/machine-id", "/var/lib/dbus/machine-id", "/proc/sys/kernel/random/boot_id");

  private final byte[] key;
  private final String machine;

  /**
   * @param secret that the user alone has
   * @param identity of the machine
   */
  StateSeal(byte[] secret, String identity) {
    this.machine = print(identity);
    this.key = sign(secret, ("harmonia-smoke state " + identity).getBytes(StandardCharsets.UTF_8));
  }

  /** What tells this machine from others, if it can be had. */
  static Optional<String> identity() {
    for (String place : IDENTITIES) {
      try {
        String text = Files.readString(Path.of(place)).strip();
        if (text.matches("[0-9a-f-]{32,36}")) {
          return Optional.of(text);
        }
      } catch (IOException e) {
        // the next one
      }
    }
    return Optional.empty();
  }

  /** Stands for the machine where anybody may read it. */
  String machine() {
    return machine;
  }

  private static String print(String identity) {
    String text = "harmonia-smoke machine " + identity;
    return Sha256.ofContent(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
  }

  /** The seal of bytes, in hexadecimal digits. */
  String of(byte[] bytes) {
    return HexFormat.of().formatHex(sign(key, bytes));
  }

  /** Whether that is the seal of bytes. */
  boolean isOf(byte[] bytes, String seal) {
    return MessageDigest.isEqual(
        of(bytes).getBytes(StandardCharsets.US_ASCII), seal.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] sign(byte[] key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
