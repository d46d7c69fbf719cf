package io.harmonia.smoke.bench;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.plan.Strictness;
import io.harmonia.smoke.plan.WorkspacePlan;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Planning and making every check of so many entries, without JUnit. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ChecksBenchmark {
  @Param({"1000", "10000"})
  public int entries;

  private BenchWorkspace files;
  private Inventory inventory;

  @Setup(Level.Trial)
  public void read() throws IOException {
    files = BenchWorkspace.of(entries);
    inventory = files.inventory();
  }

  @TearDown
  public void delete() throws IOException {
    files.close();
  }

  @Benchmark
  public void plan(Blackhole sink) {
    all().forEach(sink::consume);
  }

  @Benchmark
  public void planAndMake(Blackhole sink) {
    all().forEach(check -> sink.consume(check.judge()));
  }

  private Stream<Check> all() {
    return new WorkspacePlan(
            inventory, new DigestCache(Deadline.NONE), Strictness.STANDARD, Optional.empty())
        .all();
  }
}
