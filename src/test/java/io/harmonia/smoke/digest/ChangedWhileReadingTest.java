package io.harmonia.smoke.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.kit.RealProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file is written to by its hasher's progress listener, so in the middle of its reading. */
class ChangedWhileReadingTest {
  private static final int SIZE = 500_000;
  private static final FileTime THEN = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void writeAFileOfManyBlocks() throws IOException {
    file = Files.write(folder.resolve("model.bin"), new byte[SIZE]);
    Files.setLastModifiedTime(file, THEN);
  }

  @Test
  void noticesAFileThatGrows() {
    FileHasher hasher =
        whileReading(() -> Files.write(file, new byte[100], StandardOpenOption.APPEND));

    assertThatThrownBy(() -> hasher.hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessage("its size was 500000 before and 500100 after reading 500100");
  }

  @Test
  void noticesAFileThatIsCutOff() {
    FileHasher hasher =
        whileReading(
            () -> {
              try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(10);
              }
            });

    assertThatThrownBy(() -> hasher.hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessageStartingWith("its size was 500000 before and 10 after reading ");
  }

  @Test
  void noticesAFileThatIsWrittenToAtTheSameSize() {
    FileTime now = FileTime.from(Instant.parse("2026-01-02T03:04:06Z"));
    FileHasher hasher = whileReading(() -> Files.setLastModifiedTime(file, now));

    assertThatThrownBy(() -> hasher.hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessage(
            "it was last modified at 2026-01-02T03:04:05Z before and at 2026-01-02T03:04:06Z after"
                + " reading");
  }

  @Test
  void noticesAFileThatIsReplacedByOneOfTheSameSizeAndTime() throws IOException {
    Path other = Files.write(folder.resolve("other.bin"), new byte[SIZE]);
    Files.setLastModifiedTime(other, THEN);
    FileHasher hasher =
        whileReading(() -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING));

    assertThatThrownBy(() -> hasher.hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessage("it was replaced by another file");
  }

  @Test
  void noticesAFileWhoseTimeIsSetBack() {
    FileHasher hasher =
        whileReading(
            () -> {
              Files.write(file, new byte[SIZE], StandardOpenOption.WRITE);
              Files.setLastModifiedTime(file, THEN);
            });

    assertThatThrownBy(() -> hasher.hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessage("it was changed, and its modification time set back");
  }

  @Test
  void noticesALinkThatTakesTheFilesPlace() throws IOException {
    Path other = Files.write(folder.resolve("other.bin"), new byte[SIZE]);
    FileHasher hasher =
        whileReading(
            () -> {
              Files.delete(file);
              Files.createSymbolicLink(file, other);
            });

    assertThatThrownBy(() -> hasher.hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessage("something that is not a file took its place");
  }

  @Test
  void opensNoPipeThatTookTheFilesPlace() throws IOException {
    RealProgram.assumeInstalled("mkfifo");
    Files.delete(file);
    RealProgram.runSuccessfully(folder, "mkfifo", "model.bin");

    assertThatThrownBy(() -> new FileHasher(read -> {}, Deadline.NONE).hash(file))
        .isInstanceOf(ChangedWhileReadingException.class)
        .hasMessage("something that is not a file took its place");
  }

  @Test
  void doesNotMindAFileThatIsOnlyReadMeanwhile() throws IOException {
    FileHasher hasher = whileReading(() -> Files.readAllBytes(file));

    FileDigest digest = hasher.hash(file);

    assertThat(digest.size()).isEqualTo(SIZE);
  }

  private static FileHasher whileReading(Change change) {
    AtomicBoolean changed = new AtomicBoolean();
    LongConsumer once =
        read -> {
          if (changed.compareAndSet(false, true)) {
            try {
              change.make();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    return new FileHasher(once, Deadline.NONE);
  }

  private interface Change {
    void make() throws IOException;
  }
}
