package io.harmonia.smoke.sums;

import io.harmonia.smoke.checksum.DigestForm;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.DigestLookalike;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Digests of the algorithm that a file's name says, else of the one that their length or a tag
 * says.
 */
final class NamedForm implements DigestForm {
  private static final Pattern TAG = Pattern.compile("([A-Za-z0-9][A-Za-z0-9/_-]{0,30}) ?\\(");

  /** Algorithms that somebody has tags for, and that are not computed here. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?i)(?:rmd|ripemd|sm3|tiger|whirlpool|crc|blake|shake|sha|md|gost|streebog|skein|xxh).*");

  private final List<Algorithm> named;
  private final List<Algorithm> all;
  private final Pattern plain;

  /**
   * @param named the algorithms that the file's name says; none where it does not say
   */
  NamedForm(List<Algorithm> named) {
    this.named = named;
    this.all =
        named.isEmpty()
            ? Arrays.stream(Algorithm.values())
                .filter(one -> Algorithm.ofDigits(one.hexDigits()).equals(Optional.of(one)))
                .toList()
            : named;
    this.plain =
        Pattern.compile(
            all.stream()
                .map(one -> "[0-9A-Fa-f]{" + one.hexDigits() + "}")
                .collect(Collectors.joining("|", "(", ")[ \\t](.+)")),
            Pattern.DOTALL);
  }

  @Override
  public Pattern tag() {
    return TAG;
  }

  @Override
  public Pattern plain() {
    return plain;
  }

  @Override
  public Optional<Digest> digest(Optional<String> tag, String text) {
    return tag.isPresent()
        ? Algorithm.named(tag.get())
            .filter(this::isNamed)
            .flatMap(algorithm -> Digest.parse(algorithm, text))
        : all.stream()
            .filter(one -> one.hexDigits() == text.length())
            .findFirst()
            .flatMap(one -> Digest.parse(one, text));
  }

  private boolean isNamed(Algorithm algorithm) {
    return named.isEmpty() || named.contains(algorithm);
  }

  @Override
  public Optional<String> unknown(String tag) {
    return named.isEmpty() && Algorithm.named(tag).isEmpty() && OTHERS.matcher(tag).matches()
        ? Optional.of(tag)
        : Optional.empty();
  }

  @Override
  public String described(Optional<String> tag, String text) {
    Optional<Algorithm> tagged = tag.flatMap(Algorithm::named);
    if (tag.isPresent() && tagged.filter(this::isNamed).isEmpty()) {
      return "one of "
          + tagged.map(Algorithm::label).orElse(tag.get())
          + ", as its tag says"
          + (named.isEmpty() ? ", which is unknown" : ", and the file's name says " + labels());
    }
    return Digest.parse(Algorithm.SHA_256, text).isPresent()
        ? "a SHA-256 (64 hexadecimal digits)"
        : DigestLookalike.describe(text);
  }

  @Override
  public String expected() {
    return all.stream()
            .map(one -> String.valueOf(one.hexDigits()))
            .distinct()
            .collect(Collectors.joining(" or "))
        + " hexadecimal digits"
        + (named.isEmpty() ? "" : " (" + labels() + ", as the file's name says)")
        + ", two spaces and a path";
  }

  private String labels() {
    return named.stream().map(Algorithm::label).collect(Collectors.joining(" or "));
  }

  @Override
  public String remedy() {
    return "Write the line anew with the program that the file is of (sha256sum PATH, md5sum PATH,"
        + " b2sum PATH, …), or rename the file if its name says another algorithm.";
  }

  @Override
  public String called() {
    return named.size() == 1 ? "a digest of " + labels() : "a digest";
  }
}
