package io.harmonia.smoke.sums;

import io.harmonia.smoke.digest.Algorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the name of a checksum file says: {@code SHA256SUMS} of its lines, {@code model.onnx.md5}
 * also of the one file that a digest without a name is of.
 *
 * @param algorithms that its digests may be of; none where the name does not say
 * @param subject the file beside it, without whose name a digest may stand
 */
record SumName(List<Algorithm> algorithms, Optional<String> subject) {
  private static final Pattern ENDING =
      Pattern.compile(
          "(.*?)([._-]?)(md5|sha-?1|sha-?224|sha-?256|sha-?384|sha-?512"
              + "|sha3-?(?:224|256|384|512)|sha3|b2|blake2b?|blake2s|b3|blake3)(?:sums?)?(?:\\.txt)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The words that stand for algorithms in names of files. */
  private static final List<String> WORDS =
      List.of(
          "md5",
          "sha1",
          "sha224",
          "sha256",
          "sha384",
          "sha512",
          "sha3-256",
          "sha3-512",
          "b2",
          "blake2b",
          "b3",
          "blake3");

  static SumName of(String file) {
    Matcher ending = ENDING.matcher(file);
    if (!ending.matches()) {
      return new SumName(List.of(), Optional.empty());
    }
    boolean besideAFile = ending.group(2).equals(".") && !ending.group(1).isEmpty();
    return new SumName(
        algorithms(ending.group(3).toLowerCase(Locale.ROOT)),
        besideAFile ? Optional.of(ending.group(1)) : Optional.empty());
  }

  private static List<Algorithm> algorithms(String word) {
    return switch (word) {
      case "sha3" -> beginning("SHA3-");
      case "b2", "blake2", "blake2b" -> beginning("BLAKE2b");
      default -> Algorithm.named(word).stream().toList();
    };
  }

  private static List<Algorithm> beginning(String label) {
    return Arrays.stream(Algorithm.values()).filter(one -> one.label().startsWith(label)).toList();
  }

  /** The names under which nothing but checksum files lie. */
  static Stream<String> globs() {
    return WORDS.stream()
        .flatMap(
            word -> {
              String upper = word.toUpperCase(Locale.ROOT);
              return Stream.of(
                  "*." + word,
                  "*." + word + "sum",
                  "*." + word + "sums",
                  "*." + word + ".txt",
                  "*" + word + "sum.txt",
                  "*" + word + "sums.txt",
                  word + "sums",
                  "*" + upper + "SUMS",
                  "*" + upper + "SUMS.txt",
                  upper + "SUM",
                  upper + "SUM.txt");
            });
  }
}
