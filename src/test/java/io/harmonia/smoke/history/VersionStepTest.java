package io.harmonia.smoke.history;

import static io.harmonia.smoke.history.Contents.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.manifest.EntryVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the rules. */
class VersionStepTest {

  @ParameterizedTest
  @CsvSource({
    "same,     1.0.0,   1.0.0,   UNCHANGED",
    "same,     1.0.0+a, 1.0.0+b, UNCHANGED",
    "same,     1.0.0,   v1.0.0,  UNCHANGED",
    "same,     ,        ,        UNCHANGED",
    "same,     1.0.0,   1.0.1,   BUMPED_WITHOUT_CHANGE",
    "same,     ,        1.0.0,   BUMPED_WITHOUT_CHANGE",
    "same,     1.0.1,   1.0.0,   LOWERED",
    "same,     1.0.0,   ,        LOWERED",
    "same,     1.0.0,   1.0.0-a, LOWERED",
    "replaced, 1.0.0,   1.0.1,   BUMPED",
    "replaced, 1.0.0,   2.0.0,   BUMPED",
    "replaced, ,        1.0.0,   BUMPED",
    "replaced, 1.0.0,   1.0.0,   NOT_BUMPED",
    "replaced, 1.0.0,   1.0.0+b, NOT_BUMPED",
    "replaced, 1.0.1,   1.0.0,   LOWERED",
    "replaced, 1.0.0,   ,        LOWERED",
    "replaced, ,        ,        NO_VERSION",
    "added,    1.0.0,   1.0.1,   BUMPED_TOO_LITTLE",
    "added,    1.0.0,   1.1.0,   BUMPED",
    "added,    0.1.0,   0.1.1,   BUMPED",
    "removed,  1.0.0,   1.1.0,   BUMPED_TOO_LITTLE",
    "removed,  1.0.0,   2.0.0,   BUMPED",
    "removed,  0.1.0,   0.2.0,   BUMPED",
    "snapshot, ,        ,        BY_SNAPSHOT",
    "snapshot, 1.0.0,   1.0.0,   NOT_BUMPED",
    "snapshot, 1.0.0,   1.0.1,   BUMPED",
  })
  void followsTheRules(
      String content, @Nullable String before, @Nullable String after, VersionStep step) {
    ContentDiff diff = ContentDiff.between(usual().make(), changed(content).make());

    assertThat(VersionStep.of(version(before), version(after), diff)).isEqualTo(step);
  }

  private static Contents changed(String how) {
    return switch (how) {
      case "same" -> usual();
      case "replaced" -> usual().lists("b.bin", "other");
      case "added" -> usual().lists("c.bin", "c");
      case "removed" -> usual().doesNotList("b.bin");
      case "snapshot" -> usual().lists("b.bin", "other").snapshot("s2");
      default -> throw new IllegalArgumentException(how);
    };
  }

  private static Optional<EntryVersion> version(@Nullable String text) {
    return Optional.ofNullable(text).flatMap(EntryVersion::parse);
  }
}
