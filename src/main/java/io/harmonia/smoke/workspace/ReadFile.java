package io.harmonia.smoke.workspace;

import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bounds.LimitExceededException;
import io.harmonia.smoke.bounds.TimedOutException;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What reading a file of the workspace gave.
 *
 * @param <T> what it is parsed into
 */
public sealed interface ReadFile<T> {

  /** What was parsed, if it could be. */
  default Optional<T> value() {
    return Optional.empty();
  }

  /** Whether nothing lies there. */
  default boolean isMissing() {
    return false;
  }

  /** Why it was not read, if it is there and was not, told by each case in its own way. */
  default <R> Optional<R> whyUnread(Why<R> why) {
    return Optional.empty();
  }

  /** What is made of each reason why a file that is there was not read. */
  interface Why<R> {
    /** It could not be read. */
    R unreadable(Unreadable<?> file);

    /** The deadline came first. */
    R timedOut(Deadline deadline);

    /** It is something that is not opened. */
    R refused(Problem problem);

    /** It is not what it should be. */
    R malformed(Problem problem);
  }

  /**
   * The file is not there.
   *
   * @param restore the command that restores it, where git tracks it
   */
  record Missing<T>(Optional<String> restore) implements ReadFile<T> {
    /** Nothing more is known of it. */
    public Missing() {
      this(Optional.empty());
    }

    @Override
    public boolean isMissing() {
      return true;
    }
  }

  /**
   * It could not be read, so nothing can be said of it.
   *
   * @param reason why not
   * @param remedy a step that helps, where more is known than the reason
   */
  record Unreadable<T>(String reason, Optional<String> remedy) implements ReadFile<T> {
    /** What whoever reads it knows a remedy for. */
    public Unreadable(String reason) {
      this(reason, Optional.empty());
    }

    @Override
    public <R> Optional<R> whyUnread(Why<R> why) {
      return Optional.of(why.unreadable(this));
    }
  }

  /**
   * The deadline came before it was read.
   *
   * @param deadline which one
   */
  record TimedOut<T>(Deadline deadline) implements ReadFile<T> {
    @Override
    public <R> Optional<R> whyUnread(Why<R> why) {
      return Optional.of(why.timedOut(deadline));
    }
  }

  /**
   * It is something that is not opened, for example a link out of the workspace.
   *
   * @param problem what it is
   */
  record Refused<T>(Problem problem) implements ReadFile<T> {
    @Override
    public <R> Optional<R> whyUnread(Why<R> why) {
      return Optional.of(why.refused(problem));
    }
  }

  /**
   * It is not what it should be.
   *
   * @param problem the first thing that is wrong
   */
  record Malformed<T>(Problem problem) implements ReadFile<T> {
    @Override
    public <R> Optional<R> whyUnread(Why<R> why) {
      return Optional.of(why.malformed(problem));
    }
  }

  /**
   * It was read.
   *
   * @param parsed what it holds
   */
  record Parsed<T>(T parsed) implements ReadFile<T> {
    @Override
    public Optional<T> value() {
      return Optional.of(parsed);
    }
  }

  /** Parses what a file holds. */
  @FunctionalInterface
  interface Parser<T> {
    /**
     * Reads the stream to its end.
     *
     * @throws MalformedTextException if it is not what it should be
     * @throws IOException if it cannot be read
     */
    T parse(InputStream in) throws IOException, MalformedTextException;
  }

  /** Reads the file at a place within the workspace's bounds. Never throws for what it finds. */
  static <T> ReadFile<T> read(Workspace workspace, Place place, Parser<T> parser) {
    MessageDigest digest = Sha256.digest();
    Optional<ReadFile<T>> read =
        workspace.bounds().deadline().await(() -> readInTime(workspace, place, parser, digest));
    workspace
        .documents()
        .saw(place.shownAs(), read.map(got -> state(got, digest)).orElse("timed out"));
    return read.orElseGet(() -> new TimedOut<>(workspace.bounds().deadline()));
  }

  /** The digest of what was parsed, also where that is malformed. */
  private static String state(ReadFile<?> read, MessageDigest digest) {
    return read instanceof Parsed<?> || read instanceof Malformed<?>
        ? read.getClass().getSimpleName() + " " + Sha256.of(digest.digest())
        : read.getClass().getSimpleName();
  }

  private static <T> ReadFile<T> readInTime(
      Workspace workspace, Place place, Parser<T> parser, MessageDigest digest) {
    Path file = place.file();
    String shownAs = place.shownAs();
    Found found = workspace.lookAt(file);
    if (found instanceof Found.Absent) {
      return leadsNowhere(workspace, file)
          ? new Refused<>(inItsPlace(shownAs, "is a link to nothing"))
          : new Missing<>();
    }
    if (found instanceof Found.Unreadable unreadable) {
      return new Unreadable<>(unreadable.reason());
    }
    if (found instanceof Found.Refused refused) {
      return new Refused<>(inItsPlace(shownAs, refused.reason()));
    }
    if (found instanceof Found.Pointer pointer) {
      return new Malformed<>(
          new Problem(
              Location.startOf(shownAs),
              "is a Git LFS pointer, expected the file that it stands for",
              "Run “" + LfsPull.command(pointer.real()) + "” before the suite."));
    }
    if (!(found instanceof Found.RegularFile regular)) {
      return new Malformed<>(inItsPlace(shownAs, "is a directory"));
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(regular.real()), digest)) {
      return parse(workspace.bounds(), shownAs, in, parser);
    } catch (IOException e) {
      return new Unreadable<>(Workspace.reasonOf(e));
    }
  }

  /** Parses what is read from elsewhere, within the same bounds. */
  static <T> ReadFile<T> parse(Bounds bounds, String shownAs, InputStream from, Parser<T> parser) {
    Location start = Location.startOf(shownAs);
    try (InputStream in = bounds.hold(from)) {
      return new Parsed<>(parser.parse(in));
    } catch (MalformedTextException e) {
      return new Malformed<>(e.problem());
    } catch (LimitExceededException e) {
      return new Malformed<>(bounds.limits().exceeded(e.limit(), start));
    } catch (StackOverflowError e) {
      return new Malformed<>(tooDeep(start));
    } catch (TimedOutException e) {
      return new TimedOut<>(e.deadline());
    } catch (IOException e) {
      return new Unreadable<>(Workspace.reasonOf(e));
    }
  }

  /** Whether the file, or one of its folders in the workspace, is a link to nothing. */
  private static boolean leadsNowhere(Workspace workspace, Path file) {
    for (Path at = file; at != null && !at.equals(workspace.root()); at = at.getParent()) {
      if (Files.isSymbolicLink(at) && !Files.exists(at)) {
        return true;
      }
    }
    return false;
  }

  private static Problem tooDeep(Location at) {
    return new Problem(
        at,
        "is nested deeper than the JVM's stack holds",
        "Lower " + Limit.DEPTH.setting() + " again, or give the JVM a larger stack (-Xss).");
  }

  private static Problem inItsPlace(String shownAs, String what) {
    return new Problem(
        Location.startOf(shownAs), what + ", expected a file", "Put the file there.");
  }
}
