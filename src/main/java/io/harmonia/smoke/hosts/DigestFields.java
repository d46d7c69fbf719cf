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

/** Digests in fields of headers, as each field writes them. */
final class DigestFields {
  /** RFC 9530 section 5, RFC 3230 section 4.1.1, RFC 5843. */
  private static final Map<String, Algorithm> ALGORITHMS =
      Map.of(
          "sha-256", Algorithm.SHA_256,
          "sha-512", Algorithm.SHA_512,
          "sha", Algorithm.SHA_1,
          "md5", Algorithm.MD5);

  private DigestFields() {}

  /** {@code sha-256=:AEGP…=:, sha-512=:…:}, a dictionary of byte sequences (RFC 9530). */
  static Set<Digest> dictionary(Headers headers, String field) {
    Set<Digest> found = new LinkedHashSet<>();
    for (String element : headers.elements(field)) {
      int equals = element.indexOf('=');
      String value = equals < 0 ? "" : element.substring(equals + 1).strip();
      if (value.length() > 2 && value.startsWith(":") && value.endsWith(":")) {
        named(element.substring(0, equals))
            .flatMap(it -> base64(it, value.substring(1, value.length() - 1)))
            .ifPresent(found::add);
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

  /** One digest in base64: {@code Content-MD5} (RFC 1864), {@code x-amz-checksum-sha256}. */
  static Optional<Digest> base64(Headers headers, String field, Algorithm algorithm) {
    return headers.one(field).flatMap(text -> base64(algorithm, text));
  }

  /** One digest in hexadecimal digits: {@code X-Checksum-Sha256}. */
  static Optional<Digest> hex(Headers headers, String field, Algorithm algorithm) {
    return headers.one(field).flatMap(text -> Digest.parse(algorithm, text));
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
