package io.harmonia.smoke.hosts;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Headers;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Stated;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The tables of stores of objects. */
final class ObjectStores {
  private ObjectStores() {}

  /**
   * Amazon S3 ("HeadObject", "Checking object integrity"): {@code x-amz-checksum-sha256} is stated
   * where it is asked for; with {@code -5} at its end it is a digest of digests of parts, and so is
   * an ETag. Another ETag is an MD5 only for some encryptions, so it confirms and contradicts
   * nothing.
   */
  static final class S3 extends GenericHost {
    @Override
    public List<String> requestFields(RemoteUrl url) {
      String query = url.uri().getRawQuery();
      boolean isSigned = query != null && query.contains("X-Amz-Signature"); // which covers fields
      return isSigned ? List.of() : List.of("x-amz-checksum-mode", "ENABLED");
    }

    @Override
    public Stated stated(Answer answer) {
      Headers headers = answer.headers();
      Set<Digest> digests = new LinkedHashSet<>();
      boolean isOfParts =
          headers
              .one("x-amz-checksum-type")
              .filter(it -> it.equalsIgnoreCase("COMPOSITE"))
              .isPresent();
      if (!isOfParts) {
        digests.addAll(DigestFields.base64(headers, "x-amz-checksum-sha256", Algorithm.SHA_256));
        digests.addAll(DigestFields.base64(headers, "x-amz-checksum-sha1", Algorithm.SHA_1));
      }
      return super.stated(answer).and(Stated.of(digests));
    }
  }

  /**
   * Google Cloud Storage ("HTTP headers for Cloud Storage"): {@code x-goog-hash: crc32c=…,md5=…} of
   * what is stored, which differs from what is served where it was stored compressed.
   */
  static final class Google extends GenericHost {
    @Override
    public Stated stated(Answer answer) {
      Headers headers = answer.headers();
      boolean isAsStored =
          headers
              .one("x-goog-stored-content-encoding")
              .filter(it -> !it.equals("identity"))
              .isEmpty();
      return isAsStored
          ? super.stated(answer).and(Stated.of(DigestFields.instance(headers, "x-goog-hash")))
          : Stated.NOTHING.page(isPage(headers));
    }
  }
}
