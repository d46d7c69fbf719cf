package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.state.VerifiedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an earlier run read, and what became of it since. */
final class StateRows {
  private static final String STATE = "{root}-state";
  private static final Set<String> TRUSTED = Set.of("ext4", "xfs", "btrfs");

  private StateRows() {}

  static List<Row> rows() {
    return List.of(
        harmless("a file did not change since an earlier run verified it", StateRows::verify)
            .with("smoke.state", STATE)
            .seenAs(Kind.EARLIER_MATCH, MODEL_SUMS + ":1"),
        harmless(
                "a file was touched since an earlier run verified it",
                w -> {
                  verify(w);
                  Files.setLastModifiedTime(w.root().resolve(TOP), FileTime.fromMillis(0));
                })
            .with("smoke.state", STATE)
            .seenAs(Kind.MATCH, MODEL_SUMS + ":1"),
        harmless(
                "the kept state of earlier runs is damaged",
                w -> {
                  verify(w);
                  Files.writeString(state(w).resolve("verified"), "harmonia-smoke state 1\n");
                })
            .with("smoke.state", STATE)
            .seenAs(Kind.MATCH, MODEL_SUMS + ":1"),
        harmless(
                "the kept state of earlier runs was edited",
                w -> {
                  verify(w);
                  edit(state(w).resolve("verified"), TOP_SHA, "0".repeat(64));
                })
            .with("smoke.state", STATE)
            .seenAs(Kind.MATCH, MODEL_SUMS + ":1"),
        harmless(
                "the kept state of earlier runs comes from another machine",
                w -> {
                  verify(w);
                  edit(
                      state(w).resolve("verified"),
                      "state 1 [0-9a-f]{16} ",
                      "state 1 0123456789abcdef ");
                })
            .with("smoke.state", STATE)
            .seenAs(Kind.MATCH, MODEL_SUMS + ":1"),
        harmless("an earlier run verified a file too long ago", StateRows::verifyLongAgo)
            .with("smoke.state", STATE)
            .with("smoke.state.max-age", "1ms")
            .seenAs(Kind.MATCH, MODEL_SUMS + ":1"),
        fault(
                "a file changed since an earlier run verified it, its size and time as before",
                StateRows::changeInSilence,
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":1")
            .with("smoke.state", STATE),
        fault(
                "a file is gone that an earlier run verified",
                w -> {
                  verify(w);
                  w.delete(TOP);
                },
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":1")
            .with("smoke.state", STATE),
        fault(
                "the state of earlier runs is to lie in the workspace, whose changes could bring it",
                w -> assumeUsed(w.root()),
                Kind.CRASHED,
                "")
            .with("smoke.state", "{root}/.state")
            .saying("lies in the repository that is checked"),
        fault(
                "others may write to the state of earlier runs",
                w -> {
                  verify(w);
                  Files.setPosixFilePermissions(
                      state(w), PosixFilePermissions.fromString("rwxrwxrwx"));
                },
                Kind.CRASHED,
                "")
            .with("smoke.state", STATE)
            .saying("others may write to it"));
  }

  private static Path state(WorkspaceBuilder w) {
    return state(w.root());
  }

  private static Path state(Path root) {
    return root.resolveSibling(root.getFileName() + "-state");
  }

  /** What is kept for the runs over a workspace, if anything is. */
  static Optional<String> kept(Path root) throws IOException {
    Path file = state(root).resolve("verified");
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** Keeps what was kept before a run. */
  static void restore(Path root, Optional<String> kept) throws IOException {
    Path file = state(root).resolve("verified");
    if (kept.isPresent()) {
      Files.writeString(file, kept.get());
    } else {
      Files.deleteIfExists(file);
    }
  }

  /** Where the state is used at all: see {@code docs/state.md}. */
  private static void assumeUsed(Path folder) throws IOException {
    assumeTrue(
        TRUSTED.contains(Files.getFileStore(folder).type()), "a file system that is trusted");
    assumeTrue(Files.isReadable(Path.of("/proc/self")), "Linux");
  }

  /** Does with a file what an earlier run does. */
  private static void verify(WorkspaceBuilder w) throws Exception {
    assumeUsed(w.root());
    Thread.sleep(150); // more than a tick of the file system's clock
    Path root = w.root().toRealPath();
    VerifiedState state =
        VerifiedState.open(state(w), root, Duration.ofDays(1), Clock.systemUTC()).orElseThrow();
    Path top = root.resolve(TOP);
    new DigestCache(Deadline.NONE, state).of(top);
    state.matched(top);
    if (!state.save().isEmpty()) {
      throw new IllegalStateException("the state was not kept");
    }
  }

  private static void edit(Path file, String regex, String by) throws IOException {
    String text = Files.readString(file);
    String edited = text.replaceAll(regex, by);
    if (edited.equals(text)) {
      throw new IllegalStateException("nothing to edit: " + text);
    }
    Files.writeString(file, edited);
  }

  private static void verifyLongAgo(WorkspaceBuilder w) throws Exception {
    verify(w);
    Thread.sleep(5);
  }

  private static void changeInSilence(WorkspaceBuilder w) throws Exception {
    verify(w);
    Path top = w.root().resolve(TOP);
    FileTime before = Files.getLastModifiedTime(top);
    w.file(TOP, "top!!");
    Files.setLastModifiedTime(top, before);
  }
}
