package io.harmonia.smoke.state;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.DigestMemory;
import io.harmonia.smoke.digest.FileDigest;
import io.harmonia.smoke.digest.FileStamp;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Which files earlier runs read and found right, and whether they are still the same: by path,
 * device, inode, size, modification time and change time, which no program can set.
 *
 * <p>A file is remembered only if it changed last before it was read, by more than a tick of the
 * file system's clock: otherwise a later change could have the same time. What was written through
 * a memory map is first brought to the disk, since only then the next write to it changes the time
 * again.
 */
public final class VerifiedState implements DigestMemory {
  /** Clocks of file systems tick at most every 10 ms, or, with small inodes, every second. */
  private static final Duration TICK = Duration.ofMillis(100);

  private static final Duration LONG_TICK = Duration.ofSeconds(2);

  /** After this, the kernel brought to the disk by itself what was written to a file. */
  private static final Duration WRITTEN_BACK = Duration.ofMinutes(10);

  /** Of such a file, bringing it to the disk takes no time beside reading it. */
  private static final long LARGE = 16 << 20;

  private static final int MOST_SMALL_ONES = 512;
  private static final int MOST_FILES = 500_000;
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final StateFolder folder;
  private final Duration maxAge;
  private final Clock clock;
  private final FileSystems systems;
  private final Map<Sha256, Remembered> earlier;
  private final List<String> remarks;
  private final Map<Path, Remembered> readNow = new ConcurrentHashMap<>();
  private final Set<Path> matched = ConcurrentHashMap.newKeySet();
  private final Set<Path> mismatched = ConcurrentHashMap.newKeySet();
  private final Set<Path> unsettled = ConcurrentHashMap.newKeySet();
  private final Set<Sha256> forgotten = ConcurrentHashMap.newKeySet();
  private final AtomicInteger smallOnes = new AtomicInteger();

  private VerifiedState(
      StateFolder folder, Duration maxAge, Clock clock, FileSystems systems, StateText state) {
    this.folder = folder;
    this.maxAge = maxAge;
    this.clock = clock;
    this.systems = systems;
    this.earlier = new ConcurrentHashMap<>(state.files());
    this.remarks = state.remark().stream().toList();
  }

  /**
   * What may be believed, or nothing where the system cannot tell who changed what.
   *
   * @param folder of the state
   * @param workspace that is checked, without links
   * @param maxAge how long ago a file may have been read
   * @throws StateRefusedException if others than the user may change the folder, or it lies in the
   *     repository that is checked
   * @throws IOException if it cannot be made or read
   */
  public static Optional<VerifiedState> open(
      Path folder, Path workspace, Duration maxAge, Clock clock)
      throws IOException, StateRefusedException {
    return open(folder, workspace, maxAge, clock, new FileSystems(), StateSeal.identity());
  }

  static Optional<VerifiedState> open(
      Path folder,
      Path workspace,
      Duration maxAge,
      Clock clock,
      FileSystems systems,
      Optional<String> identity)
      throws IOException, StateRefusedException {
    Optional<OwnPlace> own = OwnPlace.here();
    if (own.isEmpty() || identity.isEmpty()) {
      return Optional.empty();
    }
    StateFolder opened = StateFolder.open(folder, workspace, own.get(), identity.get());
    return Optional.of(
        new VerifiedState(opened, maxAge, clock, systems, opened.read(clock.instant())));
  }

  /** Why less is believed than was kept, if that is so. */
  public List<String> remarks() {
    return remarks;
  }

  @Override
  public Optional<FileDigest> of(Path file, Set<Algorithm> more) throws IOException {
    Remembered known = earlier.isEmpty() ? null : earlier.get(Remembered.name(file));
    if (known == null || !isTimely(known, clock.instant())) {
      return Optional.empty();
    }
    FileDigest digest = known.digest();
    return known.isStamp(FileStamp.of(file))
            && systems.isTrusted(file, known.key())
            && digest.has(more)
        ? Optional.of(digest)
        : Optional.empty();
  }

  private boolean isTimely(Remembered known, Instant now) {
    return !known.read().isAfter(now) && Duration.between(known.read(), now).compareTo(maxAge) <= 0;
  }

  /** Brings to the disk what was written lately, so that the next write is seen. */
  @Override
  public FileStamp settled(Path file, FileStamp stamp) throws IOException {
    Object key = stamp.key();
    if (stamp.changed().isEmpty() || key == null || !systems.isTrusted(file, key.toString())) {
      return stamp;
    }
    if (stamp.size() < LARGE) {
      if (isBefore(stamp.changed().get().toInstant(), WRITTEN_BACK, clock.instant())) {
        return stamp;
      }
      if (smallOnes.incrementAndGet() > MOST_SMALL_ONES) {
        unsettled.add(file); // reading it again takes no longer than this would
        return stamp;
      }
    }
    try (FileChannel channel = FileChannel.open(file, READ)) {
      channel.force(false);
    }
    return FileStamp.of(file);
  }

  private static boolean isBefore(Instant changed, Duration by, Instant then) {
    return changed.plus(by).isBefore(then);
  }

  @Override
  public void read(Path file, FileStamp stamp, Instant begun, FileDigest digest) {
    Remembered.of(stamp, begun, digest)
        .filter(VerifiedState::isSettled)
        .filter(one -> !unsettled.contains(file))
        .filter(one -> systems.isTrusted(file, one.key()))
        .ifPresent(one -> readNow.put(file, one));
  }

  private static boolean isSettled(Remembered one) {
    boolean isByTheSecond = one.changed().equals(one.changed().truncatedTo(ChronoUnit.SECONDS));
    return isBefore(one.changed(), isByTheSecond ? LONG_TICK : TICK, one.read());
  }

  @Override
  public void matched(Path file) {
    matched.add(file);
  }

  @Override
  public void mismatched(Path file) {
    mismatched.add(file);
  }

  @Override
  public void forget(Path file) {
    Sha256 name = Remembered.name(file);
    earlier.remove(name);
    forgotten.add(name);
  }

  @Override
  public List<String> save() {
    List<String> said = new ArrayList<>();
    if (!systems.others().isEmpty()) {
      said.add(
          "smoke.state: files were read that cannot be remembered, since their file system ("
              + String.join(", ", new TreeSet<>(systems.others()))
              + ") does not tell of every change");
    }
    Map<Sha256, Remembered> more = new HashMap<>();
    Set<Sha256> less = new HashSet<>(forgotten);
    readNow.forEach(
        (file, one) -> {
          if (matched.contains(file)) {
            more.put(Remembered.name(file), one);
          }
        });
    mismatched.forEach(file -> less.add(Remembered.name(file)));
    mismatched.forEach(file -> more.remove(Remembered.name(file)));
    if (more.isEmpty() && less.isEmpty()) {
      return said;
    }
    Instant now = clock.instant();
    try {
      folder.replace(now, written -> merged(written, more, less, now));
    } catch (IOException | StateRefusedException e) {
      said.add("smoke.state: was not written: " + Printable.of(String.valueOf(e.getMessage())));
    }
    return said;
  }

  private Map<Sha256, Remembered> merged(
      Map<Sha256, Remembered> written,
      Map<Sha256, Remembered> more,
      Set<Sha256> less,
      Instant now) {
    Map<Sha256, Remembered> all = new HashMap<>(written);
    all.values().removeIf(one -> !isTimely(one, now));
    all.keySet().removeAll(less);
    all.putAll(more);
    return all.size() <= MOST_FILES
        ? all
        : all.entrySet().stream()
            .sorted(Comparator.comparingLong(one -> -one.getValue().size()))
            .limit(MOST_FILES)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
