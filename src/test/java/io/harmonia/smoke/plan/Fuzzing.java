package io.harmonia.smoke.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Mutates documents: bytes and tokens of their language, splices of two of them, cuts, repetitions,
 * and now and then random bytes. A round's input depends on its seed alone.
 *
 * @param documents valid ones to begin with, of a few kilobytes at most
 * @param tokens what the language is made of, and what readers stumble over; a byte each character
 */
public record Fuzzing(List<byte[]> documents, List<String> tokens) {
  private static final int LONGEST = 200_000;
  private static final int ROUNDS_IN_THE_BUILD = 1_500;

  /** What JSON is made of, and what its readers stumble over. */
  private static final List<String> OF_JSON =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "null",
          "true",
          "1e999999999",
          "-1",
          "../",
          "\\u0000",
          "\\ud800",
          "\n",
          "\r",
          "\0",
          "\u00ff",
          "\u001b");

  /** The tokens of a format in JSON. */
  public static List<String> ofJson(String... own) {
    List<String> all = new ArrayList<>(OF_JSON);
    all.addAll(List.of(own));
    return List.copyOf(all);
  }

  /** What is held to hold for every input. */
  @FunctionalInterface
  public interface Property {
    void holdsFor(byte[] input) throws Exception;
  }

  /** Tries the property for {@code fuzz.seconds}, or else for a fixed number of inputs. */
  public void holds(String subject, Property property) {
    long seconds = Long.getLong("fuzz.seconds", 0);
    long first = Long.getLong("fuzz.seed", 0);
    long end = System.nanoTime() + seconds * 1_000_000_000;
    long slowest = 0;
    long seed = first;
    while (seconds > 0 ? System.nanoTime() < end : seed < first + ROUNDS_IN_THE_BUILD) {
      byte[] input = input(new Random(seed));
      long start = System.nanoTime();
      try {
        property.holdsFor(input);
      } catch (Exception | Error e) {
        throw new AssertionError("-Dfuzz.seed=" + seed + " of " + subject + ": " + shown(input), e);
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
      seed++;
    }
    if (seconds > 0) {
      System.out.printf(
          "fuzzed %s with %,d inputs in %d s, the slowest in %d ms%n",
          subject, seed - first, seconds, slowest / 1_000_000);
    }
  }

  private byte[] input(Random random) {
    if (random.nextInt(50) == 0) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] input = oneOf(documents, random);
    for (int i = random.nextInt(4); i >= 0; i--) {
      input = mutate(input, random);
    }
    return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
  }

  private byte[] mutate(byte[] input, Random random) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + random.nextInt(random.nextInt(8) == 0 ? 400 : 12));
    byte[] part = Arrays.copyOfRange(input, from, to);
    return switch (random.nextInt(10)) {
      case 0 -> replace(input, from, to, new byte[0]);
      case 1 -> replace(input, from, to, repeat(part, 1 + random.nextInt(4)));
      case 2 -> replace(input, from, from, new byte[] {(byte) random.nextInt(256)});
      case 3 -> flipBit(input, from, random);
      case 4 -> Arrays.copyOf(input, from);
      case 5 -> splice(input, from, random);
      case 6 -> replace(input, from, from, repeat(token(random), 1 << random.nextInt(11)));
      case 7 -> replace(input, from, to, token(random));
      default -> replace(input, from, from, token(random));
    };
  }

  private byte[] splice(byte[] input, int from, Random random) {
    byte[] other = oneOf(documents, random);
    return replace(
        input,
        from,
        input.length,
        Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
  }

  private static byte[] flipBit(byte[] input, int at, Random random) {
    byte[] flipped = input.clone();
    if (at < flipped.length) {
      flipped[at] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] token(Random random) {
    return oneOf(tokens, random).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] repeat(byte[] part, int times) {
    byte[] repeated = new byte[Math.min(LONGEST, part.length * times)];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = part[i % part.length];
    }
    return repeated;
  }

  private static byte[] replace(byte[] input, int from, int to, byte[] by) {
    byte[] replaced = Arrays.copyOf(input, input.length - (to - from) + by.length);
    System.arraycopy(by, 0, replaced, from, by.length);
    System.arraycopy(input, to, replaced, from + by.length, input.length - to);
    return replaced;
  }

  private static <T> T oneOf(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String shown(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    return text.length() > 4_000 ? text.substring(0, 4_000) + "…" : text;
  }

  /** The lines of a text, where JSON parsers end them. */
  public static List<String> lines(String text) {
    return List.of(text.split("\r\n|\r|\n", -1));
  }
}
