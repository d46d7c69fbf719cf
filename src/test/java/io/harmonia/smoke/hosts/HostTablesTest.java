package io.harmonia.smoke.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Headers;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Stated;
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each host's headers state, as its documentation has them (named in the table's class). */
class HostTablesTest {
  /** Of {@code hello}, in hexadecimal digits and in base64. */
  private static final String SHA =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  private static final String SHA_64 = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
  private static final String MD5 = "5d41402abc4b2a76b9719d911017c592";
  private static final String MD5_64 = "XUFAKrxLKna5cZ2REBfFkg==";
  private static final String BLOB = "b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0";
  private static final Digest SHA_256 = Digest.parse(Algorithm.SHA_256, SHA).orElseThrow();
  private static final Digest MD_5 = Digest.parse(Algorithm.MD5, MD5).orElseThrow();

  private static RemoteUrl url(String text) {
    try {
      return RemoteUrl.parse(text);
    } catch (UnaskableUrlException e) {
      throw new AssertionError(e);
    }
  }

  private static Stated stated(String url, String... fields) {
    RemoteUrl asked = url(url);
    return Hosts.of(asked).stated(new Answer(asked, 200, Headers.of(fields)));
  }

  @ParameterizedTest
  @CsvSource({
    "Repr-Digest, 'sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:'",
    "Repr-Digest, 'md5=:XUFAKrxLKna5cZ2REBfFkg==:, sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:'",
    "Digest, SHA-256=LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
    "X-Checksum-Sha256, 2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824"
  })
  void anyHostStatesADigest(String field, String value) {
    assertThat(stated("https://example.org/a", field, value).digests()).contains(SHA_256);
  }

  @Test
  void anyHostStatesWeakDigestsAndSizes() {
    Stated stated = stated("https://example.org/a", "Content-MD5", MD5_64, "Content-Length", "5");

    assertThat(stated.digests()).containsExactly(MD_5);
    assertThat(stated.size()).contains(5L);
  }

  @Test
  void ociMayConfirmADigestOfABlobAndOthersDoNot() {
    String value = "sha256:" + SHA;

    assertThat(stated("https://r.example/v2/a/blobs/" + value, "Docker-Content-Digest", value))
        .extracting(Stated::digests, Stated::hints)
        .containsExactly(Set.of(), Set.of(SHA_256));
    assertThat(stated("https://r.example/a", "Docker-Content-Digest", value))
        .isEqualTo(Stated.NOTHING);
  }

  /** The one that is recorded does not hide the other. */
  @ParameterizedTest
  @CsvSource({
    "X-Checksum-Sha256, HEX, X-Checksum-Sha256, ZERO",
    "X-Checksum-Sha256, ZERO, X-Checksum-Sha256, HEX",
    "X-Checksum-Sha256, 'HEX, ZERO', X-Other, x",
    "X-Checksum-Sha256, '\"HEX\"', X-Checksum-Sha256, '\"ZERO\"'",
    "Repr-Digest, 'sha-256=:B64:;x=1', Repr-Digest, 'sha-256=:Z64:;x=\"a,b;c\";y'",
    "Repr-Digest, 'foo=1;x=\",\", sha-256=:B64: ;x=:YQ==:, sha-256=:Z64:', X-Other, x",
    "Repr-Digest, sha-256=:B64:, Content-Digest, sha-256=:Z64:",
    "X-Checksum-Sha256, HEX, Content-Digest, sha-256=:Z64:;x"
  })
  void twoThatDifferAreBothStated(String field, String value, String other, String otherValue) {
    Stated stated =
        stated("https://example.org/a", field, filled(value), other, filled(otherValue));

    assertThat(stated.digests()).hasSize(2).contains(SHA_256);
  }

  private static String filled(String value) {
    return value
        .replace("HEX", SHA)
        .replace("ZERO", "0".repeat(64))
        .replace("B64", SHA_64)
        .replace("Z64", "A".repeat(43) + "=");
  }

  @ParameterizedTest
  @CsvSource({
    "X-Checksum-Sha256, HEX, X-Checksum-Sha256, HEX",
    "X-Checksum-Sha256, '\"HEX\"', X-Checksum-Md5, HEX",
    "Repr-Digest, 'sha-256=:B64:;x=1', Repr-Digest, 'sha-256=Z64'",
    "Repr-Digest, sha-256=:B64:, Content-Digest, sha-256=:B64:",
    "Repr-Digest, sha-256=:B64:, Content-Digest,"
        + " sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"
  })
  void oneThatStandsTwiceIsStated(String field, String value, String other, String otherValue) {
    Stated stated =
        stated("https://example.org/a", field, filled(value), other, filled(otherValue));

    assertThat(stated.digests()).containsExactly(SHA_256);
  }

  /** Of a HEAD it may be that of nothing (RFC 9530 appendix B.2). */
  @Test
  void aContentDigestAndAnETagMayOnlyConfirm() {
    Stated stated =
        stated(
            "https://example.org/a",
            "Content-Digest",
            "sha-256=:" + SHA_64 + ":",
            "ETag",
            "\"" + MD5 + "\"");

    assertThat(stated.digests()).isEmpty();
    assertThat(stated.hints()).containsExactlyInAnyOrder(SHA_256, MD_5);
  }

  @ParameterizedTest
  @CsvSource({
    "ETag, 'W/\"5d41402abc4b2a76b9719d911017c592\"'",
    "ETag, '\"5d41402abc4b2a76b9719d911017c592-2\"'",
    "X-Linked-Etag, '\"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\"'",
    "X-Goog-Hash, md5=XUFAKrxLKna5cZ2REBfFkg==",
    "Repr-Digest, sha-256=LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
    "Digest, sha-256=:no base64:",
    "Digest, UNIXsum=30637"
  })
  void statesNothingForOthers(String field, String value) {
    Stated stated = stated("https://example.org/a", field, value);

    assertThat(stated.digests()).isEmpty();
    assertThat(stated.hints()).isEmpty();
  }

  @Test
  void whatIsEncodedStatesNothingOfWhatIsNot() {
    Stated stated =
        stated(
            "https://example.org/a",
            "Content-Encoding",
            "gzip",
            "Content-Length",
            "25",
            "Repr-Digest",
            "sha-256=:" + SHA_64 + ":");

    assertThat(stated).isEqualTo(Stated.NOTHING);
  }

  @Test
  void twoLengthsAreNone() {
    assertThat(stated("https://example.org/a", "Content-Length", "5", "Content-Length", "6").size())
        .isEmpty();
  }

  @Test
  void huggingFaceStatesALargeFileOnItsRedirect() {
    RemoteUrl asked = url("https://huggingface.co/acme/tiny/resolve/main/model.onnx");
    Answer redirect =
        new Answer(
            asked,
            302,
            Headers.of(
                "X-Linked-Etag", "\"" + SHA + "\"", "X-Linked-Size", "5", "X-Repo-Commit", BLOB));

    Stated stated = Hosts.of(asked).statedByRedirect(redirect);

    assertThat(stated.digests()).containsExactly(SHA_256);
    assertThat(stated.size()).contains(5L);
  }

  @Test
  void huggingFaceStatesGitsBlobOfASmallFile() {
    Stated stated =
        stated(
            "https://huggingface.co/acme/tiny/resolve/main/config.json",
            "ETag",
            "\"" + BLOB + "\"",
            "Content-Length",
            "5");

    assertThat(stated.blob()).contains(BLOB);
    assertThat(stated.digests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, RepoNotFound, NOT_VISIBLE",
    "404, RepoNotFound, NOT_VISIBLE",
    "404, EntryNotFound, GONE",
    "404, RevisionNotFound, GONE",
    "401, GatedRepo, PRIVATE",
    "403, GatedRepo, PRIVATE",
    "401, '', NOT_VISIBLE",
    "404, '', NOT_VISIBLE",
    "403, '', PRIVATE",
    "429, '', BUSY",
    "200, '', THERE"
  })
  void huggingFaceSaysWhatAnErrorMeans(int status, String code, Standing standing) {
    RemoteUrl asked = url("https://huggingface.co/acme/tiny/resolve/main/config.json");

    assertThat(
            Hosts.of(asked).standing(new Answer(asked, status, Headers.of("X-Error-Code", code))))
        .isEqualTo(standing);
  }

  @ParameterizedTest
  @CsvSource({
    "https://huggingface.co/acme/tiny, acme/tiny, '', ''",
    "https://huggingface.co/gpt2, gpt2, '', ''",
    "https://huggingface.co/gpt2/resolve/main/a/b.bin, gpt2, main, a/b.bin",
    "https://huggingface.co/datasets/acme/words/blob/v1/a.csv, datasets/acme/words, v1, a.csv",
    "https://hf.co/acme/tiny/tree/v1/onnx, acme/tiny, v1, onnx"
  })
  void huggingFaceNamesPlaces(String url, String id, String revision, String file) {
    HuggingFace.Place place = HuggingFace.place(url(url)).orElseThrow();

    assertThat(place.id()).isEqualTo(id);
    assertThat(place.revision().orElse("")).isEqualTo(revision);
    assertThat(place.file().orElse("")).isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource({
    "https://huggingface.co/acme/tiny, '', https://huggingface.co/acme/tiny/resolve/main/onnx/a.onnx",
    "https://huggingface.co/acme/tiny, v1, https://huggingface.co/acme/tiny/resolve/v1/onnx/a.onnx",
    "https://huggingface.co/acme/tiny/tree/v2, '', https://huggingface.co/acme/tiny/resolve/v2/onnx/a.onnx",
    "https://huggingface.co/acme/tiny/tree/main/sub, b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0,"
        + " https://huggingface.co/acme/tiny/resolve/b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0/sub/onnx/a.onnx",
    "https://github.com/acme/tiny, '', ''",
    "https://huggingface.co/docs/hub, '', ''"
  })
  void filesOfARepositoryHaveUrls(String repository, String snapshot, String expected) {
    assertThat(
            Hosts.fileOf(
                    url(repository),
                    Optional.of(snapshot).filter(it -> !it.isEmpty()),
                    "onnx/a.onnx")
                .map(RemoteUrl::text)
                .orElse(""))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://huggingface.co/acme/tiny/resolve/main/a, true",
    "https://huggingface.co/acme/tiny/resolve/b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0/a, false",
    "https://huggingface.co/acme/tiny/resolve/v1.0/a, false",
    "https://huggingface.co/acme/tiny/resolve/B6FC4C620B67D95F953A5C1C1230AAAB5DB5A1B0/a, false",
    "https://huggingface.co/acme/tiny/resolve/refs%2Fpr%2F1/a, true",
    "https://huggingface.co/acme/tiny/resolve/refs%2Ftags%2Fv1/a, false",
    "https://raw.githubusercontent.com/acme/tiny/main/a, true",
    "https://raw.githubusercontent.com/acme/tiny/b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0/a, false",
    "https://github.com/acme/tiny/releases/latest/download/a, true",
    "https://github.com/acme/tiny/releases/download/v1/a, false",
    "https://example.org/a, false"
  })
  void aBranchMoves(String url, boolean movable) {
    assertThat(Hosts.isMovable(url(url))).isEqualTo(movable);
  }

  @Test
  void gitHubStatesAssetsInItsApi() {
    RemoteUrl asset = url("https://github.com/acme/tiny/releases/download/v1.0/model.onnx");
    RemoteUrl api = Hosts.of(asset).details(asset).orElseThrow();

    Stated stated =
        Hosts.of(asset)
            .read(
                asset,
                new Answer(
                    api,
                    200,
                    Headers.of(),
                    """
                    {"assets": [{"name": "other", "digest": "sha256:00"},
                      {"name": "model.onnx", "size": 5, "digest": "sha256:%s"}]}
                    """
                        .formatted(SHA),
                    false));

    assertThat(api.text()).isEqualTo("https://api.github.com/repos/acme/tiny/releases/tags/v1.0");
    assertThat(stated.digests()).containsExactly(SHA_256);
    assertThat(stated.size()).contains(5L);
  }

  @Test
  void gitHubsETagsAreOpaque() {
    Stated stated =
        stated("https://raw.githubusercontent.com/acme/tiny/main/a", "ETag", "\"" + SHA + "\"");

    assertThat(stated.hints()).isEmpty();
  }

  @Test
  void gitHubsLimitIsNoPrivacy() {
    RemoteUrl asked = url("https://api.github.com/repos/acme/tiny/releases/tags/v1");

    assertThat(
            Hosts.of(asked)
                .standing(new Answer(asked, 403, Headers.of("x-ratelimit-remaining", "0"))))
        .isEqualTo(Standing.BUSY);
  }

  @Test
  void zenodoStatesFilesInItsApi() {
    RemoteUrl file = url("https://zenodo.org/records/12/files/a.zip?download=1");
    RemoteUrl api = Hosts.of(file).details(file).orElseThrow();

    Stated stated =
        Hosts.of(file)
            .read(
                file,
                new Answer(
                    api,
                    200,
                    Headers.of(),
                    "{\"key\": \"a.zip\", \"size\": 5, \"checksum\": \"md5:" + MD5 + "\"}",
                    false));

    assertThat(api.text()).isEqualTo("https://zenodo.org/api/records/12/files/a.zip");
    assertThat(stated.digests()).containsExactly(MD_5);
    assertThat(stated.size()).contains(5L);
  }

  @Test
  void s3StatesAChecksumUnlessItIsOfParts() {
    String bucket = "https://bucket.s3.amazonaws.com/a";

    assertThat(stated(bucket, "x-amz-checksum-sha256", SHA_64).digests()).containsExactly(SHA_256);
    assertThat(stated(bucket, "x-amz-checksum-sha256", SHA_64 + "-2").digests()).isEmpty();
    assertThat(
            stated(bucket, "x-amz-checksum-sha256", SHA_64, "x-amz-checksum-type", "COMPOSITE")
                .digests())
        .isEmpty();
    assertThat(stated(bucket, "ETag", "\"" + MD5 + "\"").digests()).isEmpty();
    assertThat(Hosts.of(url(bucket)).requestFields(url(bucket)))
        .containsExactly("x-amz-checksum-mode", "ENABLED");
    assertThat(Hosts.of(url(bucket)).requestFields(url(bucket + "?X-Amz-Signature=0"))).isEmpty();
  }

  @Test
  void googleStatesAnMd5UnlessItStoresWhatIsCompressed() {
    String object = "https://storage.googleapis.com/bucket/a";

    assertThat(
            stated(object, "x-goog-hash", "crc32c=mnG7TA==", "x-goog-hash", "md5=" + MD5_64)
                .digests())
        .containsExactly(MD_5);
    assertThat(
            stated(object, "x-goog-hash", "md5=" + MD5_64, "x-goog-stored-content-encoding", "gzip")
                .digests())
        .isEmpty();
  }
}
