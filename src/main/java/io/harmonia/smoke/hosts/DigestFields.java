package io.harmonia.smoke.hosts;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.upstream.Headers;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Digests in fields of headers, as each field writes them. */
final class DigestFields {
  /** RFC 9530 section 5, RFC 3230 section 4.1.1, RFC 5843. */
  private static final Map<String, Algorithm> ALGORITHMS =
      Map.of(
          "sha-256", Algorithm.SHA_256,
          "sha-512", Algorithm.SHA_512,
          "sha", Algorithm.SHA_1,
          "md5", Algorithm.MD5);

  /** A string of RFC 8941, in which a comma divides nothing. */
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

  private static final Pattern BYTES =
      Pattern.compile("\\s*([^=\\s]+)\\s*=\\s*:([^:]+):\\s*(?:;.*)?");

  private DigestFields() {}

  /**
   * {@code sha-256=:AEGP…=:, sha-512=:…:;q=1}, a dictionary of byte sequences (RFC 9530, RFC 8941
   * section 3.2), whose parameters mean nothing. A key that stands twice states both.
   */
  static Set<Digest> dictionary(Headers headers, String field) {
    Set<Digest> found = new LinkedHashSet<>();
    for (String line : headers.all(field)) {
      for (String member : STRING.matcher(line).replaceAll("").split(",", -1)) {
        Matcher bytes = BYTES.matcher(member);
        if (bytes.matches()) {
          named(bytes.group(1)).flatMap(it -> base64(it, bytes.group(2))).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** {@code SHA-256=X48E…=, md5=HUXZ…==}: base64, or hexadecimal digits for a few (RFC 3230). */
  static Set<Digest> instance(Headers headers, String field) {
    Set<Digest> found = new LinkedHashSet<>();
    for (String element : headers.elements(field)) {
      int equals = element.indexOf('=');
      if (equals > 0) {
        named(element.substring(0, equals))
            .flatMap(it -> base64(it, element.substring(equals + 1).strip()))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * In base64: {@code Content-MD5} (RFC 1864), {@code x-amz-checksum-sha256}; one, or a dispute.
   */
  static Set<Digest> base64(Headers headers, String field, Algorithm algorithm) {
    return each(headers, field, text -> base64(algorithm, text));
  }

  /** In hexadecimal digits, in quotation marks or not: {@code X-Checksum-Sha256}. */
  static Set<Digest> hex(Headers headers, String field, Algorithm algorithm) {
    return each(headers, field, text -> Digest.parse(algorithm, text));
  }

  /** What each value states: two that differ contradict each other, whichever is recorded. */
  static Set<Digest> each(
      Headers headers, String field, Function<String, Optional<Digest>> reading) {
    return headers.elements(field).stream()
        .map(text -> text.replaceFirst("^\"(.*)\"$", "$1"))
        .flatMap(text -> reading.apply(text).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** {@code sha256:…}, as OCI and GitHub write it. */
  static Optional<Digest> prefixed(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Algorithm.named(text.substring(0, colon))
            .flatMap(it -> Digest.parse(it, text.substring(colon + 1).strip()));
  }

  /** An ETag without its quotation marks, unless it is a weak one (RFC 9110 section 8.8.3). */
  static Optional<String> strongTag(Headers headers, String field) {
    return headers
        .one(field)
        .filter(tag -> !tag.startsWith("W/"))
        .map(
            tag ->
                tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                    ? tag.substring(1, tag.length() - 1)
                    : tag);
  }

  private static Optional<Algorithm> named(String name) {
    return Optional.ofNullable(ALGORITHMS.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  static Optional<Digest> base64(Algorithm algorithm, String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.strip());
      return Digest.parse(algorithm, HexFormat.of().formatHex(bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // it states nothing
    }
  }
}
