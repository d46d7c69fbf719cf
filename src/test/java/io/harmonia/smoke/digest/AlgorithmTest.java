package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.bounds.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
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
    "SHA512, SHA_512"
  })
  void isKnownHoweverARecordWritesIt(String text, Algorithm expected) {
    assertThat(Algorithm.named(text)).contains(expected);
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
            "a9993e364706816aba3e25717850c26c9cd0d89d",
            "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca"
                + "134c825a7",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c2"
                + "3a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
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
