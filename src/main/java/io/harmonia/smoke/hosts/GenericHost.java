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
  /** The SHA-256, SHA-512, SHA-1 and MD5 of no bytes. */
  private static final Set<String> OF_NOTHING =
      Set.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
              + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
          "da39a3ee5e6b4b0d3255bfef95601890afd80709",
          "d41d8cd98f00b204e9800998ecf8427e");

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
    digests.addAll(DigestFields.hex(headers, "X-Checksum-Sha256", Algorithm.SHA_256));
    digests.addAll(DigestFields.hex(headers, "X-Checksum-Sha512", Algorithm.SHA_512));
    digests.addAll(DigestFields.hex(headers, "X-Checksum-Sha1", Algorithm.SHA_1));
    digests.addAll(DigestFields.hex(headers, "X-Checksum-Md5", Algorithm.MD5));
    Set<Digest> hints = new LinkedHashSet<>();
    if (answer.url().uri().getRawPath().startsWith("/v2/")) {
      hints.addAll(DigestFields.each(headers, "Docker-Content-Digest", DigestFields::prefixed));
    }
    Set<Digest> ofMessage = DigestFields.dictionary(headers, "Content-Digest");
    hints.addAll(ofMessage);
    boolean isWhole = answer.status() == 200;
    if (isWhole) {
      digests.addAll(DigestFields.base64(headers, "Content-MD5", Algorithm.MD5));
      tag(headers).ifPresent(hints::add);
      ofMessage.stream().filter(it -> disputes(it, digests)).toList().forEach(digests::add);
    }
    return Stated.of(digests).hinting(hints).size(size(answer)).page(isPage(headers));
  }

  /**
   * Whether the digest of a message that was not encoded is another than what it is a message of:
   * these are the same, unless the message was an answer to HEAD, and is that of nothing.
   */
  private static boolean disputes(Digest ofMessage, Set<Digest> digests) {
    return !OF_NOTHING.contains(ofMessage.hex())
        && !digests.contains(ofMessage)
        && digests.stream().anyMatch(it -> it.algorithm() == ofMessage.algorithm());
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
