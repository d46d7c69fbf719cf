package io.harmonia.smoke.git;

import io.harmonia.smoke.text.Printable;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of git. */
final class GitProcess implements Closeable {
  private static final long SECONDS = 20;
  private static final int MOST_SAID = 2_000;

  private final Process process;
  private final Path error;

  GitProcess(Process process, Path error) {
    this.process = process;
    this.error = error;
  }

  /** Does something, within the time that is given to it. */
  @FunctionalInterface
  interface Work<T> {
    T get() throws IOException;
  }

  /** Ends the process where an answer takes too long, so that whoever reads it comes back. */
  <T> T withinTime(Work<T> work) throws IOException {
    Watchdog watchdog = new Watchdog(process, SECONDS);
    try {
      T done = work.get();
      watchdog.requireInTime();
      return done;
    } catch (IOException e) {
      watchdog.requireInTime();
      throw e;
    } finally {
      watchdog.stop();
    }
  }

  /** What to throw for what git says on its standard error. */
  static IOException failure(String error) {
    return new IOException(
        error.isBlank() ? "the git program failed" : "git says: " + Printable.of(error.strip()));
  }

  OutputStream in() {
    return process.getOutputStream();
  }

  InputStream out() {
    return process.getInputStream();
  }

  int exit() throws IOException {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the git program did not end within " + SECONDS + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  String error() throws IOException {
    try (InputStream in = Files.newInputStream(error)) {
      return new String(in.readNBytes(MOST_SAID), StandardCharsets.UTF_8).strip();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
