package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlgorithmTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "md5, MD5",
    "MD5, MD5",
    "sha1, SHA_1",
    "SHA-1, SHA_1",
    "sha_256, SHA_256",
    "SHA512, SHA_512",
    "SHA2-256, SHA_256",
    "SHA512/256, SHA_512_256",
    "sha3_512, SHA3_512",
    "SHA3-256, SHA3_256",
    "BLAKE2b, BLAKE2B",
    "blake2b512, BLAKE2B",
    "BLAKE2b-256, BLAKE2B_256",
    "BLAKE2s256, BLAKE2S",
    "blake3, BLAKE3"
  })
  void isKnownHoweverARecordWritesIt(String text, Algorithm expected) {
    assertThat(Algorithm.named(text)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"32, MD5", "40, SHA_1", "56, SHA_224", "64, SHA_256", "96, SHA_384", "128, SHA_512"})
  void isTheUsualOneOfItsLength(int digits, Algorithm expected) {
    assertThat(Algorithm.ofDigits(digits)).contains(expected);
    assertThat(Algorithm.ofDigits(digits + 2)).isEmpty();
  }

  @Test
  void aMillionBytesOrNoneAreNoDifference() throws IOException {
    for (Algorithm algorithm : Algorithm.values()) {
      MessageDigest once = algorithm.start();
      MessageDigest often = algorithm.start();
      byte[] bytes = new byte[100_001];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (i % 251);
      }
      often.update(bytes, 0, 17);
      often.reset();
      for (int at = 0, step = 1; at < bytes.length; at += step, step = step * 3 % 1_000 + 1) {
        step = Math.min(step, bytes.length - at);
        often.update(bytes, at, step);
      }
      byte[] expected = once.digest(bytes);

      assertThat(often.digest()).as("%s", algorithm).isEqualTo(expected);
      assertThat(once.digest()).as("%s of nothing", algorithm).isEqualTo(often.digest());
      assertThat(expected).hasSize(algorithm.hexDigits() / 2);
    }
  }

  /** Of bytes that count from 0 to 250, again and again, as the vectors of BLAKE3 are. */
  @ParameterizedTest
  @CsvSource({
    "BLAKE2B_256, 0, 0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
    "BLAKE2S, 0, 69217a3079908094e11121d042354a7c1f55b6482ca1a51e1b250dfd1ed0eef9",
    "BLAKE2B_256, 64, 10d8e6d534b00939843fe9dcc4dae48cdf008f6b8b2b82b156f5404d874887f5",
    "BLAKE2S, 64, 56f34e8b96557e90c1f24b52d0c89d51086acf1b00f634cf1dde9233b8eaaa3e",
    "BLAKE2B_256, 65, 84c04ab082c8ae24206561f77397704b627892089a05887a2a1996472bcfe15d",
    "BLAKE2S, 65, 1b53ee94aaf34e4b159d48de352c7f0661d0a40edff95a0b1639b4090e974472",
    "BLAKE2B_256, 128, c3582f71ebb2be66fa5dd750f80baae97554f3b015663c8be377cfcb2488c1d1",
    "BLAKE2S, 128, 1fa877de67259d19863a2a34bcc6962a2b25fcbf5cbecd7ede8f1fa36688a796",
    "BLAKE2B_256, 129, f7f3c46ba2564ff4c4c162da1f5b605f9f1c4aa6a20652a9f9a337c1a2f5b9c9",
    "BLAKE2S, 129, 5bd169e67c82c2c2e98ef7008bdf261f2ddf30b1c00f9e7f275bb3e8a28dc9a2",
    "BLAKE2B_256, 1000, b372d0608f720c8c3dd41e9c8eecb10143b41abe520b616607e754bf79c08331",
    "BLAKE2S, 1000, 1c067a5e746fb0f6734efac9a8cdb0e11061f0077f255184365c690115392501",
    "BLAKE2B_256, 100001, fd0e35829257b07b99874a9524afc162d3f2d5d6c02510dbb8f15adab9d1c48e",
    "BLAKE2S, 100001, 7f25dde752b2a03972a456b7a7ee3f52e82ed42ec36fbd1ce94c3580a09b1ee9",
    "BLAKE3, 0, af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262",
    "BLAKE3, 1024, 42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7",
    "BLAKE3, 1025, d00278ae47eb27b34faecf67b4fe263f82d5412916c1ffd97c8cb7fb814b8444"
  })
  void countedBytes(Algorithm algorithm, int count, String expected) {
    MessageDigest digest = algorithm.start();
    for (int i = 0; i < count; i++) {
      digest.update((byte) (i % 251));
    }

    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(expected);
  }

  @Test
  void othersAreUnknown() {
    assertThat(Algorithm.named("blake9")).isEmpty();
    assertThat(Digest.parse(Algorithm.MD5, "abc")).isEmpty();
    assertThat(Digest.parse(Algorithm.MD5, "z".repeat(32))).isEmpty();
  }

  @Test
  void theUsualDigestsOfAbc() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");

    FileDigest digest =
        new FileHasher(bytes -> {}, Deadline.NONE).hash(file, EnumSet.allOf(Algorithm.class));

    assertThat(EnumSet.allOf(Algorithm.class))
        .extracting(algorithm -> digest.of(algorithm).orElseThrow().hex())
        .containsExactly(
            "900150983cd24fb0d6963f7d28e17f72",
            "900150983cd24fb0d6963f7d28e17f72",
            "a9993e364706816aba3e25717850c26c9cd0d89d",
            "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca"
                + "134c825a7",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c2"
                + "3a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23",
            "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf",
            "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
            "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf"
                + "228376d25",
            "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e10e116e9192af3c91a7ec57"
                + "647e3934057340b4cf408d5a56592f8274eec53f0",
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5d"
                + "e4533cc9518d38aa8dbf1925ab92386edd4009923",
            "6f56a82c8e7ef526dfe182eb5212f7db9df1317e57815dbda46083fc30f54ee6c66ba83be64b302d7cba6ce"
                + "15bb556f4",
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319",
            "384264f676f39536840523f284921cdc68b6846b",
            "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982",
            "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85");
  }

  @Test
  void aFileThatIsReadBeforeMoreIsWantedIsReadOnceMore() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");
    DigestCache early = new DigestCache(Deadline.NONE);
    early.want(file, Set.of(Algorithm.MD5));
    DigestCache late = new DigestCache(Deadline.NONE);

    early.of(file);
    late.of(file);

    assertThat(early.of(file, Set.of(Algorithm.MD5)).of(Algorithm.MD5)).isPresent();
    assertThat(early.bytesHashed()).isEqualTo(3);
    assertThat(late.of(file, Set.of(Algorithm.MD5)).of(Algorithm.MD5)).isPresent();
    assertThat(late.bytesHashed()).isEqualTo(6);
  }
}
