package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.TimedOutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hashing ends at the deadline, between two blocks. */
class HashingDeadlineTest {
  private static final int BLOCK = 128 * 1024;

  private final AtomicLong looks = new AtomicLong();
  private final Deadline threeLooks =
      Deadline.since(0, Duration.ofNanos(4), looks::incrementAndGet);
  private final List<Long> blocks = new ArrayList<>();

  @Test
  void readsNoBlockAfterTheDeadline(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[10 * BLOCK]);

    assertThatThrownBy(() -> new FileHasher(blocks::add, threeLooks).hash(file))
        .isInstanceOf(TimedOutException.class);

    assertThat(blocks).hasSize(3);
  }

  @Test
  void finishesAFileThatIsReadInTime(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[2 * BLOCK]);

    assertThat(new FileHasher(blocks::add, threeLooks).hash(file).size()).isEqualTo(2 * BLOCK);
  }

  @Test
  void tellsEachCallerOfTheCache(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[10 * BLOCK]);
    DigestCache cache = new DigestCache(threeLooks);

    assertThatThrownBy(() -> cache.of(file)).isInstanceOf(TimedOutException.class);
    assertThatThrownBy(() -> cache.of(file)).isInstanceOf(TimedOutException.class);
  }
}
