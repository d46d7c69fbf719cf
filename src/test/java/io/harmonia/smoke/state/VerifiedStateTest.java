package io.harmonia.smoke.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.digest.FileDigest;
import io.harmonia.smoke.digest.FileStamp;
import io.harmonia.smoke.digest.Sha256;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is believed of earlier runs, and what is not. */
@EnabledOnOs(OS.LINUX)
class VerifiedStateTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Sha256 OLD = Sha256.ofContent("old".getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;
  private Path workspace;
  private Path file;
  private Clock clock = Clock.systemUTC();
  private Duration maxAge = WEEK;
  private String machine = "a machine";
  private FileSystems systems = new FileSystems(type -> true);
  private List<String> said = new ArrayList<>();

  @BeforeEach
  void writeAFile() throws Exception {
    workspace = Files.createDirectory(folder.toRealPath().resolve("workspace"));
    file = Files.writeString(workspace.resolve("a.bin"), "old");
    Thread.sleep(150); // more than a tick
  }

  private VerifiedState open() throws Exception {
    VerifiedState state =
        VerifiedState.open(
                folder.resolve("state"), workspace, maxAge, clock, systems, Optional.of(machine))
            .orElseThrow();
    said.addAll(state.remarks());
    return state;
  }

  /** A run in which the file matched. */
  private FileDigest run(Set<Algorithm> more) throws Exception {
    VerifiedState state = open();
    FileDigest digest = new DigestCache(Deadline.NONE, state).of(file, more);
    state.matched(file);
    said.addAll(state.save());
    return digest;
  }

  private FileDigest run() throws Exception {
    return run(Set.of());
  }

  @Test
  void aFileThatDidNotChangeIsNotReadAgain() throws Exception {
    Instant before = Instant.now();
    FileDigest first = run();

    DigestCache cache = new DigestCache(Deadline.NONE, open());
    FileDigest second = cache.of(file);

    assertThat(first.earlier()).isEmpty();
    assertThat(second.sha256()).isEqualTo(OLD);
    assertThat(second.earlier().orElseThrow()).isBetween(before, Instant.now());
    assertThat(cache.bytesHashed()).isZero();
    assertThat(said).isEmpty();
  }

  @Test
  void theDayIsThatOfTheReadingHoweverOftenItIsBelieved() throws Exception {
    run();
    Instant read = run().earlier().orElseThrow();

    assertThat(run().earlier()).contains(read);
  }

  @Test
  void anotherContentOfTheSameSizeAndTimeIsRead() throws Exception {
    FileTime before = Files.getLastModifiedTime(file);
    run();

    Files.writeString(file, "new");
    Files.setLastModifiedTime(file, before);

    assertThat(run()).matches(digest -> digest.earlier().isEmpty()).isNotEqualTo(OLD);
  }

  @Test
  void anotherFileInItsPlaceIsRead() throws Exception {
    run();
    Path other = Files.writeString(workspace.resolve("b.bin"), "new");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));

    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

    assertThat(run().earlier()).isEmpty();
  }

  @Test
  void whatIsWrittenThroughAMapThatWasOpenBeforeIsSeen() throws Exception {
    assumeTrue(
        new FileSystems().isTrusted(file, "(dev=any,ino=1)"),
        "the temporary folder is on a file system that is trusted");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, 3);
      map.put(0, (byte) 'o'); // the same, and from now on the page may be written to
      Thread.sleep(150);
      run();

      map.put(0, (byte) 'x');

      assertThat(run()).matches(digest -> digest.earlier().isEmpty());
    }
  }

  @Test
  void aFileThatChangedInTheSameTickIsReadAgain() throws Exception {
    assertThat(runThatBegins(Duration.ofMillis(50)).earlier()).isEmpty();
    assertThat(runThatBegins(Duration.ofMillis(101)).earlier()).isPresent();
  }

  /** What the next run says after one that began to read so long after the last change. */
  private FileDigest runThatBegins(Duration after) throws Exception {
    FileStamp stamp = FileStamp.of(file);
    VerifiedState state = open();
    FileDigest digest = new FileDigest(stamp.size(), OLD);
    state.read(file, stamp, stamp.changed().orElseThrow().toInstant().plus(after), digest);
    state.matched(file);
    state.save();
    return new DigestCache(Deadline.NONE, open()).of(file);
  }

  @Test
  void whatDiffersInAnythingIsAnotherFile() throws Exception {
    FileStamp stamp = FileStamp.of(file);
    FileTime later = FileTime.fromMillis(0);
    Remembered one =
        Remembered.of(stamp, Instant.now(), new FileDigest(stamp.size(), OLD)).orElseThrow();

    assertThat(one.isStamp(stamp)).isTrue();
    assertThat(Remembered.parse(one.text())).isEqualTo(one);
    assertThat(
            List.of(
                new FileStamp(false, 3, stamp.modified(), stamp.changed(), stamp.key()),
                new FileStamp(true, 4, stamp.modified(), stamp.changed(), stamp.key()),
                new FileStamp(true, 3, later, stamp.changed(), stamp.key()),
                new FileStamp(true, 3, stamp.modified(), Optional.of(later), stamp.key()),
                new FileStamp(true, 3, stamp.modified(), Optional.empty(), stamp.key()),
                new FileStamp(true, 3, stamp.modified(), stamp.changed(), "(dev=1,ino=1)"),
                new FileStamp(true, 3, stamp.modified(), stamp.changed(), null)))
        .noneMatch(one::isStamp);
  }

  @Test
  void aMismatchIsNeverRemembered() throws Exception {
    VerifiedState state = open();
    new DigestCache(Deadline.NONE, state).of(file);
    state.matched(file); // says one record
    state.mismatched(file); // says another
    state.save();

    assertThat(run().earlier()).isEmpty();
  }

  @Test
  void aFileThatNobodySaidToMatchIsNotRemembered() throws Exception {
    VerifiedState state = open();
    new DigestCache(Deadline.NONE, state).of(file);
    state.save();

    assertThat(run().earlier()).isEmpty();
  }

  @Test
  void whatWasAskedForAnewIsReadAndForgotten() throws Exception {
    run();
    VerifiedState state = open();

    FileDigest anew = new DigestCache(Deadline.NONE, state).anew(file, Set.of());
    state.save();

    assertThat(anew.earlier()).isEmpty();
    assertThat(run().earlier()).isEmpty();
  }

  @Test
  void anotherAlgorithmIsRead() throws Exception {
    run();

    assertThat(run(Set.of(Algorithm.MD5)).of(Algorithm.MD5)).isPresent();
  }

  @Test
  void severalAlgorithmsAreRemembered() throws Exception {
    run(Set.of(Algorithm.MD5, Algorithm.SHA_512_256));
    DigestCache cache = new DigestCache(Deadline.NONE, open());

    FileDigest again = cache.of(file, Set.of(Algorithm.MD5, Algorithm.SHA_512_256));

    assertThat(again.of(Algorithm.MD5)).isPresent();
    assertThat(again.earlier()).isPresent();
    assertThat(cache.bytesHashed()).isZero();
  }

  @Test
  void whatIsTooOldIsRead() throws Exception {
    run();
    clock = Clock.offset(Clock.systemUTC(), WEEK.plusMinutes(1));

    assertThat(run().earlier()).isEmpty();
  }

  @Test
  void whatIsOfALaterTimeIsNotBelieved() throws Exception {
    run();
    clock = Clock.fixed(Instant.now().minusSeconds(60), ZoneOffset.UTC);

    assertThat(run().earlier()).isEmpty();
    assertThat(said).first().asString().contains("the clock was set back");
  }

  @Test
  void anotherMachinesStateIsNotBelieved() throws Exception {
    run();
    machine = "another one";

    assertThat(run().earlier()).isEmpty();
    assertThat(said).first().asString().contains("was written on another machine");
  }

  @Test
  void anEditedStateIsNotBelieved() throws Exception {
    run();
    Path state = folder.resolve("state/verified");
    Files.writeString(state, Files.readString(state).replace(OLD.hex(), "0".repeat(64)));

    FileDigest digest = run();

    assertThat(digest.earlier()).isEmpty();
    assertThat(digest.sha256()).isEqualTo(OLD);
    assertThat(said).first().asString().contains("was edited");
  }

  @Test
  void aStateThatIsCutAnywhereIsNotBelieved() throws Exception {
    run();
    Path state = folder.resolve("state/verified");
    byte[] whole = Files.readAllBytes(state);

    for (int length = 0; length < whole.length; length++) {
      Files.write(state, Arrays.copyOf(whole, length));

      assertThat(new DigestCache(Deadline.NONE, open()).of(file).earlier())
          .as("%d", length)
          .isEmpty();
    }
    assertThat(said).hasSize(whole.length);
  }

  @Test
  void onAFileSystemThatIsNotTrustedNothingIsRemembered() throws Exception {
    systems = new FileSystems(type -> false);
    run();

    assertThat(run().earlier()).isEmpty();
    assertThat(said).allMatch(text -> text.contains("does not tell of every change"));
  }

  @Test
  void whatTwoRunsVerifiedIsRemembered() throws Exception {
    Path other = Files.writeString(workspace.resolve("b.bin"), "old");
    Thread.sleep(150);
    VerifiedState one = open();
    VerifiedState two = open();
    new DigestCache(Deadline.NONE, one).of(file);
    new DigestCache(Deadline.NONE, two).of(other);
    one.matched(file);
    two.matched(other);
    one.save();
    two.save();

    DigestCache cache = new DigestCache(Deadline.NONE, open());

    assertThat(List.of(cache.of(file), cache.of(other)))
        .allMatch(digest -> digest.earlier().isPresent());
  }

  @Test
  void aStateThatCannotBeWrittenIsSaid() throws Exception {
    VerifiedState state = open();
    new DigestCache(Deadline.NONE, state).of(file);
    state.matched(file);
    Files.createDirectory(folder.resolve("state/verified"));

    assertThat(state.save()).singleElement().asString().contains("was not written");
  }

  @Test
  void aFileThatIsGoneIsNotFoundInTheState() throws Exception {
    run();
    Files.delete(file);
    DigestCache cache = new DigestCache(Deadline.NONE, open());

    assertThatThrownBy(() -> cache.of(file)).isInstanceOf(IOException.class);
  }
}
