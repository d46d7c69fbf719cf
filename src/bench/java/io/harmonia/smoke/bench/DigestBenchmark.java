package io.harmonia.smoke.bench;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.digest.FileDigest;
import io.harmonia.smoke.digest.FileHasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Hashing a file from the page cache: by one thread, and by two at the same time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DigestBenchmark {
  @Param({"0", "1024", "50000", "1048576", "268435456"})
  public int size;

  private final FileHasher hasher = new FileHasher(read -> {}, Deadline.NONE);
  private Path folder;
  private Path file;

  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("smoke-bench").toRealPath();
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    file = Files.write(folder.resolve("file.bin"), bytes);
  }

  @TearDown
  public void delete() throws IOException {
    BenchWorkspace.delete(folder);
  }

  @Benchmark
  public FileDigest alone() throws IOException {
    return hasher.hash(file);
  }

  @Benchmark
  @Threads(2)
  public FileDigest beside() throws IOException {
    return hasher.hash(file);
  }
}
