package io.harmonia.smoke.hosts;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Headers;
import io.harmonia.smoke.upstream.Stated;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What any server may state: {@code Repr-Digest} and {@code Content-Digest} (RFC 9530), {@code
 * Digest} (RFC 3230), {@code Content-MD5} (RFC 1864), {@code X-Checksum-*} (Maven repositories),
 * {@code Docker-Content-Digest} (OCI distribution specification, "Pulling blobs").
 */
class GenericHost implements Host {
  @Override
  public Stated stated(Answer answer) {
    Headers headers = answer.headers();
    if (headers
        .one("Content-Encoding")
        .filter(it -> !it.equalsIgnoreCase("identity"))
        .isPresent()) {
      return Stated.NOTHING.page(isPage(headers)); // of what was encoded, all of it would be said
    }
    Set<Digest> digests = new LinkedHashSet<>(DigestFields.dictionary(headers, "Repr-Digest"));
    digests.addAll(DigestFields.instance(headers, "Digest"));
    DigestFields.hex(headers, "X-Checksum-Sha256", Algorithm.SHA_256).ifPresent(digests::add);
    DigestFields.hex(headers, "X-Checksum-Sha512", Algorithm.SHA_512).ifPresent(digests::add);
    DigestFields.hex(headers, "X-Checksum-Sha1", Algorithm.SHA_1).ifPresent(digests::add);
    DigestFields.hex(headers, "X-Checksum-Md5", Algorithm.MD5).ifPresent(digests::add);
    if (answer.url().uri().getRawPath().startsWith("/v2/")) {
      headers.one("Docker-Content-Digest").flatMap(DigestFields::prefixed).ifPresent(digests::add);
    }
    boolean isWhole = answer.status() == 200;
    Set<Digest> hints = new LinkedHashSet<>(DigestFields.dictionary(headers, "Content-Digest"));
    if (isWhole) {
      DigestFields.base64(headers, "Content-MD5", Algorithm.MD5).ifPresent(digests::add);
      tag(headers).ifPresent(hints::add);
    }
    return Stated.of(digests).hinting(hints).size(size(answer)).page(isPage(headers));
  }

  /** An ETag is whatever the server likes; that of a digest's digits is as a rule the digest. */
  private static Optional<Digest> tag(Headers headers) {
    return DigestFields.strongTag(headers, "ETag")
        .flatMap(
            tag -> Digest.parse(Algorithm.SHA_256, tag).or(() -> Digest.parse(Algorithm.MD5, tag)));
  }

  /** The length of all of it: of a part, what the range is of (RFC 9110 section 14.4). */
  static Optional<Long> size(Answer answer) {
    return answer.status() == 206
        ? answer
            .headers()
            .one("Content-Range")
            .filter(range -> range.matches("bytes [0-9]+-[0-9]+/[0-9]{1,18}"))
            .map(range -> Long.parseLong(range.substring(range.indexOf('/') + 1)))
        : answer.headers().number("Content-Length");
  }

  static boolean isPage(Headers headers) {
    return headers
        .one("Content-Type")
        .map(type -> type.toLowerCase(Locale.ROOT))
        .filter(type -> type.startsWith("text/html") || type.startsWith("application/xhtml"))
        .isPresent();
  }
}
