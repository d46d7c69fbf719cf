package io.harmonia.smoke.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.upstream.Course;
import io.harmonia.smoke.upstream.Observed;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Stated;
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeptAnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Question ONE = url("https://example.org/a?key=1");
  private static final Question OTHER = url("https://example.org/a?key=2");
  private static final Observed THERE =
      new Observed(
          Standing.THERE,
          new Stated(
              Set.of(Digest.parse(Algorithm.SHA_256, "a".repeat(64)).orElseThrow()),
              Set.of(Digest.parse(Algorithm.MD5, "b".repeat(32)).orElseThrow()),
              Optional.of(5L),
              Optional.of("c".repeat(40)),
              true),
          Optional.empty(),
          "");

  @TempDir private Path folder;

  private static Question url(String text) {
    try {
      return new Question.Url(RemoteUrl.parse(text));
    } catch (UnaskableUrlException e) {
      throw new AssertionError(e);
    }
  }

  private KeptAnswers after(Duration time) {
    return of(Course.Depth.DIGEST, time);
  }

  private KeptAnswers of(Course.Depth depth, Duration time) {
    return new KeptAnswers(folder, depth, Clock.fixed(NOW.plus(time), ZoneOffset.UTC));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  @Test
  void areReadAsTheyWereKept() {
    after(Duration.ZERO).keep(ONE, THERE);

    assertThat(after(Duration.ofDays(6)).of(ONE)).contains(THERE);
  }

  @Test
  void areOfTheirQuestionAlone() throws IOException {
    after(Duration.ZERO).keep(ONE, THERE);
    Path kept = files().get(0);
    after(Duration.ZERO).keep(OTHER, THERE);
    for (Path file : files()) {
      Files.writeString(file, Files.readString(kept));
    }

    assertThat(after(Duration.ZERO).of(ONE)).isPresent();
    assertThat(after(Duration.ZERO).of(OTHER)).isEmpty();
    assertThat(of(Course.Depth.PRESENT, Duration.ZERO).of(ONE)).isEmpty();
  }

  @Test
  void areForgottenAfterAWeekAndNotBelievedFromTheFuture() {
    after(Duration.ZERO).keep(ONE, THERE);

    assertThat(after(Duration.ofDays(7).plusSeconds(1)).of(ONE)).isEmpty();
    assertThat(after(Duration.ofSeconds(-1)).of(ONE)).isEmpty();
  }

  @Test
  void areNotBelievedWhereTheyAreCutOrChanged() throws IOException {
    after(Duration.ZERO).keep(ONE, THERE);
    Path kept = files().get(0);
    String whole = Files.readString(kept);

    for (String broken :
        List.of(
            "",
            whole.replace("\nend\n", "\n"),
            whole.replace("size 5", "size many"),
            whole.replace("digest SHA_256 a", "digest SHA_256 "),
            whole.replace("digest SHA_256", "digest NONE"),
            whole.replace("digest SHA_256", "standing THERE"))) {
      Files.writeString(kept, broken);
      assertThat(after(Duration.ZERO).of(ONE)).as(broken).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Standing.class, names = "THERE", mode = EnumSource.Mode.EXCLUDE)
  void areNeverOfWhatIsNotThere(Standing standing) throws IOException {
    after(Duration.ZERO).keep(ONE, Observed.of(standing, ""));

    assertThat(files()).isEmpty();
  }

  @Test
  void areNeverOfWhatMovedOrCouldNotBeToldWhole() throws IOException {
    after(Duration.ZERO)
        .keep(ONE, new Observed(Standing.THERE, Stated.NOTHING, Optional.of(OTHER.url()), ""));
    after(Duration.ZERO)
        .keep(ONE, new Observed(Standing.THERE, Stated.NOTHING, Optional.empty(), "no digest"));

    assertThat(files()).isEmpty();
  }
}
