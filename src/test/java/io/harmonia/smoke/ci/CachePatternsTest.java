package io.harmonia.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachePatternsTest {
  @TempDir private Path folder;

  @Test
  void aPatternFindsOneFile() {
    CachePatterns patterns = new CachePatterns("su[b]");

    assertThat(patterns.of(new RelativePath("!a/*?.bin"))).isEqualTo("./su[[]b]/!a/[*][?].bin");
    assertThat(new CachePatterns("").of(new RelativePath("#x"))).isEqualTo("./#x");
  }

  @Test
  void whatNoPatternFindsIsRefused() {
    assertThat(new CachePatterns("").refusal(new RelativePath("a\\b"))).isPresent();
    assertThat(new CachePatterns("a\\b").refusal(new RelativePath("c"))).isPresent();
    assertThat(new CachePatterns("").refusal(new RelativePath("a "))).isPresent();
    assertThat(new CachePatterns("").refusal(new RelativePath("a b"))).isEmpty();
  }

  /** As {@code printf '1 %s\n' "$(printf 'a\nb\n' | sha256sum | cut -c 1-64)" | sha256sum} says. */
  @Test
  void theKeyIsThatOfTheFilesWhateverTheirLineEnds() throws IOException {
    Path sums = Files.writeString(folder.resolve("sums"), "a\nb\n");
    String key = CacheKey.of(List.of(sums, folder.resolve("gone")));

    assertThat(key)
        .isEqualTo(
            "harmonia-smoke-v1-c97329bd3e9a72ca18201defbd848ad9016b4a1cf8f6a48c057c9b7fbd850ec9");
    Files.writeString(sums, "a\r\nb\r\n\r");
    assertThat(CacheKey.of(List.of(sums))).isEqualTo(key);
    assertThat(CacheKey.of(List.of(folder.resolve("gone"), sums))).isNotEqualTo(key);
    Files.writeString(sums, "a\nc\n");
    assertThat(CacheKey.of(List.of(sums))).isNotEqualTo(key);
  }
}
