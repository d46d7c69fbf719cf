package io.harmonia.smoke.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRevisionTest {

  @ParameterizedTest
  @CsvSource({
    "https://hub.invalid/o/n, https://hub.invalid/o/n,",
    "https://hub.invalid/o/n/, https://hub.invalid/o/n,",
    "https://hub.invalid/o/n/tree/main, https://hub.invalid/o/n, main",
    "https://hub.invalid/o/n/tree/main/, https://hub.invalid/o/n, main",
    "https://hub.invalid/o/n/resolve/0a1b2c/m.bin, https://hub.invalid/o/n/m.bin, 0a1b2c",
    "https://lab.invalid/o/n/-/blob/v1/m.bin?x=1, https://lab.invalid/o/n/m.bin?x=1, v1",
    "https://hub.invalid/o/n?revision=v1, https://hub.invalid/o/n, v1",
    "https://hub.invalid/o/n?a=b&ref=v1#top, https://hub.invalid/o/n?a=b#top, v1",
    "https://hub.invalid/o/n?pref=v1, https://hub.invalid/o/n?pref=v1,",
    "hf://o/n@0a1b2c, hf://o/n, 0a1b2c",
    "s3://user@bucket/key, s3://user@bucket/key,",
    "git+https://hub.invalid/o/n.git@v1, git+https://hub.invalid/o/n.git, v1",
  })
  void takesAUrlApart(String url, String repository, String revision) {
    assertThat(SourceRevision.of(url))
        .isEqualTo(new SourceRevision(repository, Optional.ofNullable(revision)));
  }
}
