package io.harmonia.smoke.state;

import io.harmonia.smoke.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The state as it is written: a line about itself, one for each file, and its seal.
 *
 * <pre>{@code
 * harmonia-smoke state 1 8c1f… 2026-11-23T10:00:00Z 1
 * 3e23… (dev=fe00,ino=12) 4096 2026-11-20T… 2026-11-20T… 2026-11-23T… SHA-256 e3b0…
 * seal 90ab…
 * }</pre>
 *
 * @param files what is remembered, by the names of files
 * @param remark why it is less than was written, if it is
 */
record StateText(Map<Sha256, Remembered> files, Optional<String> remark) {
  private static final String BEGINNING = "harmonia-smoke state 1 ";
  private static final String SEAL = "seal ";
  private static final int HEX = 64;
  private static final int SEAL_LINE = SEAL.length() + HEX + 1;

  /** What a first run remembers. */
  static StateText empty() {
    return new StateText(Map.of(), Optional.empty());
  }

  private static StateText unbelieved(String why) {
    return new StateText(
        Map.of(), Optional.of("smoke.state: what earlier runs kept was not used, since it " + why));
  }

  /** What it is in bytes. */
  static byte[] write(Map<Sha256, Remembered> files, StateSeal seal, Instant now) {
    StringBuilder text = new StringBuilder(BEGINNING);
    text.append(seal.machine()).append(' ').append(now).append(' ').append(files.size());
    text.append('\n');
    files.forEach(
        (name, one) -> text.append(name.hex()).append(' ').append(one.text()).append('\n'));
    byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] end = (SEAL + seal.of(body) + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(body, body.length + end.length);
    System.arraycopy(end, 0, all, body.length, end.length);
    return all;
  }

  /** What bytes say that this machine wrote; empty, with a remark, for any others. */
  static StateText read(byte[] bytes, StateSeal seal, Instant now) {
    int length = bytes.length - SEAL_LINE;
    if (length < 0) {
      return unbelieved("is cut short");
    }
    byte[] body = Arrays.copyOf(bytes, length);
    String end = new String(bytes, length, SEAL_LINE, StandardCharsets.ISO_8859_1);
    String[] first =
        new String(body, 0, Math.min(length, 200), StandardCharsets.ISO_8859_1).split("[ \n]", 7);
    if (first.length == 7
        && String.join(" ", first).startsWith(BEGINNING)
        && !first[3].equals(seal.machine())) {
      return unbelieved("was written on another machine");
    }
    if (!end.startsWith(SEAL) || !seal.isOf(body, end.substring(SEAL.length()).strip())) {
      return unbelieved("is damaged, was edited, or was sealed with another key");
    }
    try {
      if (Instant.parse(first[4]).isAfter(now)) {
        return unbelieved("is of a later time than now: the clock was set back");
      }
      return new StateText(files(body), Optional.empty());
    } catch (RuntimeException e) {
      return unbelieved("is of another version"); // it has our seal, and is not what we write
    }
  }

  private static Map<Sha256, Remembered> files(byte[] body) {
    Map<Sha256, Remembered> files = new HashMap<>();
    new String(body, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .forEach(
            line ->
                files.put(
                    Sha256.parse(line.substring(0, HEX)).orElseThrow(),
                    Remembered.parse(line.substring(HEX + 1))));
    return files;
  }
}
